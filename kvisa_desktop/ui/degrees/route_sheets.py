# SPDX-License-Identifier: MIT
"""Why the papers take this road, and choosing another one by hand."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from kvisa_desktop.domain.chain import Chain
from kvisa_desktop.domain.chain_step import AuthenticationRoute, RouteChoice
from kvisa_desktop.domain.chain_words import ROUTE_WORDS
from kvisa_desktop.domain.rules import Rule
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.frames import line
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.parts.sources_sheet import add_rule, cited
from kvisa_desktop.ui.text import Text

_WIDTH = 520


class WhySheet(Sheet):
    """Says why the papers take their road, what is not published, and what it rests on."""

    def __init__(self, text: Text, chain: Chain, rules: Mapping[str, Rule], on: date) -> None:
        answer = chain.road.answer
        super().__init__(text, msg("Why this route"), answer.why)
        self.setObjectName("chain.reason")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        day = msg("What counts is the day of authentication: {day}.", day=chain.road.day)
        for each in (day, *(note.text for note in answer.notes)):
            label = Label(wrap=True)
            text.show(label, label.setText, each)
            column.addWidget(label)
        for rule in cited(answer.sources, rules):
            column.addWidget(line())
            add_rule(column, text, rule, on)
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)


class RouteSheet(Sheet):
    """Asks for a road and the reason. `chosen` carries both, `given_up` takes the table again."""

    chosen = Signal(object, str)
    given_up = Signal()

    def __init__(self, text: Text, choice: RouteChoice | None) -> None:
        super().__init__(
            text,
            msg("Choose another route"),
            msg("Only when the post or a source says so: the reason stands beside it."),
        )
        self.setObjectName("chain.route")
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        self.box = ChoiceBox(text, tuple(AuthenticationRoute), ROUTE_WORDS.__getitem__)
        self.reason = QLineEdit()
        rows: tuple[tuple[Message, QWidget], ...] = (
            (msg("Route"), self.box),
            (msg("Reason"), self.reason),
        )
        for words, field in rows:
            label = Label()
            label.setBuddy(field)
            text.show(label, label.setText, words)
            text.show(field, field.setAccessibleName, words)
            form.addRow(label, field)
        if choice is not None:
            self.box.choose(choice.route)
            self.reason.setText(choice.reason)
        self.body.addLayout(form)
        if choice is not None:
            self.add_button(msg("By place and day again"), self.given_up.emit, name="table")
        self.add_button(msg("Cancel"), self.reject)
        self.add_button(msg("Choose"), self._on_chosen, primary=True)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.box.value, self.reason.text())
