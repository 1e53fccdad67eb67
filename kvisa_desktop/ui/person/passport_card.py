# SPDX-License-Identifier: MIT
"""One passport: its form, and below its machine-readable lines what they say field by field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.buttons import icon_button
from kvisa_desktop.ui.parts.form import Entry, RecordForm
from kvisa_desktop.ui.person.mrz_box import MrzBox


class PassportCard(QFrame):
    """Shows one passport. `removed` asks to remove it."""

    removed = Signal()

    def __init__(self, desk: Desk, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(14)
        head = QHBoxLayout()
        self._title = subheading()
        remove = icon_button(
            desk.text, desk.theme, "trash-2", msg("Remove this passport"), self.removed.emit
        )
        head.addWidget(self._title, 1)
        head.addWidget(remove)
        column.addLayout(head)
        self.form = RecordForm(desk.text, Passport, entries)
        column.addWidget(self.form)
        self.lines = MrzBox(desk)
        self.form.add_below("mrz", self.lines)
        self.lines.emptied.connect(lambda: self.form.focus_on("mrz"))
        self._passport: Passport | None = None
        desk.text.switched.connect(self._say)

    def show_passport(
        self, person: Person, passport: Passport, findings: Mapping[str, Sequence[Finding]]
    ) -> None:
        """Show a passport and what was noticed about it."""
        self._passport = passport
        self.form.show_record(passport)
        self.form.show_findings(findings)
        self.lines.show_lines(person, passport)
        self._say()

    def _say(self) -> None:
        if self._passport is None:
            return
        number = self._passport.number or "—"
        said = (
            msg("Earlier passport {number}", number=number)
            if self._passport.is_old
            else msg("Passport {number}", number=number)
        )
        self._title.setText(self._desk.text(said))
