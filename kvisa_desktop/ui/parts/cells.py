# SPDX-License-Identifier: MIT
"""Draws the cells of a table: two lines, a pill, an icon; and the ring of the focus."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kvisa_desktop.ui.fonts import REGULAR, STRONG, styled
from kvisa_desktop.ui.parts.pill import draw_pill, pill_size
from kvisa_desktop.ui.theme import Theme, Tone

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
_PAD = 10
_ICON = 18
_GAP = 8
_SECOND = 0.9
_AIR = 8
_NUMBER = re.compile(r" ?[(（]\d+[)）]$")  # by which alone titles are told apart
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows: a line, a quieter second line, or a pill; an icon before them."""

    first: str
    second: str = ""
    pill: Tone | None = None
    icon: str = ""
    icon_tone: str = "muted"
    strong: bool = False

    @property
    def spoken(self) -> str:
        """The cell read aloud."""
        return ", ".join(part for part in (self.first, self.second) if part)


class RowDelegate(QStyledItemDelegate):
    """Paints `Cell` values; the height of a row follows the font."""

    def __init__(self, theme: Theme, view: QAbstractItemView, *, pad: int = 8) -> None:
        super().__init__(view)
        self._theme, self._view, self._pad = theme, view, pad

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, then the cell."""
        cell: Cell = index.data(CELL_ROLE)
        self._paint_ground(painter, option)
        place = QRectF(option.rect).adjusted(_PAD, 0, -_PAD, 0)
        if cell.icon:
            box = option.rect.adjusted(_PAD, 0, 0, 0)
            box.setWidth(_ICON)
            self._theme.icon(cell.icon, cell.icon_tone).paint(painter, box)
            place.adjust(_ICON + _GAP, 0, 0, 0)
        if cell.pill is not None:
            draw_pill(painter, place, cell.first, cell.pill, self._theme)
        else:
            self._paint_lines(painter, place, cell)

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of the cell, two lines high where there is a second one."""
        cell: Cell = index.data(CELL_ROLE)
        first = QFontMetricsF(styled(weight=STRONG if cell.strong else REGULAR))
        height = first.height()
        width = first.horizontalAdvance(cell.first)
        if cell.second:
            second = QFontMetricsF(styled(_SECOND))
            height += second.height()
            width = max(width, second.horizontalAdvance(cell.second))
        if cell.pill is not None:
            width, height = pill_size(cell.first).width(), pill_size(cell.first).height()
        if cell.icon:
            width += _ICON + _GAP
        return QSize(int(width) + 2 * _PAD + 1, int(height) + 2 * self._pad)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.fillRect(option.rect, self._theme.color("sel" if chosen else "hover"))
        if chosen and self._view.hasFocus():
            # The ring of the focus runs along the whole row, not round one cell.
            painter.setPen(QPen(self._theme.color("accent"), 2))
            box = option.rect
            painter.drawLine(box.left(), box.top() + 1, box.right() + 1, box.top() + 1)
            painter.drawLine(box.left(), box.bottom(), box.right() + 1, box.bottom())

    def _paint_lines(self, painter: QPainter, place: QRectF, cell: Cell) -> None:
        painter.save()
        font = styled(weight=STRONG if cell.strong else REGULAR)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        second = QFontMetricsF(styled(_SECOND))
        total = metrics.height() + (second.height() if cell.second else 0)
        top = place.center().y() - total / 2
        line = QRectF(place.left(), top, place.width(), metrics.height())
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(line, _LEFT, cut(cell.first, metrics, place.width()))
        if cell.second:
            painter.setFont(styled(_SECOND))
            painter.setPen(self._theme.color("muted"))
            line = QRectF(place.left(), line.bottom(), place.width(), second.height())
            painter.drawText(line, _LEFT, second.elidedText(cell.second, elide, place.width()))
        painter.restore()


def cut(title: str, metrics: QFontMetricsF, width: float) -> str:
    """Return a title as far as it fits; a number at its end stays, for nothing else differs."""
    found = _NUMBER.search(title)
    if found is None or metrics.horizontalAdvance(title) <= width:
        return metrics.elidedText(title, Qt.TextElideMode.ElideRight, width)
    room = width - metrics.horizontalAdvance(found[0])
    head = metrics.elidedText(title[: found.start()], Qt.TextElideMode.ElideRight, room)
    return head + found[0]


class TallRows(QStyledItemDelegate):
    """Gives the rows of a tree or plain list air; a style sheet would be ignored while hidden."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        usual = super().sizeHint(option, index)
        return QSize(usual.width(), usual.height() + _AIR)
