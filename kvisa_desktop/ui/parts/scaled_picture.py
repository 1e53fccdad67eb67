# SPDX-License-Identifier: MIT
"""A picture as large as there is room, on which something is placed in its own pixels."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from kvisa_desktop.ui.desk import Desk

MOVES = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
"""What the arrow keys move by."""

_MARGIN = 14
_STRIDES = 10
_STEPS_ACROSS = 600  # one press of an arrow is that part of the longer side, and a pixel at least


class ScaledPicture(QWidget):
    """Shows a picture that stands for one of `size` pixels, and turns places into its pixels."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._picture: QPixmap | None = None
        self._size = (1, 1)
        self._words = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(300, 340)
        desk.theme.changed.connect(self.update)

    def show_picture(self, picture: QPixmap | None, size: tuple[int, int], words: str = "") -> None:
        """Show a picture that stands for one of `size` pixels, or words in its place."""
        self._picture, self._size, self._words = picture, size, words
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(420, 520)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._picture is None:
            painter.setPen(self._desk.theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRectF(self.rect()), int(flags), self._words)
        else:
            painter.drawPixmap(self.room(), self._picture, QRectF(self._picture.rect()))
            self.paint_marks(painter)
            self.paint_tools(painter)
        painter.end()

    def paint_marks(self, painter: QPainter) -> None:
        """Draw what lies between picture and tools; nothing here."""

    def paint_tools(self, painter: QPainter) -> None:
        """Draw what a hand can take; nothing here."""

    def stride(self, *, far: bool) -> float:
        """Return how many pixels of the picture one press of an arrow moves by."""
        return max(1.0, max(self._size) / _STEPS_ACROSS) * (_STRIDES if far else 1)

    def room(self) -> QRectF:
        """Return where the picture is shown."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        scale = min(room.width() / self._size[0], room.height() / self._size[1])
        place = QRectF(0, 0, self._size[0] * scale, self._size[1] * scale)
        place.moveCenter(room.center())
        return place

    def on_screen(self, x: float, y: float) -> QPointF:
        """Return where a pixel of the picture is shown."""
        room = self.room()
        return QPointF(
            room.left() + x / self._size[0] * room.width(),
            room.top() + y / self._size[1] * room.height(),
        )

    def to_picture(self, at: QPointF) -> QPointF:
        """Return the pixel of the picture that is shown at a place."""
        room = self.room()
        return QPointF(
            (at.x() - room.left()) / room.width() * self._size[0],
            (at.y() - room.top()) / room.height() * self._size[1],
        )

    def inside(self, at: QPointF) -> QPointF:
        """Return the nearest pixel that belongs to the picture."""
        return QPointF(min(max(at.x(), 0.0), self._size[0]), min(max(at.y(), 0.0), self._size[1]))
