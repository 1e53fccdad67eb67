# SPDX-License-Identifier: MIT
"""A pill: a short word on a tint, with an edge so that a selected row never hides it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.theme import Theme, Tone

_PAD_X, _PAD_Y = 9.0, 3.0
_SCALE = 0.9
_EDGE = 0.4


def pill_font() -> QFont:
    """Return the font of the word in a pill."""
    return styled(_SCALE)


def pill_size(words: str) -> QSize:
    """Return the room a pill with these words takes."""
    metrics = QFontMetricsF(pill_font())
    return QSize(
        int(metrics.horizontalAdvance(words) + 2 * _PAD_X) + 2,
        int(metrics.height() + 2 * _PAD_Y) + 2,
    )


def draw_pill(painter: QPainter, place: QRectF, words: str, tone: Tone, theme: Theme) -> None:
    """Draw a pill at the left of `place`, upright centred, cut with an ellipsis when too narrow."""
    font = pill_font()
    metrics = QFontMetricsF(font)
    size = pill_size(words)
    width = min(float(size.width()), place.width())
    box = QRectF(place.left(), place.center().y() - size.height() / 2, width, size.height())
    box.adjust(0.5, 0.5, -0.5, -0.5)
    ink = theme.color("muted" if tone is Tone.MUTED else tone)
    fill = theme.color("hover" if tone is Tone.MUTED else f"{tone}_bg")
    edge = QColor(ink)
    edge.setAlphaF(_EDGE)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    painter.setFont(font)
    painter.setPen(ink)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width - _PAD_X)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Pill(QWidget):
    """A pill as a widget."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self._tone = Tone.MUTED
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def words(self) -> str:
        """What the pill says."""
        return self._words

    def say(self, words: str, tone: Tone) -> None:
        """Say other words in another colour."""
        self._words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        """Return the room the words take."""
        return pill_size(self._words)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill."""
        painter = QPainter(self)
        draw_pill(painter, QRectF(self.rect()), self._words, self._tone, self._theme)
        painter.end()
