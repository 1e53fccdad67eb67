# SPDX-License-Identifier: MIT
"""Sheets of one's own in the outline: seen, changed, moved, left out and taken out."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import CoverSheet, sheets_of
from kvisa_desktop.domain.exhibits import Part
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dossier import actions
from kvisa_desktop.ui.dossier.asking import CoverSheetSheet
from kvisa_desktop.ui.dossier.model import OutlineRow
from kvisa_desktop.ui.dossier.page import DossierPage
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot) -> DossierPage:
    for name in ("One", "Two"):
        title = Bilingual(name, f"{name}页")
        actions.add_sheet(state, Part.DEGREE, title, Bilingual())
        pilot.settle()
    made = placed(qtbot, DossierPage(pilot.desk, state))
    made.show_case()
    state.loaded.connect(made.show_case)
    pilot.settle()
    return made


def own(state: CaseState, part: str = "degree") -> tuple[CoverSheet, ...]:
    return sheets_of(state.file.cover_sheets, part)


def names(state: CaseState, part: str = "degree") -> list[str]:
    return [each.title.en for each in own(state, part)]


def choose(page: DossierPage, sheet: CoverSheet) -> None:
    assert page.table.choose(str(sheet.id))
    page.table.setFocus()


def rows(page: DossierPage) -> list[OutlineRow]:
    return list(page.table.rows)


def test_the_outline_shows_them_in_front_of_their_part(page: DossierPage) -> None:
    shown = rows(page)
    at = next(at for at, row in enumerate(shown) if row.key == "degree")
    assert [row.sheet is not None for row in shown[at : at + 4]] == [False, True, True, False]
    spoken = page.table.model().index(at + 1, 0).data()
    assert "One" in spoken
    assert "Cover sheet" in spoken


def test_they_are_moved_by_keyboard_within_their_part_and_out_of_it(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    choose(page, own(state)[0])
    pilot.press(page.table, Qt.Key.Key_Down, ALT)
    assert names(state) == ["Two", "One"]
    pilot.press(page.table, Qt.Key.Key_Down, ALT)
    assert names(state) == ["Two"]
    (moved,) = (each for each in state.file.cover_sheets if each.title.en == "One")
    shown = [row.key for row in rows(page) if row.is_section]
    assert moved.part == shown[shown.index("degree") + 1]
    pilot.press(page.table, Qt.Key.Key_Up, ALT)
    assert names(state) == ["Two", "One"]


def test_space_leaves_one_out_and_takes_it_in(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    choose(page, own(state)[0])
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    assert not own(state)[0].in_dossier
    row = next(row for row in rows(page) if row.sheet is not None)
    assert row.is_off
    pressed(page.table, Qt.Key.Key_Space)
    pilot.settle()
    assert own(state)[0].in_dossier


def test_delete_takes_one_out(pilot: Pilot, page: DossierPage, state: CaseState) -> None:
    choose(page, own(state)[0])
    pressed(page.table, Qt.Key.Key_Delete)
    pilot.settle()
    assert names(state) == ["Two"]


def test_delete_leaves_papers_alone(pilot: Pilot, page: DossierPage, state: CaseState) -> None:
    row = next(row for row in rows(page) if row.document is not None)
    page.table.choose(row.key)
    page.table.setFocus()
    before = state.file.documents
    pressed(page.table, Qt.Key.Key_Delete)
    pilot.settle()
    assert state.file.documents == before


def test_enter_shows_one_to_be_changed(pilot: Pilot, page: DossierPage, state: CaseState) -> None:
    choose(page, own(state)[0])
    pressed(page.table, Qt.Key.Key_Return)
    (sheet,) = page.window().findChildren(CoverSheetSheet)
    assert sheet.title.english.text() == "One"
    sheet.title.english.setText("First")
    sheet.part.choose(Part.STAYS)
    sheet.made.emit(sheet.part.value, Bilingual("First", "首页"), Bilingual())
    pilot.settle()
    (moved,) = own(state, "stays")
    assert moved.title == Bilingual("First", "首页")


def test_it_can_be_taken_out_where_it_is_changed(
    pilot: Pilot, page: DossierPage, state: CaseState
) -> None:
    choose(page, own(state)[1])
    pressed(page.table, Qt.Key.Key_Return)
    (sheet,) = page.window().findChildren(CoverSheetSheet)
    child(sheet, QPushButton, "cover-sheet.remove").click()
    pilot.settle()
    assert names(state) == ["One"]


def test_one_is_dragged_to_another_part(pilot: Pilot, page: DossierPage, state: CaseState) -> None:
    shown = rows(page)
    taken = next(at for at, row in enumerate(shown) if row.sheet is not None)
    target = next(at for at, row in enumerate(shown) if row.is_section and row.key == "applicant")
    model = page.table.model()
    start, end = (page.table.visualRect(model.index(at, 0)).center() for at in (taken, target))
    viewport = page.table.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, start + QPoint(0, -12))
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
    pilot.settle()
    assert names(state, "applicant") == ["One"]


def test_a_new_one_is_offered_for_the_part_that_is_chosen(
    page: DossierPage, state: CaseState
) -> None:
    choose(page, own(state)[0])
    page.arranging.add_sheet()
    (sheet,) = page.window().findChildren(CoverSheetSheet)
    assert sheet.part.value is Part.DEGREE
