# SPDX-License-Identifier: MIT
"""Undo after sheets of one's own were moved, changed and taken out, on a real vault."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import sheets_of
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.services import cases
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dossier import actions
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.steps import StepKeeper
from tests.ui.conftest import Pilot
from tests.ui.keyboard import pressed
from tests.ui.real_vaults import open_on_the_desk
from tests.ui.windows import placed

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot) -> Iterator[OpenVault]:
    with open_on_the_desk(pilot, tmp_path) as opened:
        yield opened


@pytest.fixture
def state(pilot: Pilot, kept: OpenVault) -> CaseState:
    """Give the case of that vault, with two sheets in front of its degree."""
    made = CaseState(pilot.desk)
    made.open(cases.listed(kept)[0].case.id)
    pilot.settle()
    for name in ("One", "Two"):
        actions.add_sheet(made, Part.DEGREE, Bilingual(name, f"{name}页"), Bilingual())
        pilot.settle()
    return made


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot) -> DossierPage:
    made = placed(qtbot, DossierPage(pilot.desk, state))
    made.show_case()
    state.loaded.connect(made.show_case)
    pilot.settle()
    return made


@pytest.fixture
def keeper(pilot: Pilot, page: DossierPage) -> StepKeeper:
    assert page.isVisible()
    made = StepKeeper(pilot.desk)
    settled(pilot)
    return made


def settled(pilot: Pilot) -> None:
    """Wait until what one answer asked for is answered too."""
    for _ in range(3):
        pilot.settle()


def names(page: DossierPage) -> list[str]:
    """Return what the outline shows in front of the degree, which is what the case holds."""
    sheets = [row.sheet for row in page.table.rows if row.sheet is not None]
    shown = [each.title.en for each in sheets if each.part == "degree"]
    held = sheets_of(page.state.file.cover_sheets, "degree")
    assert shown == [each.title.en for each in held]
    return shown


def press(pilot: Pilot, page: DossierPage, name: str, key: Qt.Key, *, alt: bool = False) -> None:
    sheet = next(each for each in page.state.file.cover_sheets if each.title.en == name)
    assert page.table.choose(str(sheet.id))
    page.table.setFocus()
    pressed(page.table, key, ALT if alt else Qt.KeyboardModifier.NoModifier)
    settled(pilot)


def undo(pilot: Pilot, keeper: StepKeeper) -> str:
    """Undo as the menu does, and return what the menu offered."""
    keeper.refresh()
    settled(pilot)
    offered = pilot.desk.text(keeper.undo_words)
    keeper.undo()
    settled(pilot)
    return offered


def test_a_sheet_taken_out_comes_back_where_it_was(
    pilot: Pilot, page: DossierPage, keeper: StepKeeper
) -> None:
    press(pilot, page, "One", Qt.Key.Key_Delete)
    assert names(page) == ["Two"]
    assert undo(pilot, keeper) == "Undo: Remove a cover sheet"
    assert names(page) == ["One", "Two"]


def test_a_sheet_moved_goes_back(pilot: Pilot, page: DossierPage, keeper: StepKeeper) -> None:
    press(pilot, page, "One", Qt.Key.Key_Down, alt=True)
    assert names(page) == ["Two", "One"]
    actions.place_sheet(page.state, page.state.file.cover_sheets[0], Part.STAYS, 0)
    settled(pilot)
    assert len(names(page)) == 1
    for order in (["Two", "One"], ["One", "Two"]):
        assert undo(pilot, keeper) == "Undo: Move a cover sheet"
        assert names(page) == order


def test_a_sheet_left_out_is_taken_in_again(
    pilot: Pilot, page: DossierPage, keeper: StepKeeper
) -> None:
    press(pilot, page, "Two", Qt.Key.Key_Space)
    assert [each.in_dossier for each in page.state.file.cover_sheets].count(False) == 1
    undo(pilot, keeper)
    assert all(each.in_dossier for each in page.state.file.cover_sheets)


def test_what_was_undone_is_done_again(pilot: Pilot, page: DossierPage, keeper: StepKeeper) -> None:
    press(pilot, page, "One", Qt.Key.Key_Delete)
    undo(pilot, keeper)
    keeper.redo()
    settled(pilot)
    assert names(page) == ["Two"]
