# SPDX-License-Identifier: MIT
"""The rules past their date, said by the program itself; hidden while there are none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.frames import card, emptied
from kvisa_desktop.ui.parts.rule_well import rule_well


class StaleCard(QWidget):
    """Lists rules that have to be checked again, each with its badge."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=18, spacing=10)
        self._title = subheading()
        column.addWidget(self._title)
        lead = muted()
        desk.text.show(
            self, lead.setText, msg("Look up whether they still hold before you rely on them.")
        )
        column.addWidget(lead)
        self._rules = QVBoxLayout()
        self._rules.setSpacing(8)
        column.addLayout(self._rules)
        outer.addWidget(frame)

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show the rules that are past their date."""
        self.setVisible(bool(rules))
        emptied(self._rules)
        title = plural("{count} rule past its date", "{count} rules past their date", len(rules))
        self._title.setText(self._desk.text(title))
        for each in rules:
            self._rules.addWidget(rule_well(self._desk, each))
