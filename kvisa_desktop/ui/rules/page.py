# SPDX-License-Identifier: MIT
"""The rulebook to read: by subject, the stale rules first, each with its source and other side."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import heading, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.parts.search_field import SearchField
from kvisa_desktop.ui.parts.side_by_side import side_by_side
from kvisa_desktop.ui.rules import actions
from kvisa_desktop.ui.rules.comparison import Comparison
from kvisa_desktop.ui.rules.detail import RuleDetail
from kvisa_desktop.ui.rules.model import SUBJECTS, RuleRow, make_model, rows, subject_said
from kvisa_desktop.ui.rules.packs import Packs

_LIST, _DETAIL = 800, 360
_COMPARE, _PACKS = 1, 2


class RulesPage(QWidget):
    """Wires the list, the chosen rule and the comparison of categories."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._book = Rulebook({})
        self._model = make_model(desk.text)
        self.table = ItemTable(self._model, desk.theme)
        self.table.setObjectName("rules.table")
        desk.text.show(self, self.table.setAccessibleName, msg("Rules"))
        self.detail = RuleDetail(desk)
        self.comparison = Comparison(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_reading())
        self._stack.addWidget(self.comparison)
        self.packs = Packs(desk)
        self.packs.changed.connect(self._take)
        self._stack.addWidget(self.packs)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 10)
        column.setSpacing(12)
        column.addLayout(self._build_top())
        column.addWidget(self._stack, 1)
        self.table.chosen.connect(self._on_chosen)
        desk.text.switched.connect(self._on_switched)
        desk.theme.changed.connect(self._on_switched)

    def start_focus(self) -> None:
        """Read the rules as they are in use, and put the cursor on the list."""
        actions.read_rulebook(self._desk, self, self._take)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        if self._stack.currentIndex():
            self._turn(self._stack.currentIndex())
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self, book: Rulebook) -> None:
        self._book = book
        self.comparison.show_book(book)
        self._show()

    def _build_top(self) -> QHBoxLayout:
        text = self._desk.text
        row = QHBoxLayout()
        row.setSpacing(12)
        title = heading(wrap=False)
        text.show(title, title.setText, msg("Rules"))
        self._counted = muted(wrap=False)
        self.compare_button = button(text, self._other_side, partial(self._turn, _COMPARE))
        self.compare_button.setObjectName("rules.compare")
        row.addWidget(title)
        row.addWidget(self._counted)
        row.addStretch(1)
        row.addWidget(self.compare_button)
        self.packs_button = button(text, self._packs_said, partial(self._turn, _PACKS))
        self.packs_button.setObjectName("rules.packs")
        row.addWidget(self.packs_button)
        return row

    def _build_reading(self) -> QWidget:
        text = self._desk.text
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.subject = ChoiceBox(text, tuple(SUBJECTS), subject_said)
        self.subject.setObjectName("rules.subject")
        self.subject.setMinimumContentsLength(24)
        text.show(self, self.subject.setAccessibleName, msg("Subject"))
        self.subject.picked.connect(lambda _value: self._show())
        words = msg("Search the rules")
        self.search = SearchField(self._desk, "rules.search", words, words)
        self.search.entered.connect(partial(self.table.setFocus, Qt.FocusReason.OtherFocusReason))
        self.search.textChanged.connect(lambda _typed: self._show())
        line.addWidget(self.subject)
        line.addWidget(self.search, 1)
        column.addLayout(line)
        column.addWidget(self._build_body(), 1)
        return page

    def _build_body(self) -> QSplitter:
        return side_by_side((self.table, self.detail), (_LIST, _DETAIL))

    def _show(self) -> None:
        on = self._desk.program.today()
        shown = rows(self._book, on, str(self.subject.value), self.search.text())
        self._model.show(shown)
        stale = sum(each.is_stale for each in shown)
        count = plural("{count} rule", "{count} rules", len(shown))
        if stale:
            late = plural("{count} past its date", "{count} past their date", stale)
            count = msg("{one}, {other}", one=count, other=late)
        self._counted.setText(self._desk.text(count))
        if self.table.current is None and shown:
            self.table.selectRow(0)

    def _on_chosen(self, row: object) -> None:
        self.detail.show_rule(row if isinstance(row, RuleRow) else None, self._book)

    def _turn(self, page: int) -> None:
        """Turn to a page, or from there back to reading."""
        self._stack.setCurrentIndex(page if self._stack.currentIndex() != page else 0)
        self.compare_button.setText(self._desk.text(self._other_side()))
        self.packs_button.setText(self._desk.text(self._packs_said()))
        if self._stack.currentIndex() == _PACKS:
            self.packs.refresh()

    def _other_side(self) -> Message:
        compares = self._stack.currentIndex() == _COMPARE
        return msg("Read the rules") if compares else msg("Compare categories")

    def _packs_said(self) -> Message:
        packs = self._stack.currentIndex() == _PACKS
        return msg("Read the rules") if packs else msg("Packs of rules")

    def _on_switched(self) -> None:
        self._show()
        self._on_chosen(self.table.current)
        self.comparison.refresh()
        self.packs.say_again()
