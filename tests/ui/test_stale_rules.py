# SPDX-License-Identifier: MIT
"""On 2 January 2027 three shipped rules are past their date, and every screen says so by itself."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist.model import Shown
from kvisa_desktop.ui.checklist.page import ChecklistPage
from kvisa_desktop.ui.home.page import HomePage
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.sources_sheet import SourcesSheet
from kvisa_desktop.ui.rules.page import RulesPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child
from tests.ui.program import FakeProgram

STALE = ("G-20", "G-24", "E-31")
BADGE = "past its date: check again"


class InJanuary(FakeProgram):
    """The program on the second day of 2027."""

    def today(self) -> date:
        """Return that day."""
        return date(2027, 1, 2)


@pytest.fixture
def program(rulebook: Rulebook) -> FakeProgram:
    return InJanuary(rulebook=rulebook)


def words(page: QWidget) -> str:
    settled()
    labels = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    pills = [each.words for each in page.findChildren(Pill) if each.isVisible()]
    return "\n".join((*labels, *pills))


def shown(qtbot: QtBot, page: QWidget) -> QWidget:
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    return page


def test_home_names_them_with_their_badge(qtbot: QtBot, pilot: Pilot, state: CaseState) -> None:
    page = HomePage(pilot.desk, state)
    shown(qtbot, page)
    page.show_case()
    said = words(page)
    assert "3 rules past their date" in said
    assert said.count(BADGE) == len(STALE)
    assert all(each in said.splitlines() for each in STALE)
    child(page, Link, "stale.G-24").click()
    sheet = child(page.window(), SourcesSheet)
    assert BADGE in words(sheet)
    sheet.reject()


def test_the_list_of_rules_begins_with_them(qtbot: QtBot, pilot: Pilot) -> None:
    page = RulesPage(pilot.desk)
    shown(qtbot, page)
    page.start_focus()
    pilot.settle()
    rows = page.table.model().rows  # type: ignore[attr-defined]
    assert {each.rule.id for each in rows[:3]} == set(STALE)
    state = page.table.model().index(0, 2)
    assert state.data() == BADGE
    assert page.table.choose("G-20")
    assert BADGE in words(page.detail)


def test_an_item_of_the_checklist_that_rests_on_one_says_so(
    qtbot: QtBot, pilot: Pilot, state: CaseState
) -> None:
    page = ChecklistPage(pilot.desk, state)
    shown(qtbot, page)
    page.shown.choose(Shown.ALL)
    page.show_case()
    resting = next(each for each in state.assessment.checklist if "G-24" in each.sources)
    assert page.focus_on(None, resting.id)
    assert BADGE in words(page.detail)


def test_what_a_finding_rests_on_says_so(qtbot: QtBot, pilot: Pilot, rulebook: Rulebook) -> None:
    sheet = SourcesSheet(pilot.desk.text, [rulebook.rules["E-31"]], date(2027, 1, 2))
    assert BADGE in words(shown(qtbot, sheet))


def test_all_of_it_is_said_in_chinese(qtbot: QtBot, pilot: Pilot, state: CaseState) -> None:
    page = HomePage(pilot.desk, state)
    shown(qtbot, page)
    page.show_case()
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    said = words(page)
    assert "3条规定已过期" in said
    assert BADGE not in said
