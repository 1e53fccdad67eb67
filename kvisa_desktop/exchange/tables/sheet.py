# SPDX-License-Identifier: MIT
"""The cells of one sheet, read piece by piece; nothing is made for cells that are not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kvisa_desktop.domain.table import (
    MOST_COLUMNS,
    MOST_ROWS,
    Cell,
    CellFault,
    TableRow,
    letters,
    tidied,
)
from kvisa_desktop.exchange.tables.complaints import damaged, too_large
from kvisa_desktop.exchange.tables.workbook import Workbook, unescaped
from kvisa_desktop.messages import msg

_LAST_ROW, _LAST_COLUMN, _LAST_DAY = 1 << 20, 1 << 14, 2_958_465
_DIGITS = 7  # of the last row
_TRUE = {"1", "true"}
_MOST_MERGED = 20_000
_ISO_DAY = 10  # characters of 2027-02-15
# The day 0 of each way of counting. A spreadsheet believes in 29 February 1900 (its day 60); so
# days before it are one off.
_DAY_0, _DAY_0_EARLY, _DAY_0_OF_1904 = date(1899, 12, 30), date(1899, 12, 31), date(1904, 1, 1)
_NO_SUCH_DAY = 60


@dataclass(slots=True)
class Sheet:
    """What was found on a sheet: rows by number, cells by column, and what lies far outside."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    outside: int = 0
    first_outside: str = ""

    def table_rows(self) -> Iterator[TableRow]:
        """Yield the rows that hold something, in their order."""
        for number in sorted(self.rows):
            cells = self.rows[number]
            yield TableRow(number, tuple(cells.get(c, "") for c in range(max(cells) + 1)))

    def filled_columns(self) -> set[int]:
        """Return the columns in which anything stands."""
        return {column for cells in self.rows.values() for column in cells}


class SheetReader:
    """Listens to the part of a sheet."""

    def __init__(self, workbook: Workbook) -> None:
        """Read cells with the texts and the styles of their workbook."""
        self._book = workbook
        self._sheet = Sheet()
        self._merged: list[tuple[int, int, int, int]] = []
        self._hidden: list[range] = []
        self._row = self._column = -1
        self._style = 0
        self._type = ""
        self._value: str | None = None
        self._has_formula = False
        self._takes: list[str] | None = None
        self._spoken = 0

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        match name:
            case "c":
                self._begin_cell(attributes)
            case "row":
                self._begin_row(attributes)
            case "col" if attributes.get("hidden") in _TRUE:
                first, last = (_counted(attributes.get(each, "")) for each in ("min", "max"))
                self._hidden.append(range(first - 1, last))
            case "v" | "t":
                self._takes = [] if not self._spoken else None
            case "f":
                self._has_formula = True
            case "rPh":
                self._spoken += 1
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in {"v", "t"} and self._takes is not None:
            self._value = (self._value or "") + "".join(self._takes)
            self._takes = None
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._spoken -= 1

    def text(self, data: str) -> None:
        """Take the text of a value."""
        if self._takes is not None:
            self._takes.append(data)

    def finish(self) -> Sheet:
        """Return the sheet; cells that are one with others hold what the first of them holds."""
        for top, left, bottom, right in self._merged:
            value = self._sheet.rows.get(top, {}).get(left)
            if value is None:
                continue
            rows = (n for n in self._sheet.rows if top <= n <= bottom)
            for number in list(rows):
                for column in range(left, min(right, MOST_COLUMNS - 1) + 1):
                    self._sheet.rows[number].setdefault(column, value)
        self._sheet.hidden_columns = sum(map(self._is_hidden, self._sheet.filled_columns()))
        return self._sheet

    def _is_hidden(self, column: int) -> bool:
        return any(column in each for each in self._hidden)

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = _counted(number) if number else max(self._row, 0) + 1
        if not 1 <= self._row <= _LAST_ROW:
            raise damaged()
        self._column = -1
        self._sheet.hidden_rows += attributes.get("hidden") in _TRUE

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("r", "")
        self._column = place_of(name)[1] if name else self._column + 1
        style = attributes.get("s", "")
        self._style = int(style) if style.isdecimal() else 0
        self._type = attributes.get("t", "n")
        self._value = None
        self._has_formula = False

    def _end_cell(self) -> None:
        value = self._cell()
        if value == "":
            return
        if self._column >= MOST_COLUMNS:
            self._sheet.outside += 1
            self._sheet.first_outside = (
                self._sheet.first_outside or f"{letters(self._column)}{self._row}"
            )
            return
        if self._row not in self._sheet.rows and len(self._sheet.rows) >= MOST_ROWS:
            raise too_large(msg("it has more than {count} rows.", count=MOST_ROWS))
        self._sheet.rows.setdefault(self._row, {})[self._column] = value

    def _cell(self) -> Cell:
        text = self._value
        if not text and self._has_formula and self._type != "str":
            return CellFault.NOT_COMPUTED  # the result of a text may be no text
        if text is None:
            return ""
        match self._type:
            case "s":
                return self._shared(text)
            case "n":
                return self._number(text)
            case kind:
                return _written(kind, text)

    def _shared(self, text: str) -> Cell:
        if not text.isdecimal() or int(text) >= len(self._book.texts):
            raise damaged()
        return tidied(self._book.texts[int(text)])

    def _number(self, text: str) -> Cell:
        try:
            value = float(text)
        except ValueError:
            return tidied(text)
        if self._style in self._book.date_styles:
            return day_of(value, counts_from_1904=self._book.counts_from_1904)
        return int(value) if value.is_integer() else value

    def _merge(self, ref: str) -> None:
        first, _, last = ref.partition(":")
        if len(self._merged) >= _MOST_MERGED:
            raise too_large(msg("it has more than {count} merged cells.", count=_MOST_MERGED))
        (top, left), (bottom, right) = place_of(first), place_of(last or first)
        self._merged.append((top, left, bottom, right))


def place_of(name: str) -> tuple[int, int]:
    """Return the row (from 1) and the column (from 0) of a cell such as "B7"."""
    plain = name.replace("$", "").upper()
    word = plain.rstrip("0123456789")
    column = 0
    for letter in word[:_DIGITS]:
        if not "A" <= letter <= "Z":
            raise damaged()
        column = column * 26 + ord(letter) - ord("A") + 1
    row = _counted(plain[len(word) :])
    if not (1 <= column <= _LAST_COLUMN and 1 <= row <= _LAST_ROW):
        raise damaged()
    return row, column - 1


def _counted(digits: str) -> int:
    if not digits.isdecimal() or len(digits) > _DIGITS:
        raise damaged()
    return int(digits)


def day_of(number: float, *, counts_from_1904: bool) -> Cell:
    """Return the day that a number stands for in a cell that is shown as a date."""
    whole = int(number // 1) if 0 <= number < _LAST_DAY else -1
    if counts_from_1904:
        return _DAY_0_OF_1904 + timedelta(days=whole) if whole >= 0 else CellFault.NO_DAY
    if whole < 1 or whole == _NO_SUCH_DAY:
        return CellFault.NO_DAY
    first = _DAY_0 if whole > _NO_SUCH_DAY else _DAY_0_EARLY
    return first + timedelta(days=whole)


def _written(kind: str, text: str) -> Cell:
    """Return a cell that says itself what it is."""
    if kind == "e":
        return CellFault.ERROR
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    return _day_written(text) if kind == "d" else tidied(unescaped(text))


def _day_written(text: str) -> Cell:
    try:
        return date.fromisoformat(text[:_ISO_DAY])
    except ValueError:
        return CellFault.NO_DAY
