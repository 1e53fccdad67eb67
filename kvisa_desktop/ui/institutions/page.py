# SPDX-License-Identifier: MIT
"""Institutions: search as you type over vault and register, and the ledger beside the list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.institution_register import RegisterList, Suggestion
from kvisa_desktop.domain.person import Person
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.services.institutions import NOTHING_FOUND
from kvisa_desktop.services.ledger import Known, Ledger
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import heading, muted
from kvisa_desktop.ui.institutions import actions
from kvisa_desktop.ui.institutions.detail import InstitutionDetail
from kvisa_desktop.ui.institutions.lists_sheet import ListsSheet
from kvisa_desktop.ui.institutions.model import Row, lists_said, make_model, rows
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.ledger import acts
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.parts.register_search import RegisterSearch, is_enough
from kvisa_desktop.ui.parts.search_field import SearchField
from kvisa_desktop.ui.parts.side_by_side import side_by_side

_LIST, _DETAIL = 700, 400
_MOST = 50


class InstitutionsPage(QWidget):
    """Wires search, list and detail. `case_asked` carries the id of a case to be shown."""

    case_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._held: tuple[Known, ...] = ()
        self._found: tuple[Suggestion, ...] = ()
        self._lists: tuple[RegisterList, ...] = ()
        self._asked = RegisterSearch(desk, self, _MOST)
        self._asked.answered.connect(self._on_answered)
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("institutions.table")
        desk.text.show(self, self.table.setAccessibleName, msg("Institutions"))
        self.detail = InstitutionDetail(desk)
        self.progress = ProgressRow(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(12)
        column.addLayout(self._build_top())
        column.addWidget(self.search)
        column.addWidget(self.progress)
        column.addWidget(self._build_body(), 1)
        self.table.chosen.connect(self._on_chosen)
        self.detail.case_asked.connect(self.case_asked)
        desk.bus.changed.connect(self._on_changed)
        desk.text.switched.connect(self._count)

    def start_focus(self) -> None:
        """Read vault and register, and put the cursor where one types."""
        self.reload()
        actions.read_lists(self._desk, self, self._take_lists)
        self.start_search()

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reload(self) -> None:
        """Read the institutions of the vault again."""
        if self._desk.has_vault:
            actions.load(self._desk, self, self._take_held)

    def clear(self) -> None:
        """Show nothing: the vault is closed."""
        self._asked.forget()
        self._held, self._found = (), ()  # first, or the search would read what is closed
        self.search.clear()
        self._show()

    def _build_top(self) -> QHBoxLayout:
        text = self._desk.text
        row = QHBoxLayout()
        row.setSpacing(10)
        title = heading(wrap=False)
        text.show(title, title.setText, msg("Institutions"))
        self._counted = muted(wrap=False)
        self.lists_button = self._plain("lists", button(text, msg("Lists…"), self._on_lists))
        self.import_button = self._plain(
            "import", button(text, msg("Import a list…"), self._on_import)
        )
        hint = msg("Name in any language or script, or a piece of it")
        self.search = SearchField(
            self._desk, "institutions.search", hint, msg("Search institutions")
        )
        self.search.textChanged.connect(self._on_typed)
        self.search.entered.connect(self._on_entered)
        row.addWidget(title)
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.lists_button)
        row.addWidget(self.import_button)
        return row

    def _plain(self, name: str, made: QPushButton) -> QPushButton:
        made.setObjectName(f"institutions.{name}")
        return made

    def _build_body(self) -> QWidget:
        desk = self._desk
        splitter = side_by_side((self.table, self.detail), (_LIST, _DETAIL))
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "landmark",
            msg("No institution in this vault yet"),
            msg("Type a name above to search the register; nothing leaves this computer."),
        )
        self._nothing = EmptyState(
            desk.text, desk.theme, "search", msg("Nothing found"), NOTHING_FOUND
        )
        self._nothing.offer(msg("Import a list…"), self._on_import, "institutions.nothing")
        self._stack = QStackedWidget()
        for each in (splitter, self._empty, self._nothing):
            self._stack.addWidget(each)
        return self._stack

    def _show(self) -> None:
        typed = self.search.text()
        self._model.show(rows(self._held, self._found, typed))
        shown = bool(self._model.rows)
        waits = is_enough(typed) and self._asked.is_waiting
        if shown or waits:
            self._stack.setCurrentIndex(0)
        else:
            self._stack.setCurrentWidget(self._nothing if typed.strip() else self._empty)
        if self.table.current is None:
            self._choose_first()

    def _choose_first(self) -> None:
        if self._model.rows:
            self.table.selectRow(0)
        else:
            self.detail.show_row(None, None)

    def _count(self) -> None:
        self._counted.setText(self._desk.text(lists_said(self._lists)) if self._lists else "")

    def _on_typed(self, typed: str) -> None:
        if not is_enough(typed):
            self._found = ()
        self._asked.ask(typed)
        self._show()

    def _on_answered(self, _wanted: str, found: Sequence[Suggestion]) -> None:
        self._found = tuple(found)
        self._show()
        self.table.selectRow(0)

    def _on_entered(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, row: object) -> None:
        if not isinstance(row, Row):
            self.detail.show_row(None, None)
            return
        self.detail.show_row(row, None)
        if row.held is not None:
            acts.read(self._desk, self, row.held.institution.id, self._take_ledger)

    def _take_ledger(self, ledger: Ledger) -> None:
        row = self.table.current
        if isinstance(row, Row) and row.key == ledger.institution.id:
            self.detail.show_row(row, ledger)

    def _take_held(self, held: tuple[Known, ...]) -> None:
        chosen = self.table.current
        self._held = held
        self._show()
        if isinstance(chosen, Row):
            self._choose_again(chosen)

    def _choose_again(self, chosen: Row) -> None:
        """Keep what was chosen, also when it came from the register into the vault just now."""
        wanted = chosen.key
        for each in self._model.rows:
            if chosen.entry is not None and each.entry == chosen.entry:
                wanted = each.key
        if self.table.choose(wanted):
            self._on_chosen(self.table.current)

    def _take_lists(self, lists: tuple[RegisterList, ...]) -> None:
        self._lists = lists
        self._count()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(Institution, RecognitionFact, Degree, Person):
            self.reload()

    def _on_lists(self) -> None:
        ListsSheet(self._desk.text, self._lists, self._remove_list).appear(self)

    def _remove_list(self, title: str) -> None:
        actions.remove_list(self._desk, self, title, self._read_again)

    def _on_import(self) -> None:
        text = self._desk.text
        kinds = text(msg("Lists of institutions")) + " (*.json *.zip *.csv)"
        self._desk.dialogs.open_files(self, text(msg("Import a list…")), kinds, self._import)

    def _import(self, files: Sequence[Path]) -> None:
        for each in files:
            job = actions.import_list(self._desk, self, each, self._read_again)
            self.import_button.setEnabled(False)
            job.ended = lambda: self.import_button.setEnabled(True)
            self.progress.watch(job, msg("The list is being read"))

    def _read_again(self) -> None:
        actions.read_lists(self._desk, self, self._take_lists)
        self._on_typed(self.search.text())
