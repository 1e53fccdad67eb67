# SPDX-License-Identifier: MIT
"""What follows from the record, in words: the chosen stay, clocks, days of each year, findings.

Every number has its reasons beside it. The full list of stays stands under the timeline in words.
"""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.stay_groups import Gathered, gathered
from kvisa_desktop.domain.stay_plan import is_planned
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.stays.figures import FiguresPane
from kvisa_desktop.ui.stays.model import clock_lines, compared_years, stay_line, year_lines
from kvisa_desktop.ui.stays.why import line_with_why
from kvisa_desktop.ui.words import tone_of

_MOST = 8  # lines of one group shown at first; hundreds of labels keep the window waiting


class StaySummary(QWidget):
    """Lines of text with their reasons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, column = scrolling(spacing=4)
        column.setContentsMargins(0, 0, 10, 0)
        self._most: int | None = _MOST
        self._opened: set[str] = set()
        self._shown: tuple[StayReview, Sequence[Finding], StayReview | None] | None = None
        self._stay, self._column = QVBoxLayout(), QVBoxLayout()
        for each in (self._stay, self._column):
            each.setSpacing(4)
            column.addLayout(each)
        self.figures = FiguresPane(desk)
        column.addWidget(self.figures)
        column.addStretch(1)
        outer.addWidget(area)

    def show_stay(self, stay: CountedStay | None) -> None:
        """Show the stay that a chosen line belongs to."""
        emptied(self._stay)
        if stay is None:
            return
        self._head(self._stay, msg("The chosen stay"))
        found = stay_line(stay)
        tone = "bad" if found.overstayed else "muted"
        self._line(self._stay, found.text, found.why, second=(found.limit, tone))

    def show_review(
        self, review: StayReview, findings: Sequence[Finding], real: StayReview | None = None
    ) -> None:
        """Show what follows from the record; with trips only planned, beside it the `real` one."""
        self._shown = (review, findings, real)
        emptied(self._column)
        if not review.stays:
            self._words(msg("No stay is recorded."), "muted")
        if real is not None:
            self._planned(review)
        clocks = msg("Days by which something has to be done")
        self._group(clocks, clock_lines(review))
        if findings:
            self._head(self._column, msg("Noticed"))
            groups = gathered(findings, _days(review))
            for group in groups[: self._most]:
                self._group_of_findings(group)
            self._rest(len(groups))
        years = year_lines(review) if real is None else compared_years(review, real)
        self._group(msg("Days in the mainland"), years)
        self.figures.show_review(review)

    def _group_of_findings(self, group: Gathered) -> None:
        """Show findings of one kind as one line, which opens when asked."""
        first = group.findings[0]
        if group.head is None:
            self._words(first.text, tone_of(first.weight))
            return
        head = self._desk.text(group.head)
        self._words(group.head, tone_of(first.weight))
        key = f"{first.id} {group.head.text}"
        if key in self._opened:
            for each in group.findings:
                self._words(each.text, "muted")
            return
        show = partial(self._open, key)
        link = button(self._desk.text, msg("Show all"), show, kind="link")
        link.setAccessibleDescription(head)
        self._column.addWidget(link)

    def _open(self, key: str) -> None:
        """Show every finding of a line."""
        self._opened.add(key)
        if self._shown is not None:
            self.show_review(*self._shown)

    def _planned(self, review: StayReview) -> None:
        planned = [stay for stay in review.stays if any(is_planned(c) for c in stay.crossings)]
        if planned:
            self._head(self._column, msg("Planned stays"))
        for stay in planned[: self._most]:
            found = stay_line(stay)
            tone = "bad" if found.overstayed else "muted"
            self._line(self._column, found.text, found.why, second=(found.limit, tone))

    def _group(self, title: Message, lines: Sequence[tuple[Message, Explanation]]) -> None:
        if lines:
            self._head(self._column, title)
            for said, why in lines[: self._most]:
                self._line(self._column, said, (why,))
            self._rest(len(lines))

    def _rest(self, count: int) -> None:
        """Offer what is not shown yet; at once it would keep the window waiting."""
        if self._most is not None and count > self._most:
            more = plural("Show {count} more", "Show {count} more", count - self._most)
            self._column.addWidget(button(self._desk.text, more, self._show_all, kind="link"))

    def _show_all(self) -> None:
        if self._shown is not None:
            self._most = None
            self.show_review(*self._shown)
            self._most = _MOST

    def _head(self, column: QVBoxLayout, said: Message) -> None:
        label = subheading()
        label.setText(self._desk.text(said))
        label.setContentsMargins(0, 6, 0, 0)
        column.addWidget(label)

    def _words(self, said: Message, kind: str) -> None:
        label = Label(wrap=True, kind=kind)
        label.setText(self._desk.text(said))
        self._column.addWidget(label)

    def _line(
        self,
        column: QVBoxLayout,
        said: Message,
        reasons: Sequence[Explanation],
        *,
        second: tuple[Message, str] | None = None,
    ) -> None:
        column.addWidget(line_with_why(self._desk, said, reasons, second=second))


def _days(review: StayReview) -> dict[UUID, PartialDate]:
    """Return the days of all crossings by their ids."""
    return {each.id: each.on for stay in review.stays for each in stay.crossings}
