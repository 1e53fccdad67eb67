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
        self._called = ""
        self.english, self.chinese = LongTextEditor(text), LongTextEditor(text)
        self.setFocusProxy(self.english.target)
        for editor in (self.english, self.chinese):
            self.row.addWidget(editor, 1)
            editor.committed.connect(lambda _half: self._on_left())
            editor.box.left.connect(self._try_again)
        text.watch(self, self._hint)

    @override
    def name_aloud(self, name: str) -> None:
        """Take the name by which the halves are read aloud."""
        self._called = name
        self.english.name_aloud(f"{name} ({self.text(msg('English'))})")
        self.chinese.name_aloud(f"{name} ({self.text(msg('Chinese'))})")

    @override
    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        if self.holds(value):
            return
        self._shown = value if isinstance(value, Bilingual) else Bilingual()
        for half, words in zip(self._halves, (self._shown.en, self._shown.zh), strict=True):
            half.is_put_back = self.is_put_back
            half.show_value(words)
            half.is_put_back = False
        self._hint()

    @property
    @override
    def called(self) -> str:
        """The name of the field, without that of its half."""
        return self._called

    @property
    @override
    def typed_text(self) -> str:
        """What stands in both halves."""
        return " / ".join(each.typed_text for each in self._halves if each.typed_text)

    @override
    def outline(self, state: str) -> None:
        """Mark both halves."""
        for each in self._halves:
            each.outline(state)

    def _hint(self) -> None:
        missing = self._shown.lacks_chinese
        for editor, words in (
            (self.english, msg("English")),
            (self.chinese, msg("no Chinese yet") if missing else msg("Chinese")),
        ):
            box = editor.target
            if isinstance(box, QPlainTextEdit):
                box.setPlaceholderText(self.text(words))
        if not self.is_unsaved:
            mark(self.chinese.target, "missing" if missing else "")

    def _try_again(self) -> None:
        if self.is_unsaved:
            self._on_left()

    def _on_left(self) -> None:
        self._shown = Bilingual(*(each.box.toPlainText().strip() for each in self._halves))
        self.let_go()
        self._hint()
        self.commit(self._shown)

    @property
    def _halves(self) -> tuple[LongTextEditor, LongTextEditor]:
        return self.english, self.chinese
