# SPDX-License-Identifier: MIT
"""The person and the passports."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.declaration import Declared
from kvisa_desktop.domain.fields import fields_of
from kvisa_desktop.domain.person import MaritalStatus, Person, Sex
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.editors.bilingual import BilingualEditor
from kvisa_desktop.ui.parts.editors.institution import InstitutionEditor
from kvisa_desktop.ui.parts.form import RecordForm
from kvisa_desktop.ui.parts.ledger.fact_sheet import FactSheet
from kvisa_desktop.ui.parts.moving.sheet import MoveSheet
from kvisa_desktop.ui.person import actions
from kvisa_desktop.ui.person.model import EMPLOYER, PERSON_GROUPS, parents_answer
from kvisa_desktop.ui.person.mrz_box import MrzBox
from kvisa_desktop.ui.person.page import PersonPage
from scripts.specimens.passport_lines import write_mrz_td3
from tests.case_builders import CASE, PASSPORT
from tests.fake_register import LAKES
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed, typed
from tests.ui.windows import delete_what_is_due, placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState) -> PersonPage:
    made = placed(qtbot, PersonPage(desk, state), 900, 700)
    made.show_case()
    return made


def _line(page: PersonPage, field: str) -> QLineEdit:
    form = next(each for each in page.findChildren(RecordForm) if field in each.editors)
    target = form.editors[field].target
    assert isinstance(target, QLineEdit)
    return target


def test_every_field_of_a_person_has_its_place() -> None:
    shown = {entry.name for _title, entries in PERSON_GROUPS for entry in entries}
    assert shown | {EMPLOYER.name} == {each.name for each in fields_of(Person)} - {"id"}


def test_a_field_is_saved_as_it_is_left(pilot: Pilot, page: PersonPage, state: CaseState) -> None:
    assert _line(page, "surname").text() == "Okoro"
    pilot.type_into(_line(page, "surname"), "Nwosu")
    assert state.file.person.surname == "Nwosu"


def test_chinese_is_typed_and_kept(pilot: Pilot, page: PersonPage, state: CaseState) -> None:
    pilot.type_into(_line(page, "transliteration"), "阿达埃泽·奥科罗")
    assert state.file.person.transliteration == "阿达埃泽·奥科罗"


def test_an_impossible_date_changes_nothing_and_says_why(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    before = state.file.person.birth_date
    pilot.type_into(_line(page, "birth_date"), "1997-02-30")
    assert state.file.person.birth_date == before
    pilot.type_into(_line(page, "birth_date"), "1997-02-28")
    assert state.file.person.birth_date == date(1997, 2, 28)


def test_choices_are_saved(pilot: Pilot, page: PersonPage, state: CaseState) -> None:
    form = next(each for each in page.findChildren(RecordForm) if "marital_status" in each.editors)
    box = form.editors["marital_status"].target
    assert isinstance(box, QComboBox)
    pressed(box, Qt.Key.Key_Down)
    pilot.settle()
    assert state.file.person.marital_status is MaritalStatus.SINGLE


def test_a_passport_is_added_and_the_earlier_one_becomes_old(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    pressed(child(page, QPushButton, "person.add-passport"), Qt.Key.Key_Space)
    pilot.settle()
    assert [each.is_old for each in state.file.passports] == [True, False]
    assert page.focus_on(PASSPORT, "number")


def test_a_passport_is_edited_and_removed(pilot: Pilot, page: PersonPage, state: CaseState) -> None:
    pilot.type_into(_line(page, "number"), "B7654321")
    assert state.file.passports[0].number == "B7654321"
    remove = next(
        each for each in page.findChildren(QToolButton) if "passport" in each.accessibleName()
    )
    pressed(remove, Qt.Key.Key_Space)
    pilot.settle()
    assert not state.file.passports


def test_the_application_itself_is_edited_here(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    pilot.type_into(_line(page, "planned_filing"), "2027-03-01")
    assert state.file.case.planned_filing == date(2027, 3, 1)
    form = next(each for each in page.findChildren(RecordForm) if "routes" in each.editors)
    pressed(form.editors["routes"].target, Qt.Key.Key_Space)
    pilot.settle()
    assert Route.GRADUATE not in state.file.case.routes
    post = form.editors["post_id"]
    assert isinstance(post, BilingualEditor)
    post.english.selectAll()
    typed(post.english, "Munich")
    pressed(post.english, Qt.Key.Key_Return)
    pilot.settle()
    assert state.file.post is not None
    assert state.file.post.name.en == "Berlin"  # first it is shown what the move changes
    child(child(page.window(), MoveSheet), QPushButton, "move.go").click()
    pilot.settle()
    assert state.file.post.name.en == "Munich"


def test_a_bilingual_field_shows_what_is_missing(page: PersonPage) -> None:
    form = next(each for each in page.findChildren(RecordForm) if "birth_place" in each.editors)
    editor = form.editors["birth_place"]
    assert isinstance(editor, BilingualEditor)
    editor.show_value(Bilingual("Enugu"))
    assert editor.chinese.property("state") == "missing"


def test_findings_lead_to_their_field(page: PersonPage, pilot: Pilot) -> None:
    assert page.focus_on(None, "birth_date")
    pilot.until(_line(page, "birth_date").hasFocus)
    assert page.focus_on(CASE, "form_number")
    assert not page.focus_on(None, "shoe_size")
    page.start_focus()
    pilot.until(_line(page, "surname").hasFocus)


def test_the_parents_are_asked_about_and_the_answer_taken_back(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    box = page._parents.box  # noqa: SLF001
    assert box.currentText() == "Not asked yet"
    box.setFocus()
    pressed(box, Qt.Key.Key_Down)
    page._parents.committed.emit(Declared.YES)  # noqa: SLF001
    pilot.settle()
    page.show_case()
    assert parents_answer(state.file) is Declared.YES
    assert page.focus_on(state.file.person.id, "parent-chinese-at-birth")
    page._parents.committed.emit(None)  # noqa: SLF001
    pilot.settle()
    assert parents_answer(state.file) is None


def test_the_employer_is_taken_from_the_register(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    editor = next(
        form.editors["employer"]
        for form in page._forms  # noqa: SLF001
        if "employer" in form.editors
    )
    assert isinstance(editor, InstitutionEditor)
    editor.adopted.emit(LAKES)
    pilot.settle()
    assert state.file.person.employer == LAKES.name


def test_facts_about_the_employer_are_recorded_where_it_is_named(
    pilot: Pilot, page: PersonPage, state: CaseState
) -> None:
    assert not page.ledger.toggle.isEnabled()
    assert page.ledger.line.text() == "Only for the teaching-research route."
    form = next(each for each in page._forms if "employer" in each.editors)  # noqa: SLF001
    form.edited.emit("employer", Bilingual("Nowhere College"))
    actions.change_case(state, "routes", (Route.TEACHING_RESEARCH,))
    pilot.settle()
    page.show_case()
    pressed(page.ledger.toggle, Qt.Key.Key_Space)
    pressed(child(page.ledger, QPushButton, "ledger.add"), Qt.Key.Key_Space)
    sheet = child(page.window(), FactSheet, "fact")
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    page.show_case()
    assert state.file.employing_institution is not None
    assert page.ledger.line.text().startswith("1 fact recorded")


LINES = write_mrz_td3(
    surname="OKORO",
    given_names="ADAEZE NKECHI",
    number="A07654321",
    issuing_country="NGA",
    nationality="NGA",
    birth_date=date(1994, 3, 5),
    sex=Sex.FEMALE,
    expires_on=date(2032, 5, 31),
)


def _with_lines(page: PersonPage, pilot: Pilot) -> MrzBox:
    passport = page.state.file.passports[0]
    actions.change_passport(page.state, passport, "mrz", LINES)
    pilot.settle()
    page.show_case()
    return child(page, MrzBox, "person.mrz")


def test_the_lines_of_a_passport_are_told_field_by_field(pilot: Pilot, page: PersonPage) -> None:
    assert child(page, MrzBox, "person.mrz").isHidden()
    box = _with_lines(page, pilot)
    assert box.isVisible()
    marks = [each for each in box.findChildren(QLabel) if each.text() in {"✓", "✗", "–"}]
    assert {each.accessibleName() for each in marks} <= {
        "agrees with the record", "differs from the record", "not recorded yet",
    }  # fmt: skip
    pilot.until(lambda: len([each for each in marks if each.isVisible()]) == 8)
    assert [e.text() for e in box.findChildren(QLabel)].count("check digit ✓") == 3


def test_one_field_is_taken_over_from_the_lines(pilot: Pilot, page: PersonPage) -> None:
    box = _with_lines(page, pilot)
    take = child(box, QPushButton, "person.mrz.take.number")
    assert take.accessibleDescription() == "Passport number: A07654321"
    pressed(take, Qt.Key.Key_Space)
    pilot.settle()
    page.show_case()
    assert page.state.file.passports[0].number == "A07654321"
    assert page.state.file.passports[0].expires_on == date(2032, 5, 31)
    left = [each for each in box.findChildren(QPushButton) if not each.isHidden()]
    assert "person.mrz.take.number" not in {each.objectName() for each in left}


def test_lines_that_cannot_be_read_leave_the_box_away(pilot: Pilot, page: PersonPage) -> None:
    box = _with_lines(page, pilot)
    actions.change_passport(page.state, page.state.file.passports[0], "mrz", ("P<NGA", "X"))
    pilot.settle()
    page.show_case()
    assert box.isHidden()


def test_what_the_lines_say_stands_below_the_lines(pilot: Pilot, page: PersonPage) -> None:
    box = _with_lines(page, pilot)
    settled()
    card = next(iter(page._passports.values()))  # noqa: SLF001
    editor, following = (card.form.editors[name] for name in ("mrz", "kind"))
    top = box.mapTo(page, QPoint(0, 0)).y()
    assert editor.mapTo(page, QPoint(0, 0)).y() < top < following.mapTo(page, QPoint(0, 0)).y()
    assert box.mapTo(page, QPoint(0, 0)).x() == editor.mapTo(page, QPoint(0, 0)).x()


def test_the_cursor_goes_on_to_the_next_field_that_can_be_taken(
    pilot: Pilot, page: PersonPage
) -> None:
    box = _with_lines(page, pilot)
    while takes := [each for each in box.findChildren(QPushButton) if each.isVisible()]:
        takes[0].setFocus()
        pressed(takes[0], Qt.Key.Key_Space)
        pilot.settle()
        page.show_case()
        delete_what_is_due()
        left = [each for each in box.findChildren(QPushButton) if each.isVisible()]
        focused = page.window().focusWidget()
        assert focused in left if left else isinstance(focused, QPlainTextEdit)
