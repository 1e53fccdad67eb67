# SPDX-License-Identifier: MIT
"""A picture with handles on it: lines and points moved by the mouse or, one by one, by the keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from typing_extensions import override

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.parts.scaled_picture import MOVES, ScaledPicture

_NEAR = 14.0  # pixels of the screen within which a handle is taken
_RADIUS = 7.0


@dataclass(frozen=True, slots=True)
class Handle:
    """Something to be moved: a level line, an upright line, or a point that moves both ways."""

    key: str
    name: Message
    moves_across: bool = True
    moves_down: bool = True

    @property
    def is_point(self) -> bool:
        """True when it moves both ways."""
        return self.moves_across and self.moves_down


class HandledPicture(ScaledPicture):
    """Shows a picture and handles in its pixels.

    Tab goes from handle to handle, arrows move the chosen one, with Shift ten times as far.
    `moved` tells of every move by hand, `rested` when the hand lets go.
    """

    moved = Signal(str)
    rested = Signal()

    def __init__(self, desk: Desk, handles: Sequence[Handle]) -> None:
        super().__init__(desk)
        self.handles = tuple(handles)
        self._hidden: set[str] = set()
        self._places: dict[str, QPointF] = {each.key: QPointF() for each in handles}
        self._current = 0
        self._dragged = False
        desk.text.watch(self, self._tell)

    @property
    def places(self) -> Mapping[str, tuple[float, float]]:
        """Where the handles are, in pixels of the picture."""
        return {key: (at.x(), at.y()) for key, at in self._places.items()}

    @property
    def current(self) -> Handle:
        """The handle that the arrows move."""
        return self.handles[self._current]

    def place(self, key: str, x: float, y: float) -> None:
        """Put a handle somewhere without telling."""
        self._places[key] = self.inside(QPointF(x, y))
        self._tell()
        self.update()

    def show_handle(self, key: str, *, shown: bool) -> None:
        """Show or hide a handle."""
        self._hidden = self._hidden - {key} if shown else self._hidden | {key}
        if self.current.key in self._hidden:
            self._choose(0)
        self.update()

    def is_shown(self, key: str) -> bool:
        """Return True when a handle can be seen and moved."""
        return key not in self._hidden

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        shown = self._shown()
        if shown and event.reason() == Qt.FocusReason.TabFocusReason:
            self._choose(shown[0])
        elif shown and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose(shown[-1])
        super().focusInEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        shown = self._shown()
        place = shown.index(self._current) + (1 if next else -1) if self._current in shown else -1
        if self._picture is not None and 0 <= place < len(shown):
            self._choose(shown[place])
            return True
        return super().focusNextPrevChild(next)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = MOVES.get(Qt.Key(event.key()))
        if way is None or self._picture is None:
            super().keyPressEvent(event)
            return
        far = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._move_to(self._places[self.current.key] + way * self.stride(far=far))
        self.rested.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = self._nearest(event.position())
        if near is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(near)
            self._dragged = True

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._move_to(self.to_picture(event.position()))
        else:
            over = self._nearest(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if over else Qt.CursorShape.ArrowCursor)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged:
            self._dragged = False
            self.rested.emit()
        super().mouseReleaseEvent(event)

    @override
    def paint_tools(self, painter: QPainter) -> None:
        for number in self._shown():
            self._paint_handle(painter, number)

    def _shown(self) -> list[int]:
        return [n for n, each in enumerate(self.handles) if each.key not in self._hidden]

    def _choose(self, number: int) -> None:
        self._current = number
        self._tell()
        self.update()

    def _tell(self) -> None:
        """Let a screen reader say which handle is chosen and where it is."""
        at, text = self._places[self.current.key], self._desk.text
        said = msg(
            "{handle}: {x} across, {y} down",
            handle=self.current.name,
            x=round(at.x()),
            y=round(at.y()),
        )
        self.setAccessibleDescription(text(said))

    def _move_to(self, at: QPointF) -> None:
        handle, was = self.current, self._places[self.current.key]
        x = at.x() if handle.moves_across else was.x()
        y = at.y() if handle.moves_down else was.y()
        self.place(handle.key, x, y)
        self.moved.emit(handle.key)

    def _nearest(self, at: QPointF) -> int | None:
        if self._picture is None:
            return None
        distances = {number: self._distance(number, at) for number in self._shown()}
        best = min(distances, key=lambda number: distances[number], default=None)
        return best if best is not None and distances[best] <= _NEAR else None

    def _distance(self, number: int, at: QPointF) -> float:
        handle = self.handles[number]
        there = self.on_screen(*self.places[handle.key])
        if handle.is_point:
            apart = at - there
            return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)
        return abs(at.x() - there.x()) if handle.moves_across else abs(at.y() - there.y())

    def _paint_handle(self, painter: QPainter, number: int) -> None:
        handle, theme = self.handles[number], self._desk.theme
        at, room = self.on_screen(*self.places[handle.key]), self.room()
        chosen = number == self._current and self.hasFocus()
        ink = theme.color("bad" if chosen else "accent")
        # A light line under the coloured one shows it on dark and on light pictures.
        for pen in (QPen(Qt.GlobalColor.white, 4 if chosen else 3), QPen(ink, 2 if chosen else 1)):
            painter.setPen(pen)
            if handle.is_point:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(at, _RADIUS, _RADIUS)
            elif handle.moves_down:
                painter.drawLine(QPointF(room.left(), at.y()), QPointF(room.right(), at.y()))
            else:
                painter.drawLine(QPointF(at.x(), room.top()), QPointF(at.x(), room.bottom()))
        if not handle.is_point:
            self._paint_name(painter, handle, at, room)

    def _paint_name(self, painter: QPainter, handle: Handle, at: QPointF, room: QRectF) -> None:
        painter.setFont(styled(0.85))
        words = f" {self._desk.text(handle.name)} "
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, metrics.horizontalAdvance(words), metrics.height())
        if handle.moves_down:
            box.moveTopRight(QPointF(room.right() - 2, at.y() + 2))
        else:
            box.moveBottomLeft(QPointF(at.x() + 2, room.bottom() - 2))
        box.moveRight(min(box.right(), room.right()))
        box.moveBottom(min(box.bottom(), room.bottom()))
        painter.fillRect(box, Qt.GlobalColor.white)
        painter.setPen(Qt.GlobalColor.black)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
