# SPDX-License-Identifier: MIT
"""The ledger on the card of a degree, and taking its institution from the register."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.ledger.fact_sheet import FactSheet
from tests.case_builders import DEGREE
from tests.fake_register import LAKES
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState) -> DegreesPage:
    made = placed(qtbot, DegreesPage(desk, state), 900, 900)
    made.show_case()
    settled()
    return made


def test_the_card_sums_the_ledger_up_and_opens_it(page: DegreesPage) -> None:
    panel = page.cards[DEGREE].ledger
    assert panel.line.text().startswith("1 fact recorded; the latest, read on 2026-10-01")
    assert not panel.facts.isVisible()
    pressed(panel.toggle, Qt.Key.Key_Space)
    assert panel.facts.isVisible()
    assert panel.toggle.text() == "Hide the ledger"
    pressed(panel.toggle, Qt.Key.Key_Space)
    assert not panel.facts.isVisible()


def test_a_fact_is_recorded_on_the_card(pilot: Pilot, page: DegreesPage, state: CaseState) -> None:
    panel = page.cards[DEGREE].ledger
    pressed(panel.toggle, Qt.Key.Key_Space)
    pressed(child(panel, QPushButton, "ledger.add"), Qt.Key.Key_Space)
    sheet = child(page.window(), FactSheet, "fact")
    assert len(sheet.evidence.box.values) == len(state.file.documents) + 1
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    assert len(state.file.recognition) == 2
    page.show_case()
    assert panel.line.text().startswith("2 facts recorded")


def test_a_row_of_the_register_becomes_the_institution(
    pilot: Pilot, page: DegreesPage, state: CaseState
) -> None:
    page.cards[DEGREE].institution.adopted.emit(LAKES)
    pilot.settle()
    institution = state.file.institution_of(state.file.degrees[0])
    assert institution is not None
    assert (institution.name, institution.ror_id) == (LAKES.name, LAKES.ror_id)
    assert any("taken from the register" in each for each in pilot.said)
    page.show_case()
    assert "No fact about this institution" in page.cards[DEGREE].ledger.line.text()


def test_without_an_institution_there_is_no_ledger(page: DegreesPage, state: CaseState) -> None:
    panel = page.cards[DEGREE].ledger
    panel.show_institution(state.file, None)
    assert not panel.toggle.isEnabled()
    assert panel.line.text() == "Name the institution first."
