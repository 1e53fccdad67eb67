# SPDX-License-Identifier: MIT
"""Every button answers Enter and the space bar, in the window as in a sheet."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.buttons import button, icon_button, link
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.rail import nav_button
from tests.ui.fitting import settled
from tests.ui.keyboard import pressed

Act = Callable[[], None]
KINDS = ("words", "icon", "link", "nav")


def made(desk: Desk, kind: str, act: Act) -> QAbstractButton:
    if kind == "words":
        return button(desk.text, msg("Yes"), act)
    if kind == "icon":
        return icon_button(desk.text, desk.theme, "plus", msg("Yes"), act)
    if kind == "link":
        return link(desk.text, desk.theme, msg("Yes"), act)
    place = nav_button(desk, "house", msg("Home"))
    place.clicked.connect(lambda _checked: act())
    return place


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("kind", KINDS)
def test_a_button_of_the_window_answers(qtbot: QtBot, desk: Desk, kind: str, key: Qt.Key) -> None:
    answered: list[str] = []
    window, place = QMainWindow(), QWidget()
    column = QVBoxLayout(place)
    shown = made(desk, kind, lambda: answered.append(kind))
    column.addWidget(shown)
    window.setCentralWidget(place)
    qtbot.addWidget(window)
    window.show()
    pressed(shown, key)
    assert answered == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_button_in_a_sheet_answers_before_the_primary_one(
    qtbot: QtBot, desk: Desk, kind: str
) -> None:
    answered: list[str] = []
    sheet = Sheet(desk.text, msg("Question"))
    qtbot.addWidget(sheet)
    inside = made(desk, kind, lambda: answered.append("inside"))
    line = QLineEdit()
    sheet.body.addWidget(inside)
    sheet.body.addWidget(line)
    sheet.add_button(msg("Yes"), lambda: answered.append("primary"), primary=True)
    sheet.show()
    settled()
    inside.setFocus()
    pressed(inside, Qt.Key.Key_Return)
    assert answered == ["inside"]
    line.setFocus()
    pressed(line, Qt.Key.Key_Return)
    assert answered == ["inside", "primary"]
