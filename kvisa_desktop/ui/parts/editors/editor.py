# SPDX-License-Identifier: MIT
"""What all editors of one value have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from kvisa_desktop.errors import Refused, UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.field_line import FieldLine
from kvisa_desktop.ui.saving import saving
from kvisa_desktop.ui.text import Text


class Editor(QWidget):
    """Edits one value. `committed` hands it over; `complained` says why it cannot be taken.

    `complained` carries a `UserError`, or None once the field is in order again. What cannot be
    read, or what the vault could not keep, stays in the field as `is_unsaved`, marked, until it is
    in order, put back by Esc, or given up for another record. Whoever leads away from it asks.
    """

    committed = Signal(object)
    complained = Signal(object)

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text
        self.is_unsaved = False
        self.is_put_back = False
        self._kept: object = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)

    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        raise NotImplementedError

    def show_of_another(self, value: object) -> None:
        """Show a value of another record, whatever stands in the field."""
        self._kept = value
        self.put_back()

    @property
    def called(self) -> str:
        """The name of the field, as it is read aloud."""
        return self.target.accessibleName()

    @property
    def typed_text(self) -> str:
        """What stands in the field, where that is a text."""
        return ""

    def hold(self, error: UserError) -> None:
        """Keep what stands in the field although it is not saved, and say why."""
        self.is_unsaved = True
        self.outline("bad")
        self.complained.emit(error)

    def holds(self, value: object) -> bool:
        """Return True when what stands in the field is not saved; `value` is shown at Esc."""
        self._kept = value
        return self.is_unsaved

    def commit(self, value: object) -> None:
        """Hand a value over; what could not be saved before is in order until it fails again."""
        self.let_go()
        with saving(self._on_refused):
            self.committed.emit(value)

    def let_go(self) -> None:
        """Hold on no longer to what could not be saved."""
        if self.is_unsaved:
            self.is_unsaved = False
            self.outline("")
            self.complained.emit(None)

    def put_back(self) -> None:
        """Show what is kept instead of what could not be saved."""
        self.let_go()
        self.is_put_back = True
        self.show_value(self._kept)
        self.is_put_back = False

    def outline(self, state: str) -> None:
        """Mark the field as "bad" or in order ("")."""
        mark(self.target, state)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put back at Esc what is kept."""
        if event.key() == Qt.Key.Key_Escape and self.is_unsaved:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def _on_refused(self, error: UserError) -> None:
        if isValid(self):
            self.hold(not_saved(error))

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
        self.line = FieldLine()
        self.row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self._shown = ""
        self.line.editingFinished.connect(self._on_finished)
        self.line.textEdited.connect(lambda _typed: self._mend())

    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        if self.holds(value) or self._is_typing():
            return
        shown = self.written(value)
        self._shown = shown
        if self.line.text() != shown:
            self.line.setText(shown)
        mark(self.line, "")

    @property
    @override
    def typed_text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def written(self, value: object) -> str:
        """Return the value as it stands in the line."""
        return str(value or "")

    def read(self, typed: str) -> object:
        """Return the value of what was typed; raise a `UserError` when it has none."""
        return typed.strip()

    def _is_typing(self) -> bool:
        is_changed = self.line.text() != self._shown
        return is_changed and self.line.hasFocus() and not self.is_put_back

    def _mend(self) -> None:
        if self.line.property("state") == "bad":
            mark(self.line, "")
            self.complained.emit(None)

    def _on_finished(self) -> None:
        typed = self.line.text()
        if typed == self._shown and not self.is_unsaved:
            return
        try:
            value = self.read(typed)
        except UserError as error:
            self.hold(error)
            return
        self._shown = self.written(value)
        self.line.setText(self._shown)
        mark(self.line, "")
        self.complained.emit(None)
        self.commit(value)


def not_saved(error: UserError) -> UserError:
    """Return why a value is not saved, with what can be done in the field itself."""
    return Refused(
        msg("Not saved: {reason}", reason=error.what),
        msg("Press Enter here to save again, or Esc to go back to what is kept."),
    )


def mark(widget: QWidget, state: str) -> None:
    """Let the style sheet know that a field is "bad", "missing" or in order ("")."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
