# SPDX-License-Identifier: MIT
"""The activity plan: parts under the published activities, what is noticed, how it will read."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.activity_plan import Activity, PlannedActivity, read
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import card, emptied, framed, scrolling
from kvisa_desktop.ui.parts.rule_well import rule_well
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.plan import actions
from kvisa_desktop.ui.plan.model import changed, findings, heading_said, moved, rules, without
from kvisa_desktop.ui.plan.part_card import PartCard

_WIDEST = 900


class PlanPage(SectionPage):
    """Wires the parts of the plan. A part just begun is kept only once it says something."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._begun: list[PlannedActivity] = []
        self._wanted: list[PlannedActivity] = []
        self._shown: list[Activity | None] = []
        self.cards: list[PartCard] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._build_top())
        area, column = scrolling(widest=_WIDEST)
        column.setContentsMargins(0, 0, 12, 12)
        outer.addWidget(area, 1)
        self._noticed, self._noticed_column = framed("notice", margin=14, spacing=6)
        column.addWidget(self._noticed)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(12)
        column.addLayout(self._parts)
        column.addWidget(self._build_reading())
        self._rules = QVBoxLayout()
        self._rules.setSpacing(8)
        column.addLayout(self._rules)
        column.addStretch(1)
        state.awaited.connect(self._begun.clear)
        desk.text.switched.connect(self.show_again)

    def show_case(self) -> None:
        """Show the plan as it is kept, and the parts just begun."""
        case = self.state.file.case
        if not any(each.what.is_unsaved for each in self.cards):
            self._show_parts([*read(case.activity_plan), *self._begun])
        self._show_noticed()
        self._english.setText(case.activity_plan.en or "—")
        self._chinese.setText(case.activity_plan.zh or "—")
        emptied(self._rules)
        for each in rules(self.desk.program.rulebook):
            self._rules.addWidget(rule_well(self.desk, each))

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into the plan."""
        if field != "activity_plan":
            return super().focus_on(record_id, field)
        self.start_focus()
        return True

    def start_focus(self) -> None:
        """Put the cursor into the first part, or on what adds one."""
        if self.cards:
            self.cards[0].what.take_focus()
        else:
            self.activity.setFocus()

    def _build_top(self) -> QHBoxLayout:
        text = self.desk.text
        row = QHBoxLayout()
        row.setSpacing(8)
        lead = muted()
        text.show(
            self,
            lead.setText,
            msg("Only what the published activities name; each part is printed in both languages."),
        )
        row.addWidget(lead, 1)
        self.activity = ChoiceBox(text, tuple(Activity), heading_said)
        self.activity.setMinimumContentsLength(20)
        self.activity.setObjectName("plan.activity")
        text.show(self, self.activity.setAccessibleName, msg("Published activity"))
        self.add = button(text, msg("Add this part"), self._on_add, kind="primary")
        self.add.setObjectName("plan.add")
        row.addWidget(self.activity)
        row.addWidget(self.add)
        return row

    def _build_reading(self) -> QFrame:
        text = self.desk.text
        frame, column = card(margin=18, spacing=8)
        head = subheading()
        text.show(self, head.setText, msg("As it will be printed"))
        self._english, self._chinese = Label(wrap=True), Label(wrap=True)
        for each in (head, self._english, self._chinese):
            column.addWidget(each)
        return frame

    def _show_parts(self, parts: list[PlannedActivity]) -> None:
        self._wanted = parts
        if [each.activity for each in parts] != self._shown:
            self._build_cards(parts)
        for made, part in zip(self.cards, parts, strict=True):
            made.show_part(part)

    def _build_cards(self, parts: Sequence[PlannedActivity]) -> None:
        emptied(self._parts)
        self.cards = []
        for place, part in enumerate(parts):
            made = PartCard(self.desk, part.activity)
            made.edited.connect(partial(self._on_edited, place))
            made.moved.connect(partial(self._on_moved, place))
            made.removed.connect(partial(self._on_removed, place))
            self.cards.append(made)
            self._parts.addWidget(made)
        self._shown = [each.activity for each in parts]

    def _show_noticed(self) -> None:
        text = self.desk.text
        found = findings(self.state.file.case)
        emptied(self._noticed_column)
        self._noticed.setVisible(bool(found))
        for each in found:
            self._noticed_column.addWidget(Label(text(each.text), wrap=True, kind="warn"))
            if each.next_step is not None:
                step = muted()
                step.setText(text(each.next_step))
                self._noticed_column.addWidget(step)

    def _on_add(self) -> None:
        self._begun.append(PlannedActivity(self.activity.value))
        self.show_case()
        self.cards[-1].what.take_focus()

    def _on_edited(self, place: int, what: Bilingual) -> None:
        self._write(changed(self._wanted, place, what))

    def _on_moved(self, place: int, by: int) -> None:
        self._let_go()
        self._write(moved(self._wanted, place, by))

    def _on_removed(self, place: int) -> None:
        self._let_go()
        self._write(without(self._wanted, place))

    def _let_go(self) -> None:
        """Show the parts anew: what could not be saved is among those that are written now."""
        for each in self.cards:
            each.what.let_go()

    def _write(self, parts: Sequence[PlannedActivity]) -> None:
        self._wanted = list(parts)  # with what the vault could not keep, to be written again
        self._begun[:] = [each for each in parts if not each.what]
        kept = [each for each in parts if each.what]
        if kept != list(read(self.state.file.case.activity_plan)):
            actions.write(self.state, kept)
        else:
            self.show_case()
