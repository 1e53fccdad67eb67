# SPDX-License-Identifier: MIT
"""What editors of a text in English and Chinese have in common, however long the text is."""

from typing import TypeAlias

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import Editor, mark
from kvisa_desktop.ui.text import Text

Box: TypeAlias = QLineEdit | QPlainTextEdit


class PairEditor(Editor):
    """An editor of two boxes; a missing Chinese half is outlined and says so.

    Subclasses lay the boxes out, show a value in them and read it.
    """

    def __init__(self, text: Text, english: Box, chinese: Box) -> None:
        super().__init__(text)
        self._boxes = english, chinese
        self._shown = Bilingual()
        self._called = ""
        self.setFocusProxy(english)
        text.watch(self, self._hint)

    @override
    def name_aloud(self, name: str) -> None:
        """Take the name by which the halves are read aloud."""
        self._called = name
        for box, half in zip(self._boxes, (msg("English"), msg("Chinese")), strict=True):
            box.setAccessibleName(f"{name} ({self.text(half)})")

    @property
    @override
    def called(self) -> str:
        """The name of the field, without that of its half."""
        return self._called

    @property
    @override
    def typed_text(self) -> str:
        """What stands in both halves."""
        return " / ".join(typed for typed in map(_typed_in, self._boxes) if typed)

    @override
    def outline(self, state: str) -> None:
        """Mark both halves."""
        for box in self._boxes:
            mark(box, state)

    def _hint(self) -> None:
        english, chinese = self._boxes
        missing = self._shown.lacks_chinese
        if not self.is_unsaved:
            mark(chinese, "missing" if missing else "")
        english.setPlaceholderText(self.text(msg("English")))
        chinese.setPlaceholderText(self.text(msg("no Chinese yet") if missing else msg("Chinese")))

    @property
    def typed(self) -> Bilingual:
        """What stands in the halves, saved or not, without space around it."""
        return Bilingual(*(_typed_in(box).strip() for box in self._boxes))

    def _hand_over(self, typed: Bilingual) -> None:
        self._shown = typed
        self.let_go()
        self._hint()
        self.commit(typed)


def _typed_in(box: Box) -> str:
    return box.text() if isinstance(box, QLineEdit) else box.toPlainText()
