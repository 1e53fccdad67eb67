# SPDX-License-Identifier: MIT
"""Boxes on the pages of a share copy: drawn by mouse, moved by keys, typed in millimetres."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.services.sharing import Box
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.boxes_view import BoxesView
from kvisa_desktop.ui.dossier.covering_sheet import CoveringSheet, boxes_said
from kvisa_desktop.ui.dossier.hand_over_sheet import HandOver, HandOverSheet
from kvisa_desktop.ui.dossier.page import DossierPage
from kvisa_desktop.ui.dossier.share_report import ShareReportSheet
from kvisa_desktop.ui.fonts import Label
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs
from tests.ui.windows import placed

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PAGE = (420, 594)  # A4 at two pixels a millimetre


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> BoxesView:
    made = placed(qtbot, BoxesView(desk), 500, 640)
    made.show_page(QPixmap(*PAGE), [])
    made.setFocus()
    return made


def drag(view: BoxesView, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Drag the mouse between two places of the page."""
    begin, stop = (view.on_screen(*each).toPoint() for each in (start, end))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view, (begin + stop) / 2)
    QTest.mouseMove(view, stop)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=stop)


def near(box: Box, *wanted: float) -> bool:
    return all(abs(side - each) < 0.02 for side, each in zip(box, wanted, strict=True))


def test_the_mouse_draws_a_box(view: BoxesView) -> None:
    drag(view, (42, 59.4), (210, 118.8))
    (box,) = view.boxes
    assert near(box, 0.1, 0.1, 0.5, 0.2)


def test_a_box_is_drawn_in_any_direction_and_never_leaves_the_page(view: BoxesView) -> None:
    drag(view, (210, 118.8), (-900, -900))
    (box,) = view.boxes
    assert near(box, 0, 0, 0.5, 0.2)


def test_a_click_is_no_box(view: BoxesView) -> None:
    drag(view, (100, 100), (100, 100))
    assert view.boxes == ()
    assert not view.has_choice


def test_a_box_is_moved_by_the_mouse_and_keeps_its_size(view: BoxesView) -> None:
    drag(view, (42, 59.4), (210, 118.8))
    drag(view, (126, 89), (168, 148.4))
    (box,) = view.boxes
    assert near(box, 0.2, 0.2, 0.6, 0.3)


def test_a_box_is_resized_at_its_corner(view: BoxesView) -> None:
    drag(view, (42, 59.4), (210, 118.8))
    drag(view, (210, 118.8), (294, 178.2))
    (box,) = view.boxes
    assert near(box, 0.1, 0.1, 0.7, 0.3)


def test_several_boxes_stand_on_a_page_and_tab_goes_through_them(view: BoxesView) -> None:
    drag(view, (42, 59.4), (210, 118.8))
    drag(view, (42, 300), (210, 350))
    assert "Box 2 of 2" in view.accessibleDescription()
    view.focusNextPrevChild(False)
    assert "Box 1 of 2" in view.accessibleDescription()
    pressed(view, Qt.Key.Key_Delete)
    assert [box[1] > 0.4 for box in view.boxes] == [True]


def test_the_keys_add_move_resize_and_remove_a_box(view: BoxesView) -> None:
    pressed(view, Qt.Key.Key_Insert)
    (was,) = view.boxes
    pressed(view, Qt.Key.Key_Right)
    pressed(view, Qt.Key.Key_Down, SHIFT)
    (moved,) = view.boxes
    assert moved[0] - was[0] == pytest.approx(1 / PAGE[0], abs=1e-6)
    assert moved[1] - was[1] == pytest.approx(10 / PAGE[1], abs=1e-6)
    pressed(view, Qt.Key.Key_Right, CTRL)
    (wider,) = view.boxes
    assert wider[0] == pytest.approx(moved[0])
    assert wider[2] > moved[2]
    pressed(view, Qt.Key.Key_Backspace)
    assert view.boxes == ()
    assert view.accessibleDescription() == "No box is chosen."


def test_no_key_moves_a_box_off_the_page(view: BoxesView) -> None:
    pressed(view, Qt.Key.Key_Insert)
    for _ in range(80):
        pressed(view, Qt.Key.Key_Up, SHIFT)
        pressed(view, Qt.Key.Key_Right, CTRL | SHIFT)
    box = view.boxes[0]
    assert box[1] == 0
    assert box[2] == pytest.approx(1)


