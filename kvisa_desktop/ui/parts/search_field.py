# SPDX-License-Identifier: MIT
"""The field above a list that filters it as one types."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.desk import Desk

_DOWN = frozenset({Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchField(QLineEdit):
    """Esc empties it; Enter and the arrow down lead on to the list by `entered`."""

    entered = Signal()

    def __init__(self, desk: Desk, name: str, hint: Message, aloud: Message) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setClearButtonEnabled(True)
        self.addAction(desk.theme.icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        desk.text.show(self, self.setPlaceholderText, hint)
        desk.text.show(self, self.setAccessibleName, aloud)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in _DOWN:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
