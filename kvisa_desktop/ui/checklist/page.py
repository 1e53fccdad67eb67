# SPDX-License-Identifier: MIT
"""The checklist of the case: blockers first, each item with its reason and its next step."""

from datetime import date
from typing import cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist import actions
from kvisa_desktop.ui.checklist.detail import ItemDetail
from kvisa_desktop.ui.checklist.model import (
    SHOWN_WORDS,
    Shown,
    blockers_said,
    counted,
    make_model,
    shown_rows,
)
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.section_page import SectionPage

_LIST, _DETAIL = 620, 340


class ChecklistPage(SectionPage):
    """Wires the list and the detail of the chosen item."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("checklist.table")
        desk.text.show(self, self.table.setAccessibleName, msg("Checklist"))
        self.detail = ItemDetail(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_top())
        column.addWidget(self._build_body(), 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda _row: self.detail.progress.setFocus())
        self.detail.marked.connect(self._on_marked)
        self.detail.planned.connect(self._on_planned)
        self.detail.paper_asked.connect(lambda kind: actions.add_paper(state, kind)())
        desk.text.switched.connect(self._on_switched)

    def show_case(self) -> None:
        """Show the items as they stand."""
        assessment = self.state.assessment
        text = self.desk.text
        self._blockers.setText(text(blockers_said(assessment)))
        self._counted.setText(text(counted(assessment)))
        self._model.show(shown_rows(assessment, cast("Shown", self.shown.value)))
        if self.table.current is None and self._model.rows:
            self.table.selectRow(0)
        self._on_chosen(self.table.current)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Choose the item with that id."""
        if record_id is not None or not field:
            return False
        if self._model.place_of(field) < 0:
            self.shown.choose(Shown.ALL)
            self.show_case()
        found = self.table.choose(field)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return found

    def start_focus(self) -> None:
        """Put the cursor on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._blockers = Label()
        self._counted = muted(wrap=False)
        self.shown = ChoiceBox(
            self.desk.text, tuple(Shown), lambda value: SHOWN_WORDS[cast("Shown", value)]
        )
        self.shown.setObjectName("checklist.shown")
        self.desk.text.show(self, self.shown.setAccessibleName, msg("Which items are listed"))
        self.shown.currentIndexChanged.connect(self._on_switched)
        row.addWidget(self._blockers)
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.shown)
        return row

    def _build_body(self) -> QWidget:
        frame, column = card(margin=1, spacing=0)
        column.addWidget(self.table)
        side, side_column = card(margin=1, spacing=0)
        side_column.addWidget(self.detail)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(14)
        splitter.addWidget(frame)
        splitter.addWidget(side)
        splitter.setSizes([_LIST, _DETAIL])
        return splitter

    def _on_switched(self) -> None:
        if self.state.is_open:
            self.show_case()

    def _on_chosen(self, row: object) -> None:
        requirement = row if isinstance(row, Requirement) else None
        self.detail.show_requirement(requirement, self.state.assessment)

    def _on_marked(self, progress: ItemProgress, reason: str) -> None:
        row = self.table.current
        if row is not None:
            actions.mark(self.state, row.id, progress, reason, self.detail.complain)

    def _on_planned(self, owner: str, due_on: date | None) -> None:
        row = self.table.current
        if row is not None:
            actions.plan(self.state, row.id, owner, due_on)
