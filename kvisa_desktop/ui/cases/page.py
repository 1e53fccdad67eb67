# SPDX-License-Identifier: MIT
"""The list of cases: filter as you type, two-line rows, a preview beside them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.case import Case, CaseId, Stage
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.post import PostProfile
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.ui.cases import actions
from kvisa_desktop.ui.cases.model import Listed, counted, filtered, make_model
from kvisa_desktop.ui.cases.preview import CasePreview
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import heading, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.request_sheet import show_requests
from kvisa_desktop.ui.parts.search_field import SearchField
from kvisa_desktop.ui.words import word

_LIST_SHARE, _PREVIEW_SHARE = 620, 340
_READING = msg("Reading the cases…")


class CasesPage(QWidget):
    """Wires the search, the table and the preview. `opened` carries the id of a case."""

    opened = Signal(object)
    created = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: tuple[Listed, ...] = ()
        self._is_whole = True
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("cases.table")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        desk.text.show(self, self.table.setAccessibleName, msg("Cases"))
        self._preview = CasePreview(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 14)
        column.setSpacing(14)
        column.addLayout(self._build_top())
        column.addWidget(self._build_body(), 1)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda row: self.opened.emit(row.row.case.id))
        self._preview.opened.connect(self.opened)
        desk.bus.changed.connect(self._on_changed)
        desk.text.switched.connect(self._filter)

    def reload(self) -> None:
        """Read the cases again and show them."""
        if self._desk.has_vault:
            actions.load(self._desk, self, self._show)

    def fill(self, then: Callable[[Sequence[CaseId]], None]) -> None:
        """Show the cases of a vault just opened: a first screen, its ids to `then`, then all."""

        def first(rows: tuple[Listed, ...], *, is_whole: bool) -> None:
            self._show(rows, is_whole=is_whole)
            then([each.row.case.id for each in rows])
            if not is_whole:
                self.reload()

        self._show((), is_whole=False)
        actions.load_first(self._desk, self, first)

    def clear(self) -> None:
        """Show nothing: the vault is closed."""
        self.search.clear()
        self._show(())

    def new_case(self) -> None:
        """Open a case for a new person."""
        actions.create(self._desk, self, self.created.emit)

    def start_focus(self) -> None:
        """Put the cursor on the list."""
        shown = self.table if self._rows else self._empty.button
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _build_top(self) -> QHBoxLayout:
        text = self._desk.text
        row = QHBoxLayout()
        row.setSpacing(10)
        title = heading(wrap=False)
        text.show(self, title.setText, msg("Cases"))
        self._count = muted(wrap=False)
        self.search = SearchField(
            self._desk, "cases.search", msg("Name, reference, post"), msg("Search cases")
        )
        self.search.setMinimumWidth(240)
        self.search.textChanged.connect(self._filter)
        self.search.entered.connect(self._on_search_entered)
        self.stage = ChoiceBox(text, [None, *Stage], _stage_said)
        self.stage.setObjectName("cases.stage")
        text.show(self, self.stage.setAccessibleName, msg("Stage"))
        self.stage.currentIndexChanged.connect(self._filter)
        new = button(text, msg("New case"), self.new_case, kind="primary")
        new.setIcon(self._desk.theme.icon("plus", "on_accent"))
        new.setObjectName("cases.new")
        row.addWidget(title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addWidget(self.stage)
        row.addWidget(self._build_request())
        row.addWidget(new)
        return row

    def _build_request(self) -> QPushButton:
        made = button(self._desk.text, msg("What I still need…"), self._on_request)
        made.setObjectName("cases.request")
        return made

    def _build_body(self) -> QWidget:
        desk = self._desk
        frame, column = card(margin=1, spacing=0)
        column.addWidget(self.table)
        self._splitter = QSplitter()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(14)
        self._splitter.addWidget(frame)
        self._splitter.addWidget(self._preview)
        self._splitter.setSizes([_LIST_SHARE, _PREVIEW_SHARE])
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "folders",
            msg("No case yet"),
            msg("A case holds one application: the person, the degrees, the stays, the papers."),
        )
        self._empty.offer(msg("New case"), self.new_case, "cases.first")
        self._nothing = EmptyState(
            desk.text,
            desk.theme,
            "search",
            msg("Nothing found"),
            msg("No case fits these words and this stage."),
        )
        self._nothing.offer(msg("Show all cases"), self._clear_filter, "cases.all")
        self._stack = QStackedWidget()
        for each in (self._splitter, self._empty, self._nothing):
            self._stack.addWidget(each)
        return self._stack

    def _on_request(self) -> None:
        chosen = [row.row.case.id for row in self.table.selected]
        if chosen:
            desk = self._desk
            actions.requests_of(desk, self, chosen, lambda made: show_requests(desk, made, self))

    def _show(self, rows: tuple[Listed, ...], *, is_whole: bool = True) -> None:
        self._rows, self._is_whole = rows, is_whole
        self._filter()

    def _filter(self) -> None:
        stage = self.stage.value
        wanted = stage if isinstance(stage, Stage) else None
        shown = filtered(self._rows, self.search.text(), wanted)
        self._model.show(shown)
        if shown and self.table.current is None:
            self.table.selectRow(0)
        said = counted(len(shown), len(self._rows)) if self._is_whole else _READING
        self._count.setText(self._desk.text(said))
        empty = self._empty if not self._rows else self._nothing
        self._stack.setCurrentWidget(self._splitter if shown or not self._is_whole else empty)

    def _clear_filter(self) -> None:
        self.search.clear()
        self.stage.setCurrentIndex(0)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_search_entered(self) -> None:
        if self._model.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, row: Listed | None) -> None:
        self._preview.show_row(row)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(Case, Person, PostProfile):
            self.reload()


def _stage_said(value: object) -> Message:
    return word(value) if isinstance(value, Stage) else msg("All stages")
