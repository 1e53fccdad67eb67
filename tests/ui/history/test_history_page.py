# SPDX-License-Identifier: MIT
"""History and undo in the window, on a real vault: steps by name, values put back, the trash."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.person import Passport, PassportId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, editing
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.history.model import Entry, Shown
from kvisa_desktop.ui.history.page import HistoryPage
from kvisa_desktop.ui.steps import StepKeeper
from tests.ui.conftest import Pilot
from tests.ui.real_vaults import open_on_the_desk

NAMED = msg("Correct the surname")


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot) -> Iterator[OpenVault]:
    with open_on_the_desk(pilot, tmp_path) as opened:
        yield opened


@pytest.fixture
def told(pilot: Pilot, kept: OpenVault) -> CaseState:
    """Give the one case of that vault, after its surname was changed."""
    state = CaseState(pilot.desk)
    state.open(cases.listed(kept)[0].case.id)
    pilot.settle()
    state.change(state.file.person, NAMED, surname="Okorro")
    pilot.settle()
    return state


@pytest.fixture
def page(qtbot: QtBot, pilot: Pilot, told: CaseState) -> HistoryPage:
    made = HistoryPage(pilot.desk, told)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    pilot.settle()
    return made


def entries(page: HistoryPage) -> list[Entry]:
    return list(page._model.rows)  # noqa: SLF001


def said(page: HistoryPage) -> list[str]:
    text = page.desk.text
    return [text(entry.act.name) for entry in entries(page)]


def push(page: HistoryPage, pilot: Pilot, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    assert not found.isHidden()
    found.click()
    for _ in range(3):
        pilot.settle()


def test_the_latest_step_comes_first_with_old_and_new_value(page: HistoryPage) -> None:
    assert said(page) == ["Correct the surname", "Open a case"]
    changed = page.desk.text(entries(page)[0].lines[0].words)
    assert changed.endswith("Surname: Okoro → Okorro")


def test_a_step_is_undone_and_stays_in_the_list(page: HistoryPage, pilot: Pilot) -> None:
    push(page, pilot, "history.undo")
    assert page.state.file.person.surname == "Okoro"
    assert said(page)[0] == "Undo: Correct the surname"
    assert entries(page)[1].is_undone
    assert not entries(page)[1].may_undo
    assert pilot.said[-1] == "Undone: Correct the surname"


def test_an_earlier_value_is_put_back(page: HistoryPage, pilot: Pilot) -> None:
    push(page, pilot, "history.put_back")
    assert page.state.file.person.surname == "Okoro"
    assert said(page)[0] == "Put back an earlier value"


def test_what_others_were_built_upon_is_refused_in_words(page: HistoryPage, pilot: Pilot) -> None:
    page.table.selectRow(1)
    push(page, pilot, "history.undo")
    assert page.state.file.person.surname == "Okorro"
    assert len(entries(page)) == 2
    assert pilot.said[-1] != "Undone: Open a case"


def test_what_was_removed_is_restored_from_the_trash(
    page: HistoryPage, pilot: Pilot, kept: OpenVault
) -> None:
    state = page.state
    number = Passport(id=PassportId(kept_id(kept)), person_id=state.file.person.id, number="A1")
    state.act(lambda vault: editing.save(vault, number, msg("Add a passport")))
    pilot.settle()
    state.act(lambda vault: editing.remove(vault, number, msg("Remove a passport")))
    pilot.settle()
    page.shown.choose(Shown.TRASH)
    pilot.settle()
    assert said(page) == ["Remove a passport"]
    push(page, pilot, "history.restore")
    assert [each.number for each in state.file.passports] == ["A1"]
    assert said(page) == []


def kept_id(vault: OpenVault) -> "PassportId":
    with vault.act(msg("Ask for an id")) as act:
        return PassportId(act.new_id())


def test_it_speaks_chinese(page: HistoryPage, pilot: Pilot) -> None:
    pilot.desk.text.switch("zh")
    pilot.desk.text.replay()
    pilot.settle()
    assert said(page)[1] == pilot.desk.text(msg("Open a case"))
    assert said(page)[1] != "Open a case"
    assert page._counted.text() == "2步操作"  # noqa: SLF001


def test_undo_and_redo_name_what_they_would_do(told: CaseState, pilot: Pilot) -> None:
    keeper = StepKeeper(pilot.desk)
    keeper.refresh()
    pilot.settle()
    say = pilot.desk.text
    assert (say(keeper.undo_words), say(keeper.redo_words)) == ("Undo: Correct the surname", "Redo")
    keeper.undo()
    for _ in range(3):
        pilot.settle()
    assert told.file.person.surname == "Okoro"
    assert say(keeper.redo_words) == "Redo: Correct the surname"
    keeper.redo()
    for _ in range(3):
        pilot.settle()
    assert told.file.person.surname == "Okorro"
    assert pilot.said[-2:] == ["Undone: Correct the surname", "Done again: Correct the surname"]


def test_undoing_the_beginning_of_the_open_case_is_no_failure(
    told: CaseState, pilot: Pilot, kept: OpenVault
) -> None:
    gone: list[bool] = []
    told.gone.connect(lambda: gone.append(told.is_open))
    keeper = StepKeeper(pilot.desk)
    case_id = told.file.case.id
    for _ in range(2):
        keeper.undo()
        for _ in range(3):
            pilot.settle()
    assert cases.listed(kept) == ()
    assert gone == [False]
    assert pilot.said == ["Undone: Correct the surname", "Undone: Open a case"]
    keeper.redo()
    pilot.settle()
    assert [row.case.id for row in cases.listed(kept)] == [case_id]


def test_with_no_vault_there_is_nothing_to_undo(pilot: Pilot) -> None:
    keeper = StepKeeper(pilot.desk)
    keeper.undo()
    keeper.refresh()
    assert keeper.steps.undo is None
    assert pilot.desk.text(keeper.undo_words) == "Undo"
