# SPDX-License-Identifier: MIT
"""A link that may be long: it wraps, takes the focus, and is pressed by Enter, Space or click."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from kvisa_desktop.ui.parts.enter import pressed_by_enter
from kvisa_desktop.ui.theme import Theme

_PAD = 4
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NARROWEST = 120


class Link(QAbstractButton):
    """A button that looks like a link and is as high as its words need."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.update)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._needed(width).height() + 2 * _PAD

    @override
    def sizeHint(self) -> QSize:
        whole = self.fontMetrics().size(0, self.text())
        return QSize(whole.width() + 2 * _PAD + 2, whole.height() + 2 * _PAD)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), _NARROWEST), hint.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(1, 1, -1, -1)
        if self.underMouse():
            painter.fillRect(box, self._theme.color("hover"))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.color("accent" if self.isEnabled() else "muted"))
        painter.drawText(self.rect().adjusted(_PAD, 0, -_PAD, 0), _FLAGS, self.text())
        painter.end()

    def _needed(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * _PAD), 10_000)
        return self.fontMetrics().boundingRect(room, _FLAGS, self.text())
