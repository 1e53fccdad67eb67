# SPDX-License-Identifier: MIT
"""What happened to the case, step by step, and the trash of the vault."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.history import PastChange
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.history import actions
from kvisa_desktop.ui.history.detail import StepDetail
from kvisa_desktop.ui.history.model import SHOWN_WORDS, Entry, Shown, counted, make_model
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.parts.side_by_side import side_by_side

_LIST, _DETAIL = 560, 400


class HistoryPage(SectionPage):
    """Wires the list and the detail. The history is read only while it is in view."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("history.table")
        desk.text.show(self, self.table.setAccessibleName, msg("History"))
        self.detail = StepDetail(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._build_top())
        column.addWidget(self._build_body(), 1)
        self.table.chosen.connect(self._on_chosen)
        self.detail.undo_asked.connect(self._on_undo)
        self.detail.restore_asked.connect(self._on_restore)
        self.detail.value_asked.connect(self._on_value)
        self.detail.erase_asked.connect(self._on_erase)
        desk.text.switched.connect(self._on_switched)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def show_case(self) -> None:
        """Read the history again if it is in view."""
        if self.isVisible():
            self._read()

    def start_focus(self) -> None:
        """Put the cursor on the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        case_id = self.state.case_id
        if case_id is not None and self.desk.has_vault:
            actions.read(self.desk, self, case_id, self.shown.value, self._take)

    def _take(self, entries: list[Entry]) -> None:
        self._counted.setText(self.desk.text(counted(len(entries), self.shown.value)))
        self._empty.setVisible(not entries)
        self._model.show(entries)
        if self.table.current is None and entries:
            self.table.selectRow(0)
        self._on_chosen(self.table.current)

    def _build_top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self._counted = Label()
        about = muted()
        self.desk.text.show(self, about.setText, _HOW_LONG)
        self.shown = ChoiceBox(self.desk.text, tuple(Shown), SHOWN_WORDS.__getitem__)
        self.shown.setObjectName("history.shown")
        self.desk.text.show(self, self.shown.setAccessibleName, msg("What is listed"))
        self.shown.currentIndexChanged.connect(self._read)
        row.addWidget(self._counted)
        row.addWidget(about, 1)
        row.addWidget(self.shown)
        return row

    def _build_body(self) -> QWidget:
        self._empty = muted()
        self._empty.setContentsMargins(16, 16, 16, 16)
        self.desk.text.show(self, self._empty.setText, msg("There is nothing here."))
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        return side_by_side((listed, self.detail), (_LIST, _DETAIL))

    def _on_switched(self) -> None:
        if self.state.is_open:
            self.show_case()

    def _on_chosen(self, row: object) -> None:
        self.detail.show_entry(row if isinstance(row, Entry) else None)

    def _on_undo(self) -> None:
        if isinstance(self.table.current, Entry):
            actions.undo(self.desk, self.state, self.table.current)

    def _on_restore(self) -> None:
        if isinstance(self.table.current, Entry):
            actions.restore(self.desk, self.state, self.table.current)

    def _on_erase(self) -> None:
        if isinstance(self.table.current, Entry):
            self.state.erase_asked.emit(self.table.current.case_id)

    def _on_value(self, change: PastChange) -> None:
        actions.put_back(self.desk, self.state, change)


_HOW_LONG = msg(
    "What was removed can be restored for 30 days. After that it is no longer listed, and stays "
    "encrypted in the vault until the client is erased."
)
