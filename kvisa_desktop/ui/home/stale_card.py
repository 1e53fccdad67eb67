# SPDX-License-Identifier: MIT
"""The rules past their date, said by the program itself; hidden while there are none."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.rules import Badge, Rule
from kvisa_desktop.messages import plural, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, subheading
from kvisa_desktop.ui.parts.buttons import link
from kvisa_desktop.ui.parts.frames import card, emptied
from kvisa_desktop.ui.parts.pill import Pill
from kvisa_desktop.ui.parts.rule_well import BADGE_TONES
from kvisa_desktop.ui.words import bare

_LONGEST = 72  # characters: the whole text opens


class StaleCard(QWidget):
    """Lists rules that have to be looked up again. `opened` carries the one to be read whole."""

    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=16, spacing=8)
        self._title = subheading()
        column.addWidget(self._title)
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
            self._rules.addWidget(self._line(each))

    def _line(self, rule: Rule) -> QWidget:
        text, theme = self._desk.text, self._desk.theme
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(Label(rule.id, weight=STRONG))
        for badge in rule.badges(self._desk.program.today()):
            if badge is not Badge.WEAK:
                pill = Pill(theme)
                pill.say(text(badge.words), BADGE_TONES[badge])
                top.addWidget(pill)
        top.addStretch(1)
        column.addLayout(top)
        words = text(bare(rule.text))
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        opens = link(text, theme, verbatim(short), partial(self.opened.emit, rule))
        opens.setObjectName(f"stale.{rule.id}")
        column.addWidget(opens)
        return holder
