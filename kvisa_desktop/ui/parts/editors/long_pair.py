# SPDX-License-Identifier: MIT
"""A longer printed text in English and Chinese side by side, several lines each."""

from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.ui.parts.editors.pair import PairEditor
from kvisa_desktop.ui.parts.editors.plain import LongTextEditor
from kvisa_desktop.ui.text import Text


class LongPairEditor(PairEditor):
    """Edits both halves; each is handed over with the other as soon as it is left."""

    def __init__(self, text: Text) -> None:
        english, chinese = LongTextEditor(text), LongTextEditor(text)
        super().__init__(text, english.box, chinese.box)
        self.english, self.chinese = english, chinese
        for editor in (english, chinese):
            self.row.addWidget(editor, 1)
            editor.committed.connect(lambda _half: self._on_left())
            editor.box.left.connect(self._try_again)

    @override
    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        if self.holds(value):
            return
        self._shown = value if isinstance(value, Bilingual) else Bilingual()
        halves = (self.english, self._shown.en), (self.chinese, self._shown.zh)
        for editor, words in halves:
            editor.is_put_back = self.is_put_back
            editor.show_value(words)
            editor.is_put_back = False
        self._hint()

    def _try_again(self) -> None:
        if self.is_unsaved:
            self._on_left()

    def _on_left(self) -> None:
        self._hand_over(self.typed)
