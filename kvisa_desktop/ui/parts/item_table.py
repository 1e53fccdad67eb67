# SPDX-License-Identifier: MIT
"""Tables and lists over frozen rows: one model, two-line cells, pills; never a proxy model.

A proxy over rows in Python asks for every cell at every keystroke; here a screen filters its rows
itself and shows the new tuple.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView
from typing_extensions import override

from kvisa_desktop.messages import Message
from kvisa_desktop.ui.parts.cells import CELL_ROLE, Cell, RowDelegate
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Theme

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole

_NOWHERE = QModelIndex()
_MANY, _MEASURED = 300, 30
_MOST_WIDER = 1.4  # times its set width, for a column that shows more
_SHARE = 0.42  # of its width a table gives at least to the columns that take what is left


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """A column: its title, and how a row looks in it. Width 0 takes what is left."""

    title: Message
    cell: Callable[[R, Text], Cell]
    width: int = 0


class RowsModel(QAbstractTableModel, Generic[R]):
    """Frozen rows as a table. `key` finds a row again after new rows are shown."""

    def __init__(
        self, text: Text, columns: Sequence[Column[R]], key: Callable[[R], object]
    ) -> None:
        super().__init__()
        self._text = text
        self.columns = tuple(columns)
        self.key = key
        self.rows: tuple[R, ...] = ()
        text.switched.connect(self._on_switched)

    def show(self, rows: Sequence[R]) -> None:
        """Show other rows."""
        if tuple(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def touch(self) -> None:
        """Draw the rows again: what they say of themselves has changed."""
        if self.rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1)
            )

    def place_of(self, key: object) -> int:
        """Return the row number of a key, -1 when it is not shown."""
        return next((n for n, row in enumerate(self.rows) if self.key(row) == key), -1)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._text(self.columns[section].title)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its cell, or what is read aloud of it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROW_ROLE:
            return row
        if role == CELL_ROLE:
            return column.cell(row, self._text)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return column.cell(row, self._text).spoken
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._text(column.title)}: {column.cell(row, self._text).spoken}"
        return None

    def _on_switched(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        self.touch()


class ItemTable(QTableView):
    """A table of rows: arrows, Home and End move, Enter opens, Tab leaves."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RowsModel[Any], theme: Theme, *, header: bool = True) -> None:
        super().__init__()
        self._rows = model
        self._kept: object = None
        self._wide: dict[int, int] = {}
        self._is_sharing = False
        self.setModel(model)
        self.setItemDelegate(RowDelegate(theme, self))
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._lay_out(header=header)
        theme.changed.connect(self.viewport().update)
        model.modelAboutToBeReset.connect(self._on_about_to_reset)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE)))

    @property
    def current(self) -> Any:  # noqa: ANN401  the row type is the screen's
        """The chosen row, None when there is none."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    @property
    def selected(self) -> tuple[Any, ...]:
        """All selected rows in their order."""
        numbers = sorted(each.row() for each in self.selectionModel().selectedRows())
        return tuple(self._rows.rows[number] for number in numbers)

    def choose(self, key: object) -> bool:
        """Choose the row with that key; False when it is not shown."""
        place = self._rows.place_of(key)
        if place >= 0:
            self.selectRow(place)
        return place >= 0

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current row on Enter; Home and End go to the first and the last row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current)
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._rows.rows) - 1}
        place = ends.get(Qt.Key(event.key()), -1)
        if place >= 0 and not event.modifiers():
            self.selectRow(place)
            return
        super().keyPressEvent(event)

    def _lay_out(self, *, header: bool) -> None:
        top = self.horizontalHeader()
        top.setVisible(header)
        top.setHighlightSections(False)
        top.setSectionsClickable(False)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, column in enumerate(self._rows.columns):
            if column.width:
                self._wide[number] = column.width
                top.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                top.resizeSection(number, column.width)
            else:
                top.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        top.sectionResized.connect(self._on_resized)

    def _on_resized(self, number: int, _old: int, new: int) -> None:
        """Keep the width that someone gave a column by hand."""
        if number in self._wide and not self._is_sharing:
            self._wide[number] = new

    def _share_width(self) -> None:
        """Let columns of a set width give way where too little is left for the others.

        None becomes narrower than what it shows, unless that is far more than was foreseen.
        """
        top = self.horizontalHeader()
        taken = sum(self._wide.values())
        given = min(taken, round(self.viewport().width() * (1 - _SHARE)))
        if len(self._wide) == len(self._rows.columns) or not taken:
            return
        self._is_sharing = True
        for number, wide in self._wide.items():
            shown = max(self.sizeHintForColumn(number), top.sectionSizeHint(number))
            least = min(shown, round(wide * _MOST_WIDER))
            top.resizeSection(number, max(least, wide * given // taken))
        self._is_sharing = False

    def _on_about_to_reset(self) -> None:
        current = self.current
        self._kept = None if current is None else self._rows.key(current)

    def _fit_rows(self) -> None:
        """Let each row fit its content; thousands of them are as high as the first ones.

        Measuring each of ten thousand rows would stop the window for seconds.
        """
        mode, header = QHeaderView.ResizeMode, self.verticalHeader()
        count = len(self._rows.rows)
        if count <= _MANY:
            header.setSectionResizeMode(mode.ResizeToContents)
            return
        header.setSectionResizeMode(mode.Fixed)
        option = QStyleOptionViewItem()
        heights = (
            self.itemDelegate().sizeHint(option, self._rows.index(row, column)).height()
            for row in range(_MEASURED)
            for column in range(len(self._rows.columns))
        )
        header.setDefaultSectionSize(max(heights))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Fit the rows again when text grew or shrank."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange}:
            self._fit_rows()

    def _on_reset(self) -> None:
        self._fit_rows()
        self._share_width()
        if self._kept is None or not self.choose(self._kept):
            self.chosen.emit(None)

    def _on_current(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE) if index.isValid() else None)
