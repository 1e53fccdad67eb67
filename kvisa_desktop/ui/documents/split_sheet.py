# SPDX-License-Identifier: MIT
"""Asks what the pages are that become a document of their own."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit

from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.words import kind_said


class SplitSheet(Sheet):
    """Asks what the pages that are taken out are. `filed` carries pages and kind."""

    filed = Signal(str, str)

    def __init__(self, desk: Desk, pages: str, kind: str) -> None:
        super().__init__(
            desk.text,
            msg("A document of its own"),
            msg("The pages leave this document; the scan itself stays as it is."),
        )
        self.setObjectName("split")
        form = QFormLayout()
        self.pages = QLineEdit(pages)
        self.kind = ChoiceBox(desk.text, [each.key for each in KINDS], kind_said)
        self.kind.choose(kind)
        for title, widget in ((msg("Pages"), self.pages), (msg("What are they?"), self.kind)):
            label = Label(kind="muted")
            label.setBuddy(widget)
            desk.text.show(self, label.setText, title)
            desk.text.show(self, widget.setAccessibleName, title)
            form.addRow(label, widget)
        self.body.addLayout(form)
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Split"), self._on_split, primary=True)
        self.kind.setFocus()

    def _on_split(self) -> None:
        self.accept()
        self.filed.emit(self.pages.text(), self.kind.value)
