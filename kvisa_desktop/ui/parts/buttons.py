# SPDX-License-Identifier: MIT
"""Buttons with words and buttons with an icon only; every one has a name that can be read aloud.

All of them answer Enter as they answer the space bar; Qt alone does so in dialogs only.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton
from typing_extensions import override

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.parts.enter import pressed_by_enter
from kvisa_desktop.ui.parts.link import Link
from kvisa_desktop.ui.text import Said, Text
from kvisa_desktop.ui.theme import Theme

ICON = QSize(18, 18)
BESIDE_WORDS = QSize(24, 18)  # wider than high: the rest is the gap before the words


class EnterButton(QToolButton):
    """A button that answers Enter."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def button(text: Text, label: Said, act: Callable[[], object], *, kind: str = "") -> QPushButton:
    """Return a button with words. `kind` is "primary", "danger", "link" or plain."""
    made = QPushButton()
    made.setAutoDefault(True)
    made.setProperty("kind", kind)
    made.setIconSize(BESIDE_WORDS)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    text.show(made, made.setText, label)
    made.clicked.connect(lambda _checked=False: act())
    return made


def link(text: Text, theme: Theme, label: Said, act: Callable[[], object]) -> Link:
    """Return a link; long words wrap."""
    made = Link(theme)
    text.show(made, made.setText, label)
    made.clicked.connect(lambda _checked=False: act())
    return made


def icon_button(
    text: Text, theme: Theme, icon: str, name: Message, act: Callable[[], object]
) -> QToolButton:
    """Return a small button with an icon; its name is its tool tip too."""
    made = EnterButton()
    made.setIcon(theme.icon(icon))
    made.setIconSize(ICON)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    text.show(made, made.setToolTip, name)
    text.show(made, made.setAccessibleName, name)
    made.clicked.connect(lambda _checked=False: act())
    return made
