# SPDX-License-Identifier: MIT
"""One step of a chain as a tile: its state drawn on a line, and said under it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from kvisa_desktop.domain.chain_links import Link, LinkState
from kvisa_desktop.domain.chain_words import STEP_WORDS, link_said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, styled
from kvisa_desktop.ui.parts.enter import pressed_by_enter

_ROUND = 26
_PAD = 6
_NARROWEST, _WIDEST = 92, 220
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_SMALL = 0.93
MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a state is drawn: the icon, its colour, the fill behind it."""

    icon: str
    ink: str
    fill: str


_LOOKS: dict[LinkState, _Look] = {
    LinkState.DONE: _Look("check", "ok", "ok_bg"),
    LinkState.WAITING: _Look("circle-dashed", "warn", "warn_bg"),
    LinkState.NEXT: _Look("arrow-right", "on_accent", "accent"),
    LinkState.LATER: _Look("", "muted", "surface"),
    LinkState.NOT_NEEDED: _Look("minus", "muted", "hover"),
}
_OVERDUE = _Look("circle-dashed", "bad", "bad_bg")


def look_of(link: Link) -> _Look:
    """Return how a step is drawn; the words under it say the same."""
    return _OVERDUE if link.is_overdue else _LOOKS[link.state]


class StepTile(QAbstractButton):
    """One step: a round sign on the line, its name, how far it is. Pressed, it is edited."""

    def __init__(self, desk: Desk, link: Link, *, is_last: bool) -> None:
        super().__init__()
        self._desk = desk
        self.link = link
        self._is_last = is_last
        self._name = desk.text(STEP_WORDS[link.kind])
        self._said = desk.text(link_said(link))
        kept = link.kept
        office = ", ".join(each for each in (kept.office, kept.number) if each) if kept else ""
        joint = "：" if desk.text.language == "zh" else ": "
        self.setAccessibleName(f"{self._name}{joint}{self._said}")
        self.setAccessibleDescription(office or desk.text(link.step.text))
        self.setToolTip(office or desk.text(link.step.text))
        self.setObjectName(f"step.{link.kind}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(_WIDEST if is_last else 16_777_215)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        first, second = self._texts(width)
        return _ROUND + 3 * _PAD + first.height() + second.height()

    @override
    def sizeHint(self) -> QSize:
        width = max(_NARROWEST, self._needed())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(max(_NARROWEST, self._needed()), _ROUND)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pressed_by_enter(self, event):
            return
        if event.key() in MOVES:
            event.ignore()  # the path goes on from step to step
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, look = self._desk.theme, look_of(self.link)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -4, 0), 7, 7)
        centre = QPointF(_PAD + _ROUND / 2, _PAD + _ROUND / 2)
        if not self._is_last:
            token = "ok" if self.link.state is LinkState.DONE else "line"
            painter.setPen(QPen(theme.color(token), 2))
            painter.drawLine(centre, QPointF(self.width() + _PAD, centre.y()))
        edge = theme.color("accent" if self.link.state is LinkState.NEXT else look.ink)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(theme.color(look.fill))
        painter.drawEllipse(centre, _ROUND / 2 - 1, _ROUND / 2 - 1)
        if look.icon:
            place = QRect(_PAD + 5, _PAD + 5, _ROUND - 10, _ROUND - 10)
            theme.icon(look.icon, look.ink).paint(painter, place)
        self._paint_words(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -5, -1), 7, 7)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._desk.theme
        first, second = self._texts(self.width())
        painter.setFont(_name_font())
        painter.setPen(theme.color("text"))
        painter.drawText(first, _WRAP, self._name)
        painter.setFont(styled(_SMALL))
        ink = look_of(self.link).ink
        painter.setPen(theme.color("accent" if ink == "on_accent" else ink))
        painter.drawText(second, _WRAP, self._said)

    def _texts(self, width: int) -> tuple[QRect, QRect]:
        room = QRect(_PAD, 2 * _PAD + _ROUND, max(width - 2 * _PAD - 4, 1), 10_000)
        first = QFontMetrics(_name_font()).boundingRect(room, _WRAP, self._name)
        below = QRect(room.left(), first.bottom() + 1, room.width(), 10_000)
        second = QFontMetrics(styled(_SMALL)).boundingRect(below, _WRAP, self._said)
        return first, second

    def _needed(self) -> int:
        """Return the room that the longest word takes."""
        metrics = QFontMetrics(_name_font())
        words = f"{self._name} {self._said}".split()
        widths = [metrics.horizontalAdvance(each) for each in words if each.isascii()]
        return max(widths, default=0) + 2 * _PAD + 6


def _name_font() -> QFont:
    return styled(1.0, STRONG)
