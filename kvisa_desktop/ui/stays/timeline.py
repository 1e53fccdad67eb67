# SPDX-License-Identifier: MIT
"""The timeline: years on an axis with stays, visas and clocks; wheel, keys and pointer move it.

To a screen reader it is a list, each item with its whole sentence.
"""

from uuid import UUID

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView
from typing_extensions import override

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.stays import timeline_paint as drawing
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import TimelineItem, span_of
from kvisa_desktop.ui.stays.timeline_model import ItemsModel
from kvisa_desktop.ui.stays.timeline_scene import Scene

Index = QModelIndex | QPersistentModelIndex
_ZOOM = 1.25
_NOTCH = 120.0
_AIR = 4
_MOST_HIGH = 220
_KEY = Qt.Key
_HELD = frozenset(
    {_KEY.Key_Plus, _KEY.Key_Equal, _KEY.Key_Minus, _KEY.Key_0, _KEY.Key_Left, _KEY.Key_Right}
)


class Timeline(QListView):
    """The drawing. `opened` names the item that Enter was pressed on, `chosen` the current one."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._axis = Axis.fitting(desk.program.today(), desk.program.today(), 1)
        self.ground = "surface"
        self._is_fitted = True
        self._grabbed: float | None = None
        self.items = ItemsModel(desk.text, desk.program.today())
        self.setModel(self.items)
        self.setObjectName("stays.timeline")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        desk.text.show(self, self.setAccessibleName, msg("Timeline of stays"))
        desk.text.show(
            self,
            self.setAccessibleDescription,
            msg(
                "Arrows move from item to item, Enter opens one, Ctrl and + or − zoom, 0 shows all."
            ),
        )
        desk.theme.changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.activated.connect(self._on_activated)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def axis(self) -> Axis:
        """The years as they are shown."""
        return self._axis

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self.items.scene

    @property
    def current(self) -> TimelineItem | None:
        """The chosen item."""
        place = self.currentIndex().row()
        return self.scene.items[place] if 0 <= place < len(self.scene.items) else None

    def show_scene(self, scene: Scene) -> None:
        """Show other items; the place and the zoom stay unless everything was shown."""
        kept = self.current.key if self.current else None
        self.items.show(scene)
        self.updateGeometry()
        if self._is_fitted:
            self.fit()
        else:
            self._show(self._axis)
        if kept is not None:
            self.setAutoScroll(False)
            self.choose(kept)
            self.setAutoScroll(True)

    def choose(self, key: UUID | None) -> bool:
        """Choose the item that opens a record; False when there is none."""
        place = self.scene.place_of(key)
        if place >= 0 and place != self.currentIndex().row():
            self.setCurrentIndex(self.items.index(place, 0))
        return place >= 0

    def fit(self) -> None:
        """Show everything."""
        self._is_fitted = True
        self._show(Axis.fitting(*span_of(self.scene.items, self.scene.on), self._room))

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Zoom, the day at `x` or the chosen item staying where it is."""
        self._is_fitted = False
        self._show(self._axis.zoomed(factor, self._anchor() if x is None else x))

    def pan(self, pixels: float) -> None:
        """Move so many pixels to later days."""
        self._is_fitted = False
        self._show(self._axis.moved(pixels))

    @property
    def _gutter(self) -> float:
        return drawing.gutter_width(self._stage())

    @property
    def _room(self) -> float:
        return max(1.0, self.viewport().width() - self._gutter - _AIR)

    def _stage(self) -> drawing.Stage:
        place = self.currentIndex().row()
        return drawing.Stage(self._desk.theme.color, self._desk.text, place, self.hasFocus())

    def _anchor(self) -> float:
        item = self.current
        if item is not None:
            middle = self._axis.x((item.first.toordinal() + item.last.toordinal() + 1) / 2)
            if 0 <= middle <= self._axis.width:
                return middle
        return self._axis.width / 2

    def _show(self, axis: Axis) -> None:
        self._axis = axis
        self._set_bar()
        self.viewport().update()

    def _set_bar(self) -> None:
        """Let the bar stand for the days beyond what is shown, in days."""
        bar = self.horizontalScrollBar()
        if not self.scene.items:
            bar.setRange(0, 0)
            return
        first, last = span_of(self.scene.items, self.scene.on)
        page = max(1, int(self._axis.last - self._axis.first))
        bar.blockSignals(True)
        bar.setRange(first.toordinal(), max(first.toordinal(), last.toordinal() + 1 - page))
        bar.setPageStep(page)
        bar.setSingleStep(max(1, page // 12))
        bar.setValue(round(self._axis.first))
        bar.blockSignals(False)

    def _on_scrolled(self, day: int) -> None:
        self._is_fitted = False
        self._show(self._axis.moved((day - self._axis.first) * self._axis.per_day))

    def _on_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        if index.isValid():
            self.chosen.emit(self.scene.items[index.row()])

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(self.scene.items[index.row()])

    @override
    def sizeHint(self) -> QSize:
        return QSize(600, self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        bar = self.horizontalScrollBar().sizeHint().height()
        high = int(drawing.height_of(self.scene)) + _AIR + bar
        return QSize(260, min(_MOST_HIGH, high))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._desk.theme.color(self.ground))
        stage, gutter = self._stage(), self._gutter
        drawing.paint_titles(painter, self.scene, self._axis, stage, gutter)
        painter.translate(gutter, 0)
        drawing.paint_scene(painter, self.scene, self._axis, stage)
        painter.end()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._show(self._axis.resized(self._room))

    @override
    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # a list would lay out every item

    @override
    def updateGeometries(self) -> None:
        self._set_bar()

    @override
    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self.scene.items):
            return QRect()
        box = drawing.item_box(self.scene, self._axis, index.row())
        return box.translated(self._gutter, 0).toRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._index_at(QPointF(point))

    def _index_at(self, point: QPointF) -> QModelIndex:
        number = int((point.y() - drawing.head_height()) / drawing.row_height())
        if point.y() < drawing.head_height() or not 0 <= number < len(self.scene.rows):
            return QModelIndex()
        place = self.scene.at(self._axis, number, point.x() - self._gutter)
        return self.items.index(place, 0) if place >= 0 else QModelIndex()

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or self._is_fitted:
            return
        item = self.scene.items[index.row()]
        self._show(self._axis.showing(item.first, item.last))

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move from item to item by their first days; up and down stay with the same kind."""
        count = len(self.scene.items)
        place = self.currentIndex().row()
        actions = QAbstractItemView.CursorAction
        if not count:
            return QModelIndex()
        if place < 0 or action is actions.MoveHome:
            return self.items.index(0, 0)
        if action is actions.MoveEnd:
            return self.items.index(count - 1, 0)
        if action in {actions.MoveUp, actions.MoveDown}:
            return self._other_row(place, 1 if action is actions.MoveDown else -1)
        steps = {
            actions.MoveRight: 1,
            actions.MoveNext: 1,
            actions.MoveLeft: -1,
            actions.MovePrevious: -1,
            actions.MovePageDown: 10,
            actions.MovePageUp: -10,
        }
        return self.items.index(min(count - 1, max(0, place + steps.get(action, 0))), 0)

    def _other_row(self, place: int, step: int) -> QModelIndex:
        """Return the item nearest in time in the next row up or down that has any."""
        day = self.scene.items[place].first.toordinal()
        number = self.scene.row_of(place) + step
        while 0 <= number < len(self.scene.rows):
            row = self.scene.rows[number]
            if row.places:
                near = min(range(len(row.places)), key=lambda n: abs(row.begins[n] - day))
                return self.items.index(row.places[near], 0)
            number += step
        return self.items.index(place, 0)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._held(event.key()):
            return
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current)
            return
        super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep keys that zoom and pan from the menus, which know them for the size of text."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            with_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if with_ctrl and event.key() in _HELD:
                event.accept()
                return True
        return super().event(event)

    def _held(self, key: int) -> bool:
        """Zoom or pan by a key that is pressed with Ctrl; False for any other key."""
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(_ZOOM)
            case Qt.Key.Key_Minus:
                self.zoom(1 / _ZOOM)
            case Qt.Key.Key_0:
                self.fit()
            case Qt.Key.Key_Left:
                self.pan(-self._room / 4)
            case Qt.Key.Key_Right:
                self.pan(self._room / 4)
            case _:
                return False
        return True

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; sideways, or with Shift, pan."""
        turned = event.angleDelta()
        sideways = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if turned.x() or sideways:
            self.pan(-(turned.x() or turned.y()) * self._room / _NOTCH / 10)
        else:
            x = event.position().x() - self._gutter
            self.zoom(_ZOOM ** (turned.y() / _NOTCH), min(self._axis.width, max(0.0, x)))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed = event.position().x()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self.pan(self._grabbed - event.position().x())
            self._grabbed = event.position().x()
            return
        super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed = None
        super().mouseReleaseEvent(event)
