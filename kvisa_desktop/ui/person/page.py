# SPDX-License-Identifier: MIT
"""The person: one form in groups, the passports below, each field saved as it is left."""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, Route
from kvisa_desktop.domain.declaration import Declared
from kvisa_desktop.domain.mrz_offer import MrzOffer
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.card_cursor import CardCursor
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.institution import InstitutionEditor
from kvisa_desktop.ui.parts.editors.worded import WordedEditor
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.frames import card, scrolled
from kvisa_desktop.ui.parts.ledger.panel import LEDGER, LedgerPanel
from kvisa_desktop.ui.parts.moving.sheet import show_move
from kvisa_desktop.ui.parts.ready_widgets import ReadyWidgets
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.person import actions
from kvisa_desktop.ui.person.model import (
    CASE_ENTRIES,
    EMPLOYER,
    PARENTS,
    PASSPORT_ENTRIES,
    PERSON_GROUPS,
    POST,
    answer_said,
    findings_by_field,
    parents_answer,
    passports_in_order,
)
from kvisa_desktop.ui.person.passport_card import PassportCard

_WIDEST = 860


class PersonPage(SectionPage):
    """Wires the forms of the person, the case and the passports."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__(desk, state)
        column = scrolled(self, widest=_WIDEST)
        column.setContentsMargins(0, 0, 12, 12)
        self._forms: list[RecordForm] = []
        for title, entries in PERSON_GROUPS:
            form = RecordForm(desk.text, Person, entries)
            form.edited.connect(self._on_person_edited)
            if any(each.name == "occupation" for each in entries):
                self._add_employer(form)
            if any(each.name == "birth_country" for each in entries):
                self._add_parents(form)
            self._forms.append(form)
            column.addWidget(self._card(title, form))
        self._passport_column = QVBoxLayout()
        self._passport_column.setSpacing(14)
        self._passports: dict[UUID, PassportCard] = {}
        self._ready = ReadyWidgets(self, self._passport_card)
        column.addLayout(self._build_passport_head())
        column.addLayout(self._passport_column)
        self._case_form = RecordForm(desk.text, Case, CASE_ENTRIES)
        self._case_form.edited.connect(lambda name, value: actions.change_case(state, name, value))
        self._post = BilingualEditor(desk.text)
        self._post.committed.connect(self._on_post)
        self._case_form.add_own(POST, self._post)
        column.addWidget(self._card(msg("This application"), self._case_form))
        column.addStretch(1)

    def show_case(self) -> None:
        """Show the person, the passports and the case."""
        file = self.state.file
        found = findings_by_field(self.state.assessment.findings, file.person.id)
        for form in self._forms:
            form.show_record(file.person)
            form.show_findings(found)
        self._parents.show_value(parents_answer(file))
        if Route.TEACHING_RESEARCH in file.case.routes:
            self.ledger.show_institution(file, file.employing_institution, file.person.employer)
        else:
            self.ledger.show_none(msg("Only for the teaching-research route."))
        self._case_form.show_record(file.case)
        self._post.show_value(file.post.name if file.post else Bilingual())
        self._show_passports()

    @override
    def turns(self) -> Iterator[Callable[[], object]]:
        if not self._passports:
            yield from self._ready.turns(each.id for each in passports_in_order(self.state.file))

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of the person, of a passport, or of the case."""
        if record_id in self._passports:
            return self._passports[record_id].form.focus_on(field or "number")
        if record_id == self.state.file.case.id:
            return self._case_form.focus_on(field)
        return any(form.focus_on(field) for form in self._forms)

    def start_focus(self) -> None:
        """Put the cursor into the surname."""
        self._forms[0].focus_on("surname")

    def _add_employer(self, form: RecordForm) -> None:
        editor = InstitutionEditor(self.desk)
        form.add_editor(EMPLOYER, editor)
        editor.committed.connect(lambda value: form.edited.emit("employer", value))
        editor.adopted.connect(lambda entry: actions.employ(self.state, entry))
        self.ledger = LedgerPanel(self.desk)
        form.add_own(LEDGER, self.ledger)
        self.ledger.paper_asked.connect(lambda paper: self.state.ask_for("documents", paper.id))

    def _add_parents(self, form: RecordForm) -> None:
        self._parents = WordedEditor(self.desk.text, [None, *Declared], answer_said)
        form.add_own(PARENTS, self._parents)
        self._parents.committed.connect(lambda value: actions.answer_parents(self.state, value))

    def _card(self, title: Message, form: RecordForm) -> QFrame:
        frame, column = card(margin=20, spacing=14)
        head = subheading()
        self.desk.text.show(self, head.setText, title)
        column.addWidget(head)
        column.addWidget(form)
        return frame

    def _build_passport_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        head = subheading(wrap=False)
        self.desk.text.show(self, head.setText, msg("Passports"))
        self._add_passport = add = button(
            self.desk.text, msg("Add a passport"), lambda: actions.add_passport(self.state)
        )
        add.setIcon(self.desk.theme.icon("plus"))
        add.setObjectName("person.add-passport")
        row.addWidget(head)
        row.addSpacing(12)
        row.addWidget(add)
        row.addStretch(1)
        return row

    def _show_passports(self) -> None:
        passports = passports_in_order(self.state.file)
        if [each.id for each in passports] != list(self._passports):
            cursor = CardCursor(self._passports, self._add_passport)
            keys = [each.id for each in passports]
            self._passports = self._ready.fill(self._passport_column, keys, self._passports)
            cursor.follow(self._passports)
        for each in passports:
            found = findings_by_field(self.state.assessment.findings, each.id)
            self._passports[each.id].show_passport(self.state.file.person, each, found)

    def _passport_card(self, key: UUID) -> PassportCard:
        made = PassportCard(self.desk, PASSPORT_ENTRIES)
        made.form.edited.connect(lambda name, value: self._on_passport_edited(key, name, value))
        made.removed.connect(lambda: self._remove(key))
        made.lines.taken.connect(lambda offer: self._take_over(key, offer))
        return made

    def _passport(self, key: UUID) -> Passport | None:
        return next((each for each in self.state.file.passports if each.id == key), None)

    def _on_person_edited(self, name: str, value: object) -> None:
        actions.change_person(self.state, name, value)

    def _on_passport_edited(self, key: UUID, name: str, value: object) -> None:
        passport = self._passport(key)
        if passport is not None:
            actions.change_passport(self.state, passport, name, value)

    def _take_over(self, key: UUID, offer: MrzOffer) -> None:
        passport = self._passport(key)
        if passport is not None:
            actions.take_over(self.state, passport, offer)

    def _on_post(self, name: Bilingual) -> None:
        post = self.state.file.post
        if post is not None and name.en and name.en != post.name.en:
            self._post.show_value(post.name)
            show_move(self.desk, self.state, self, name)
        elif name:
            actions.name_post(self.state, name)

    def _remove(self, key: UUID) -> None:
        passport = self._passport(key)
        if passport is not None:
            actions.remove_passport(self.state, passport)
