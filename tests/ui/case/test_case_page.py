# SPDX-License-Identifier: MIT
"""The open case: nothing can be typed before it is there, and nothing is left of it afterwards."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case.model import CaseHeader
from kvisa_desktop.ui.case.page import CasePage, Section
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.person.page import PersonPage
from tests.case_builders import CASE, bare_case, graduate_case
from tests.ui.conftest import Pilot
from tests.ui.program import FakeOpenVault

PERSON = Section("person", msg("Person"), "user", PersonPage)
OTHER = Section("other", msg("Other"), "files", PersonPage)


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, vault: FakeOpenVault) -> CasePage:
    assert vault.is_open
    made = CasePage(pilot.desk, CaseState(pilot.desk), (PERSON, OTHER))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_section_waits_for_its_case(pilot: Pilot, page: CasePage) -> None:
    page.state.open(CASE)
    page.go_to("person", None, "surname")
    assert not page.pages
    pilot.settle()
    pilot.until(lambda: page.section == "person")


def test_another_case_hides_what_was_shown_until_it_is_there(pilot: Pilot, page: CasePage) -> None:
    page.state.open(CASE)
    page.go("other")
    pilot.settle()
    assert page.section == "other"
    page.state.open(CASE)
    assert page.section == ""
    pilot.settle()
    assert page.section == "other"


def test_a_closed_case_leaves_nothing_behind(pilot: Pilot, page: CasePage) -> None:
    page.state.open(CASE)
    page.go("person")
    pilot.settle()
    page.clear()
    assert not page.pages
    assert page.section == ""


def test_a_section_that_is_not_there_is_not_gone_to(pilot: Pilot, page: CasePage) -> None:
    page.state.open(CASE)
    pilot.settle()
    page.go_to("nowhere", None, "")
    assert "nowhere" not in page.pages
    pilot.until(partial(bool, page.section))


def test_the_header_says_who_and_where() -> None:
    header = CaseHeader.of(graduate_case())
    assert header.name == "OKORO Adaeze Nkechi"
    assert header.line.values["ref"] == "K-0001"
    assert CaseHeader.of(bare_case()).name == ""
