# SPDX-License-Identifier: MIT
"""A page on which a person draws the boxes that are to be blacked out, by mouse or by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QPixmap
from typing_extensions import override

from kvisa_desktop.messages import msg
from kvisa_desktop.services.sharing import Box
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.scaled_picture import MOVES, ScaledPicture

_COVER = QColor(0, 0, 0, 150)  # what is covered can still be seen while it is chosen
_NEAR = 9.0  # pixels of the screen within which a corner is taken
_LEAST = 0.004  # of the longer side: less than that is a slip of the hand
_FIRST = (0.3, 0.06)  # width and height of a box made without a mouse
_A4 = (210.0, 297.0)


class BoxesView(ScaledPicture):
    """Shows a page and its boxes. `changed` tells that a box or the choice among them changed.

    The mouse draws, moves, and resizes at the corners. Tab goes from box to box; arrows move the
    chosen one, with Ctrl its lower right corner, with Shift ten times as far; Del removes it.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setObjectName("covering.page")
        desk.text.show(self, self.setAccessibleName, msg("Page with boxes"))
        self._boxes: list[QRectF] = []
        self._chosen = -1
        self._fixed: QPointF | None = None
        self._held: QPointF | None = None
        desk.text.watch(self, self._tell)

    def show_page(self, picture: QPixmap, boxes: Sequence[Box]) -> None:
        """Show a page and the boxes that are on it already."""
        wide, high = size = picture.width(), picture.height()
        self.show_picture(picture, size)
        self._boxes = [
            QRectF(QPointF(left * wide, top * high), QPointF(right * wide, bottom * high))
            for left, top, right, bottom in boxes
        ]
        self.choose(len(self._boxes) - 1)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The boxes, as shares of the width and height of the page."""
        wide, high = self._size
        return tuple(
            (each.left() / wide, each.top() / high, each.right() / wide, each.bottom() / high)
            for each in self._boxes
        )

    @property
    def has_page(self) -> bool:
        """True when a page is shown that can be drawn on."""
        return self._picture is not None

    @property
    def has_choice(self) -> bool:
        """True when a box is chosen."""
        return self._chosen >= 0

    @property
    def millimetres(self) -> tuple[float, float, float, float]:
        """Left, top, width and height of the chosen box on the page as it fits A4 paper."""
        if not self.has_choice:
            return 0.0, 0.0, 0.0, 0.0
        box, scale = self._boxes[self._chosen], self._scale
        sides = (box.left(), box.top(), box.width(), box.height())
        left, top, width, height = (round(each * scale, 1) for each in sides)
        return left, top, width, height

    def put(self, left: float, top: float, width: float, height: float) -> None:
        """Put the chosen box to a place in millimetres."""
        if self.has_choice:
            left, top, width, height = (each / self._scale for each in (left, top, width, height))
            self._set(QRectF(left, top, width, height))

    def choose(self, number: int) -> None:
        """Choose a box by its number from 0; -1 chooses none."""
        self._chosen = number
        self._say_changed()

    def add(self) -> None:
        """Put a new box into the middle and choose it."""
        if not self.has_page:
            return
        wide, high = _FIRST[0] * self._size[0], _FIRST[1] * self._size[1]
        middle = QPointF(self._size[0] / 2, self._size[1] / 2)
        self._boxes.append(QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high))
        self.choose(len(self._boxes) - 1)

    def remove(self) -> None:
        """Remove the chosen box."""
        if self.has_choice:
            del self._boxes[self._chosen]
            self.choose(min(self._chosen, len(self._boxes) - 1))

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        wanted = self._chosen + (1 if next else -1)
        if self.has_choice and 0 <= wanted < len(self._boxes):
            self.choose(wanted)
            return True
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        if key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.has_choice:
            self.remove()
        elif key is Qt.Key.Key_Insert:
            self.add()
        elif key in MOVES and self.has_choice:
            step = MOVES[key] * self.stride(far=bool(held & Qt.KeyboardModifier.ShiftModifier))
            box = QRectF(self._boxes[self._chosen])
            if held & Qt.KeyboardModifier.ControlModifier:
                box.setBottomRight(self.inside(box.bottomRight() + step))
            else:
                box.translate(step)
            self._set(box)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._picture is None or event.button() != Qt.MouseButton.LeftButton:
            return
        here, at = event.position(), self.inside(self.to_picture(event.position()))
        self._fixed = self._opposite_of_corner_near(here)
        if self._fixed is not None:
            return
        under = [number for number, each in enumerate(self._boxes) if each.contains(at)]
        if under:
            self.choose(under[-1])
            self._held = at - self._boxes[self._chosen].topLeft()
            return
        self._fixed = at
        self._boxes.append(QRectF(at, at))
        self.choose(len(self._boxes) - 1)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.inside(self.to_picture(event.position()))
        if self._fixed is not None:
            self._set(QRectF(self._fixed, at).normalized())
        elif self._held is not None:
            self._set(QRectF(at - self._held, self._boxes[self._chosen].size()))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drawn = self._fixed is not None
        self._fixed = self._held = None
        if drawn and self.has_choice:
            box, least = self._boxes[self._chosen], _LEAST * max(self._size)
            if min(box.width(), box.height()) < least:
                self.remove()
        super().mouseReleaseEvent(event)

    @override
    def paint_marks(self, painter: QPainter) -> None:
        for number, box in enumerate(self._boxes):
            place = self._shown(box)
            painter.fillRect(place, _COVER if number == self._chosen else Qt.GlobalColor.black)

    @override
    def paint_tools(self, painter: QPainter) -> None:
        if not self.has_choice:
            return
        place = self._shown(self._boxes[self._chosen])
        ink = self._desk.theme.color("bad" if self.hasFocus() else "accent")
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(Qt.GlobalColor.white, 4), QPen(ink, 2)):
            painter.setPen(pen)
            painter.drawRect(place)
        for corner in _corners(place):
            painter.fillRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8), ink)

    @property
    def _scale(self) -> float:
        """Millimetres for each pixel, as the page fits A4 paper upright or lying."""
        wide, high = self._size
        paper = _A4 if high >= wide else (_A4[1], _A4[0])
        return min(paper[0] / wide, paper[1] / high)

    def _set(self, box: QRectF) -> None:
        """Give the chosen box another place and size, all of it on the page."""
        wide, high = (float(side) for side in self._size)
        width, height = (max(1.0, each) for each in (box.width(), box.height()))
        width, height = min(width, wide), min(height, high)
        left = min(max(box.left(), 0.0), wide - width)
        top = min(max(box.top(), 0.0), high - height)
        self._boxes[self._chosen] = QRectF(left, top, width, height)
        self._say_changed()

    def _shown(self, box: QRectF) -> QRectF:
        corners = (box.topLeft(), box.bottomRight())
        return QRectF(*(self.on_screen(each.x(), each.y()) for each in corners))

    def _opposite_of_corner_near(self, here: QPointF) -> QPointF | None:
        """Return the corner that stays when the chosen box is taken at the corner near `here`."""
        if not self.has_choice:
            return None
        box = self._boxes[self._chosen]
        places = zip(_corners(self._shown(box)), _corners(box)[::-1], strict=True)
        return next(
            (stays for near, stays in places if (near - here).manhattanLength() <= _NEAR), None
        )

    def _say_changed(self) -> None:
        self._tell()
        self.update()
        self.changed.emit()

    def _tell(self) -> None:
        """Let a screen reader say which box is chosen and where it is."""
        if not self.has_choice:
            said = msg("No box is chosen.")
        else:
            left, top, width, height = (f"{each:g}" for each in self.millimetres)
            said = msg(
                "Box {number} of {count}: {left} mm across, {top} mm down, {width} × {height} mm",
                number=self._chosen + 1,
                count=len(self._boxes),
                left=left,
                top=top,
                width=width,
                height=height,
            )
        self.setAccessibleDescription(self._desk.text(said))


def _corners(box: QRectF) -> tuple[QPointF, ...]:
    """Return the corners, each as far from the end as its opposite is from the start."""
    return box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()
