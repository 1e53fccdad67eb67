# SPDX-License-Identifier: MIT
"""Tables: rows of set texts under a head that comes back on every page.

Thin rules, no boxes. A table split over pages stays one table in the structure, its repeated head
is an artifact, and a row longer than a page is split between lines.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from typing import NamedTuple

from kvisa_desktop.dossier.blocks import Fields, Plain, Spanning, Table
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.stacks import Places, Stack, stack
from kvisa_desktop.dossier.theme import CELL, COLUMN, FAINT, INK, LABEL, NOTE, SHEET, TINT, VALUE

_GUTTER = 8.0
_NOTHING = (Plain("–"),)  # stands in a cell that says nothing; the first one goes on from above
_LONG_ROW = 0.4  # of the sheet: a row longer than this may be split
_PAIR = 2  # rows that stand together at either end of a page
_WHOLE = 0.75  # of the sheet: labels and values no higher than this stay on one page


class Slot(NamedTuple):
    """One cell: what stands in it and what it is."""

    stack: Stack
    is_head: bool = False
    scope: str | None = None
    right: bool = False
    gutter: float = 0
    columns: int = 1
    indent: float = 0


class Row(NamedTuple):
    """Cells beside one another, their first lines on one baseline."""

    slots: tuple[Slot, ...]
    pad: float
    origin: Hashable

    @property
    def height(self) -> float:
        """The height of the tallest cell and the air around it."""
        tops = [slot.stack.first_baseline for slot in self.slots]
        first = max(tops, default=0)
        tallest = max(
            (first - top + slot.stack.height for top, slot in zip(tops, self.slots, strict=True)),
            default=0,
        )
        return tallest + 2 * self.pad

    @property
    def goes_on(self) -> bool:
        """True when its first cell is that of the row above."""
        return len(self.slots) > 1 and self.slots[0].stack.is_empty

    @property
    def is_spanning(self) -> bool:
        """True when it is one cell over all columns."""
        return self.slots[0].columns > 1

    @property
    def first_baseline(self) -> float:
        """How far below the top of the texts their first lines stand."""
        return max((slot.stack.first_baseline for slot in self.slots), default=0)

    def split(self, room: float) -> "tuple[Row, Row] | None":
        """Return the lines that fit into `room` and the others."""
        inner = room - 2 * self.pad
        parts = [slot.stack.split(inner) for slot in self.slots]
        if all(above.is_empty for above, _ in parts):
            return None
        pairs = list(zip(self.slots, parts, strict=True))
        return (
            self._replace(slots=tuple(slot._replace(stack=above) for slot, (above, _) in pairs)),
            self._replace(slots=tuple(slot._replace(stack=below) for slot, (_, below) in pairs)),
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """A table or the part of it that stands on one page."""

    widths: tuple[float, ...]
    head: Row | None
    rows: tuple[Row, ...]
    heights: tuple[float, ...]
    origin: Hashable
    is_continued: bool = False
    space_before: float = 0
    space_after: float = 12
    stays_with_next: bool = False
    key: str = ""

    @property
    def height(self) -> float:
        """The height of the head and all rows."""
        return self._head_height + sum(self.heights)

    @property
    def _head_height(self) -> float:
        return self.head.height if self.head else 0

    def split(self, room: float) -> "tuple[Grid, Grid] | None":
        """Return the rows that fit into `room` and the rest, the head on both.

        A short row stands alone at neither end, a row over all columns has one of its own below it,
        and labels with their values stay on one page if one can hold them.
        """
        if self._is_whole:
            return None
        left = room - self._head_height
        fitting = 0
        while fitting < len(self.rows) and self.heights[fitting] <= left + 1e-6:
            left -= self.heights[fitting]
            fitting += 1
        if fitting == len(self.rows):
            return None
        torn = self.rows[fitting].split(left) if self._is_long(fitting) else None
        if torn:
            return self._parted(fitting, fitting + 1, torn)
        fitting = self._in_company(fitting)
        return self._parted(fitting, fitting) if fitting else None

    @property
    def _is_whole(self) -> bool:
        is_list = self.head is None and not self.is_continued
        return is_list and self.height <= _WHOLE * SHEET.height

    def _is_long(self, at: int) -> bool:
        return self.heights[at] > _LONG_ROW * SHEET.height

    def _in_company(self, fitting: int) -> int:
        """Return how many of the rows that fit are to stay, so that none is left alone."""
        if fitting == len(self.rows) - 1 and self._are_pair(fitting - 1):
            fitting -= 1
        while fitting and self.rows[fitting - 1].is_spanning:
            fitting -= 1
        return 0 if fitting == 1 and self._are_pair(0) else fitting

    def _are_pair(self, at: int) -> bool:
        """Tell whether two rows are short enough to be kept on one page."""
        pair = self.heights[at : at + 2]
        return at >= 0 and len(pair) == _PAIR and sum(pair) <= _LONG_ROW * SHEET.height

    def _parted(self, end: int, start: int, torn: tuple[Row, ...] = ()) -> "tuple[Grid, Grid]":
        """Return the rows up to `end` and those from `start`, with a row torn between them."""
        above, below = torn[:1], torn[1:]
        first = replace(
            self,
            rows=self.rows[:end] + above,
            heights=self.heights[:end] + tuple(row.height for row in above),
        )
        return first, replace(
            self,
            rows=below + self.rows[start:],
            heights=tuple(row.height for row in below) + self.heights[start:],
            is_continued=True,
            key="",
        )

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the rules as artifacts and the cells as content."""
        with pen.artifact():
            self._rules(pen, x, top)
        with pen.element("Table", origin=self.origin):
            if self.head:
                if self.is_continued:
                    with pen.artifact("Pagination"):
                        self._row(pen, self.head, x, top)
                else:
                    self._row(pen, self.head, x, top)
                top -= self._head_height
            for row, height in zip(self.rows, self.heights, strict=True):
                self._row(pen, row, x, top)
                top -= height

    def _rules(self, pen: Pen, x: float, top: float) -> None:
        right = x + sum(self.widths)
        if self.head:
            pen.rule(x, top, right, top, colour=INK, width=0.7)
            top -= self._head_height
        pen.rule(x, top, right, top, colour=INK, width=0.5)
        for row, height in zip(self.rows, self.heights, strict=True):
            if row.is_spanning:
                pen.tint(x, top - height, right - x, height, colour=TINT)
            top -= height
        top += sum(self.heights)
        for height, below in zip(self.heights, self.rows[1:], strict=False):
            top -= height
            inset = self.widths[0] if below.goes_on else 0
            pen.rule(x + inset, top, right, top, colour=FAINT, width=0.4)
        top -= self.heights[-1] if self.heights else 0
        pen.rule(x, top, right, top, colour=INK, width=0.5)

    def _row(self, pen: Pen, row: Row, x: float, top: float) -> None:
        line = top - row.pad - row.first_baseline
        with pen.element("TR", origin=row.origin):
            for at, slot in enumerate(row.slots):
                width = sum(self.widths[at : at + slot.columns])
                tag = "TH" if slot.is_head else "TD"
                with pen.element(tag, origin=(row.origin, at), scope=slot.scope) as cell:
                    if cell is not None:
                        cell.columns = slot.columns
                    right = x + width - slot.gutter if slot.right else None
                    if not slot.stack.is_empty:
                        top_of = line + slot.stack.first_baseline
                        slot.stack.draw(pen, x + slot.indent, top_of, right=right)
                x += width


