# SPDX-License-Identifier: MIT
"""Enter presses a button: Qt itself lets it do so only for the buttons of a dialog."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click the button and return True if the key is Enter, of letters or of digits."""
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    button.click()
    return True
