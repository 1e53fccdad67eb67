# SPDX-License-Identifier: MIT
"""One institution in full: its names and place, its ledger, and the cases that lean on it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ledger import Ledger, Use
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, heading, muted, subheading
from kvisa_desktop.ui.institutions.model import Row, plain_facts
from kvisa_desktop.ui.parts.buttons import link
from kvisa_desktop.ui.parts.frames import emptied, scrolled
from kvisa_desktop.ui.parts.ledger.facts_view import FactsView

_HEADS = 110


class InstitutionDetail(QWidget):
    """Shows a row, or nothing. `case_asked` carries the id of a case that leans on it."""

    case_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: Row | None = None
        self._ledger: Ledger | None = None
        column = scrolled(self, margin=18, spacing=12)
        self._top = QVBoxLayout()
        self._top.setSpacing(6)
        column.addLayout(self._top)
        self.facts = FactsView(desk)
        self.facts.paper_asked.connect(lambda paper: self.case_asked.emit(paper.case_id))
        column.addWidget(self.facts)
        self._uses = QVBoxLayout()
        self._uses.setSpacing(4)
        column.addLayout(self._uses)
        column.addStretch(1)
        desk.text.switched.connect(self._draw)

    def show_row(self, row: Row | None, ledger: Ledger | None) -> None:
        """Show an institution and its ledger, which a row of the register need not have."""
        self._row, self._ledger = row, ledger
        self.setVisible(row is not None)
        self.facts.show_ledger(row.subject if row else None, ledger)
        self._draw()

    def _draw(self) -> None:
        emptied(self._top)
        emptied(self._uses)
        if self._row is None:
            return
        self._say(self._top, heading(), verbatim(self._row.name.en or self._row.name.zh))
        if self._row.name.en and self._row.name.zh:
            self._say(self._top, Label(wrap=True), verbatim(self._row.name.zh))
        if self._row.entry is not None and self._row.entry.is_closed:
            self._say(self._top, muted(), msg("It is listed as no longer active."))
        self._top.addWidget(self._lines(self._row))
        self._draw_uses()

    def _lines(self, row: Row) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnMinimumWidth(0, _HEADS)
        grid.setColumnStretch(1, 1)
        for place, (head, words) in enumerate(plain_facts(row)):
            name, said = muted(), Label(wrap=True)
            name.setText(self._desk.text(head))
            said.setText(self._desk.text(words))
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, place, 1)
        return holder

    def _draw_uses(self) -> None:
        uses = self._ledger.uses if self._ledger else ()
        self._say(self._uses, subheading(), msg("Where used"))
        if not uses:
            self._say(self._uses, muted(), msg("No case in this vault leans on it."))
        for each in uses:
            desk = self._desk
            made = link(desk.text, desk.theme, _use_said(each), partial(self._open, each))
            made.setObjectName(f"institutions.case.{each.case.ref}")
            self._uses.addWidget(made)

    def _open(self, use: Use) -> None:
        self.case_asked.emit(use.case.id)

    def _say(self, column: QVBoxLayout, label: Label, words: Message) -> None:
        label.setText(self._desk.text(words))
        column.addWidget(label)


def _use_said(use: Use) -> Message:
    name = verbatim(f"{use.case.ref} · {use.person.passport_name}".strip(" ·"))
    if use.is_employer:
        return msg("{case}: employer", case=name)
    return msg("{case}: degree", case=name)
