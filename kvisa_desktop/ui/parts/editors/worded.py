# SPDX-License-Identifier: MIT
"""One of a few values, each with words of its own."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from typing_extensions import override

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.editors.editor import Editor
from kvisa_desktop.ui.text import Text

T = TypeVar("T")


class WordedEditor(Editor):
    """Edits a value that `say` words."""

    def __init__(self, text: Text, values: Sequence[T], say: Callable[[T], Message]) -> None:
        super().__init__(text)
        self.box: ChoiceBox[Any] = ChoiceBox(text, values, say)
        self.row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)
        self.box.picked.connect(self.commit)

    @override
    def show_value(self, value: object) -> None:
        """Show a value."""
        if self.holds(value):
            return
        self.box.choose(value)
