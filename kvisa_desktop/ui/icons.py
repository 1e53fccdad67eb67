# SPDX-License-Identifier: MIT
"""One set of icons on one grid, drawn in the colour of a token at the moment of painting."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

_DISABLED = 0.4
Colour = Callable[[str], QColor]


@lru_cache(maxsize=256)
def _drawn(file: Path, color: str) -> QSvgRenderer:
    """Return the drawing in one colour; parsed once, for rows paint their icons often."""
    return QSvgRenderer(QByteArray(file.read_bytes().replace(b"currentColor", color.encode())))


class TintedIcon(QIconEngine):
    """An icon that follows the theme and the pixel density by itself."""

    def __init__(self, file: Path, color: Colour, token: str, on: str) -> None:
        super().__init__()
        self._file, self._color, self._token, self._on = file, color, token, on

    @override
    def clone(self) -> QIconEngine:
        """Return the same icon once more."""
        return TintedIcon(self._file, self._color, self._token, self._on)

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into `rect`: square, upright centred, at the left of what is wider."""
        token = self._on if state == QIcon.State.On else self._token
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveTopLeft(QRectF(rect).topLeft())
        square.translate(0, (rect.height() - side) / 2)
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED)
        _drawn(self._file, self._color(token).name()).render(painter, square)
        painter.restore()

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon as a picture."""
        made = QPixmap(size)
        if made.isNull():  # a button that has no room yet asks for a picture of no size
            return made
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, made.rect(), mode, state)
        painter.end()
        return made

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        """Return the icon as a picture for a screen of that density; `size` is in its pixels."""
        return self.pixmap(size, mode, state)
