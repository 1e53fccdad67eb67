# SPDX-License-Identifier: MIT
"""What the screens say of rules: the text of an entry, or an enumerated sentence of the program."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.i18n.catalog import Translator
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist.model import Shown
from kvisa_desktop.ui.checklist.page import ChecklistPage
from kvisa_desktop.ui.degrees.page import DegreesPage
from kvisa_desktop.ui.home.page import HomePage
from kvisa_desktop.ui.home.routes_sheet import RoutesSheet
from kvisa_desktop.ui.parts.section_page import SectionPage
from kvisa_desktop.ui.person.page import PersonPage
from kvisa_desktop.ui.rules.page import RulesPage
from tests.heard import Heard
from tests.journeys.test_six_applicants import APPLICANTS
from tests.rule_sentences import complaints
from tests.ui.conftest import Pilot, filled
from tests.ui.fitting import settled
from tests.ui.program import FakeOpenVault, FakeProgram
from tests.ui.windows import placed

PAGES: tuple[Callable[..., SectionPage], ...] = (HomePage, PersonPage, DegreesPage)


class HeardProgram(FakeProgram):
    """A program whose window is listened to."""

    def __init__(self, rulebook: Rulebook) -> None:
        super().__init__(rulebook=rulebook)
        self.heard = Heard()

    def translator(self, language: str) -> Translator:
        """Return a translator whose words are remembered."""
        return self.heard.translator(language)


@pytest.fixture
def program(rulebook: Rulebook) -> HeardProgram:
    return HeardProgram(rulebook)


@pytest.mark.parametrize("make", APPLICANTS)
def test_home_person_degrees_and_checklist_say_nothing_of_their_own_on_rules(
    qtbot: QtBot, pilot: Pilot, program: HeardProgram, make: Callable[[], CaseFile]
) -> None:
    case = make()
    vault = filled(FakeOpenVault(program.folder / "Six.kvisa"), case)
    pilot.desk.take_vault(vault)
    state = CaseState(pilot.desk)
    state.open(case.case.id)
    pilot.settle()
    for kind in PAGES:
        page = kind(pilot.desk, state)
        qtbot.addWidget(page)
        page.show_case()
    sheet = RoutesSheet(pilot.desk, state.assessment)
    qtbot.addWidget(sheet)
    checklist = placed(qtbot, ChecklistPage(pilot.desk, state), 1100, 800)
    checklist.shown.choose(Shown.ALL)
    checklist.show_case()
    for row in range(checklist.table.model().rowCount()):
        checklist.table.selectRow(row)
    settled()
    assert len(program.heard.sentences) > 50
    assert "\n".join(complaints(program.heard, case)) == ""


def test_the_rules_and_the_comparison_say_what_the_rulebook_says(
    qtbot: QtBot, pilot: Pilot, program: HeardProgram
) -> None:
    page = placed(qtbot, RulesPage(pilot.desk), 1200, 760)
    page.start_focus()
    pilot.settle()
    for row in range(page.table.model().rowCount()):
        page.table.selectRow(row)
    for box in page.comparison.boxes.values():
        box.setChecked(True)
    settled()
    assert "\n".join(complaints(program.heard)) == ""
    assert {each.text for each in program.rulebook.rules.values()} <= program.heard.texts
