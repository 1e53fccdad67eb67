# SPDX-License-Identifier: MIT
"""The dated facts of an institution, one under the other, each with its source and its paper."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.institution import RecognitionFact, RecognitionOutcome
from kvisa_desktop.domain.recognition import (
    NOTHING_RECORDED,
    blank_fact,
    provenance,
    said,
)
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.ledger import Ledger
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button, link
from kvisa_desktop.ui.parts.frames import emptied, framed
from kvisa_desktop.ui.parts.ledger import acts
from kvisa_desktop.ui.parts.ledger.acts import Subject
from kvisa_desktop.ui.parts.ledger.fact_sheet import FactSheet
from kvisa_desktop.ui.words import bare

_CAUTION = msg(
    "A list of “well-known” institutions has not been published; what is not found in a list is "
    "not thereby “not recognised”."
)


class FactsView(QWidget):
    """Shows a ledger and keeps it. `paper_asked` carries the paper that shows a fact."""

    paper_asked = Signal(object)

    def __init__(self, desk: Desk, *, titled: bool = True) -> None:
        super().__init__()
        self._desk = desk
        self._subject: Subject | None = None
        self._ledger: Ledger | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = subheading()
        desk.text.show(self, head.setText, msg("Recognition ledger"))
        head.setVisible(titled)
        column.addWidget(head)
        caution = muted()
        desk.text.show(self, caution.setText, _CAUTION)
        column.addWidget(caution)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(8)
        column.addLayout(self._facts)
        self.add = button(desk.text, msg("Add a fact…"), self.ask_new)
        self.add.setIcon(desk.theme.icon("plus"))
        self.add.setObjectName("ledger.add")
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        desk.text.switched.connect(self._draw)

    def show_ledger(self, subject: Subject | None, ledger: Ledger | None) -> None:
        """Show what is recorded of `subject`; a row of the register may have no ledger yet."""
        self._subject, self._ledger = subject, ledger
        self.add.setEnabled(subject is not None)
        self._draw()

    def ask_new(self) -> None:
        """Ask for a new fact, read today."""
        self._ask(replace(blank_fact(), read_on=self._desk.program.today()))

    def _draw(self) -> None:
        emptied(self._facts)
        facts = self._ledger.facts if self._ledger else ()
        for each in facts:
            self._facts.addWidget(self._fact(each))
        if not facts:
            self._say(muted(), NOTHING_RECORDED, self._facts)

    def _fact(self, fact: RecognitionFact) -> QFrame:
        frame, column = framed("well", margin=10, spacing=4)
        top = QHBoxLayout()
        words = Label(wrap=True)
        words.setText(self._desk.text(said(fact)))
        top.addWidget(words, 1)
        for icon, name, act in (
            ("pencil", msg("Change this fact"), partial(self._ask, fact)),
            ("trash-2", msg("Remove this fact"), partial(acts.remove, self._desk, self, fact)),
        ):
            made = icon_button(self._desk.text, self._desk.theme, icon, name, act)
            made.setObjectName(f"ledger.{icon}.{fact.id}")
            top.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self._say(muted(), provenance(fact), column)
        if fact.note:
            self._say(muted(), verbatim(fact.note), column)
        self._add_paper(fact, column)
        return frame

    def _add_paper(self, fact: RecognitionFact, column: QVBoxLayout) -> None:
        paper = self._ledger.evidence(fact) if self._ledger else None
        if paper is None:
            if fact.outcome in {RecognitionOutcome.FOUND, RecognitionOutcome.STATED}:
                self._say(muted(), msg("No paper shows this yet."), column)
            return
        desk, words = self._desk, bare(name_of(paper))
        column.addWidget(link(desk.text, desk.theme, words, partial(self._open, paper)))

    def _open(self, paper: Document) -> None:
        self.paper_asked.emit(paper)

    def _say(self, label: Label, words: Message, column: QVBoxLayout) -> None:
        label.setText(self._desk.text(words))
        column.addWidget(label)

    def _ask(self, fact: RecognitionFact) -> None:
        papers = self._ledger.papers if self._ledger else ()
        sheet = FactSheet(self._desk.text, fact, papers)
        sheet.sent.connect(lambda written: self._keep(sheet, written))
        sheet.appear(self)

    def _keep(self, sheet: FactSheet, fact: RecognitionFact) -> None:
        subject = self._subject
        if subject is not None:
            then = (lambda _kept: sheet.accept(), sheet.fail)
            acts.keep(self._desk, sheet, subject, fact, then)
