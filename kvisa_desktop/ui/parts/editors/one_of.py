# SPDX-License-Identifier: MIT
"""One of the records that a case has just now, or none: a paper, an entry, a passport."""

from collections.abc import Callable, Sequence
from uuid import UUID

from typing_extensions import override

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.text import Text

Named = Sequence[tuple[UUID, Message]]


class OneOfEditor(Editor):
    """Edits the id of another record; `choices` is asked for ids and words at each showing."""

    def __init__(self, text: Text, choices: Callable[[], Named]) -> None:
        super().__init__(text)
        self._choices = choices
        self._words: dict[object, Message] = {}
        self.box = ChoiceBox(text, [None], self._said)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self.box.picked.connect(self.commit)

    @override
    def show_value(self, value: object) -> None:
        """Show a value among those there are now."""
        if self.holds(value):
            return
        self._words = dict(self._choices())
        self.box.offer([None, *self._words])
        self.box.choose(value if value in self._words else None)

    def _said(self, value: object) -> Message:
        return self._words.get(value, msg("None"))
