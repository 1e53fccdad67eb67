# SPDX-License-Identifier: MIT
"""What the patterns of the timeline mean, in words beside a small piece of each."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.stays import timeline_paint as drawing
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem

_DAYS = (date(2000, 1, 1), date(2000, 1, 24))
_BEYOND = date(2000, 1, 12)
_SWATCH, _HIGH, _GAP = 24.0, 12.0, 6.0
_SMALL = 0.85
PIECES: tuple[tuple[Message, ItemKind, bool, bool], ...] = (
    (msg("Mainland stay"), ItemKind.STAY, True, False),
    (msg("Day not known"), ItemKind.STAY, False, False),
    (msg("! Beyond the last lawful day"), ItemKind.STAY, True, True),
    (msg("Planned"), ItemKind.PLANNED, True, False),
    (msg("Visa or permit"), ItemKind.VISA, True, False),
    (msg("Last day for something"), ItemKind.CLOCK, True, False),
)


def paint_legend(painter: QPainter, stage: drawing.Stage, place: QRectF) -> float:
    """Draw the legend from the left of `place` in as many lines as needed; return its height."""
    metrics = QFontMetricsF(styled(_SMALL))
    line = max(metrics.height(), _HIGH) + 3
    x, y = place.left(), place.top()
    painter.save()
    for words, kind, is_sure, is_beyond in PIECES:
        said = stage.say(words)
        width = _SWATCH + _GAP + metrics.horizontalAdvance(said) + 3 * _GAP
        if x > place.left() and x + width > place.right():
            x, y = place.left(), y + line
        item = TimelineItem(
            kind,
            *_DAYS,
            words,
            verbatim(" " * 60),
            sure=_DAYS if is_sure else None,
            beyond=_BEYOND if is_beyond else None,
        )
        painter.translate(x, y + (line - _HIGH) / 2)
        box = QRectF(0, 0, _SWATCH, _HIGH)
        drawing.paint_item(painter, Axis.fitting(*_DAYS, _SWATCH), stage, item, box)
        painter.translate(-x, -y - (line - _HIGH) / 2)
        painter.setFont(styled(_SMALL))
        painter.setPen(stage.ink("muted"))
        painter.drawText(QRectF(x + _SWATCH + _GAP, y, width, line), drawing.LEFT, said)
        x += width
    painter.restore()
    return y + line - place.top()


class Legend(QWidget):
    """The legend under the timeline, as high as its words need."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        desk.theme.changed.connect(self.update)
        desk.text.switched.connect(self._refit)
        self._refit()
        desk.text.show(self, self.setAccessibleName, msg("What the patterns mean"))

    def _refit(self) -> None:
        """Take as many lines as the words need."""
        width = max(200, self.width())
        metrics = QFontMetricsF(styled(_SMALL))
        line = max(metrics.height(), _HIGH) + 3
        x, lines = 0.0, 1
        for words, *_ in PIECES:
            wide = _SWATCH + 4 * _GAP + metrics.horizontalAdvance(self._desk.text(words))
            if x and x + wide > width:
                x, lines = 0.0, lines + 1
            x += wide
        self.setFixedHeight(int(lines * line) + 1)
        self.update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        stage = drawing.Stage(self._desk.theme.color, self._desk.text)
        paint_legend(painter, stage, QRectF(self.rect()))
        painter.end()
