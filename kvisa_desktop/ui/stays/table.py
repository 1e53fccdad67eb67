# SPDX-License-Identifier: MIT
"""The table of crossings, edited in place: F2 or typing begins, Tab goes on, Esc gives up."""

from enum import StrEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, Direction
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.cells import RowDelegate
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from kvisa_desktop.ui.parts.item_table import ROW_ROLE, ItemTable, RowsModel
from kvisa_desktop.ui.stays.model import FIELDS, make_model
from kvisa_desktop.ui.words import word

Index = QModelIndex | QPersistentModelIndex
_CHOICES: dict[str, tuple[StrEnum | None, ...]] = {
    "direction": tuple(Direction),
    "basis": (None, *Basis),
    "certainty": tuple(Certainty),
}


class _CellDelegate(RowDelegate):
    """Makes the editor that fits a column; what was typed is handed over, never kept here."""

    def __init__(self, desk: Desk, table: "CrossingTable") -> None:
        super().__init__(desk.theme, table)
        self._desk, self._table = desk, table

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = FIELDS[index.column()]
        row: Crossing = index.data(ROW_ROLE)
        if field in _CHOICES:
            box = ChoiceBox(self._desk.text, _CHOICES[field], _said)
            box.setParent(parent)
            box.picked.connect(lambda _value: self.commitData.emit(box))
            box.setAccessibleName(self._desk.text(msg("Choose")))
            return box
        line = QLineEdit(parent)
        line.setText(row.on.iso() if field == "on" else row.port.said_in(self._desk.text.language))
        line.setAccessibleName(self._desk.text(msg("Date") if field == "on" else msg("Port")))
        return line

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, ChoiceBox):
            editor.choose(getattr(index.data(ROW_ROLE), FIELDS[index.column()]))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        row: Crossing = index.data(ROW_ROLE)
        field = FIELDS[index.column()]
        if isinstance(editor, ChoiceBox):
            self._table.typed.emit(row, field, editor.value)
        elif isinstance(editor, QLineEdit):
            self._table.typed.emit(row, field, editor.text())


class CrossingModel(RowsModel[Crossing]):
    """Crossings whose cells can be edited; the basis belongs to entries only."""

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        if not index.isValid():
            return usual
        row = self.rows[index.row()]
        if FIELDS[index.column()] == "basis" and row.direction is Direction.EXIT:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable


class CrossingTable(ItemTable):
    """The table. `typed` carries the crossing, the field, and what was typed or chosen."""

    typed = Signal(object, str, object)

    def __init__(self, desk: Desk) -> None:
        columns = make_model(desk.text).columns
        self.crossings = CrossingModel(desk.text, columns, lambda row: row.id)
        super().__init__(self.crossings, desk.theme)
        self.setItemDelegate(_CellDelegate(desk, self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.doubleClicked.disconnect()
        self.setObjectName("stays.table")
        desk.text.show(self, self.setAccessibleName, msg("Entries and exits"))


def _said(value: object) -> Message:
    return word(value) if isinstance(value, StrEnum) else msg("Not given")
