# SPDX-License-Identifier: MIT
"""A field for a secret, with a button that shows what was typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk


class PasswordEdit(QLineEdit):
    """Hides what is typed; Ctrl+H or the eye in it shows it.

    `caps_lock` tells with each letter whether Caps Lock seems to be on.
    """

    caps_lock = Signal(bool)

    def __init__(self, desk: Desk, name: Message) -> None:
        super().__init__()
        self._desk = desk
        self.setEchoMode(QLineEdit.EchoMode.Password)
        desk.text.show(self, self.setAccessibleName, name)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.setShortcut("Ctrl+H")
        self._eye.toggled.connect(self.reveal)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        desk.text.show(self, self._eye.setText, msg("Show the password (Ctrl+H)"))
        self.reveal(shown=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isascii() and typed.isalpha():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock.emit(typed.isupper() != has_shift)
        super().keyPressEvent(event)

    def reveal(self, shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(self._desk.theme.icon("eye-off" if shown else "eye"))
