# SPDX-License-Identifier: MIT
"""A card of findings: a line each, with what is behind it and a way to the field."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.home.model import title_of, why
from kvisa_desktop.ui.parts.buttons import button, icon_button, link
from kvisa_desktop.ui.parts.frames import card, emptied
from kvisa_desktop.ui.words import tone_of, word

_AT_FIRST = 8
_ICONS = {Weight.BLOCKER: "circle-x", Weight.CHECK: "circle", Weight.NOTE: "info"}


class FindingList(QWidget):
    """Lists findings of one weight.

    `followed` carries the one whose next step was pressed, `why_asked` the one to be explained.
    """

    followed = Signal(object)
    why_asked = Signal(object)

    def __init__(self, desk: Desk, weight: Weight, nothing: Message) -> None:
        super().__init__()
        self._desk = desk
        self._weight = weight
        self._nothing = nothing
        self._all = False
        self._shown: tuple[tuple[Finding, ...], Assessment] | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=18, spacing=12)
        self._title = subheading()
        column.addWidget(self._title)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        column.addLayout(self._lines)
        outer.addWidget(frame)

    def show_findings(self, findings: Sequence[Finding], assessment: Assessment) -> None:
        """Show other findings; a long list folds after the first eight."""
        self._shown = (tuple(findings), assessment)
        text = self._desk.text
        self._title.setText(text(title_of(self._weight, len(findings))))
        emptied(self._lines)
        shown = findings if self._all else findings[:_AT_FIRST]
        for each in shown:
            self._lines.addWidget(self._line(each, assessment))
        if not findings:
            said = muted()
            said.setText(text(self._nothing))
            self._lines.addWidget(said)
        if len(shown) < len(findings):
            more = button(
                text,
                msg("Show all {count}", count=len(findings)),
                self._show_all,
                kind="link",
            )
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_all(self) -> None:
        self._all = True
        if self._shown is not None:
            self.show_findings(*self._shown)

    def _line(self, finding: Finding, assessment: Assessment) -> QWidget:
        text = self._desk.text
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        picture = QLabel()
        tone = tone_of(finding.weight)
        icon = self._desk.theme.icon(_ICONS[finding.weight], str(tone))
        picture.setPixmap(icon.pixmap(16, 16))
        picture.setAccessibleName(text(word(finding.weight)))
        words = Label(text(finding.text), wrap=True)
        reasons = "\n\n".join(text(each) for each in why(finding, assessment))
        line.setToolTip(reasons)
        line.setWhatsThis(reasons)
        step = link(
            text,
            self._desk.theme,
            finding.next_step or msg("Look at it"),
            lambda: self.followed.emit(finding),
        )
        step.setObjectName(f"home.{finding.id}")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(words)
        column.addWidget(step)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        if finding.sources:
            why_button = icon_button(
                text,
                self._desk.theme,
                "book-open",
                msg("What this rests on"),
                lambda: self.why_asked.emit(finding),
            )
            row.addWidget(why_button, 0, Qt.AlignmentFlag.AlignTop)
        return line
