# SPDX-License-Identifier: MIT
"""The rail shows icons with words, and icons alone where the window has no room for words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.settings import Theme
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.rail import Rail, Shell
from tests.ui.fitting import beyond, cut, nameless, settled
from tests.ui.keyboard import child, pressed

WIDE, NARROW = 1400, 960


class Frame:
    """A rail beside an empty place."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.rail = Rail(desk)
        self.place = QWidget()
        self.shell = Shell(self.rail, self.place)
        qtbot.addWidget(self.shell)
        self.shell.show()

    def resize(self, width: int) -> None:
        """Give the window another width."""
        self.shell.resize(width, 700)
        settled()

    def button(self, name: str) -> QToolButton:
        """Return a button of the rail."""
        return child(self.rail, QToolButton, f"rail.{name}")


@pytest.fixture
def frame(qtbot: QtBot, desk: Desk) -> Frame:
    return Frame(qtbot, desk)


def test_a_narrow_window_leaves_the_room_to_the_place(frame: Frame) -> None:
    frame.resize(WIDE)
    with_words = frame.rail.width()
    frame.resize(NARROW)
    assert frame.rail.width() < with_words * 0.6
    assert frame.place.width() == NARROW - frame.rail.width()
    assert frame.button("cases").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly


def test_the_words_come_back_with_the_room(frame: Frame) -> None:
    frame.resize(NARROW)
    frame.resize(WIDE)
    assert not cut(frame.rail)
    assert child(frame.rail, QLabel).isVisible()
    assert frame.button("cases").toolTip() == ""


def test_what_an_icon_means_is_said_in_the_language_of_the_window(frame: Frame, desk: Desk) -> None:
    frame.resize(NARROW)
    assert not nameless(frame.rail)
    assert frame.button("cases").toolTip() == "Cases"
    desk.text.switch("zh")
    desk.text.replay()
    settled()
    assert frame.button("cases").toolTip() == "签证申请"
    assert frame.button("language").toolTip() == "English"


def test_the_icon_of_the_theme_names_the_other_one(frame: Frame, desk: Desk) -> None:
    frame.resize(NARROW)
    for theme, other in ((Theme.DARK, "Light"), (Theme.LIGHT, "Dark")):
        desk.theme.use(theme)
        assert frame.button("theme").toolTip() == other


def test_a_folded_rail_leads_to_the_same_places(frame: Frame, qtbot: QtBot) -> None:
    frame.resize(NARROW)
    assert not beyond(frame.rail)
    with qtbot.waitSignal(frame.rail.went) as asked:
        pressed(frame.button("rules"), Qt.Key.Key_Space)
    assert asked.args == ["rules"]
