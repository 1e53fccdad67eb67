# SPDX-License-Identifier: MIT
"""Why a number is what it is: the reasons in words, and below them the rules they rest on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import line
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.parts.sources_sheet import add_rule, cited

_WIDTH = 500


class WhySheet(Sheet):
    """The reasons behind a number, sentence by sentence, each rule with its source and grade."""

    def __init__(self, desk: Desk, title: Message, reasons: Sequence[Explanation]) -> None:
        super().__init__(desk.text, msg("Why?"), title)
        self.setObjectName("why")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for reason in reasons:
            label = Label(wrap=True)
            desk.text.show(self, label.setText, reason.text)
            column.addWidget(label)
        rules = cited(sources_of(reasons), desk.program.rulebook.rules)
        if rules:
            column.addWidget(line())
            head = subheading()
            desk.text.show(self, head.setText, msg("What this rests on"))
            column.addWidget(head)
        for rule in rules:
            add_rule(column, desk.text, rule, desk.program.today())
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)


def line_with_why(
    desk: Desk,
    said: Message,
    reasons: Sequence[Explanation],
    *,
    second: tuple[Message, str] | None = None,
) -> QWidget:
    """Return a line of words, a second one in its own tone, and a button that gives the reasons."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    words = QVBoxLayout()
    words.setSpacing(0)
    first = Label(wrap=True)
    first.setText(desk.text(said))
    words.addWidget(first)
    if second is not None:
        quiet = muted()
        quiet.setProperty("kind", second[1])
        quiet.setText(desk.text(second[0]))
        words.addWidget(quiet)
    row.addLayout(words, 1)
    why = button(
        desk.text,
        msg("Why?"),
        lambda: WhySheet(desk, said, reasons).appear(holder),
        kind="link",
    )
    why.setAccessibleDescription(first.text())
    row.addWidget(why)
    return holder
