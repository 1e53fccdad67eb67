# SPDX-License-Identifier: MIT
"""Papers as cards side by side: arrows move, Enter opens; only what is in view is drawn."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle
from typing_extensions import override

from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.card_delegate import CardDelegate
from kvisa_desktop.ui.documents.model import DocumentRow, PaperCard, card_of, first_printed
from kvisa_desktop.ui.documents.thumbnails import Thumbnails
from kvisa_desktop.ui.parts.item_table import ROW_ROLE, RowsModel

_NARROWEST = 132
_REST = 40  # milliseconds of scrolling between two looks at what is in view


class PaperGrid(QListView):
    """Shows rows as cards. `opened` carries a row."""

    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        model: RowsModel[DocumentRow],
        doubts: Callable[[DocumentRow], Sequence[ScanDoubt]],
    ) -> None:
        super().__init__()
        self._desk, self._rows, self._doubts = desk, model, doubts
        self.thumbnails = Thumbnails(desk, self)
        self._cards = CardDelegate(desk, self, self.thumbnails, self._card)
        self._columns = 1
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_REST)
        self._look.timeout.connect(self._want)
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self._lay_out()
        self.thumbnails.drawn.connect(self.viewport().update)
        self.verticalScrollBar().valueChanged.connect(self._look_soon)
        desk.theme.changed.connect(self.viewport().update)
        desk.text.switched.connect(self.viewport().update)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    def share(self, choice: QItemSelectionModel) -> None:
        """Choose what another view chooses.

        That view takes the model after this one: at a reset each view forgets the choice, and it
        is the last one that finds it again.
        """
        self.setSelectionModel(choice)
        self._rows.modelReset.connect(self._on_reset)

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return self._columns

    def in_view(self) -> range:
        """Return the numbers of the rows of which anything is seen."""
        height = self._cards.height
        top = self.verticalScrollBar().value()
        first = top // height * self._columns
        behind = ((top + self.viewport().height() - 1) // height + 1) * self._columns
        count = len(self._rows.rows)
        return range(min(first, count), min(behind, count))

    @override
    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose whole rows, for the list shows the same choice."""
        return super().selectionCommand(index, event) | QItemSelectionModel.SelectionFlag.Rows

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current paper on Enter."""
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            self.opened.emit(index.data(ROW_ROLE))
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()
        self.thumbnails.want(())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._fit()

    def _lay_out(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)

    def _card(self, row: DocumentRow) -> PaperCard:
        return card_of(row, self._desk.text, self._doubts(row))

    def _fit(self) -> None:
        """Let the cards share the width, the room of the scroll bar always left free."""
        bar = self.verticalScrollBar()
        # so much is left free by Qt when it lays the cards out, whether the bar is seen or not
        extent = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, bar)
        room = self.maximumViewportSize().width() - extent - 1
        self._columns = max(1, room // _NARROWEST)
        size = QSize(max(_NARROWEST, room // self._columns), self._cards.height)
        self._cards.width = size.width()
        if self.gridSize() != size:
            self.setGridSize(size)
            bar.setSingleStep(size.height() // 4)
        self._look_soon()

    def _on_reset(self) -> None:
        if self.isVisible():
            self.scrollTo(self.currentIndex())
            self._look_soon()

    def _look_soon(self) -> None:
        if not self._look.isActive():
            self._look.start()

    def _want(self) -> None:
        if self.isVisible():
            self.thumbnails.want(self._wanted(), self.devicePixelRatioF())

    def _wanted(self) -> list[DocumentPage]:
        """Return the first pages of the papers in view, then of the next ones below."""
        seen = self.in_view()
        below = range(seen.stop, min(seen.stop + len(seen), len(self._rows.rows)))
        found = (first_printed(self._rows.rows[number]) for number in (*seen, *below))
        return [page for page in found if page is not None]
