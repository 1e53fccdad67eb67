# SPDX-License-Identifier: MIT
"""What is still needed from one applicant or several, as a message in their language."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kvisa_desktop.i18n.catalog import CHINESE, ENGLISH
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import requests
from kvisa_desktop.services.requests import Request
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.text_sheet import TextSheet

_LEAD: Message = msg("Copy it into any messenger or e-mail; nothing is sent by this program.")
_LANGUAGES: dict[str, Message] = {ENGLISH: msg("English"), CHINESE: msg("Chinese")}


class RequestSheet(TextSheet):
    """Shows the messages, all or that to one applicant, in the language chosen for them."""

    def __init__(self, desk: Desk, asked: Sequence[Request]) -> None:
        super().__init__(desk, msg("What I still need"), _LEAD, "still-needed.txt")
        self.setObjectName("request")
        self._asked = tuple(asked)
        places: list[int | None] = list(range(len(self._asked)))
        self.whose = ChoiceBox(desk.text, [None, *places], self._whose_said)
        self.whose.setObjectName("request.whose")
        self.language = ChoiceBox(desk.text, tuple(_LANGUAGES), _LANGUAGES.__getitem__)
        self.language.setObjectName("request.language")
        self.language.choose(desk.text.language)
        row = QHBoxLayout()
        if len(self._asked) > 1:
            self._add(row, msg("To whom"), self.whose)
        self._add(row, msg("Language of the message"), self.language)
        row.addStretch(1)
        self.body.insertLayout(0, row)
        self._write()

    def _add(self, row: QHBoxLayout, title: Message, box: ChoiceBox[Any]) -> None:
        label = Label(kind="muted")
        label.setBuddy(box)
        self.text.show(self, label.setText, title)
        self.text.show(self, box.setAccessibleName, title)
        box.currentIndexChanged.connect(self._write)
        row.addWidget(label)
        row.addWidget(box)

    def _whose_said(self, place: int | None) -> Message:
        if place is None:
            return msg("Everyone")
        return requests.heading(self._asked[place])

    def _write(self) -> None:
        place = self.whose.value
        chosen = self._asked if place is None else self._asked[place : place + 1]
        say = self.text.translator(self.language.value)
        self.show_text(requests.text(chosen, say))


def show_requests(desk: Desk, asked: Sequence[Request], over: QWidget) -> None:
    """Show what is still needed in some cases."""
    RequestSheet(desk, asked).appear(over)
