# SPDX-License-Identifier: MIT
"""Editors of text, lists of names, whole numbers, choices and flags."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit
from typing_extensions import override

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.editors.editor import Editor, LineEditor
from kvisa_desktop.ui.parts.editors.worded import WordedEditor
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import word

_LINES = 4
_DIGITS = 4


class TextEditor(LineEditor):
    """One line of text."""


class TextsEditor(LineEditor):
    """Several short texts in one line, with semicolons between them."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        text.show(self, self.line.setPlaceholderText, msg("Separate several with ;"))

    @override
    def written(self, value: object) -> str:
        """Return the texts with semicolons between them."""
        return "; ".join(value) if isinstance(value, tuple) else ""

    @override
    def read(self, typed: str) -> object:
        """Return the texts, without empty ones."""
        parts = typed.replace("；", ";").split(";")
        return tuple(part.strip() for part in parts if part.strip())


class WholeEditor(LineEditor):
    """A whole number that may be unknown."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.line.setMaximumWidth(120)
        self.row.addStretch(1)

    @override
    def written(self, value: object) -> str:
        """Return the number, nothing when unknown."""
        return "" if value is None else str(value)

    @override
    def read(self, typed: str) -> object:
        """Return the number, None for nothing."""
        typed = typed.strip()
        if not typed:
            return None
        if not (typed.isdecimal() and len(typed) <= _DIGITS):
            raise Refused(
                msg("“{text}” is not a whole number.", text=typed),
                msg("Write it in digits, or leave the field empty."),
            )
        return int(typed)


class _LongText(QPlainTextEdit):
    """A box of text that says when the cursor left it; Tab leaves it too."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the cursor left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class LongTextEditor(Editor):
    """Several lines of text."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.box = _LongText()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * _LINES + 18)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self._shown = ""
        self.box.left.connect(self._on_left)

    @override
    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        if self.holds(value) or self._is_typing():
            return
        self._shown = self.written(value)
        if self.box.toPlainText() != self._shown:
            self.box.setPlainText(self._shown)

    @property
    @override
    def typed_text(self) -> str:
        """What stands in the box."""
        return self.box.toPlainText()

    def written(self, value: object) -> str:
        """Return the value as it stands in the box."""
        return str(value or "")

    def read(self, typed: str) -> object:
        """Return the value of what was typed."""
        return typed

    def _is_typing(self) -> bool:
        is_changed = self.box.toPlainText() != self._shown
        return is_changed and self.box.hasFocus() and not self.is_put_back

    def _on_left(self) -> None:
        typed = self.box.toPlainText().strip()
        if typed != self._shown or self.is_unsaved:
            self._shown = typed
            self.commit(self.read(typed))


class LinesEditor(LongTextEditor):
    """Several lines kept line by line, such as the machine-readable lines of a passport."""

    @override
    def written(self, value: object) -> str:
        return "\n".join(value) if isinstance(value, tuple) else ""

    @override
    def read(self, typed: str) -> object:
        return tuple(line.strip() for line in typed.splitlines() if line.strip())


class ChoiceEditor(WordedEditor):
    """One value of an enumeration, or none where that is allowed."""

    def __init__(self, text: Text, choices: Sequence[StrEnum], *, optional: bool) -> None:
        values: list[object] = [None] if optional else []
        super().__init__(text, [*values, *choices], _said)


class ChoicesEditor(Editor):
    """Any of a few values, each with a box to tick."""

    def __init__(self, text: Text, choices: Sequence[StrEnum]) -> None:
        super().__init__(text)
        self._choices = tuple(choices)
        self.boxes = [QCheckBox() for _ in self._choices]
        for choice, box in zip(self._choices, self.boxes, strict=True):
            text.show(self, box.setText, word(choice))
            box.clicked.connect(self._on_clicked)
            self.row.addWidget(box)
        self.row.addStretch(1)
        self.setFocusProxy(self.boxes[0])

    @override
    def name_aloud(self, name: str) -> None:
        """Take the name of the whole; each box speaks for itself."""
        self.setAccessibleName(name)

    @override
    def show_value(self, value: object) -> None:
        """Show a value."""
        if self.holds(value):
            return
        chosen = value if isinstance(value, tuple) else ()
        for choice, box in zip(self._choices, self.boxes, strict=True):
            box.setChecked(choice in chosen)

    def _on_clicked(self) -> None:
        pairs = zip(self._choices, self.boxes, strict=True)
        self.commit(tuple(choice for choice, box in pairs if box.isChecked()))


def _said(value: object) -> Message:
    return word(value) if isinstance(value, StrEnum) else msg("Not given")


class FlagEditor(Editor):
    """Yes or no."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.box = QCheckBox()
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        text.show(self, self.box.setText, msg("Yes"))
        self.box.clicked.connect(self._on_clicked)

    @override
    def show_value(self, value: object) -> None:
        """Show a value."""
        if self.holds(value):
            return
        self.box.setChecked(bool(value))

    def _on_clicked(self) -> None:
        self.commit(self.box.isChecked())
