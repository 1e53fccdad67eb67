# SPDX-License-Identifier: MIT
"""Crossings as rows that are edited in place, with one blank row at the end for the next one.

What was typed and could not be read, or not be saved, stays in its cell with the reason until it
is put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias
from uuid import UUID

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.cells import CELL_ROLE, Cell
from kvisa_desktop.ui.parts.editors.editor import not_saved
from kvisa_desktop.ui.parts.item_table import ROW_ROLE, RowsModel
from kvisa_desktop.ui.stays.cell_values import said
from kvisa_desktop.ui.stays.model import FIELDS, table_columns
from kvisa_desktop.ui.text import Text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
DRAFT_FIELDS = ("direction", "on")


@dataclass(frozen=True, slots=True)
class WrongEntry:
    """What was typed into a cell, and why it cannot be read."""

    typed: str
    error: UserError


@dataclass(slots=True)
class Draft:
    """What was typed into the blank row so far."""

    values: dict[str, object] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """True when it can be recorded: the direction is said, and a day, be it unknown."""
        return all(each in self.values for each in DRAFT_FIELDS)


Key: TypeAlias = tuple[UUID | None, str]


class CrossingModel(RowsModel[Crossing]):
    """The crossings, latest first. Row `len(rows)` is the blank one."""

    def __init__(self, text: Text) -> None:
        super().__init__(text, table_columns(), lambda row: row.id)
        self.draft = Draft()
        self._wrong: dict[Key, WrongEntry] = {}

    @override
    def show(self, rows: Sequence[Crossing]) -> None:
        """Show other rows; where only values differ, nothing but their rows is drawn again."""
        new = tuple(rows)
        if [each.id for each in new] != [each.id for each in self.rows]:
            self.beginResetModel()
            self.rows = new
            known = {each.id for each in new} | {None}
            self._wrong = {key: each for key, each in self._wrong.items() if key[0] in known}
            self.endResetModel()
            return
        old, self.rows = self.rows, new
        for place, (before, after) in enumerate(zip(old, new, strict=True)):
            if before is not after and before != after:
                self._tell(place)

    def put(self, crossing: Crossing, name: str, value: object) -> None:
        """Show a new value at once, before it is kept."""
        place = self.place_of(crossing.id)
        if place >= 0:
            changed = replace(self.rows[place], **{name: value})  # type: ignore[arg-type]
            self.rows = (*self.rows[:place], changed, *self.rows[place + 1 :])
            self._tell(place)

    def refuse(self, index: Index, typed: str, error: UserError) -> None:
        """Leave in a cell what was typed, with the reason why it cannot be read."""
        self._wrong[self.key_of(index)] = WrongEntry(typed, error)
        self._tell(index.row())

    def refuse_saving(self, key: Key, typed: str, error: UserError) -> None:
        """Leave in a cell what the vault could not keep; Enter there saves it again."""
        self._wrong[key] = WrongEntry(typed, not_saved(error))
        self._tell_all()

    def take_back_draft(self, draft: Draft) -> None:
        """Show the blank row again as it was filled: the vault could not keep the new line."""
        self.draft = draft
        self._tell(len(self.rows))

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What stands in cells and is not kept: wrong entries, and the line just begun."""
        begun = [str(each) for each in self.draft.values.values() if each is not None]
        return (*(each.typed for each in self._wrong.values()), *begun)

    def forget_unsaved(self) -> None:
        """Show what is kept in the place of everything that is not."""
        self._wrong.clear()
        self.draft = Draft()
        self._tell_all()

    def accept(self, index: Index) -> bool:
        """Forget what was wrong in a cell; False when nothing was."""
        found = self._wrong.pop(self.key_of(index), None)
        if found is not None:
            self._tell(index.row())
        return found is not None

    def wrong_at(self, index: Index) -> WrongEntry | None:
        """Return what was typed wrongly into a cell."""
        return self._wrong.get(self.key_of(index))

    def crossing_at(self, index: Index) -> Crossing | None:
        """Return the crossing of a row, None for the blank one."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def add_to_draft(self, name: str, value: object) -> Draft | None:
        """Put a value into the blank row; return the draft when it is whole, and begin anew."""
        self.draft.values[name] = value
        made = self.draft if self.draft.is_whole else None
        if made is not None:
            self.draft = Draft()
        self._tell(len(self.rows))
        return made

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many rows there are, the blank one included."""
        return 0 if parent.isValid() else len(self.rows) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited that has a meaning in its row."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if self.is_editable(index) else usual

    def is_editable(self, index: Index) -> bool:
        """Return True for a cell that takes a value: an exit has no basis, a draft little yet."""
        if not index.isValid():
            return False
        name, crossing = FIELDS[index.column()], self.crossing_at(index)
        if crossing is None:
            return name in DRAFT_FIELDS
        return name != "basis" or crossing.direction is Direction.ENTRY

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row, its cell, or what is read aloud of it; what is wrong comes first."""
        if not index.isValid():
            return None
        wrong = self.wrong_at(index)
        if role == CELL_ROLE and wrong is not None:
            reason = self._text(wrong.error.what)
            return Cell(wrong.typed, reason, icon="triangle-alert", icon_tone="bad")
        if role in _TEXT_ROLES and wrong is not None:
            return self._reason(wrong)
        if index.row() == len(self.rows):
            return self._blank(index, role)
        return super().data(index, role)

    def _reason(self, wrong: WrongEntry) -> str:
        error = wrong.error
        parts = [error.what, *([error.remedy] if error.remedy else [])]
        joint = "" if self._text.language == "zh" else " "
        return f"{wrong.typed}: {joint.join(self._text(each) for each in parts)}"

    def _blank(self, index: Index, role: int) -> Any:  # noqa: ANN401  as Qt has it
        name = FIELDS[index.column()]
        if role == ROW_ROLE:
            return None
        if name in self.draft.values:
            value = self.draft.values[name]
            shown = said(value) if name == "direction" else msg("{day}", day=value)  # type: ignore[arg-type]
        elif name == "direction":
            shown = msg("New line…")
        else:
            shown = msg("Date, or ?") if name == "on" else Message("")
        if role == CELL_ROLE:
            return Cell("", self._text(shown) if shown.text else "")
        return self._text(shown) if role in _TEXT_ROLES and shown.text else None

    def _tell_all(self) -> None:
        for row in range(self.rowCount()):
            self._tell(row)

    def key_of(self, index: Index) -> Key:
        """Return what a cell is known by, however the rows are ordered."""
        crossing = self.crossing_at(index)
        return crossing.id if crossing is not None else None, FIELDS[index.column()]

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(FIELDS) - 1))
