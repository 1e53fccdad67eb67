# SPDX-License-Identifier: MIT
"""The outline as a table whose rows can be dragged to another place."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kvisa_desktop.ui.parts.item_table import ROW_ROLE, ItemTable, RowsModel
from kvisa_desktop.ui.theme import Theme

_EDGE, _SCROLL, _SCROLL_MS = 18, 9, 30


class OutlineTable(ItemTable):
    """A table of the outline. `dragged` carries the row taken and the row it was dropped on."""

    dragged = Signal(object, object)

    def __init__(self, model: RowsModel[Any], theme: Theme) -> None:
        super().__init__(model, theme, header=False)
        self._shown = model
        self._theme = theme
        self._pressed: QPoint | None = None
        self._taken = self._over = -1
        self._here = 0
        self._at_edge = QTimer(self, interval=_SCROLL_MS)
        self._at_edge.timeout.connect(self._scroll)

    @property
    def rows(self) -> Sequence[Any]:
        """All rows in their order."""
        return self._shown.rows

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._taken = self.rowAt(self._pressed.y())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go; the selection stays on the row that is dragged."""
        here = event.position().toPoint()
        if self._pressed is None:
            return
        if (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._show_over(self.rowAt(here.y()))
        self._here = here.y()
        self._at_edge.start()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        taken, over = self._taken, self._over
        self._at_edge.stop()
        self._pressed = None
        self._show_over(-1)
        if min(taken, over) >= 0 and taken != over:
            rows = (self.model().index(each, 0).data(ROW_ROLE) for each in (taken, over))
            self.dragged.emit(*rows)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._over < 0 or self._pressed is None:
            return
        area: QRect = self.visualRect(self.model().index(self._over, 0))
        downwards = self._over > self._taken
        y = area.bottom() if downwards else area.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._theme.color("accent"), 3))
        painter.drawLine(area.left(), y, area.right(), y)
        painter.end()

    def _scroll(self) -> None:
        """Bring more rows into view while a row is held at the upper or lower edge."""
        above, below = self._here < _EDGE, self._here > self.viewport().height() - _EDGE
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + _SCROLL * (below - above))
        if bar.value() != before:
            self._show_over(self.rowAt(self._here))
            self.viewport().update()

    def _show_over(self, row: int) -> None:
        if row != self._over:
            self._over = row
            self.viewport().setCursor(
                Qt.CursorShape.ClosedHandCursor if row >= 0 else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()
