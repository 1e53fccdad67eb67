# SPDX-License-Identifier: MIT
"""A printed text in English and Chinese side by side; a missing half is outlined and says so."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.parts.editors.editor import Editor, mark
from kvisa_desktop.ui.text import Text

_NARROW = 300


class BilingualEditor(Editor):
    """Edits both halves, one over the other where it is narrow or `stacked`.

    Each half is handed over as soon as it is left.
    """

    def __init__(self, text: Text, *, stacked: bool = False) -> None:
        super().__init__(text)
        self._stacked = stacked
        self.english = QLineEdit()
        self.chinese = QLineEdit()
        self._shown = Bilingual()
        self._called = ""
        self.setFocusProxy(self.english)
        for line in (self.english, self.chinese):
            line.editingFinished.connect(self._on_finished)
            self.row.addWidget(line, 1)
        text.show(self, self.english.setPlaceholderText, msg("English"))
        text.watch(self, self._hint)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self._stacked or event.size().width() < _NARROW
        across = QBoxLayout.Direction.LeftToRight
        self.row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)
        super().resizeEvent(event)

    @override
    def name_aloud(self, name: str) -> None:
        """Take the name by which the halves are read aloud."""
        self._called = name
        self.english.setAccessibleName(f"{name} ({self.text(msg('English'))})")
        self.chinese.setAccessibleName(f"{name} ({self.text(msg('Chinese'))})")

    @override
    def show_value(self, value: object) -> None:
        """Show a value, unless the user is typing another one just now."""
        if self.holds(value):
            return
        shown = value if isinstance(value, Bilingual) else Bilingual()
        for line, old, new in (
            (self.english, self._shown.en, shown.en),
            (self.chinese, self._shown.zh, shown.zh),
        ):
            typing = line.hasFocus() and line.text() != old and not self.is_put_back
            if not typing and line.text() != new:
                line.setText(new)
                line.setCursorPosition(0)  # a long text is read from its beginning
        self._shown = shown
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
        return " / ".join(each.text() for each in (self.english, self.chinese) if each.text())

    @override
    def outline(self, state: str) -> None:
        """Mark both halves."""
        mark(self.english, state)
        mark(self.chinese, state)

    def _hint(self) -> None:
        missing = self._shown.lacks_chinese
        if not self.is_unsaved:
            mark(self.chinese, "missing" if missing else "")
        self.chinese.setPlaceholderText(
            self.text(msg("no Chinese yet") if missing else msg("Chinese"))
        )

    def _on_finished(self) -> None:
        typed = Bilingual(self.english.text().strip(), self.chinese.text().strip())
        if typed == self._shown and not self.is_unsaved:
            return
        self._shown = typed
        self.let_go()
        self._hint()
        self.commit(typed)
