# SPDX-License-Identifier: MIT
"""The list of cases."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.messages import msg
from kvisa_desktop.services import applicants, cases, editing
from kvisa_desktop.settings import Role
from kvisa_desktop.ui.cases.model import Listed, counted, filtered
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.request_sheet import RequestSheet
from tests.fakes import FakeVault
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed
from tests.ui.program import FakeProgram

NAMES = (("Okoro", "Adaeze", "奥科罗"), ("Nguyễn", "Minh", ""), ("Müller", "Jürgen", ""))


def _fill(vault: FakeVault) -> None:
    for number, (surname, given_names, chinese) in enumerate(NAMES):
        case = cases.create(vault, surname=surname, given_names=given_names).value
        person = next(p for p in vault.records.values() if p.id == case.person_id)
        applicants.save(vault, replace(person, chinese_name=chinese))  # type: ignore[type-var,arg-type]
        if number == 1:
            editing.save(vault, replace(case, stage=Stage.SUBMITTED), msg("Change the case"))


@pytest.fixture
def full(crew: Pilot, window: MainWindow, program: FakeProgram) -> MainWindow:
    path = program.folder / "Clients.kvisa"
    vault = program.create_vault(path, None, Role.CONSULTANT).vault
    _fill(vault)
    window.doors.unlock(path)
    crew.settle()
    crew.settle()
    return window


def _shown(window: MainWindow) -> list[str]:
    return [each.row.person.surname for each in window.cases.table.model().rows]  # type: ignore[attr-defined]


def test_the_list_is_filtered_as_one_types(full: MainWindow) -> None:
    assert len(_shown(full)) == 3
    typed(full.cases.search, "jurgen")
    assert _shown(full) == ["Müller"]
    full.cases.search.clear()
    typed(full.cases.search, "奥")
    assert _shown(full) == ["Okoro"]


def test_stages_filter_too(full: MainWindow) -> None:
    full.cases.stage.setFocus()
    full.cases.stage.choose(Stage.SUBMITTED)
    assert _shown(full) == ["Nguyễn"]


def test_nothing_found_offers_to_show_all(full: MainWindow) -> None:
    typed(full.cases.search, "zzz")
    every = child(full.cases, QPushButton, "cases.all")
    assert every.isVisible()
    pressed(every, Qt.Key.Key_Space)
    assert len(_shown(full)) == 3


def test_enter_in_the_search_goes_to_the_list_and_enter_opens(
    crew: Pilot, full: MainWindow
) -> None:
    typed(full.cases.search, "okoro")
    pressed(full.cases.search, Qt.Key.Key_Return)
    crew.until(full.cases.table.hasFocus)
    pressed(full.cases.table, Qt.Key.Key_Return)
    crew.settle()
    assert full.state.file.person.surname == "Okoro"


def test_the_chosen_case_is_shown_beside_the_list(crew: Pilot, full: MainWindow) -> None:
    row = full.cases.table.model().rows[0]  # type: ignore[attr-defined]
    full.cases.table.choose(row.row.case.id)
    button = child(full.cases, QPushButton, "cases.open")
    assert button.isEnabled()
    pressed(button, Qt.Key.Key_Space)
    crew.settle()
    assert full.state.case_id == row.row.case.id


def test_an_empty_vault_offers_the_first_case(
    crew: Pilot, window: MainWindow, program: FakeProgram
) -> None:
    path = program.folder / "Empty.kvisa"
    program.create_vault(path, None, Role.CONSULTANT)
    window.doors.unlock(path)
    crew.settle()
    pressed(child(window.cases, QPushButton, "cases.first"), Qt.Key.Key_Space)
    crew.settle()
    assert window.case.section == "person"
    assert window.state.file.case.ref == "K-0001"


def test_a_change_of_a_person_is_seen_in_the_list(crew: Pilot, full: MainWindow) -> None:
    row = full.cases.table.model().rows[0].row  # type: ignore[attr-defined]
    full.desk.act(full, lambda vault: applicants.save(vault, replace(row.person, surname="Zhang")))
    crew.settle()
    crew.settle()
    assert "Zhang" in _shown(full)


@given(st.lists(st.sampled_from(["okoro", "minh", "k-0002", "奥", "zzz", ""]), max_size=3))
def test_more_words_never_find_more(words: list[str]) -> None:
    vault = FakeVault()
    _fill(vault)
    rows = [Listed(row) for row in cases.listed(vault)]
    found = filtered(rows, " ".join(words), None)
    for word in words:
        assert set(map(id, found)) <= set(map(id, filtered(rows, word, None)))


def test_counts_are_said_in_words() -> None:
    assert counted(1, 1).count == 1
    assert "of" in counted(1, 2).text


def test_what_is_still_needed_is_written_for_several_cases_at_once(
    full: MainWindow, crew: Pilot
) -> None:
    full.cases.table.selectAll()
    child(full.cases, QPushButton, "cases.request").click()
    crew.settle()
    sheet = child(full, RequestSheet)
    everyone = sheet.box.toPlainText()
    assert [each in everyone for each in ("— K-0001", "— K-0002", "— K-0003")] == [True] * 3
    sheet.whose.setCurrentIndex(1)
    alone = sheet.box.toPlainText()
    assert "—" not in alone.splitlines()[0]
    assert alone in everyone


def test_a_case_is_always_chosen_while_one_searches(full: MainWindow) -> None:
    for words in ("jurgen", "okoro", ""):
        full.cases.search.setText(words)
        chosen = full.cases.table.current
        assert isinstance(chosen, Listed)
        assert chosen.row.person.surname in _shown(full)


def test_the_arrow_down_leads_from_the_search_to_the_list(full: MainWindow, crew: Pilot) -> None:
    full.activateWindow()
    crew.until(full.isActiveWindow)
    full.cases.start_search()
    typed(full.cases.search, "jurgen")
    pressed(full.cases.search, Qt.Key.Key_Down)
    assert full.focusWidget() is full.cases.table
