# SPDX-License-Identifier: MIT
"""A table as it came in from a file or the clipboard, before anything is known of its meaning."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from kvisa_desktop.domain.plain_text import writable
from kvisa_desktop.messages import Message, msg

MOST_ROWS = 60_000
MOST_COLUMNS = 256


class CellFault(StrEnum):
    """Why a cell that is not empty has no value."""

    NOT_COMPUTED = "not-computed"
    ERROR = "error"
    NO_DAY = "no-day"


FAULT_WORDS: dict[CellFault, Message] = {
    CellFault.NOT_COMPUTED: msg(
        "The cell holds a formula whose result is not saved in the file; open the file in a "
        "spreadsheet program and save it again."
    ),
    CellFault.ERROR: msg("The cell holds an error of the spreadsheet, such as #REF!."),
    CellFault.NO_DAY: msg("The cell is shown as a date, but its number is no day of the calendar."),
}

Cell: TypeAlias = str | int | float | date | CellFault


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that holds something; `number` is the one it has in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return what stands in a column, "" where there is nothing."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one sheet; `notes` say what else is in the file and was not read.

    `sheets` are the names of all sheets of a workbook; a text has none.
    """

    rows: tuple[TableRow, ...]
    sheet: str = ""
    notes: tuple[Message, ...] = ()
    sheets: tuple[str, ...] = ()


def text_of(cell: Cell) -> str:
    """Return a cell as a person reads it."""
    if isinstance(cell, CellFault):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date) else str(cell).strip()


def tidied(text: str) -> str:
    """Return the text of a cell as it can be kept: marks that nobody sees become spaces."""
    return writable(text).strip()


def letters(column: int) -> str:
    """Return the letters by which a spreadsheet calls a column, counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