def table_box(block: Table, width: float, places: Places) -> Grid:
    """Return a table with a head of its own."""
    widths = _shared(tuple(column.share for column in block.columns), width)
    inner = [each - _GUTTER for each in widths[:-1]] + [widths[-1]]
    head = Row(
        tuple(
            Slot(
                stack((column.head,), COLUMN, room, places),
                is_head=True,
                scope="Column",
                right=column.align_right,
                gutter=wide - room,
            )
            for column, wide, room in zip(block.columns, widths, inner, strict=True)
        ),
        4.5,
        object(),
    )
    rows = tuple(
        _spanning(cells, len(widths), width, places)
        if isinstance(cells, Spanning)
        else Row(
            tuple(
                Slot(
                    stack(cell if cell or not at else _NOTHING, CELL, room, places),
                    right=column.align_right,
                    gutter=wide - room,
                )
                for at, (cell, column, wide, room) in enumerate(
                    zip(cells, block.columns, widths, inner, strict=True)
                )
            ),
            4,
            object(),
        )
        for cells in block.rows
    )
    return Grid(widths, head, rows, tuple(row.height for row in rows), object())


def _spanning(row: Spanning, columns: int, width: float, places: Places) -> Row:
    inner = width - _GUTTER
    said = stack(row.cell, CELL, inner, places).parts + stack(row.note, NOTE, inner, places).parts
    return Row((Slot(Stack(said), columns=columns, indent=_GUTTER / 2),), 6, object())


def fields_box(block: Fields, width: float, places: Places) -> Grid:
    """Return labels and values; a label heads its row."""
    widths = _shared((block.label_share, 1 - block.label_share), width)
    rows = tuple(
        Row(
            (
                Slot(
                    stack((row.label,), LABEL, widths[0] - _GUTTER, places),
                    is_head=True,
                    scope="Row",
                ),
                Slot(stack(row.value, VALUE, widths[1], places)),
            ),
            5,
            object(),
        )
        for row in block.rows
    )
    return Grid(widths, None, rows, tuple(row.height for row in rows), object())


def _shared(shares: tuple[float, ...], width: float) -> tuple[float, ...]:
    total = sum(shares)
    return tuple(width * share / total for share in shares)
