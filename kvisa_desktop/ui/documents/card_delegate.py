# SPDX-License-Identifier: MIT
"""Draws a paper as a card: its first page small, what may be wrong with it, title, pages, state."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.model import DocumentRow, PaperCard
from kvisa_desktop.ui.documents.thumbnails import Thumbnails
from kvisa_desktop.ui.fonts import STRONG, styled
from kvisa_desktop.ui.parts.item_table import ROW_ROLE, Index
from kvisa_desktop.ui.parts.pill import draw_pill, pill_size

_PICTURE = 164
_SHEET = QSize(105, 148)  # the shape of a page that is not drawn yet
_MARGIN, _INSET, _GAP = 3, 7, 4
_SIGN = 14
_SECOND = 0.9
_CENTRED = Qt.AlignmentFlag.AlignCenter
_ELIDED = Qt.TextElideMode.ElideRight


class CardDelegate(QStyledItemDelegate):
    """Paints the rows of the grid; `card` says what a row shows."""

    def __init__(
        self,
        desk: Desk,
        view: QListView,
        thumbnails: Thumbnails,
        card: Callable[[DocumentRow], PaperCard],
    ) -> None:
        super().__init__(view)
        self._theme, self._view, self._thumbnails, self._card = desk.theme, view, thumbnails, card
        self.width = 0

    @property
    def height(self) -> int:
        """The height of a card, which follows the font."""
        lines = 2 * _height(styled(weight=STRONG)) + _height(styled(_SECOND))
        frame = 2 * (_MARGIN + _INSET) + 3 * _GAP
        return int(_PICTURE + lines + pill_size("x").height() + frame)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self.height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = self._card(index.data(ROW_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self._paint_ground(painter, box, option)
        room = box.adjusted(_INSET, _INSET, -_INSET, -_INSET)
        picture = QRect(room.left(), room.top(), room.width(), _PICTURE)
        self._paint_page(painter, picture, card)
        if card.worry:
            self._paint_worry(painter, picture, card.worry)
        self._paint_words(painter, room.adjusted(0, _PICTURE + _GAP, 0, 0), card)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        painter.setPen(QPen(self._theme.color("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen or hovered:
            painter.setBrush(self._theme.color("sel" if chosen else "hover"))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_page(self, painter: QPainter, room: QRect, card: PaperCard) -> None:
        found = None if card.page is None else self._thumbnails.get(card.page)
        size = _SHEET if found is None else found.size()
        place = QRect(room.topLeft(), size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(room.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if found is None:
            self._paint_placeholder(painter, place, card)
        else:
            painter.fillRect(place, Qt.GlobalColor.white)
            painter.drawPixmap(place, found)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawRect(place)

    def _paint_placeholder(self, painter: QPainter, place: QRect, card: PaperCard) -> None:
        painter.fillRect(place, self._theme.color("hover"))
        is_lost = card.page is None or self._thumbnails.problem(card.page) is not None
        sign = QRect(0, 0, 2 * _SIGN, 2 * _SIGN)
        sign.moveCenter(place.center())
        self._theme.icon("circle-x" if is_lost else "file-text", "muted").paint(painter, sign)

    def _paint_worry(self, painter: QPainter, room: QRect, worry: str) -> None:
        font = styled(_SECOND)
        metrics = QFontMetricsF(font)
        band = QRect(room)
        band.setTop(room.bottom() - int(metrics.height()) - 5)
        painter.setPen(QPen(self._theme.color("warn"), 1))
        painter.setBrush(self._theme.color("warn_bg"))
        painter.drawRoundedRect(QRectF(band).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        sign = QRect(band.left() + _GAP, band.center().y() - _SIGN // 2, _SIGN, _SIGN)
        self._theme.icon("triangle-alert", "warn").paint(painter, sign)
        words = QRectF(band).adjusted(_SIGN + 2 * _GAP, 0, -_GAP, 0)
        painter.setFont(font)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, metrics.elidedText(worry, _ELIDED, words.width()))

    def _paint_words(self, painter: QPainter, room: QRect, card: PaperCard) -> None:
        place = QRectF(room)
        title = styled(weight=STRONG)
        for line in two_lines(card.title, title, place.width()):
            self._paint_line(painter, place, line, title, "text")
        self._paint_line(painter, place, card.second, styled(_SECOND), "muted")
        pill = pill_size(card.state)
        place.setTop(place.top() + _GAP)
        place.setHeight(pill.height())
        spare = max(0.0, place.width() - pill.width())
        draw_pill(painter, place.adjusted(spare / 2, 0, 0, 0), card.state, card.tone, self._theme)

    def _paint_line(
        self, painter: QPainter, place: QRectF, words: str, font: QFont, ink: str
    ) -> None:
        metrics = QFontMetricsF(font)
        line = QRectF(place.left(), place.top(), place.width(), metrics.height())
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(line, _CENTRED, metrics.elidedText(words, _ELIDED, place.width()))
        place.setTop(line.bottom())


def two_lines(words: str, font: QFont, width: float) -> tuple[str, ...]:
    """Return words as one line or two; what is too long for the second is left to be cut there."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    first, rest = words[:length].strip(), words[length:].strip()
    return (first, rest) if rest else (first,)


def _height(font: QFont) -> float:
    return QFontMetricsF(font).height()
