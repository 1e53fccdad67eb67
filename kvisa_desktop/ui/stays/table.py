# SPDX-License-Identifier: MIT
"""The table of crossings, edited in place.

Typing begins, Tab goes on to the next cell, Enter to the one below, Esc gives up. Rows that were
read anew wait while a cell is being edited.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import styled
from kvisa_desktop.ui.parts.cells import RowDelegate
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.item_table import ItemTable
from kvisa_desktop.ui.saving import saving
from kvisa_desktop.ui.stays import cell_values
from kvisa_desktop.ui.stays.crossing_model import CrossingModel
from kvisa_desktop.ui.stays.model import FIELDS

Index = QModelIndex | QPersistentModelIndex
_PAD = 14


class _CellDelegate(RowDelegate):
    """Makes the editor that fits a column; what was typed is read, and kept or refused."""

    def __init__(self, desk: Desk, table: "CrossingTable") -> None:
        super().__init__(desk.theme, table)
        self._desk, self._table = desk, table

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field, text = FIELDS[index.column()], self._desk.text
        if field in cell_values.CHOICES:
            choices = cell_values.CHOICES[field]
            is_blank = self._table.crossings.crossing_at(index) is None
            box = ChoiceBox(text, (None, *choices) if is_blank else choices, cell_values.said)
            box.setParent(parent)
            box.picked.connect(lambda _value: self.commitData.emit(box))
            box.setAccessibleName(text(msg("Choose")))
            return box
        line = QLineEdit(parent)
        offers = cell_values.offers(field, self._table.crossings.rows, text.language)
        if offers:
            completer = QCompleter(offers, line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
        line.setAccessibleName(text(self._table.crossings.columns[index.column()].title))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model, field = self._table.crossings, FIELDS[index.column()]
        crossing, wrong = model.crossing_at(index), model.wrong_at(index)
        if isinstance(editor, ChoiceBox):
            value = getattr(crossing, field) if crossing else model.draft.values.get(field)
            editor.choose(value)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            language = self._desk.text.language
            editor.setText(wrong.typed if wrong else cell_values.written(crossing, field, language))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        field, rows = FIELDS[index.column()], self._table.crossings
        crossing = rows.crossing_at(index)
        if isinstance(editor, ChoiceBox):
            self._take(index, field, editor.value, self._desk.text(cell_values.said(editor.value)))
        elif isinstance(editor, QLineEdit) and (crossing is not None or editor.isModified()):
            self.take_text(index, editor.text())

    def take_text(self, index: Index, typed: str) -> None:
        """Read what was typed or pasted into a cell and keep it, or say why it cannot be read."""
        field, rows = FIELDS[index.column()], self._table.crossings
        try:
            value = self._read(typed, field, rows.crossing_at(index))
        except UserError as error:
            rows.refuse(index, typed, error)
            self._table.complain(index)
        else:
            self._take(index, field, value, typed)

    def _read(self, typed: str, field: str, crossing: Crossing | None) -> object:
        return cell_values.read(typed, field, crossing, self._desk.text.language)

    def _take(self, index: Index, field: str, value: object, typed: str) -> None:
        rows = self._table.crossings
        rows.accept(index)
        crossing = rows.crossing_at(index)
        if crossing is not None:
            if getattr(crossing, field) != value:
                refused = partial(rows.refuse_saving, rows.key_of(index), typed)
                rows.put(crossing, field, value)
                with saving(refused):
                    self._table.typed.emit(crossing, field, value)
        elif value is not None:
            draft = rows.add_to_draft(field, value)
            if draft is not None:
                with saving(lambda _error: rows.take_back_draft(draft)):
                    self._table.drafted.emit(draft.values["direction"], draft.values["on"])

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell; the one that would be edited has a frame of its own."""
        super().paint(painter, option, index)
        current = self._table.currentIndex()
        is_current = (index.row(), index.column()) == (current.row(), current.column())
        if is_current and self._table.hasFocus():
            painter.save()
            painter.setPen(QPen(self._desk.theme.color("text"), 1))
            painter.drawRect(option.rect.adjusted(2, 4, -3, -5))
            painter.restore()


class CrossingTable(ItemTable):
    """The table. `typed` carries the crossing, the field, and what was typed or chosen.

    `drafted` carries direction and day of a new line.
    """

    typed = Signal(object, str, object)
    pasted = Signal()
    copied = Signal()
    drafted = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        self.crossings = CrossingModel(desk.text)
        self._waiting: Sequence[Crossing] | None = None
        super().__init__(self.crossings, desk.theme)
        self._cells = _CellDelegate(desk, self)
        self.setItemDelegate(self._cells)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setStretchLastSection(True)
        self._fit_rows()
        self.doubleClicked.disconnect()
        self.setObjectName("stays.table")
        desk.text.show(self, self.setAccessibleName, msg("Entries and exits"))

    @property
    def is_unsaved(self) -> bool:
        """True when something stands in a cell that is not kept."""
        return bool(self.crossings.unsaved)

    @property
    def called(self) -> str:
        """What the table holds."""
        return self.accessibleName()

    @property
    def typed_text(self) -> str:
        """What stands in its cells and is not kept."""
        return "; ".join(self.crossings.unsaved)

    def put_back(self) -> None:
        """Show what is kept."""
        self.crossings.forget_unsaved()

    @property
    def selected(self) -> tuple[Crossing, ...]:
        """The selected crossings in their order, the blank line left out."""
        numbers = sorted(each.row() for each in self.selectionModel().selectedRows())
        rows = self.crossings.rows
        return tuple(rows[number] for number in numbers if number < len(rows))

    def show_rows(self, rows: Sequence[Crossing]) -> None:
        """Show other rows, as soon as no cell is being edited."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._waiting = rows
        else:
            self._waiting = None
            self.crossings.show(rows)

    def paste_into_cell(self, text: str) -> None:
        """Take a single value into the current cell."""
        index = self.currentIndex()
        if self.crossings.is_editable(index):
            self._cells.take_text(index, text)

    def complain(self, index: Index) -> None:
        """Say beside a cell why what stands in it cannot be read."""
        place = self.visualRect(self.crossings.index(index.row(), index.column())).bottomLeft()
        words = str(index.data(Qt.ItemDataRole.ToolTipRole))
        QToolTip.showText(self.viewport().mapToGlobal(place), words, self)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
            self.setCurrentIndex(below if below.isValid() else self.currentIndex())
        if self._waiting is not None:
            QTimer.singleShot(0, self, self._show_waiting)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin to edit on Enter, forget a wrong entry on Esc; all else as usual."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and index.isValid():
            is_free = self.state() is not QAbstractItemView.State.EditingState
            if is_free and self.crossings.is_editable(index):
                self.edit(index)
        elif event.key() == Qt.Key.Key_Escape and self.crossings.accept(index):
            event.accept()
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Move; Tab in an editor goes on to the next cell that can be edited."""
        actions = QAbstractItemView.CursorAction
        if action not in {actions.MoveNext, actions.MovePrevious}:
            return super().moveCursor(action, modifiers)
        width = len(FIELDS)
        step = 1 if action is actions.MoveNext else -1
        current = self.currentIndex()
        place = current.row() * width + current.column() + step
        while 0 <= place < self.crossings.rowCount() * width:
            index = self.crossings.index(*divmod(place, width))
            if self.crossings.is_editable(index):
                return index
            place += step
        return current

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        """Give every row the height of two lines; thousands of them cannot be measured each."""
        lines = QFontMetricsF(styled()).height() + QFontMetricsF(styled(0.9)).height()
        head = self.verticalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultSectionSize(int(lines) + _PAD)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_rows(self._waiting)
