# SPDX-License-Identifier: MIT
"""A longer printed text in English and Chinese side by side, several lines each."""

from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import Editor, mark
from kvisa_desktop.ui.parts.editors.plain import LongTextEditor
from kvisa_desktop.ui.text import Text


class LongPairEditor(Editor):
    """Edits both halves; each is handed over with the other as soon as it is left."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._shown = Bilingual()
        self.english, self.chinese = LongTextEditor(text), LongTextEditor(text)
        self.setFocusProxy(self.english.target)
        for editor in (self.english, self.chinese):
            self.row.addWidget(editor, 1)
            editor.committed.connect(lambda _half: self._on_left())
        text.watch(self, self._hint)

    @override
    def name_aloud(self, name: str) -> None:
        """Take the name by which the halves are read aloud."""
        self.english.name_aloud(f"{name} ({self.text(msg('English'))})")
        self.chinese.name_aloud(f"{name} ({self.text(msg('Chinese'))})")

    @override
    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        self._shown = value if isinstance(value, Bilingual) else Bilingual()
        self.english.show_value(self._shown.en)
        self.chinese.show_value(self._shown.zh)
        self._hint()

    def _hint(self) -> None:
        missing = self._shown.lacks_chinese
        for editor, words in (
            (self.english, msg("English")),
            (self.chinese, msg("no Chinese yet") if missing else msg("Chinese")),
        ):
            box = editor.target
            if isinstance(box, QPlainTextEdit):
                box.setPlaceholderText(self.text(words))
        mark(self.chinese.target, "missing" if missing else "")

    def _on_left(self) -> None:
        self._shown = Bilingual(*(each.box.toPlainText().strip() for each in self._halves))
        self._hint()
        self.committed.emit(self._shown)

    @property
    def _halves(self) -> tuple[LongTextEditor, LongTextEditor]:
        return self.english, self.chinese
