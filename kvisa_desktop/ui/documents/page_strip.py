# SPDX-License-Identifier: MIT
"""The pages of one document in a row: arrows choose, Space leaves out, Ctrl+arrows turn."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.parts.page_pictures import PagePictures

THUMB_PIXELS = 24_000
_CELL = QSize(96, 128)
_NUMBER = 18
_INSET = 6
_SIGN = 13
_FADED = 0.35
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


class StripModel(QAbstractListModel):
    """The pages of a document in order."""

    def __init__(
        self, desk: Desk, pictures: PagePictures, has_doubts: Callable[[DocumentPage], bool]
    ) -> None:
        super().__init__()
        self._desk = desk
        self.pictures = pictures
        self.has_doubts = has_doubts
        self.pages: tuple[DocumentPage, ...] = ()
        pictures.drawn.connect(self._on_drawn)

    def show(self, pages: tuple[DocumentPage, ...]) -> None:
        """Show other pages."""
        if pages != self.pages:
            self.beginResetModel()
            self.pages = pages
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.pages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.pages):
            return None
        page = self.pages[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return page
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            number = index.row() + 1
            if page.left_out:
                said = msg("Page {number}, left out", number=number)
            elif self.has_doubts(page):
                said = msg("Page {number}, look at it again", number=number)
            else:
                said = msg("Page {number}", number=number)
            return self._desk.text(said)
        return None

    def _on_drawn(self, key: tuple[object, ...]) -> None:
        for place, page in enumerate(self.pages):
            if (page.file_id, page.page_no) == key[:2]:
                self.dataChanged.emit(self.index(place), self.index(place))


class _Thumb(QStyledItemDelegate):
    """Draws a page small, with its number under it."""

    def __init__(self, desk: Desk, model: StripModel, view: QListView) -> None:
        super().__init__(view)
        self._desk, self._model, self._view = desk, model, view

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _CELL

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page: DocumentPage = index.data(Qt.ItemDataRole.UserRole)
        theme = self._desk.theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = option.rect.adjusted(3, 3, -3, -3)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("sel"))
            if self._view.hasFocus():
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRect(box)
        self._paint_page(painter, box.adjusted(_INSET, _INSET, -_INSET, -_NUMBER - 2), page)
        painter.setFont(styled(0.85))
        has_doubts = self._model.has_doubts(page) and not page.left_out
        ink = "bad" if page.left_out else "warn" if has_doubts else "muted"
        painter.setPen(theme.color(ink))
        foot = QRect(box.left(), box.bottom() - _NUMBER, box.width(), _NUMBER)
        number = str(index.row() + 1)
        said = self._desk.text(msg("{number} out", number=number)) if page.left_out else number
        if has_doubts:
            sign = QRect(foot.center().x() - 2 * _SIGN, foot.top(), _SIGN, foot.height())
            theme.icon("triangle-alert", "warn").paint(painter, sign)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, said)
        painter.restore()

    def _paint_page(self, painter: QPainter, room: QRect, page: DocumentPage) -> None:
        picture = self._model.pictures.get(page, THUMB_PIXELS)
        if picture is None:
            painter.fillRect(room, self._desk.theme.color("hover"))
            return
        size = picture.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(room.topLeft(), size)
        place.moveCenter(room.center())
        painter.fillRect(place, Qt.GlobalColor.white)
        painter.setOpacity(_FADED if page.left_out else 1)
        painter.drawPixmap(place, picture)
        painter.setOpacity(1)
        painter.setPen(self._desk.theme.color("line"))
        painter.drawRect(place)


class PageStrip(QListView):
    """Chooses pages. What the keyboard asks for is told by signals; the pane does it."""

    page_chosen = Signal(int)
    turn_asked = Signal(int)
    toggle_asked = Signal()
    move_asked = Signal(int)

    def __init__(
        self, desk: Desk, pictures: PagePictures, has_doubts: Callable[[DocumentPage], bool]
    ) -> None:
        super().__init__()
        self.strip = StripModel(desk, pictures, has_doubts)
        self.setModel(self.strip)
        self.setItemDelegate(_Thumb(desk, self.strip, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_CELL.height() + 16)
        self.setTabKeyNavigation(False)
        self.setObjectName("documents.strip")
        desk.text.show(self, self.setAccessibleName, msg("Pages"))
        desk.theme.changed.connect(self.viewport().update)
        self.selectionModel().currentChanged.connect(
            lambda now, _before: self.page_chosen.emit(now.row())
        )

    @property
    def place(self) -> int:
        """The number of the current page from 0, -1 when there is none."""
        return self.currentIndex().row()

    @property
    def chosen(self) -> list[int]:
        """The numbers of the selected pages from 0, in order."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def show_pages(self, pages: tuple[DocumentPage, ...], *, keep: bool) -> None:
        """Show the pages of a document, staying at the current page when it is the same one."""
        place = max(0, min(self.place, len(pages) - 1)) if keep else 0
        current = self.strip.pages[self.place].id if keep and self.place >= 0 else None
        self.strip.show(pages)
        ids = [page.id for page in pages]
        if current in ids:
            place = ids.index(current)
        if pages and self.place != place:
            self.setCurrentIndex(self.strip.index(place))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
        by, held = moves.get(Qt.Key(event.key())), event.modifiers()
        if by is not None and held & Qt.KeyboardModifier.ControlModifier:
            self.turn_asked.emit(by)
        elif by is not None and held & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(by)
        elif event.key() == Qt.Key.Key_Space:
            self.toggle_asked.emit()
        else:
            super().keyPressEvent(event)
