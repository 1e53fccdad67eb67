# SPDX-License-Identifier: MIT
"""A photographed sheet is straightened in the window: corners found, dragged, or moved by keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.documents.straighten_sheet import StraightenSheet
from tests.fake_flattener import ASKEW, FakeFlattener
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeProgram


@pytest.fixture
def flattener(program: FakeProgram) -> FakeFlattener:
    return program.straightener


def _sheet(page: DocumentsPage, pilot: Pilot) -> StraightenSheet:
    pressed(child(page, QToolButton, "page.straighten"), Qt.Key.Key_Space)
    pilot.settle()
    sheet = child(page.window(), StraightenSheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    return sheet


def test_the_corners_that_were_found_are_taken_by_enter(
    page: DocumentsPage, pilot: Pilot, flattener: FakeFlattener, state: CaseState
) -> None:
    paper = page.table.current
    assert paper is not None
    sheet = _sheet(page, pilot)
    assert sheet.view.corners.top_right == pytest.approx(ASKEW.top_right)
    pressed(child(sheet, QPushButton, "straighten.go"), Qt.Key.Key_Return)
    pilot.settle()
    assert flattener.used[0].bottom_left == pytest.approx(ASKEW.bottom_left)
    first = state.file.pages_of(paper.document)[0]
    kept = state.file.file(first.file_id)
    assert kept is not None
    assert kept.original_name.endswith("-straightened.jpg")
    assert any("straightened" in each for each in pilot.said)


def test_without_a_sheet_in_sight_the_corners_are_moved_by_hand(
    page: DocumentsPage, pilot: Pilot, flattener: FakeFlattener
) -> None:
    flattener.found = None
    sheet = _sheet(page, pilot)
    assert "No sheet is plain to see" in sheet.problem.text()
    before = sheet.view.corners.top_left
    pressed(sheet.view, Qt.Key.Key_Right)
    assert sheet.view.corners.top_left[0] > before[0]
    pressed(sheet.view, Qt.Key.Key_Tab)
    assert sheet.view.current.key == "top-right"


def test_a_corner_is_dragged(page: DocumentsPage, pilot: Pilot) -> None:
    sheet = _sheet(page, pilot)
    view = sheet.view
    start = view.on_screen(*view.places["top-left"]).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(30, 20))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 20))
    assert view.corners.top_left != pytest.approx(ASKEW.top_left, abs=0.001)


def test_corners_that_cross_cannot_be_taken(page: DocumentsPage, pilot: Pilot) -> None:
    sheet = _sheet(page, pilot)
    assert sheet.go.isEnabled()
    sheet.view.place("top-left", *sheet.view.places["bottom-right"])
    sheet.view.moved.emit("top-left")
    assert not sheet.go.isEnabled()


def test_escape_changes_nothing(
    page: DocumentsPage, pilot: Pilot, flattener: FakeFlattener
) -> None:
    sheet = _sheet(page, pilot)
    pressed(sheet, Qt.Key.Key_Escape)
    pilot.settle()
    assert flattener.used == []
