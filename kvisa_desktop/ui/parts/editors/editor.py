# SPDX-License-Identifier: MIT
"""What all editors of one value have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kvisa_desktop.errors import UserError
from kvisa_desktop.ui.text import Text


class Editor(QWidget):
    """Edits one value. `committed` hands it over; `complained` says why it cannot be taken.

    `complained` carries a `UserError`, or None once the field is in order again.
    """

    committed = Signal(object)
    complained = Signal(object)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        raise NotImplementedError

    @property
    def target(self) -> QWidget:
        """The widget that takes the cursor."""
        return self.focusProxy() or self

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)

    def name_aloud(self, name: str) -> None:
        """Take the name by which the field is read aloud."""
        self.target.setAccessibleName(name)


class LineEditor(Editor):
    """An editor made of one line of text; subclasses read it and write it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self.line = QLineEdit()
        self.row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self._shown = ""
        self.line.editingFinished.connect(self._on_finished)
        self.line.textEdited.connect(lambda _typed: self._mend())

    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        shown = self.written(value)
        if self.line.hasFocus() and self.line.text() != self._shown:
            return
        self._shown = shown
        if self.line.text() != shown:
            self.line.setText(shown)
        mark(self.line, "")

    def written(self, value: object) -> str:
        """Return the value as it stands in the line."""
        return str(value or "")

    def read(self, typed: str) -> object:
        """Return the value of what was typed; raise a `UserError` when it has none."""
        return typed.strip()

    def _mend(self) -> None:
        if self.line.property("state") == "bad":
            mark(self.line, "")
            self.complained.emit(None)

    def _on_finished(self) -> None:
        typed = self.line.text()
        if typed == self._shown:
            return
        try:
            value = self.read(typed)
        except UserError as error:
            mark(self.line, "bad")
            self.complained.emit(error)
            return
        self._shown = self.written(value)
        self.line.setText(self._shown)
        mark(self.line, "")
        self.complained.emit(None)
        self.committed.emit(value)


def mark(widget: QWidget, state: str) -> None:
    """Let the style sheet know that a field is "bad", "missing" or in order ("")."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
