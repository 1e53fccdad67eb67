# SPDX-License-Identifier: MIT
"""Categories of visa side by side: a row for each question, every statement with its source."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.categories import Category
from kvisa_desktop.domain.comparison import Statement, compare
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, muted
from kvisa_desktop.ui.parts.frames import emptied, scrolling
from kvisa_desktop.ui.words import bare

_AT_FIRST = ("K", "R", "Z")
_PER_LINE = 7


class Comparison(QWidget):
    """Shows the chosen categories beside one another."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._book = Rulebook({})
        self.boxes: dict[str, QCheckBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._choices = QGridLayout()
        row = QHBoxLayout()
        row.addLayout(self._choices)
        row.addStretch(1)
        column.addLayout(row)
        area, self._column = scrolling(margin=8, spacing=8)
        column.addWidget(area, 1)

    def show_book(self, book: Rulebook) -> None:
        """Show the categories of a rulebook; what was chosen stays chosen."""
        self._book = book
        for place, each in enumerate(book.categories):
            if each.code not in self.boxes:
                self._add_box(each, place)
        self.refresh()

    def refresh(self) -> None:
        """Show what is chosen, in the language of the window."""
        emptied(self._column)
        for each in self._book.categories:
            name = self._desk.text(bare(each.name))
            self.boxes[each.code].setToolTip(name)
            self.boxes[each.code].setAccessibleName(f"{each.code}, {name}")
        chosen = [each for each in self._book.categories if self.boxes[each.code].isChecked()]
        if chosen:
            self._column.addWidget(self._table(chosen))
        self._column.addStretch(1)

    def _add_box(self, category: Category, place: int) -> None:
        box = QCheckBox(category.code)
        box.setObjectName(f"rules.category.{category.code}")
        box.setChecked(category.code in _AT_FIRST)
        box.toggled.connect(lambda _on: self.refresh())
        self.boxes[category.code] = box
        self._choices.addWidget(box, *divmod(place, _PER_LINE))

    def _table(self, chosen: Sequence[Category]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(14)
        for place, each in enumerate(chosen, 1):
            grid.addWidget(self._head(each), 0, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        for line, compared in enumerate(compare([each.code for each in chosen], self._book), 1):
            title = Label(self._desk.text(compared.aspect.words), weight=STRONG, wrap=True)
            grid.addWidget(title, line, 0, Qt.AlignmentFlag.AlignTop)
            for place, cell in enumerate(compared.cells, 1):
                grid.addWidget(self._cell(cell), line, place)
        grid.setColumnMinimumWidth(0, 120)
        return table

    def _head(self, category: Category) -> Label:
        words = msg("{code}: {name}", code=category.code, name=category.name)
        return Label(self._desk.text(words), scale=1.1, weight=STRONG, wrap=True)

    def _cell(self, statements: Sequence[Statement]) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not statements:
            self._add(column, muted(), self._desk.text(msg("no source was found")))
        for each in statements:
            self._add(column, Label(wrap=True), self._desk.text(each.text))
            for cited in self._sources(each):
                self._add(column, muted(scale=0.85), cited)
        column.addStretch(1)
        return holder

    def _sources(self, statement: Statement) -> list[str]:
        lines = (
            msg("Source: {source} · {grade}", source=each.cited, grade=each.grade.words)
            for each in self._book.cite(statement.sources)
        )
        return list(dict.fromkeys(self._desk.text(each) for each in lines))

    def _add(self, column: QVBoxLayout, label: Label, words: str) -> None:
        label.setText(words)
        column.addWidget(label)
