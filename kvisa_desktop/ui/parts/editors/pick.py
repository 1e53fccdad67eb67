# SPDX-License-Identifier: MIT
"""One of many values, found by typing a piece of its words; kept as its key."""

from collections.abc import Callable, Sequence

from typing_extensions import override

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.cases import fold
from kvisa_desktop.ui.parts.editors.editor import LineEditor
from kvisa_desktop.ui.parts.editors.offers import offers_below
from kvisa_desktop.ui.text import Text

Choices = Sequence[tuple[str, Message]]
_SHOWN = 10


class PickEditor(LineEditor):
    """Edits a key; `choices` is asked each time for the keys and their words."""

    def __init__(self, text: Text, choices: Callable[[], Choices], hint: Message) -> None:
        super().__init__(text)
        self._choices = choices
        self._offers = offers_below(self.line)
        self.line.textEdited.connect(self._on_typed)
        text.show(self, self.line.setPlaceholderText, hint)
        text.switched.connect(self._on_switched)
        self._key = ""

    @override
    def show_value(self, value: object) -> None:
        self._key = str(value or "")
        super().show_value(value)

    @override
    def written(self, value: object) -> str:
        found = next((words for key, words in self._choices() if key == value), None)
        return str(value or "") if found is None else self._named(str(value), found)

    @override
    def read(self, typed: str) -> object:
        if not typed.strip():
            return ""
        found = self._matching(typed)
        if not found:
            raise Refused(
                msg("Nothing is called “{name}”.", name=typed.strip()),
                msg("Type another piece of its name, or its number."),
            )
        self._key = found[0][0]
        return self._key

    def _named(self, key: str, words: Message) -> str:
        return f"{self.text(words)} ({key})"

    def _matching(self, typed: str) -> list[tuple[str, str]]:
        wanted = fold(typed.strip())
        named = [(key, self._named(key, words)) for key, words in self._choices()]
        exact = [pair for pair in named if wanted in {fold(pair[0]), fold(pair[1])}]
        return exact or [pair for pair in named if wanted in fold(pair[1])]

    def _on_typed(self, typed: str) -> None:
        found = self._matching(typed)[:_SHOWN] if typed.strip() else []
        self._offers.setStringList([words for _key, words in found])

    def _on_switched(self) -> None:
        if not (self.line.isModified() or self.is_unsaved):
            self.show_value(self._key)
