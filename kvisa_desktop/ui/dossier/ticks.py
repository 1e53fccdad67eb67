# SPDX-License-Identifier: MIT
"""Lines of a report, each with a mark in front: kept, broken, to check, to know."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.theme import Tone

_ICON = QSize(16, 16)


def ticked(desk: Desk, icon: str, tone: Tone, said: Message) -> QWidget:
    """Return a line with an icon in front of it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    picture = QLabel()
    picture.setPixmap(desk.theme.icon(icon, tone).pixmap(_ICON, holder.devicePixelRatioF()))
    label = Label(wrap=True, scale=0.93)
    label.setText(desk.text(said))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return holder


def promise(desk: Desk, detail: Message, *, ok: bool) -> QWidget:
    """Return the line of a promise that was proved, or was not."""
    icon, tone = ("circle-check", Tone.OK) if ok else ("circle-x", Tone.BAD)
    return ticked(desk, icon, tone, detail)
