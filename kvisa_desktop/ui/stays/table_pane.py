# SPDX-License-Identifier: MIT
"""The table of entries and exits with its handles: add, remove, copy, paste, import."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, ElidedLabel, Label
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.empty_state import EmptyState
from kvisa_desktop.ui.parts.frames import card
from kvisa_desktop.ui.stays import actions, pasted
from kvisa_desktop.ui.stays.import_sheet import ImportSheet
from kvisa_desktop.ui.stays.table import CrossingTable
from kvisa_desktop.ui.stays.timeline_pane import keep_words


class TablePane(QWidget):
    """Wires the table to the acts on its lines."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self.desk, self.state = desk, state
        self.table = CrossingTable(desk)
        frame, column = card(margin=1, spacing=0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        column.addLayout(self._build_head())
        self._empty = EmptyState(
            desk.text,
            desk.theme,
            "calendar-range",
            msg("No entry or exit yet"),
            msg("Every entry into and exit from the mainland, as far as you know the days."),
        )
        self._empty.offer(msg("Add an entry"), lambda: self._add(Direction.ENTRY), "stays.first")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)
        self._reason = Label(wrap=True, kind="bad")
        self._reason.setObjectName("stays.table.reason")
        self._reason.setContentsMargins(16, 6, 12, 10)
        self._reason.hide()
        column.addWidget(self._reason)
        self.table.selectionModel().currentChanged.connect(self._say_reason)
        for changed in (self.table.crossings.dataChanged, self.table.crossings.modelReset):
            changed.connect(self._say_reason)
        desk.text.switched.connect(self._say_reason)
        self._build_menu()
        self.table.typed.connect(partial(actions.change_crossing, state))
        self.table.drafted.connect(partial(actions.add_crossing, state))
        self.table.pasted.connect(self._paste)
        self.table.copied.connect(self._copy)
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._remove)

    def show_rows(self, rows: Sequence[Crossing]) -> None:
        """Show other crossings, or the first step where there is none."""
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        if rows and self.table.current is None:
            self.table.selectRow(0)

    def start_focus(self) -> None:
        """Put the cursor on the table, or on the first step."""
        if self.table.crossings.rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._empty.button is not None:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def bring_in(self, file: Path) -> None:
        """Look at the table in a file and ask how it is to be taken in."""
        self._sheet(msg("Import a table")).read_file(file)

    def _say_reason(self) -> None:
        """Say in full what is wrong in the cell one is at: a narrow column cuts it."""
        index = self.table.currentIndex()
        wrong = index.isValid() and self.table.crossings.wrong_at(index) is not None
        self._reason.setText(str(index.data(Qt.ItemDataRole.ToolTipRole)) if wrong else "")
        self._reason.setVisible(wrong)

    def _build_head(self) -> QHBoxLayout:
        text = self.desk.text
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 12, 8)
        row.setSpacing(4)
        title = ElidedLabel(scale=1.1, weight=STRONG)
        text.show(self, title.setText, msg("Entries and exits"))
        row.addWidget(title, 1)
        for label, whole, direction, name in (
            (msg("+ Entry"), msg("Add an entry"), Direction.ENTRY, "stays.entry"),
            (msg("+ Exit"), msg("Add an exit"), Direction.EXIT, "stays.exit"),
        ):
            made = button(text, label, partial(self._add, direction))
            text.show(made, made.setAccessibleName, whole)
            text.show(made, made.setToolTip, whole)
            made.setObjectName(name)
            keep_words(made)
            row.addWidget(made)
        bring = icon_button(
            text, self.desk.theme, "download", msg("Import a table…"), self._choose_file
        )
        bring.setObjectName("stays.import")
        row.addWidget(bring)
        remove = icon_button(
            text, self.desk.theme, "trash-2", msg("Remove the line (Del)"), self._remove
        )
        row.addWidget(remove)
        return row

    def _build_menu(self) -> None:
        """Offer under the pointer what the buttons above the table do."""
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for said, act in (
            (msg("Add an entry"), partial(self._add, Direction.ENTRY)),
            (msg("Add an exit"), partial(self._add, Direction.EXIT)),
            (msg("Copy the chosen lines (Ctrl+C)"), self._copy),
            (msg("Paste from a spreadsheet (Ctrl+V)"), self._paste),
            (msg("Import a table…"), self._choose_file),
            (msg("Remove the line (Del)"), self._remove),
        ):
            action = QAction(self.table)
            self.desk.text.show(action, action.setText, said)
            action.triggered.connect(lambda _checked=False, act=act: act())
            self.table.addAction(action)

    def _add(self, direction: Direction) -> None:
        actions.add_crossing(self.state, direction)

    def _remove(self) -> None:
        if self.table.selected:
            actions.remove_crossings(self.desk, self.state, self.table.selected)

    def _copy(self) -> None:
        if self.table.selected:
            self.desk.dialogs.copy(pasted.text_of(self.table.selected, self.desk.text))

    def _paste(self) -> None:
        """Take one value into its cell, and a block of cells through the import."""
        text = self.desk.dialogs.clipboard().text()
        if not pasted.is_block(text):
            self.table.paste_into_cell(text)
            return
        try:
            table = pasted.table_of(text)
        except UserError as error:
            self.desk.notices.fail(error)
            return
        self._sheet(msg("Paste lines")).show_table(table)

    def _choose_file(self) -> None:
        title = self.desk.text(msg("Choose a table of entries and exits"))
        filters = self.desk.text(msg("Tables (*.csv *.tsv *.txt *.xlsx *.xlsm)"))
        self.desk.dialogs.open_files(self, title, filters, lambda files: self.bring_in(files[0]))

    def _sheet(self, title: Message) -> ImportSheet:
        lead = msg("Look at what would come in. All rows come in, in one act, or none.")
        sheet = ImportSheet(self.desk, self.state, title, lead)
        sheet.appear(self)
        return sheet
