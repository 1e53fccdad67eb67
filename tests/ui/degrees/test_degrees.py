# SPDX-License-Identifier: MIT
"""The degrees and the one relied on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree_papers import papers_of
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.degree_card import DegreeCard
from kvisa_desktop.ui.degrees.model import field_choices
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.desk import Desk
from tests.case_builders import DEGREE
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeProgram
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState) -> DegreesPage:
    made = placed(qtbot, DegreesPage(desk, state), 900, 700)
    made.show_case()
    return made


def _line(card: DegreeCard, field: str) -> QLineEdit:
    target = card.form.editors[field].target
    assert isinstance(target, QLineEdit)
    return target


def test_a_degree_is_edited_field_by_field(
    pilot: Pilot, page: DegreesPage, state: CaseState
) -> None:
    card = page.cards[DEGREE]
    pilot.type_into(_line(card, "name_on_paper"), "Adaeze N. Okoro")
    pilot.type_into(_line(card, "awarded"), "2021-09")
    pilot.type_into(_line(card, "issued_country"), "austria")
    degree = state.file.degrees[0]
    assert degree.name_on_paper == "Adaeze N. Okoro"
    assert degree.awarded == PartialDate(2021, 9)
    assert degree.issued_country == "AT"


def test_the_field_of_study_is_picked_from_the_classification(
    pilot: Pilot, page: DegreesPage, state: CaseState, program: FakeProgram
) -> None:
    assert tuple(code for code, _ in field_choices(program.rulebook.fields)) != ("0713", "0715")
    pilot.type_into(_line(page.cards[DEGREE], "isced_field"), "electricity")
    assert state.file.degrees[0].isced_field == "0713"


def test_the_institution_is_named_in_both_languages(
    pilot: Pilot, page: DegreesPage, state: CaseState
) -> None:
    editor = page.cards[DEGREE].institution
    editor.english.selectAll()
    typed(editor.english, "Another University")
    pressed(editor.english, Qt.Key.Key_Return)
    pilot.settle()
    institution = state.file.institution_of(state.file.degrees[0])
    assert institution is not None
    assert institution.name.en == "Another University"


def test_another_degree_can_be_relied_on_by_keyboard(
    pilot: Pilot, page: DegreesPage, state: CaseState
) -> None:
    pressed(child(page, QPushButton, "degrees.add"), Qt.Key.Key_Space)
    pilot.settle()
    other = next(key for key in page.cards if key != DEGREE)
    pressed(page.cards[other].radio, Qt.Key.Key_Space)
    pilot.settle()
    assert state.file.case.degree_relied_on == other
    assert next(iter(page.cards)) == other
    assert not page.cards[DEGREE].radio.isChecked()


def test_the_one_relied_on_cannot_be_unticked(page: DegreesPage, pilot: Pilot) -> None:
    radio = page.cards[DEGREE].radio
    pressed(radio, Qt.Key.Key_Space)
    pilot.settle()
    assert radio.isChecked()


def test_its_papers_lead_to_the_documents(
    page: DegreesPage, state: CaseState, qtbot: QtBot
) -> None:
    papers = papers_of(state.file, state.file.degrees[0])
    links = [
        each
        for each in page.cards[DEGREE].findChildren(QPushButton)
        if each.property("kind") == "link"
    ]
    assert len(links) == len(papers) > 0
    with qtbot.waitSignal(state.asked) as asked:
        pressed(links[0], Qt.Key.Key_Space)
    assert asked.args[:2] == ["documents", papers[0].id]


def test_a_degree_is_removed_after_a_question(
    pilot: Pilot, page: DegreesPage, state: CaseState
) -> None:
    remove = next(
        each for each in page.findChildren(QToolButton) if "Remove" in each.accessibleName()
    )
    pressed(remove, Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "confirm")
    pressed(child(sheet, QPushButton, "yes"), Qt.Key.Key_Space)
    pilot.settle()
    assert not state.file.degrees
    assert state.file.case.degree_relied_on is None
    page.start_focus()
    assert page.focusWidget() is child(page, QPushButton, "degrees.first")


def test_a_finding_leads_to_the_field_of_its_degree(page: DegreesPage, pilot: Pilot) -> None:
    assert page.focus_on(DEGREE, "name_on_paper")
    pilot.until(_line(page.cards[DEGREE], "name_on_paper").hasFocus)
