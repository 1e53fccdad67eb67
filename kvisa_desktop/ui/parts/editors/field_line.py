# SPDX-License-Identifier: MIT
"""One line of text that takes back what was typed into it, and leaves all older steps alone."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

_KEYS = QKeySequence.StandardKey


class FieldLine(QLineEdit):
    """Where nothing typed is left to take back, Ctrl+Z undoes the last act as it does elsewhere."""

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(_KEYS.Undo) and not self.isUndoAvailable()
            redoes = event.matches(_KEYS.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)
