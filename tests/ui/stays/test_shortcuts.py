# SPDX-License-Identifier: MIT
"""Keys that the menus know for something else do on this page what its tool tips say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kvisa_desktop.settings import Role
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.stays.page import StaysPage
from tests.case_builders import graduate_case
from tests.ui.conftest import Pilot, filled
from tests.ui.keyboard import pressed
from tests.ui.program import FakeDialogs, FakeProgram

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, crew: Pilot, program: FakeProgram) -> StaysPage:
    path = program.folder / "Okoro.kvisa"
    filled(program.create_vault(path, None, Role.APPLICANT).vault, graduate_case())
    window.doors.unlock(path)
    crew.settle()
    crew.until(lambda: window.state.is_open)
    window.state.ask_for("stays")
    crew.settle()
    window.activateWindow()
    crew.until(window.isActiveWindow)
    made = window.case.page
    assert isinstance(made, StaysPage)
    return made


def test_the_timeline_zooms_by_the_keys_of_the_text_size(page: StaysPage, crew: Pilot) -> None:
    line, size = page.timeline.timeline, QApplication.font().pointSizeF()
    line.setFocus()
    whole = line.axis
    pressed(line, Qt.Key.Key_Plus, CTRL)
    assert line.axis.per_day > whole.per_day
    pressed(line, Qt.Key.Key_0, CTRL)
    crew.settle()
    assert line.axis == whole
    assert page.isVisible()
    assert QApplication.font().pointSizeF() == size


def test_elsewhere_the_keys_change_the_size_of_text(page: StaysPage, window: MainWindow) -> None:
    size = QApplication.font().pointSizeF()
    page.side.setFocus()
    pressed(page.table, Qt.Key.Key_Plus, CTRL)
    assert QApplication.font().pointSizeF() == size + 1
    window.preferences.resize_text(0)


def test_printing_prints_the_timeline(
    page: StaysPage, crew: Pilot, dialogs: FakeDialogs, window: MainWindow
) -> None:
    for focused in (page.table, page.timeline.timeline):
        focused.setFocus()
        pressed(focused, Qt.Key.Key_P, CTRL)
        crew.settle()
    told = [each.title for each in dialogs.asked] or crew.said
    assert len(told) == 2
    assert set(told) <= {"Print the timeline", "There is nothing to print yet."}
    assert window.case.section == "stays"
