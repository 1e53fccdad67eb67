# SPDX-License-Identifier: MIT
"""A list too long for one screen: something is shown at once, and no count is wrong meanwhile."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.services import cases
from kvisa_desktop.settings import Role, Settings
from kvisa_desktop.ui.cases.actions import FIRST_SCREEN
from kvisa_desktop.ui.cases.model import Listed
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.return_place import Place, remembering
from tests.fakes import FakeVault
from tests.ui.conftest import Pilot
from tests.ui.program import FakeOpenVault, FakeProgram

MANY = FIRST_SCREEN * 2 + 5
READING = "Reading the cases…"


@pytest.fixture
def vault(program: FakeProgram) -> FakeOpenVault:
    """Return a vault of more cases than a screen shows; the window does not know it yet."""
    program.keep_settings(Settings(role=Role.CONSULTANT))
    made = program.create_vault(program.folder / "Many.kvisa", None, Role.CONSULTANT).vault
    add(made, MANY)
    return made


def add(vault: FakeVault, count: int) -> None:
    """Put so many cases into a vault."""
    for number in range(count):
        person = Person(id=PersonId(vault.new_id()), surname=f"Example {number}")
        case = Case(id=CaseId(vault.new_id()), person_id=person.id, ref=f"K-{number:04}")
        vault.records |= {person.id: person, case.id: case}


class Seen(QObject):
    """Notes what the list shows and says each time its rows change."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.noted: list[tuple[int, str]] = []
        window.cases.table.model().modelReset.connect(self.note)

    def note(self) -> None:
        """Note it, before the words beside the list change."""
        self.noted.append((count(self.window), said(self.window)))


def count(window: MainWindow) -> int:
    """Return how many rows the list shows."""
    return window.cases.table.model().rowCount()


def said(window: MainWindow) -> str:
    """Return what stands beside the title."""
    return window.cases._count.text()  # noqa: SLF001


def opened(window: MainWindow, vault: FakeOpenVault, crew: Pilot) -> None:
    """Open the vault and wait until all is shown."""
    window.doors.unlock(vault.folder)
    crew.until(lambda: count(window) == MANY)
    crew.settle()


def test_a_first_screen_is_shown_before_all_cases_are_read(
    window: MainWindow, vault: FakeOpenVault, crew: Pilot
) -> None:
    seen = Seen(window)
    opened(window, vault, crew)
    assert [rows for rows, _ in seen.noted] == [FIRST_SCREEN, MANY]
    assert [words for _, words in seen.noted] == [READING, READING]
    assert said(window) == f"{MANY} cases"


def test_the_first_screen_is_the_beginning_of_the_list(vault: FakeOpenVault) -> None:
    first = cases.first_listed(vault, FIRST_SCREEN)
    assert first == cases.listed(vault)[:FIRST_SCREEN]
    assert cases.first_listed(FakeVault(), FIRST_SCREEN) == ()


def test_nothing_is_said_to_be_missing_while_cases_are_still_read(
    window: MainWindow, vault: FakeOpenVault, crew: Pilot
) -> None:
    window.doors.unlock(vault.folder)
    crew.until(lambda: count(window) == FIRST_SCREEN)
    window.cases.search.setText("K-0001")
    assert said(window) == READING
    assert window.cases.table.isVisible()
    crew.until(lambda: count(window) == 1)
    crew.settle()
    assert said(window) == f"1 of {MANY} cases"


def test_the_chosen_case_stays_chosen_when_the_rest_comes_in(
    window: MainWindow, vault: FakeOpenVault, crew: Pilot
) -> None:
    window.doors.unlock(vault.folder)
    crew.until(lambda: count(window) == FIRST_SCREEN)
    window.cases.table.selectRow(7)
    chosen = window.cases.table.current
    crew.until(lambda: count(window) == MANY)
    assert window.cases.table.current == chosen


def test_a_vault_locked_while_it_is_read_leaves_nothing_in_the_list(
    window: MainWindow, vault: FakeOpenVault, crew: Pilot
) -> None:
    window.doors.unlock(vault.folder)
    crew.until(lambda: count(window) == FIRST_SCREEN)
    window.lock()
    crew.settle()
    assert count(window) == 0


def test_one_comes_back_to_a_case_far_down_the_list(
    window: MainWindow, vault: FakeOpenVault, program: FakeProgram, crew: Pilot
) -> None:
    oldest = cases.listed(vault)[-1].case
    program.keep_settings(remembering(program.settings, Place(vault.folder, oldest.id, "degrees")))
    opened(window, vault, crew)
    assert window.state.case_id == oldest.id
    assert window.case.section == "degrees"


def test_a_case_that_is_gone_is_not_gone_back_to(
    window: MainWindow, vault: FakeOpenVault, program: FakeProgram, crew: Pilot
) -> None:
    nowhere = Place(vault.folder, CaseId(vault.new_id()), "degrees")
    program.keep_settings(remembering(program.settings, nowhere))
    opened(window, vault, crew)
    assert window.state.case_id is None
    assert window.cases.isVisible()


def test_rows_are_equal_by_what_they_show_and_not_by_being_sought() -> None:
    vault = FakeVault()
    add(vault, 1)
    (row,) = cases.listed(vault)
    sought = Listed(row)
    assert "example 0" in sought.folded
    assert sought == Listed(row)
    assert sought != Listed(replace(row, papers=7))
