# SPDX-License-Identifier: MIT
"""Draws the timeline, on the screen as on paper: bars with patterns, so that no colour is needed.

Only what can be seen is drawn; bars too thin to be told apart are drawn as one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.fonts import STRONG, styled
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem
from kvisa_desktop.ui.stays.timeline_scene import Row, Scene

Ink = Callable[[str], QColor]
_SMALL = 0.88
_THIN = 3.0  # pixels; thinner bars are drawn together
_GAP = 5.0
_PAD = 4.0
_FLAG = 5.0
_CENTRED = int(Qt.AlignmentFlag.AlignCenter)
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_COLOURS = {
    ItemKind.STAY: "accent",
    ItemKind.PLANNED: "info",
    ItemKind.VISA: "ok",
    ItemKind.PERMIT: "ok",
    ItemKind.CLOCK: "warn",
}
GUTTER_TITLES = (msg("Stays"), msg("Visas, permits"), msg("Last days"))


@dataclass(frozen=True, slots=True)
class Stage:
    """Where and how a scene is drawn: colours, words, and the chosen item."""

    ink: Ink
    say: Callable[[Message], str]
    chosen: int = -1
    is_focused: bool = False


def head_height() -> float:
    """Return the height of the line of years."""
    return QFontMetricsF(styled(_SMALL)).height() + 2 * _PAD


def row_height() -> float:
    """Return the height of one row, its gap included."""
    return QFontMetricsF(styled(_SMALL)).height() + 6 + _GAP


def height_of(scene: Scene) -> float:
    """Return the height of the whole drawing."""
    return head_height() + len(scene.rows) * row_height() + _GAP


def gutter_width(stage: Stage) -> float:
    """Return the width of the titles of the rows at the left."""
    metrics = QFontMetricsF(styled(_SMALL))
    return max(metrics.horizontalAdvance(stage.say(each)) for each in GUTTER_TITLES) + 2 * _PAD + 4


def row_box(number: int, axis: Axis) -> QRectF:
    """Return the place of a row, without its gap."""
    top = head_height() + number * row_height() + _GAP
    return QRectF(0, top, axis.width, row_height() - _GAP)


def item_box(scene: Scene, axis: Axis, place: int) -> QRectF:
    """Return where an item is drawn, at least as wide as can be seen."""
    item = scene.items[place]
    box = row_box(scene.row_of(place), axis)
    begin, end = axis.x(item.first.toordinal()), axis.x(item.last.toordinal() + 1)
    return QRectF(begin, box.top(), max(_THIN, end - begin), box.height())


def paint_scene(painter: QPainter, scene: Scene, axis: Axis, stage: Stage) -> None:
    """Draw the years, the rows and today; the titles of the rows are drawn by `paint_titles`."""
    painter.save()
    painter.setClipRect(QRectF(0, 0, axis.width, height_of(scene)))
    _paint_ticks(painter, scene, axis, stage)
    painter.setFont(styled(_SMALL))
    for number, row in enumerate(scene.rows):
        _paint_row(painter, scene, axis, stage, (row, row_box(number, axis)))
    _paint_today(painter, scene, axis, stage)
    if stage.chosen >= 0:
        ring = item_box(scene, axis, stage.chosen).adjusted(-2, -2, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(stage.ink("text"), 2 if stage.is_focused else 1))
        painter.drawRoundedRect(ring, 4, 4)
    painter.restore()


def paint_titles(painter: QPainter, scene: Scene, axis: Axis, stage: Stage, width: float) -> None:
    """Draw the titles of the rows, each once, into the gutter at the left of the drawing."""
    painter.save()
    painter.setFont(styled(_SMALL))
    painter.setPen(stage.ink("muted"))
    said: set[str] = set()
    for number, row in enumerate(scene.rows):
        title = stage.say(row.title)
        if title not in said:
            box = row_box(number, axis)
            place = QRectF(_PAD, box.top(), width - _PAD, box.height())
            painter.drawText(place, LEFT, title)
        said.add(title)
    painter.restore()


def paint_item(
    painter: QPainter, axis: Axis, stage: Stage, item: TimelineItem, place: QRectF
) -> None:
    """Draw one item into a box: a flag, or a bar with its patterns."""
    if item.kind is ItemKind.CLOCK:
        middle = QPointF(place.center().x(), place.top())
        _paint_clock(painter, stage, middle, place.height())
    else:
        _paint_bar(painter, axis, stage, item, place)


def _paint_ticks(painter: QPainter, scene: Scene, axis: Axis, stage: Stage) -> None:
    metrics = QFontMetricsF(styled(_SMALL))
    free = -1.0
    for tick in sorted(axis.ticks(), key=lambda each: (not each.is_strong, each.day)):
        x = axis.x(tick.day)
        painter.setPen(QPen(stage.ink("edge" if tick.is_strong else "line"), 1))
        painter.drawLine(QPointF(x, 2), QPointF(x, height_of(scene)))
    for tick in sorted(axis.ticks(), key=lambda each: each.day):
        x = axis.x(tick.day) + _PAD
        width = metrics.horizontalAdvance(tick.label)
        if x <= free:
            continue
        painter.setFont(styled(_SMALL, weight=STRONG) if tick.is_strong else styled(_SMALL))
        painter.setPen(stage.ink("text" if tick.is_strong else "muted"))
        painter.drawText(QRectF(x, 0, width * 1.2 + 2, head_height()), LEFT, tick.label)
        free = x + width + _PAD


def _paint_today(painter: QPainter, scene: Scene, axis: Axis, stage: Stage) -> None:
    x = axis.x(scene.on.toordinal() + 0.5)
    painter.setPen(QPen(stage.ink("text"), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, head_height()), QPointF(x, height_of(scene)))


def _paint_row(
    painter: QPainter, scene: Scene, axis: Axis, stage: Stage, where: tuple[Row, QRectF]
) -> None:
    """Draw what can be seen of a row; thin neighbours become one bar."""
    row, box = where
    thin: list[QRectF] = []
    colour = "muted"
    for position in row.within(axis.first, axis.last):
        begin, end = axis.x(row.begins[position]), axis.x(row.ends[position])
        item = scene.items[row.places[position]]
        if end - begin < _THIN and item.kind is not ItemKind.CLOCK:
            colour = _COLOURS[item.kind]
            _join(thin, QRectF(begin, box.top() + 2, max(1.0, end - begin), box.height() - 4))
        else:
            place = QRectF(begin, box.top(), end - begin, box.height())
            paint_item(painter, axis, stage, item, place)
    for each in thin:
        painter.fillRect(each, stage.ink(colour))


def _join(thin: list[QRectF], bar: QRectF) -> None:
    """Add a bar, or widen the last one when nothing could be seen between them."""
    if thin and bar.left() <= thin[-1].right() + 1:
        thin[-1].setRight(max(thin[-1].right(), bar.right()))
    else:
        thin.append(bar)


def _paint_bar(
    painter: QPainter, axis: Axis, stage: Stage, item: TimelineItem, place: QRectF
) -> None:
    """Draw a bar: its sure part full, the rest hatched, what lies beyond the limit crossed."""
    colour = stage.ink(_COLOURS[item.kind])
    tint = QColor(colour)
    tint.setAlphaF(0.28 if item.kind is ItemKind.STAY else 0.14)
    style = Qt.PenStyle.DashLine if item.kind is ItemKind.PLANNED else Qt.PenStyle.SolidLine
    if item.is_vague:
        painter.fillRect(place, QBrush(colour, Qt.BrushStyle.BDiagPattern))
    if item.sure is not None:
        begin, end = axis.x(item.sure[0].toordinal()), axis.x(item.sure[1].toordinal() + 1)
        sure = QRectF(begin, place.top(), end - begin, place.height())
        painter.fillRect(sure, stage.ink("surface"))
        painter.fillRect(sure, tint)
    if item.beyond is not None:
        begin = max(place.left(), axis.x(item.beyond.toordinal()))
        beyond = QRectF(begin, place.top(), place.right() - begin, place.height())
        painter.fillRect(beyond, QBrush(stage.ink("bad"), Qt.BrushStyle.DiagCrossPattern))
    painter.setPen(QPen(colour, 1.4, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    _paint_label(painter, stage, item, place.intersected(QRectF(0, 0, axis.width, 10_000)))


def _paint_label(painter: QPainter, stage: Stage, item: TimelineItem, place: QRectF) -> None:
    """Write into a bar what it is, where the words have room; on a ground that hides hatching."""
    words = ("! " if item.beyond is not None else "") + stage.say(item.label)
    metrics = QFontMetricsF(painter.font())
    width = metrics.horizontalAdvance(words) + 2 * _PAD
    if width > place.width():
        return
    if item.is_vague or item.beyond is not None:
        ground = QRectF(0, 0, width, metrics.height())
        ground.moveCenter(place.center())
        painter.fillRect(ground, stage.ink("surface"))
    painter.setPen(stage.ink("bad" if item.beyond is not None else "text"))
    painter.drawText(place, _CENTRED, words)


def _paint_clock(painter: QPainter, stage: Stage, top: QPointF, height: float) -> None:
    """Draw a flag that stands on its day."""
    painter.setPen(QPen(stage.ink("warn"), 1.4))
    painter.setBrush(stage.ink("warn"))
    painter.drawLine(top, top + QPointF(0, height))
    flag = (top, top + QPointF(2 * _FLAG, _FLAG), top + QPointF(0, 2 * _FLAG))
    painter.drawPolygon(QPolygonF(list(flag)))
