# SPDX-License-Identifier: MIT
"""The published routes claim by claim: how each stands, why, on what data, by whose words."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.eligibility import EligibilityFinding
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, link
from kvisa_desktop.ui.parts.frames import framed
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet, add_rule, cited
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import word

_WIDTH = 620
_TONES = {  # none is green: no outcome is a promise
    Outcome.MEETS_PUBLISHED_ROUTE: Tone.INFO,
    Outcome.POST_RULE_UNKNOWN: Tone.MUTED,
    Outcome.NEEDS_EVIDENCE: Tone.WARN,
    Outcome.NO_PUBLISHED_ROUTE: Tone.BAD,
}
_LEAD = msg("What is recorded, held against what has been published. It is no decision on a visa.")


class RoutesSheet(Sheet):
    """Shows every claim of the routes. `followed` carries the one whose field is asked for."""

    followed = Signal(object)

    def __init__(self, desk: Desk, assessment: Assessment) -> None:
        super().__init__(desk.text, msg("Published routes"), _LEAD)
        self.setObjectName("routes")
        self._desk, self._assessment = desk, assessment
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        eligibility = assessment.eligibility
        self._part(column, msg("Both routes"), eligibility.common)
        for each in eligibility.routes:
            self._part(column, word(each.route), each.findings, each.outcome)
        self._say(column, subheading(), msg("Age"))
        self._say(column, Label(wrap=True), eligibility.age.text)
        for figure in eligibility.age.figures:
            self._say(column, muted(), figure.text)
        self._say(column, subheading(), msg("Holds for everybody"))
        for rule in cited(eligibility.always_said, assessment.rules):
            add_rule(column, desk.text, rule, assessment.on)
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.reject, primary=True)

    def _part(
        self,
        column: QVBoxLayout,
        title: Message,
        findings: Sequence[EligibilityFinding],
        outcome: Outcome | None = None,
    ) -> None:
        top = QHBoxLayout()
        head = subheading(wrap=False)
        head.setText(self.text(title))
        top.addWidget(head)
        if outcome is not None:
            top.addWidget(self._pill(outcome))
        top.addStretch(1)
        column.addLayout(top)
        for each in findings:
            column.addWidget(self._claim(each))

    def _claim(self, claim: EligibilityFinding) -> QFrame:
        frame, column = framed("well", margin=10, spacing=4)
        top = QHBoxLayout()
        top.addWidget(self._pill(claim.outcome))
        top.addStretch(1)
        why = button(self.text, msg("Why?"), partial(self._on_why, claim), kind="link")
        why.setObjectName(f"routes.why.{claim.id}")
        top.addWidget(why)
        column.addLayout(top)
        self._say(column, Label(wrap=True), claim.text)
        for each in claim.data:
            self._say(column, muted(), each)
        if claim.next_step is not None:
            act = partial(self._on_followed, claim)
            made = link(self.text, self._desk.theme, claim.next_step, act)
            made.setObjectName(f"routes.step.{claim.id}")
            column.addWidget(made)
        return frame

    def _pill(self, outcome: Outcome) -> Pill:
        made = Pill(self._desk.theme)
        made.say(self.text(outcome.words), _TONES[outcome])
        return made

    def _say(self, column: QVBoxLayout, label: Label, words: Message) -> None:
        label.setText(self.text(words))
        column.addWidget(label)

    def _on_why(self, claim: EligibilityFinding) -> None:
        ids = dict.fromkeys((*claim.sources, *claim.against))
        rules = cited(list(ids), self._assessment.rules)
        SourcesSheet(self.text, rules, self._assessment.on).appear(self)

    def _on_followed(self, claim: EligibilityFinding) -> None:
        self.accept()
        self.followed.emit(claim)
