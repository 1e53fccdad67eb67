# SPDX-License-Identifier: MIT
"""The timeline on paper: bands of some years each, the legend, and then all of it in words."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, styled
from kvisa_desktop.ui.parts.printing import DrawPage, landscape, print_pages
from kvisa_desktop.ui.stays import timeline_paint as drawing
from kvisa_desktop.ui.stays.picture import StayPicture
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import span_of
from kvisa_desktop.ui.stays.timeline_legend import paint_legend
from kvisa_desktop.ui.stays.timeline_scene import Scene
from kvisa_desktop.ui.tasks import Job
from kvisa_desktop.ui.theme import LIGHT

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_YEARS = 2  # of a band
_GAP = 16.0
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Say = Callable[[Message], str]


class PaperTimeline:
    """The pages of one timeline, laid out for a room."""

    def __init__(self, scene: Scene, say: Say, title: str, room: QRectF) -> None:
        self._scene = scene
        self._say, self._title, self._room = say, title, room
        self._stage = drawing.Stage(ink, say)
        self._top = QFontMetricsF(styled(1.2, STRONG)).height() + _GAP

    def pages(self) -> list[DrawPage]:
        """Return the pages: first the bands, then the words."""
        bands = list(self._bands())
        high = drawing.height_of(self._scene) + _GAP
        legend = 3 * drawing.head_height()
        fitting = max(1, int((self._room.height() - self._top - legend) // high))
        drawn = [bands[n : n + fitting] for n in range(0, len(bands), fitting)]
        words = list(self._leaves())
        count = len(drawn) + len(words)
        made: list[DrawPage] = [
            partial(self._draw_bands, each, number, count) for number, each in enumerate(drawn, 1)
        ]
        return made + [
            partial(self._draw_words, each, number, count)
            for number, each in enumerate(words, len(drawn) + 1)
        ]

    def _bands(self) -> Iterator[tuple[int, int]]:
        """Yield the first and the last year of each band."""
        first, last = span_of(self._scene.items, self._scene.on)
        for year in range(first.year, last.year + 1, _YEARS):
            yield year, year + _YEARS - 1

    def _leaves(self) -> Iterator[list[tuple[str, float]]]:
        """Yield the sentences of each page of words, with their heights."""
        metrics = QFontMetricsF(styled())
        room, used = self._room.height() - self._top, 0.0
        leaf: list[tuple[str, float]] = []
        for item in self._scene.items:
            said = self._say(item.text)
            place = QRectF(0, 0, self._room.width(), 10_000)
            high = metrics.boundingRect(place, _WRAPPED, said).height() + 4
            if used + high > room and leaf:
                yield leaf
                leaf, used = [], 0.0
            leaf.append((said, high))
            used += high
        if leaf:
            yield leaf

    def _draw_bands(
        self, bands: Sequence[tuple[int, int]], number: int, count: int, painter: QPainter,
        room: QRectF,
    ) -> None:  # fmt: skip
        self._draw_head(painter, number, count)
        gutter = drawing.gutter_width(self._stage)
        high = drawing.height_of(self._scene) + _GAP
        for place, (first, last) in enumerate(bands):
            axis = Axis.fitting(date(first, 1, 1), date(last, 12, 31), room.width() - gutter)
            painter.save()
            painter.translate(0, self._top + place * high)
            drawing.paint_titles(painter, self._scene, axis, self._stage, gutter)
            painter.translate(gutter, 0)
            drawing.paint_scene(painter, self._scene, axis, self._stage)
            painter.restore()
        foot = room.height() - 2.5 * drawing.head_height()
        paint_legend(painter, self._stage, QRectF(0, foot, room.width(), 0))

    def _draw_words(
        self, leaf: Sequence[tuple[str, float]], number: int, count: int, painter: QPainter,
        room: QRectF,
    ) -> None:  # fmt: skip
        self._draw_head(painter, number, count)
        painter.setFont(styled())
        painter.setPen(ink("text"))
        top = self._top
        for said, high in leaf:
            painter.drawText(QRectF(0, top, room.width(), high), _WRAPPED, said)
            top += high

    def _draw_head(self, painter: QPainter, number: int, count: int) -> None:
        box = QRectF(0, 0, self._room.width(), self._top - _GAP)
        painter.setPen(ink("text"))
        painter.setFont(styled(1.2, STRONG))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft), self._title)
        painter.setFont(styled(0.9))
        page = self._say(msg("Page {number} of {count}", number=number, count=count))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight), page)


def print_timeline(desk: Desk, state: CaseState, picture: StayPicture, printer: "QPrinter") -> None:
    """Put a timeline on paper, beside the window."""
    title = msg("Stays of {name}", name=state.file.person.passport_name)
    room = landscape(printer)
    paper = PaperTimeline(picture.scene, desk.text, desk.text(title), room)

    def done(pages: int) -> None:
        desk.notices.tell(plural("{count} page was printed.", "{count} pages were printed.", pages))

    def work(job: Job[int]) -> int:
        return print_pages(paper.pages(), room, printer, job)

    desk.tasks.in_pool(state, work, done)


def ink(token: str) -> QColor:
    """Return the colour of a token on paper, which is always light."""
    return QColor(getattr(LIGHT, token))
