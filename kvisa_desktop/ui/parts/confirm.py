# SPDX-License-Identifier: MIT
"""Asks before something is removed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.text import Text


class ConfirmSheet(Sheet):
    """A question with two answers; Enter takes the safe one."""

    def __init__(self, text: Text, title: Message, lead: Message, yes: Message) -> None:
        super().__init__(text, title, lead)
        self.setObjectName("confirm")
        self.yes = self.add_button(yes, self.accept, name="yes")
        self.yes.setProperty("kind", "danger")
        self.add_button(msg("Cancel"), self.reject, primary=True)


def confirm(
    text: Text, over: QWidget, words: tuple[Message, Message, Message], then: Callable[[], None]
) -> None:
    """Ask with title, explanation and the word for yes; `then` happens on yes."""
    sheet = ConfirmSheet(text, *words)
    sheet.accepted.connect(then)
    sheet.appear(over)
