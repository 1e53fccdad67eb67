# SPDX-License-Identifier: MIT
"""One of the records that a case has just now, or none: a paper, an entry, a passport."""

from collections.abc import Callable, Sequence
from uuid import UUID

from typing_extensions import override

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.editors.worded import WordedEditor
from kvisa_desktop.ui.text import Text

Named = Sequence[tuple[UUID, Message]]


class OneOfEditor(WordedEditor):
    """Edits the id of another record; `choices` is asked for ids and words at each showing."""

    def __init__(self, text: Text, choices: Callable[[], Named]) -> None:
        words: dict[object, Message] = {}
        super().__init__(text, [None], lambda value: words.get(value, msg("None")))
        self._choices = choices
        self._words = words

    @override
    def show_value(self, value: object) -> None:
        """Show a value among those there are now."""
        if self.holds(value):
            return
        self._words.clear()
        self._words.update(self._choices())
        self.box.offer([None, *self._words])
        self.box.choose(value if value in self._words else None)
