# SPDX-License-Identifier: MIT
"""A printed text in English and Chinese side by side; a missing half is outlined and says so."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout
from typing_extensions import override

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.ui.parts.editors.field_line import FieldLine
from kvisa_desktop.ui.parts.editors.pair import PairEditor
from kvisa_desktop.ui.text import Text

_NARROW = 300


class BilingualEditor(PairEditor):
    """Edits both halves, one over the other where it is narrow or `stacked`.

    Each half is handed over as soon as it is left.
    """

    def __init__(self, text: Text, *, stacked: bool = False) -> None:
        english, chinese = FieldLine(), FieldLine()
        super().__init__(text, english, chinese)
        self._stacked = stacked
        self.english, self.chinese = english, chinese
        for line in (english, chinese):
            line.editingFinished.connect(self._on_finished)
            self.row.addWidget(line, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self._stacked or event.size().width() < _NARROW
        across = QBoxLayout.Direction.LeftToRight
        self.row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)
        super().resizeEvent(event)

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

    def _on_finished(self) -> None:
        if self.typed != self._shown or self.is_unsaved:
            self._hand_over(self.typed)
