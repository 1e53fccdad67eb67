# SPDX-License-Identifier: MIT
"""Home of a case: what stands before the filing, what to check, and the dates to keep."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.home import actions
from kvisa_desktop.ui.home.finding_list import FindingList
from kvisa_desktop.ui.home.model import DateLine, date_lines, papers_said, ready_lines
from kvisa_desktop.ui.home.routes_sheet import RoutesSheet
from kvisa_desktop.ui.home.stale_card import StaleCard
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card, emptied, scrolling
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet

_SIDE = 290
_BAR = 16  # the room of the bar that scrolls


class HomePage(SectionPage):
    """Wires the two lists of findings and the dates beside them."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        area, column = scrolling()
        column.setContentsMargins(0, 0, 6, 12)
        self.blockers = FindingList(desk, Weight.BLOCKER, msg("Nothing stands before the filing."))
        self.checks = FindingList(desk, Weight.CHECK, msg("Nothing to look at."))
        for each in (self.blockers, self.checks):
            each.followed.connect(self._on_followed)
            each.why_asked.connect(self._on_why)
            column.addWidget(each)
        column.addStretch(1)
        outer.addWidget(area, 1)
        outer.addWidget(self._build_side())
        desk.text.switched.connect(self.show_again)
        desk.theme.changed.connect(self.show_again)

    def show_case(self) -> None:
        """Show what is to be said of the case."""
        assessment = self.state.assessment
        self.blockers.show_findings(assessment.blockers, assessment)
        self.checks.show_findings(assessment.to_check, assessment)
        self.stale.show_rules(assessment.stale)
        self._route.setText(self.desk.text(assessment.eligibility.outcome.words))
        self._fill(self._ready, ready_lines(assessment))
        self._fill(self._dates, date_lines(assessment))
        done, needed = assessment.papers_done
        self._papers.setText(self.desk.text(papers_said(assessment)))
        self._bar.setRange(0, max(needed, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._papers.text())

    def _build_side(self) -> QWidget:
        side, column = scrolling(spacing=14)
        side.setFixedWidth(_SIDE + _BAR)
        column.setContentsMargins(0, 0, 6, 12)
        self._route = Label(wrap=True)
        self._ready, self._dates = QVBoxLayout(), QVBoxLayout()
        self._papers = muted(wrap=False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.claims = button(self.desk.text, msg("Claim by claim…"), self._on_claims)
        self.claims.setObjectName("home.claims")
        column.addWidget(self._card(msg("Published routes"), [self._route, self.claims]))
        self.stale = StaleCard(self.desk)
        self.stale.opened.connect(self._on_stale)
        column.addWidget(self.stale)
        column.addWidget(self._card(msg("Ready"), self._ready))
        column.addWidget(self._card(msg("Dates"), self._dates))
        column.addWidget(self._card(msg("Papers"), [self._papers, self._bar]))
        column.addStretch(1)
        return side

    def _card(self, title: Message, content: Sequence[QWidget] | QVBoxLayout) -> QWidget:
        frame, column = card(margin=16, spacing=8)
        head = subheading()
        self.desk.text.show(self, head.setText, title)
        column.addWidget(head)
        if isinstance(content, QVBoxLayout):
            column.addLayout(content)
        else:
            for each in content:
                column.addWidget(each)
        return frame

    def _fill(self, column: QVBoxLayout, lines: Sequence[DateLine]) -> None:
        emptied(column)
        for each in lines:
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(10)
            on = Label(each.on)
            on.setFixedWidth(on.fontMetrics().horizontalAdvance("2027-02-15 "))
            said = muted()
            said.setText(self.desk.text(each.words))
            grid.addWidget(on, 0, 0)
            grid.addWidget(said, 0, 1)
            grid.setColumnStretch(1, 1)
            column.addWidget(line)
        if not lines:
            said = muted()
            said.setText(self.desk.text(msg("No date yet")))
            column.addWidget(said)

    def _on_followed(self, finding: Finding) -> None:
        actions.go_to(self.state, finding)

    def _on_why(self, finding: Finding) -> None:
        actions.show_sources(self.desk, self.state, self, finding)

    def _on_claims(self) -> None:
        sheet = RoutesSheet(self.desk, self.state.assessment)
        sheet.followed.connect(lambda claim: actions.go_to(self.state, claim.as_finding()))
        sheet.appear(self)

    def _on_stale(self, rule: Rule) -> None:
        assessment = self.state.assessment
        SourcesSheet(self.desk.text, [rule], assessment.on).appear(self)
