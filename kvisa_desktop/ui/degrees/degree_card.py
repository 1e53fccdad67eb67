# SPDX-License-Identifier: MIT
"""One degree: whether the application relies on it, its form, its institution, its papers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain import Chain
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.paper_rows import paper_rows
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.degrees.chain_pane import ChainPane
from kvisa_desktop.ui.degrees.model import (
    FIELD_CODE,
    FIRST,
    INSTITUTION,
    REST,
    field_choices,
    findings_of,
    head,
)
from kvisa_desktop.ui.degrees.paper_list import PaperList
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.buttons import button, icon_button
from kvisa_desktop.ui.parts.editors.institution import InstitutionEditor
from kvisa_desktop.ui.parts.editors.pick import PickEditor
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.ledger.panel import LEDGER, LedgerPanel


class DegreeCard(QFrame):
    """Shows one degree. Its signals ask the page to act."""

    institution_named = Signal(object)
    institution_adopted = Signal(object)
    relied_on = Signal()
    removed = Signal()
    paper_asked = Signal(object)
    add_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 18)
        column.setSpacing(12)
        column.addLayout(self._build_head())
        self.form = RecordForm(desk.text, Degree, FIRST)
        self.institution = InstitutionEditor(desk)
        self.form.add_own(INSTITUTION, self.institution)
        self.institution.committed.connect(self._on_institution)
        self.institution.adopted.connect(self.institution_adopted)
        self.ledger = LedgerPanel(desk)
        self.form.add_own(LEDGER, self.ledger)
        self.ledger.paper_asked.connect(lambda paper: self.paper_asked.emit(paper.id))
        fields = desk.program
        self.field_code = PickEditor(
            desk.text,
            lambda: field_choices(fields.rulebook.fields),
            msg("Type a piece of the field's name"),
        )
        self.form.add_editor(FIELD_CODE, self.field_code)
        self.field_code.committed.connect(lambda value: self.form.edited.emit("isced_field", value))
        self.form.add_fields(REST)
        column.addWidget(self.form)
        papers = muted()
        desk.text.show(self, papers.setText, msg("Papers of this degree"))
        column.addWidget(papers)
        self.papers = PaperList(desk)
        self.papers.paper_asked.connect(self.paper_asked)
        column.addWidget(self.papers)
        add = button(desk.text, msg("Add scans…"), self.add_asked.emit)
        add.setIcon(desk.theme.icon("file-plus"))
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.chain = ChainPane(desk)
        column.addWidget(self.chain)

    def show_degree(
        self, file: CaseFile, degree: Degree, chain: Chain | None, findings: Sequence[Finding]
    ) -> None:
        """Show a degree, how far its papers have come, and what was noticed about it."""
        self._title.setText(self._desk.text(head(degree)))
        self.radio.setChecked(file.case.degree_relied_on == degree.id)
        self.form.show_record(degree)
        self.form.show_findings(findings_of(findings, degree))
        institution = file.institution_of(degree)
        self.institution.show_value(institution.name if institution else Bilingual())
        self.ledger.show_institution(file, institution)
        self.papers.show_rows(paper_rows(file, degree))
        self.chain.show_chain(chain)

    def focus_on(self, field: str) -> bool:
        """Put the cursor into a field, or on a step of the chain."""
        if field.startswith("chain"):
            return self.chain.focus_on(field)
        return self.form.focus_on(field or "level")

    def _build_head(self) -> QHBoxLayout:
        desk = self._desk
        row = QHBoxLayout()
        self._title = subheading()
        self.radio = QRadioButton()
        self.radio.setAutoExclusive(False)
        desk.text.show(self, self.radio.setText, msg("The application relies on this degree"))
        self.radio.clicked.connect(self._on_relied)
        remove = icon_button(
            desk.text, desk.theme, "trash-2", msg("Remove this degree"), self.removed.emit
        )
        row.addWidget(self._title, 1)
        row.addWidget(self.radio)
        row.addWidget(remove)
        return row

    def _on_institution(self, name: object) -> None:
        if isinstance(name, Bilingual) and name:
            self.institution_named.emit(name)

    def _on_relied(self) -> None:
        self.radio.setChecked(True)
        self.relied_on.emit()
