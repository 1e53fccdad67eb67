# SPDX-License-Identifier: MIT
"""What something rests on: each rule with its words, its grade, its source and when it was read."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.domain.sources import SourceKind, spoken
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.frames import line
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text

_WIDTH = 520


class SourcesSheet(Sheet):
    """Shows rules to read. Only official addresses are shown, as text."""

    def __init__(self, text: Text, rules: Sequence[Rule], on: date) -> None:
        super().__init__(text, msg("What this rests on"))
        self.setObjectName("sources")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for number, rule in enumerate(rules):
            if number:
                column.addWidget(line())
            add_rule(column, text, rule, on)
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)


def add_rule(column: QVBoxLayout, text: Text, rule: Rule, on: date) -> None:
    """Add a rule to a column: its words, and quieter where they stand and when they were read."""
    words = Label(wrap=True)
    text.show(words, words.setText, spoken(rule.text))
    column.addWidget(words)
    said = [
        msg("{source} · {grade}", source=rule.cited, grade=rule.grade.words),
        msg("Read on {date}", date=rule.read_on),
        *(badge.words for badge in rule.badges(on)),
    ]
    if rule.source.kind is SourceKind.OFFICIAL and rule.source.address:
        said.append(verbatim(rule.source.address))
    for each in said:
        label = muted()
        text.show(label, label.setText, each)
        column.addWidget(label)


def cited(ids: Sequence[str], rules: Mapping[str, Rule]) -> list[Rule]:
    """Return the rules behind ids, those that are known."""
    return [rules[each] for each in ids if each in rules]
