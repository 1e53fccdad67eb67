# SPDX-License-Identifier: MIT
"""Working as people do: keys for Latin letters, an input method for everything else."""

from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QObject)


def child(of: QObject, kind: type[W], name: str = "") -> W:
    """Return the descendant of that kind and name; it has to be there."""
    # An empty name would ask Qt for a descendant without one.
    found = of.findChild(kind, name) if name else of.findChild(kind)
    assert found is not None, name
    return found


def typed(widget: QWidget, text: str) -> None:
    """Type text into the widget that has, or is to have, the focus."""
    for char in text:
        if char.isascii():
            QTest.keyClicks(widget, char)
        else:
            event = QInputMethodEvent()
            event.setCommitString(char)
            QApplication.sendEvent(widget, event)


def pressed(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    """Press one key, perhaps with others held."""
    QTest.keyClick(widget, key, held or Qt.KeyboardModifier.NoModifier)


def let_go_of_the_mouse(widget: QWidget) -> None:
    """Hold no button any more: Qt remembers one that an earlier test pressed and never let go."""
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton)
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
