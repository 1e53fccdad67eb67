# SPDX-License-Identifier: MIT
"""What stands where nothing is yet: an icon, a sentence, and the next step as a button."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.fonts import muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.text import Said, Text
from kvisa_desktop.ui.theme import Theme

_ICON = QSize(36, 36)
_WIDEST = 420


class EmptyState(QWidget):
    """An empty page that says what to do next. Its button is `button`, if there is a next step."""

    def __init__(self, text: Text, theme: Theme, icon: str, title: Said, lead: Said) -> None:
        super().__init__()
        self._text = text
        self.button: QPushButton | None = None
        centre = Qt.AlignmentFlag.AlignHCenter
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        picture = QLabel()
        picture.setAlignment(centre)

        def draw() -> None:
            picture.setPixmap(theme.icon(icon, "muted").pixmap(_ICON, self.devicePixelRatioF()))

        draw()
        theme.changed.connect(draw)
        self._column.addWidget(picture)
        for label, said in ((subheading(), title), (muted(), lead)):
            label.setAlignment(centre)
            label.setMaximumWidth(_WIDEST)
            text.show(self, label.setText, said)
            self._column.addLayout(_centred(label))
        self._column.addStretch(2)

    def offer(self, label: Message, act: Callable[[], object], name: str) -> QPushButton:
        """Offer the next step as a button."""
        self.button = button(self._text, label, act, kind="primary")
        self.button.setObjectName(name)
        self._column.insertSpacing(self._column.count() - 1, 6)
        self._column.insertWidget(
            self._column.count() - 1, self.button, 0, Qt.AlignmentFlag.AlignHCenter
        )
        return self.button


def _centred(label: QLabel) -> QHBoxLayout:
    """Return a row for a label; placed by an alignment, long words would be cut after a line."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(label, 1000)
    row.addStretch(1)
    return row
