# SPDX-License-Identifier: MIT
"""The routes claim by claim: outcome, reason, data, sources and other side, way to the field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.home.page import HomePage
from kvisa_desktop.ui.home.routes_sheet import RoutesSheet
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet
from tests.case_builders import DEGREE
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, state: CaseState) -> HomePage:
    made = placed(qtbot, HomePage(pilot.desk, state))
    made.show_case()
    return made


@pytest.fixture
def sheet(page: HomePage) -> RoutesSheet:
    pressed(child(page, QPushButton, "home.claims"), Qt.Key.Key_Space)
    settled()
    return child(page.window(), RoutesSheet, "routes")


def words(sheet: RoutesSheet) -> str:
    return "\n".join(each.text() for each in sheet.findChildren(QLabel))


def test_every_claim_stands_there_with_outcome_reason_and_data(
    sheet: RoutesSheet, state: CaseState
) -> None:
    eligibility = state.assessment.eligibility
    claims = [*eligibility.common, *(each for one in eligibility.routes for each in one.findings)]
    pills = [each.words for each in sheet.findChildren(Pill)]
    assert len(pills) == len(claims) + len(eligibility.routes)
    assert set(pills) <= {
        "no published route",
        "needs evidence",
        "post rule unknown",
        "meets published route",
    }
    assert "A foreign nationality is recorded." in words(sheet)
    assert "Institution: Example Technical University" in words(sheet)


def test_what_holds_for_everybody_and_the_unconfirmed_figures_are_there(
    sheet: RoutesSheet, state: CaseState
) -> None:
    said = words(sheet)
    for rule in ("K-13", "K-43", "K-45", "K-47"):
        assert state.assessment.rules[rule].text.en in said
    assert "Unconfirmed figure" in said


def test_a_claim_shows_its_sources_and_the_other_side(sheet: RoutesSheet, state: CaseState) -> None:
    pressed(child(sheet, QPushButton, "routes.why.age"), Qt.Key.Key_Space)
    sources = child(sheet.window(), SourcesSheet, "sources")
    shown = "\n".join(each.text() for each in sources.findChildren(QLabel))
    (age,) = [each for each in state.assessment.eligibility.common if each.id == "age"]
    for rule in (*age.sources, *age.against):
        assert state.assessment.rules[rule].text.en in shown
    sources.reject()


def test_the_next_step_leads_to_the_field(
    sheet: RoutesSheet, state: CaseState, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(state.asked) as asked:
        pressed(child(sheet, Link, "routes.step.graduate.institution"), Qt.Key.Key_Return)
    assert asked.args == ["degrees", DEGREE, "institution_id"]


def test_that_field_is_the_name_of_the_institution(
    qtbot: QtBot, pilot: Pilot, state: CaseState
) -> None:
    made = placed(qtbot, DegreesPage(pilot.desk, state), 900, 700)
    made.show_case()
    assert made.focus_on(DEGREE, "institution_id")
    pilot.until(made.cards[DEGREE].institution.english.hasFocus)
