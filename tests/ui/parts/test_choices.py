# SPDX-License-Identifier: MIT
"""Tab goes to what is chosen, arrows to the rest."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.parts.choices import tab_to_chosen
from kvisa_desktop.ui.welcome.start_sheet import StartSheet
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed


@pytest.fixture
def choices(qtbot: QtBot) -> Iterator[list[QRadioButton]]:
    """Yield three choices between two fields, the first field with the cursor."""
    frame = QWidget()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)
    column.addWidget(first := QLineEdit())
    made = [QRadioButton(name) for name in "abc"]
    for each in made:
        column.addWidget(each)
    column.addWidget(QLineEdit())
    tab_to_chosen(made)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    first.setFocus()
    yield made
    frame.close()


def _focused(choices: list[QRadioButton]) -> QWidget | None:
    return choices[0].window().focusWidget()


@pytest.mark.parametrize("chosen", [0, 1, 2])
def test_tab_passes_over_what_is_not_chosen(choices: list[QRadioButton], chosen: int) -> None:
    choices[chosen].setChecked(True)
    pressed(choices[0].window(), Qt.Key.Key_Tab)
    assert _focused(choices) is choices[chosen]
    pressed(choices[chosen], Qt.Key.Key_Tab)
    assert isinstance(_focused(choices), QLineEdit)


def test_where_nothing_is_chosen_tab_goes_to_the_first(choices: list[QRadioButton]) -> None:
    pressed(choices[0].window(), Qt.Key.Key_Tab)
    assert _focused(choices) is choices[0]


def test_arrows_go_to_the_others_and_tab_follows(choices: list[QRadioButton]) -> None:
    choices[0].setChecked(True)
    choices[0].setFocus()
    pressed(choices[0], Qt.Key.Key_Down)
    assert choices[1].isChecked()
    assert _focused(choices) is choices[1]
    assert choices[0].focusPolicy() == Qt.FocusPolicy.ClickFocus


def test_the_start_sheet_leads_to_the_language_that_is_spoken(
    window: MainWindow, crew: Pilot
) -> None:
    window.desk.text.switch("zh")
    pressed(child(window, QPushButton, "door.start"), Qt.Key.Key_Space)
    crew.settle()
    sheet = child(window, StartSheet)
    languages = [
        each for each in sheet.findChildren(QRadioButton) if each.text() in {"English", "简体中文"}
    ]
    reached = {each.text(): each.focusPolicy() for each in languages}
    assert reached == {
        "English": Qt.FocusPolicy.ClickFocus,
        "简体中文": Qt.FocusPolicy.StrongFocus,
    }
    sheet.reject()
