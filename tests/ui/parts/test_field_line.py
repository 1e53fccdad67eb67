# SPDX-License-Identifier: MIT
"""Ctrl+Z takes back what is being typed, and then the last act, also from inside a field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.parts.editors.field_line import FieldLine
from tests.ui.keyboard import pressed, typed

CTRL = Qt.KeyboardModifier.ControlModifier


class Window(QMainWindow):
    """A field in a window whose menu undoes and redoes acts."""

    def __init__(self) -> None:
        super().__init__()
        self.undone: list[str] = []
        self.line = FieldLine()
        self.setCentralWidget(self.line)
        for name, keys in (
            ("undo", QKeySequence.StandardKey.Undo),
            ("redo", QKeySequence.StandardKey.Redo),
        ):
            action = QAction(name, self)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, name=name: self.undone.append(name))
            self.menuBar().addAction(action)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=10_000)
    made.line.setText("Okoro")
    made.line.setFocus()
    return made


def test_what_was_typed_is_taken_back_in_its_field(window: Window) -> None:
    typed(window.line, "x")
    pressed(window.line, Qt.Key.Key_Z, CTRL)
    assert window.line.text() == "Okoro"
    assert window.undone == []


def test_with_nothing_typed_the_last_act_is_undone(window: Window) -> None:
    pressed(window.line, Qt.Key.Key_Z, CTRL)
    assert window.undone == ["undo"]
    again = QKeySequence(QKeySequence.StandardKey.Redo)[0]  # type: ignore[index]
    pressed(window.line, again.key(), again.keyboardModifiers())
    assert window.undone == ["undo", "redo"]
    assert window.line.text() == "Okoro"
