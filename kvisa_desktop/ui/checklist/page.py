# SPDX-License-Identifier: MIT
"""The checklist of the case: blockers first, each item with its reason and its next step."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist import actions
from kvisa_desktop.ui.checklist.detail import ItemDetail
from kvisa_desktop.ui.checklist.drop_table import DropTable
from kvisa_desktop.ui.checklist.model import (
    SHOWN_WORDS,
    Shown,
    blockers_said,
    counted,
    kind_for,
    make_model,
    shown_rows,
)
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.enquiry_sheet import ask_post, post_said
from kvisa_desktop.ui.parts.filing.filing_desk import FilingDesk
from kvisa_desktop.ui.parts.filing.scans import scans_in
from kvisa_desktop.ui.parts.frames import framed
from kvisa_desktop.ui.parts.request_sheet import show_requests
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.parts.side_by_side import side_by_side

_LIST, _DETAIL = 680, 300


class ChecklistPage(SectionPage):
    """Wires the list and the detail of the chosen item."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._model = make_model(desk.text)
        self.filing = FilingDesk(desk, state, self)
        self.table = DropTable(self._model, desk.theme)
        self.table.setAcceptDrops(True)
        self.table.setObjectName("checklist.table")
        desk.text.show(self, self.table.setAccessibleName, msg("Checklist"))
        self.detail = ItemDetail(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._build_post())
        column.addLayout(self._build_top())
        column.addWidget(self.filing.progress)
        column.addWidget(self._build_body(), 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.dropped.connect(self._on_dropped)
        self.table.opened.connect(lambda _row: self.detail.progress.setFocus())
        self.detail.marked.connect(self._on_marked)
        self.detail.planned.connect(self._on_planned)
        self.detail.paper_asked.connect(self._on_paper_asked)
        self.detail.paper_opened.connect(lambda key: state.ask_for("documents", key))
        desk.text.switched.connect(self.show_again)

    def show_case(self) -> None:
        """Show the items as they stand."""
        assessment = self.state.assessment
        text = self.desk.text
        file = self.state.file
        self._post.setText(text(post_said(file, self.desk.program.today())))
        self._ask.setVisible(file.post is not None)
        self._name_post.setVisible(file.post is None)
        self._blockers.setText(text(blockers_said(assessment)))
        self._counted.setText(text(counted(assessment)))
        self._model.show(shown_rows(assessment, self.shown.value))
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

    def _build_post(self) -> QFrame:
        """Return the line that says what is known of the post."""
        text, state = self.desk.text, self.state
        frame, column = framed("well", margin=8, spacing=0)
        row = QHBoxLayout()
        self._post = Label(wrap=True)
        self._ask = button(text, msg("Ask the post"), lambda: ask_post(self.desk, state, self))
        self._ask.setObjectName("checklist.ask")
        self._name_post = button(
            text,
            msg("Name the post"),
            lambda: state.ask_for("person", state.file.case.id, "post_id"),
        )
        self._name_post.setObjectName("checklist.name-post")
        row.addWidget(self._post, 1)
        row.addWidget(self._ask)
        row.addWidget(self._name_post)
        column.addLayout(row)
        return frame

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._blockers = Label()
        self._counted = muted(wrap=False)
        self.shown = ChoiceBox(self.desk.text, tuple(Shown), SHOWN_WORDS.__getitem__)
        self.shown.setObjectName("checklist.shown")
        self.desk.text.show(self, self.shown.setAccessibleName, msg("Which items are listed"))
        self.shown.currentIndexChanged.connect(self.show_again)
        row.addWidget(self._blockers)
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.shown)
        self.request = button(self.desk.text, msg("What I still need…"), self._on_request)
        self.request.setObjectName("checklist.request")
        row.addWidget(self.request)
        return row

    def _build_body(self) -> QWidget:
        return side_by_side((self.table, self.detail), (_LIST, _DETAIL))

    def _on_chosen(self, row: object) -> None:
        requirement = row if isinstance(row, Requirement) else None
        self.detail.show_requirement(requirement, self.state.assessment)

    def _on_request(self) -> None:
        show_requests(self.desk, [actions.request(self.desk, self.state)], self)

    def _on_dropped(self, row: Requirement, mime: QMimeData) -> None:
        scans = scans_in(mime)
        kind = kind_for(row.item, [each.name for each in scans])
        self.filing.offer(scans, kind, at_once=True, item=row.id)

    def _on_paper_asked(self, kind: str) -> None:
        row = self.table.current
        if row is not None:
            self.filing.choose(kind, item=row.id)

    def _on_marked(self, progress: ItemProgress, reason: str) -> None:
        row = self.table.current
        if row is not None:
            actions.mark(self.state, row.id, progress, reason, self.detail.complain)

    def _on_planned(self, owner: str, due_on: date | None) -> None:
        row = self.table.current
        if row is not None:
            actions.plan(self.state, row.id, owner, due_on)
