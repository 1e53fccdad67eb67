# SPDX-License-Identifier: MIT
"""One step of the history: who, when, each value before and after, and what can be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.history.model import ChangeLine, Entry, kept_said, when_said
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import emptied, framed, scrolled


class StepDetail(QWidget):
    """Shows one row. `undo_asked` and the others say what is wanted of it."""

    undo_asked = Signal()
    restore_asked = Signal()
    value_asked = Signal(object)
    erase_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = scrolled(self, margin=16, spacing=8)
        self._name = subheading()
        self._name.setWordWrap(True)
        self._when = muted()
        self._kept = muted()
        for label in (self._name, self._when, self._kept):
            column.addWidget(label)
        self.undo = button(desk.text, msg("Undo this step"), self.undo_asked.emit)
        self.undo.setObjectName("history.undo")
        self.restore = button(desk.text, msg("Restore"), self.restore_asked.emit, kind="primary")
        self.restore.setObjectName("history.restore")
        self.erase = button(desk.text, msg("Erase for good…"), self.erase_asked.emit)
        self.erase.setObjectName("history.erase")
        for each in (self.undo, self.restore, self.erase):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column.addLayout(self._lines)
        column.addStretch(1)
        self.show_entry(None)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a row; None for none."""
        text = self._desk.text
        nothing = msg("Choose a step to see what it changed.")
        self._name.setText(text(nothing if entry is None else entry.act.name))
        self._when.setVisible(entry is not None)
        self._kept.setVisible(entry is not None and entry.until is not None)
        self.undo.setVisible(entry is not None and entry.may_undo)
        self.restore.setVisible(entry is not None and entry.until is not None)
        self.erase.setVisible(entry is not None and entry.case_id is not None)
        emptied(self._lines)
        if entry is None:
            return
        self._when.setText(f"{text(when_said(entry.act.at))} · {entry.act.actor}")
        if entry.until is not None:
            self._kept.setText(text(kept_said(entry.until)))
        for each in entry.lines:
            self._lines.addWidget(self._line(each))

    def _line(self, line: ChangeLine) -> QFrame:
        frame, column = framed("well", margin=10, spacing=4)
        said = Label(wrap=True)
        said.setText(self._desk.text(line.words))
        column.addWidget(said)
        if line.change is not None:
            ask = partial(self.value_asked.emit, line.change)
            back = button(self._desk.text, msg("Put the earlier value back"), ask, kind="link")
            back.setObjectName("history.put_back")
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return frame