def test_millimetres_are_those_of_the_page_on_a4(view: BoxesView) -> None:
    pressed(view, Qt.Key.Key_Insert)
    view.put(20, 30, 60, 12.5)
    assert view.millimetres == (20, 30, 60, 12.5)
    (box,) = view.boxes
    assert near(box, 20 / 210, 30 / 297, 80 / 210, 42.5 / 297)
    view.put(200, 290, 60, 12.5)
    assert view.millimetres[:2] == (150, 284.5)


def test_a_lying_page_is_measured_on_lying_paper(view: BoxesView) -> None:
    view.show_page(QPixmap(594, 420), [(0.0, 0.0, 0.5, 0.5)])
    assert view.millimetres == (0, 0, 148.5, 105)


def test_without_a_page_nothing_can_be_added(view: BoxesView) -> None:
    view.show_page(QPixmap(*PAGE), [])
    view.show_picture(None, (1, 1), "words")
    view.add()
    assert not view.has_choice


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> CoveringSheet:
    made = CoveringSheet(desk, state.file, {})
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.show()
    pilot.settle()
    return made


def test_every_page_of_every_exhibit_is_offered(sheet: CoveringSheet, state: CaseState) -> None:
    pages = [page.id for each in exhibits_of(state.file) for page in each.pages]
    assert [row.page.id for row in sheet._model.rows] == pages  # noqa: SLF001


def test_what_is_drawn_is_kept_while_another_page_is_looked_at(
    sheet: CoveringSheet, pilot: Pilot
) -> None:
    rows = sheet._model.rows  # noqa: SLF001
    child(sheet, QPushButton, "covering.add").click()
    width = child(sheet, QDoubleSpinBox, "covering.width")
    width.setValue(100)
    sheet.table.choose(rows[1].page.id)
    pilot.settle()
    assert not width.isEnabled()
    sheet.table.choose(rows[0].page.id)
    pilot.settle()
    assert width.value() == pytest.approx(100)
    assert "1 black box" in sheet.table.model().index(0, 0).data()


def test_boxes_are_handed_over_by_page_and_empty_pages_are_not(
    sheet: CoveringSheet, pilot: Pilot
) -> None:
    given: list[dict[object, object]] = []
    sheet.covered.connect(given.append)
    rows = sheet._model.rows  # noqa: SLF001
    child(sheet, QPushButton, "covering.add").click()
    sheet.table.choose(rows[1].page.id)
    pilot.settle()
    child(sheet, QPushButton, "covering.add").click()
    child(sheet, QPushButton, "covering.remove").click()
    child(sheet, QPushButton, "covering.done").click()
    assert list(given[0]) == [rows[0].page.id]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DossierPage:
    made = DossierPage(desk, state)
    qtbot.addWidget(made)
    made.show()
    made.show_case()
    pilot.settle()
    return made


def test_a_copy_is_made_with_the_boxes_and_says_so(
    page: DossierPage, pilot: Pilot, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    dialogs.target = tmp_path / "copy.pdf"
    page.focus_on(None, "hand-over")
    first = child(page.window(), HandOverSheet)
    first.recipient.setText("Bank")
    child(first, QPushButton, "hand-over.draw").click()
    drawing = child(page.window(), CoveringSheet)
    pilot.settle()
    child(drawing, QPushButton, "covering.add").click()
    child(drawing, QPushButton, "covering.done").click()
    second = next(
        each
        for each in page.window().findChildren(HandOverSheet)
        if each is not first and each.isVisible()
    )
    assert second.recipient.text() == "Bank"
    assert second.drawn.text() == "1 box on 1 page"
    second.chosen.emit(HandOver.SHARE)
    pilot.settle()
    assert dialogs.target.exists()
    report = child(page.window(), ShareReportSheet)
    said = [each.text() for each in report.findChildren(Label)]
    assert "Boxes were looked for." in said


def test_how_much_is_covered_is_said(desk: Desk, state: CaseState) -> None:
    page = exhibits_of(state.file)[0].pages[0].id
    box = (0.1, 0.1, 0.2, 0.2)
    assert desk.text(boxes_said({})) == "No part of a page is blacked out."
    assert desk.text(boxes_said({page: (box, box)})) == "2 boxes on 1 page"
