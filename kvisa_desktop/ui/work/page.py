# SPDX-License-Identifier: MIT
"""Work, school, family and whom to call, each kind with its cards; gaps stand on top."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QFrame
from typing_extensions import override

from kvisa_desktop.domain.finding import Area
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.frames import card, emptied, framed, scrolled
from kvisa_desktop.ui.parts.record_cards import RecordCards
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.work import actions
from kvisa_desktop.ui.work.model import GROUPS, Group

_WIDEST = 900


class WorkPage(SectionPage):
    """Wires the cards of the four kinds."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        column = scrolled(self, widest=_WIDEST)
        column.setContentsMargins(0, 0, 12, 12)
        self._noticed, self._noticed_column = framed("notice", margin=14, spacing=6)
        column.addWidget(self._noticed)
        self.groups: dict[str, RecordCards] = {}
        for group in GROUPS:
            column.addWidget(self._group(group))
        column.addStretch(1)
        desk.text.switched.connect(self.show_again)

    def show_case(self) -> None:
        """Show the records as they are kept."""
        file, findings = self.state.file, self.state.assessment.findings
        for group in GROUPS:
            self.groups[group.card.name].show_records(group.records(file), findings)
        text = self.desk.text
        own = [each for each in findings if each.area is Area.WORK]
        emptied(self._noticed_column)
        self._noticed.setVisible(bool(own))
        for each in own:
            self._noticed_column.addWidget(Label(text(each.text), wrap=True, kind="warn"))

    @override
    def turns(self) -> Iterator[Callable[[], object]]:
        file = self.state.file
        for group in GROUPS:
            yield from self.groups[group.card.name].turns(group.records(file))

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of a record, or on the button that adds what is missing."""
        if any(each.focus_on(record_id, field) for each in self.groups.values()):
            return True
        missing = self.groups.get(f"work.{field}")
        if missing is not None:
            missing.add.setFocus()
        return missing is not None

    def start_focus(self) -> None:
        """Put the cursor on the first button."""
        self.groups[GROUPS[0].card.name].add.setFocus()

    def _group(self, group: Group) -> QFrame:
        desk, state = self.desk, self.state
        frame, column = card(margin=20, spacing=10)
        head, lead = subheading(), muted()
        desk.text.show(self, head.setText, group.title)
        desk.text.show(self, lead.setText, group.lead)
        made = RecordCards(desk, group.card)
        made.setObjectName(group.card.name)
        made.added.connect(lambda: actions.add(state, group.card.kind, group.fresh(state.file)))
        made.edited.connect(partial(actions.change, state))
        made.removed.connect(partial(actions.remove, state))
        self.groups[group.card.name] = made
        for each in (head, lead, made):
            column.addWidget(each)
        return frame
