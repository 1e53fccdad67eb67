# SPDX-License-Identifier: MIT
"""The ledger of an institution within a form: one line, and the dated facts on demand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.institution import Institution
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterId
from kvisa_desktop.domain.recognition import NOTHING_RECORDED, in_order, summary
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.ledger import Ledger
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.parts.ledger.facts_view import FactsView

LEDGER = Entry("ledger", msg("Recognition ledger"))
_SHOW, _HIDE = msg("Show the ledger"), msg("Hide the ledger")
_NO_NAME = Bilingual()
_NO_INSTITUTION = msg("Name the institution first.")


class LedgerPanel(Editor):
    """Stands in a form. `paper_asked` carries the paper that shows a fact."""

    paper_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.text)
        self._desk = desk
        self._ledger: Ledger | None = None
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        top = QHBoxLayout()
        self.line = Label(wrap=True)
        self.toggle = button(desk.text, _SHOW, self._on_toggle)
        self.toggle.setObjectName("degrees.ledger")
        top.addWidget(self.line, 1)
        top.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self.facts = FactsView(desk, titled=False)
        self.facts.hide()
        self.facts.paper_asked.connect(self.paper_asked)
        column.addWidget(self.facts)
        self.row.addWidget(holder)
        self.setFocusProxy(self.toggle)
        self._nothing: Message = _NO_INSTITUTION
        desk.text.watch(self, self._say)

    @override
    def name_aloud(self, name: str) -> None:
        """Take no name: the button speaks for itself."""

    @override
    def show_value(self, value: object) -> None:
        """Do nothing: `show_institution` shows what stands here."""

    def show_institution(
        self, file: CaseFile, institution: Institution | None, named: Bilingual = _NO_NAME
    ) -> None:
        """Show what is recorded of an institution of the case.

        One that is only `named` so far is kept in the vault together with its first fact.
        """
        self._ledger = None if institution is None else _ledger_of(file, institution)
        subject = institution or (RegisterEntry(RegisterId(""), named) if named else None)
        self.facts.show_ledger(subject, self._ledger)
        self.toggle.setEnabled(subject is not None)
        if subject is None:
            self.facts.hide()
        self._say(NOTHING_RECORDED if subject else _NO_INSTITUTION)

    def show_none(self, why: Message) -> None:
        """Show no ledger, and say why there is none."""
        self._ledger = None
        self.facts.show_ledger(None, None)
        self.facts.hide()
        self.toggle.setEnabled(False)
        self._say(why)

    def _say(self, nothing: Message | None = None) -> None:
        self._nothing = nothing or self._nothing
        said = summary(self._ledger.facts) if self._ledger else self._nothing
        self.line.setText(self._desk.text(said))
        self.toggle.setText(self._desk.text(_HIDE if self.facts.isVisibleTo(self) else _SHOW))

    def _on_toggle(self) -> None:
        self.facts.setVisible(not self.facts.isVisibleTo(self))
        self._say()


def _ledger_of(file: CaseFile, institution: Institution) -> Ledger:
    facts = (each for each in file.recognition if each.institution_id == institution.id)
    return Ledger(institution, in_order(facts), (), file.documents)
