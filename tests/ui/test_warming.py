# SPDX-License-Identifier: MIT
"""Sections are made ready one step at a time, and show nothing until they are visited."""

import sys

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case.page import CasePage
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.degrees.degree_card import DegreeCard
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.person.passport_card import PassportCard
from kvisa_desktop.ui.sections import SECTIONS
from kvisa_desktop.ui.warming import Warming
from tests.case_builders import CASE
from tests.ui.conftest import Pilot
from tests.ui.program import FakeOpenVault
from tests.ui.windows import delete_what_is_due

NAMES = ("history", "dossier", "form")  # the first is visited as soon as the case is there
WARMED = tuple(next(each for each in SECTIONS if each.name == name) for name in NAMES)


@pytest.fixture
def case(qtbot: QtBot, pilot: Pilot, vault: FakeOpenVault) -> CasePage:
    assert vault.is_open
    made = CasePage(pilot.desk, CaseState(pilot.desk), WARMED)
    qtbot.addWidget(made)
    made.show()
    Warming(pilot.desk, made, made)
    return made


def warmed(pilot: Pilot, case: CasePage) -> None:
    case.state.open(CASE)
    pilot.until(lambda: set(case.pages) == set(NAMES))
    pilot.settle()


def test_every_section_is_there_before_it_is_visited(pilot: Pilot, case: CasePage) -> None:
    assert case.pages == {}
    warmed(pilot, case)
    assert "kvisa_desktop.ui.form_sheet.page" in sys.modules
    assert case.section == "history"


def test_a_section_shows_the_case_when_it_is_visited_and_not_before(
    pilot: Pilot, case: CasePage
) -> None:
    warmed(pilot, case)
    page = case.pages["dossier"]
    assert isinstance(page, DossierPage)
    assert page.table.rows == ()
    case.state.reload()
    pilot.settle()
    assert page.table.rows == ()
    case.go("dossier")
    assert page.table.rows
    assert case.pages["dossier"] is page


def test_a_closed_vault_takes_what_was_made_ready_with_it(pilot: Pilot, case: CasePage) -> None:
    warmed(pilot, case)
    case.state.close()
    case.clear()
    assert case.pages == {}
    warmed(pilot, case)
    assert len(case.pages) == len(WARMED)


def test_cards_of_a_page_are_made_before_it_is_visited(
    qtbot: QtBot, pilot: Pilot, vault: FakeOpenVault
) -> None:
    assert vault.is_open
    sections = tuple(each for each in SECTIONS if each.name in {"home", "person", "degrees"})
    case = CasePage(pilot.desk, CaseState(pilot.desk), sections)
    qtbot.addWidget(case)
    case.show()
    Warming(pilot.desk, case, case)
    case.state.open(CASE)
    kinds = (DegreeCard, PassportCard)
    pilot.until(lambda: all(case.findChildren(kind) for kind in kinds))
    pilot.settle()
    made = [card for kind in kinds for card in case.findChildren(kind)]
    assert not any(each.isVisible() for each in made)
    for name in ("person", "degrees"):
        case.go(name)
        pilot.settle()
    assert [card for kind in kinds for card in case.findChildren(kind)] == made
    assert isinstance(made[0], DegreeCard)
    assert made[0].isVisible()


def test_a_vault_that_closes_meanwhile_stops_the_making(pilot: Pilot, case: CasePage) -> None:
    case.state.open(CASE)
    pilot.until(lambda: bool(case.pages))
    case.state.close()
    case.clear()
    delete_what_is_due()
    warmed(pilot, case)
    assert len(case.pages) == len(WARMED)
