# SPDX-License-Identifier: MIT
"""The outline as a table whose rows can be dragged to another place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kvisa_desktop.ui.parts.item_table import ROW_ROLE, ItemTable, RowsModel
from kvisa_desktop.ui.theme import Theme


class OutlineTable(ItemTable):
    """A table of the outline. `dragged` carries the row taken and the row it was dropped on."""

    dragged = Signal(object, object)

    def __init__(self, model: RowsModel[Any], theme: Theme) -> None:
        super().__init__(model, theme, header=False)
        self._shown = model
        self._pressed: QPoint | None = None
        self._over = -1

    @property
    def rows(self) -> Sequence[Any]:
        """All rows in their order."""
        return self._shown.rows

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go; the selection stays on the row that is dragged."""
        here = event.position().toPoint()
        if self._pressed is None:
            return
        if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._show_over(self.rowAt(here.y()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, over = self._pressed, self._over
        self._pressed = None
        self._show_over(-1)
        if pressed is None or over < 0:
            return
        taken, target = self.indexAt(pressed), self.model().index(over, 0)
        if taken.isValid() and taken.row() != over:
            self.dragged.emit(taken.data(ROW_ROLE), target.data(ROW_ROLE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over < 0 or self._pressed is None:
            return
        area: QRect = self.visualRect(self.model().index(self._over, 0))
        downwards = self._over > self.rowAt(self._pressed.y())
        y = area.bottom() if downwards else area.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self.palette().highlight().color(), 3))
        painter.drawLine(area.left(), y, area.right(), y)
        painter.end()

    def _show_over(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().setCursor(
                Qt.CursorShape.ClosedHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()
