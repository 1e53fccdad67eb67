# SPDX-License-Identifier: MIT
"""What follows from the record, in words: stays, clocks, days of each year, what was noticed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.stays.model import clock_lines, stay_lines, year_lines
from kvisa_desktop.ui.words import tone_of

_WIDTH = 480


class WhySheet(Sheet):
    """The reasons behind a number, sentence by sentence."""

    def __init__(self, desk: Desk, title: Message, reasons: Sequence[Explanation]) -> None:
        super().__init__(desk.text, msg("Why?"), title)
        self.setObjectName("why")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for reason in reasons:
            label = Label(wrap=True)
            desk.text.show(self, label.setText, reason.text)
            column.addWidget(label)
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)


class StaySummary(QWidget):
    """Lines of text with their reasons. `chosen` names the entry of a stay."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area, self._column = scrolling(spacing=4)
        self._column.setContentsMargins(0, 0, 10, 0)
        outer.addWidget(area)

    def show_review(self, review: StayReview, findings: Sequence[Finding]) -> None:
        """Show what follows from the record."""
        emptied(self._column)
        lines = stay_lines(review)
        self._head(msg("Stays"))
        if not lines:
            self._words(msg("No stay is recorded."), "muted")
        for each in lines:
            tone = "bad" if each.overstayed else "muted"
            self._line(each.text, each.why, second=(each.limit, tone))
        self._group(msg("Days by which something has to be done"), clock_lines(review))
        self._group(msg("Days in the mainland"), year_lines(review))
        if findings:
            self._head(msg("Noticed"))
            for finding in findings:
                self._words(finding.text, tone_of(finding.weight))
        self._column.addStretch(1)

    def _group(self, title: Message, lines: Sequence[tuple[Message, Explanation]]) -> None:
        if lines:
            self._head(title)
            for said, why in lines:
                self._line(said, (why,))

    def _head(self, said: Message) -> None:
        label = subheading()
        label.setText(self._desk.text(said))
        label.setContentsMargins(0, 6, 0, 0)
        self._column.addWidget(label)

    def _words(self, said: Message, kind: str) -> None:
        label = Label(wrap=True, kind=kind)
        label.setText(self._desk.text(said))
        self._column.addWidget(label)

    def _line(
        self,
        said: Message,
        reasons: Sequence[Explanation],
        *,
        second: tuple[Message, str] | None = None,
    ) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        first = Label(wrap=True)
        first.setText(self._desk.text(said))
        words.addWidget(first)
        if second is not None:
            quiet = muted()
            quiet.setProperty("kind", second[1])
            quiet.setText(self._desk.text(second[0]))
            words.addWidget(quiet)
        row.addLayout(words, 1)
        why = button(
            self._desk.text,
            msg("Why?"),
            lambda: WhySheet(self._desk, said, reasons).appear(self),
            kind="link",
        )
        why.setAccessibleDescription(first.text())
        row.addWidget(why)
        self._column.addWidget(holder)
