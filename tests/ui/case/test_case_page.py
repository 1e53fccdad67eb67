# SPDX-License-Identifier: MIT
"""The open case: nothing can be typed before it is there, and nothing is left of it afterwards."""

from functools import partial

import pytest
from pytestqt.qtbot import QtBot
from typing_extensions import override

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.case.model import CaseHeader
from kvisa_desktop.ui.case.page import CasePage, Section
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.person.page import PersonPage
from tests.case_builders import CASE, bare_case, graduate_case
from tests.ui.conftest import Pilot
from tests.ui.keyboard import let_go_of_the_mouse
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


class CountedPage(PersonPage):
    """A section that counts how often it was filled."""

    filled = 0

    @override
    def show_case(self) -> None:
        self.filled += 1
        super().show_case()


@pytest.fixture
def two(qtbot: QtBot, pilot: Pilot, vault: FakeOpenVault) -> CasePage:
    """Return a case of two sections that count, the first of them in view after the second."""
    assert vault.is_open
    sections = [Section(name, msg("Other"), "files", CountedPage) for name in ("one", "two")]
    made = CasePage(pilot.desk, CaseState(pilot.desk), sections)
    qtbot.addWidget(made)
    made.show()
    made.state.open(CASE)
    made.go("two")
    pilot.settle()
    made.go("one")
    pilot.settle()
    return made


def counts(page: CasePage) -> dict[str, int]:
    return {name: each.filled for name, each in page.pages.items() if isinstance(each, CountedPage)}


def test_only_the_section_in_view_is_filled_anew(pilot: Pilot, two: CasePage) -> None:
    before = counts(two)
    two.state.reload()
    pilot.settle()
    assert counts(two) == {**before, "one": before["one"] + 1}


def test_a_section_shows_what_changed_while_it_was_out_of_view(
    pilot: Pilot, two: CasePage, vault: FakeOpenVault
) -> None:
    person = two.state.file.person
    two.state.change(person, msg("Change"), surname="ADEYEMI")
    pilot.settle()
    two.go("two")
    page = two.pages["two"]
    assert isinstance(page, CountedPage)
    shown = page._forms[0].editors["surname"]  # noqa: SLF001
    assert shown.typed_text == "ADEYEMI"
    assert vault.records[person.id] == two.state.file.person


def test_a_section_that_is_up_to_date_is_not_filled_again(pilot: Pilot, two: CasePage) -> None:
    before = counts(two)
    two.go("two")
    two.go("one")
    pilot.settle()
    assert counts(two) == before


def test_another_language_fills_no_section_that_is_out_of_view(pilot: Pilot, two: CasePage) -> None:
    before = counts(two)
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    for page in two.pages.values():
        page.show_again()
    assert counts(two)["two"] == before["two"]
    two.go("two")
    assert counts(two)["two"] == before["two"] + 1
    pilot.desk.text.switch("en")
    pilot.desk.text.replay()


def test_a_field_that_is_asked_for_is_in_view(pilot: Pilot, page: CasePage) -> None:
    page.resize(900, 500)
    page.state.open(CASE)
    page.go("person")
    pilot.settle()
    page.activateWindow()
    pilot.until(page.isActiveWindow)
    let_go_of_the_mouse(page)
    passport = page.state.file.passports[0]
    page.go_to("person", passport.id, "expires_on")
    person = page.pages["person"]
    assert isinstance(person, PersonPage)
    line = person._passports[passport.id].form.editors["expires_on"].target  # noqa: SLF001
    pilot.until(line.hasFocus)
    pilot.until(lambda: not line.visibleRegion().isEmpty())
