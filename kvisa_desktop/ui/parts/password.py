# SPDX-License-Identifier: MIT
"""A field for a secret, with a button that shows what was typed."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk


class PasswordEdit(QLineEdit):
    """Hides what is typed; Ctrl+H or the eye in it shows it."""

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

    def reveal(self, shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(self._desk.theme.icon("eye-off" if shown else "eye"))
