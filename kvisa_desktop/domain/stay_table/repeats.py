# SPDX-License-Identifier: MIT
"""Rows that stand in one table twice, as two lists pasted below one another leave them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.domain.stay_order import opposite
from kvisa_desktop.domain.stay_table.rows import Outcome, RowReading
from kvisa_desktop.messages import msg

_NO_ID = CrossingId(UUID(int=0))


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row as it was read, and what of it would be new to the case."""

    read: RowReading
    fresh: RowReading


def without_repeats(rows: Sequence[Fresh], recorded: Sequence[Crossing]) -> Iterator[RowReading]:
    """Yield the rows, all but the first of those that say the same without their crossings.

    Nobody enters twice without leaving. On a day that has both an entry and an exit, or that is not
    known to the day, the same row may still be true twice: it comes in and the likeness is told.
    """
    seen = [*recorded, *(each for row in rows for each in row.read.crossings)]
    days = {(each.direction, each.on) for each in seen}
    first: dict[tuple[Crossing, ...], int] = {}
    for row in rows:
        said = tuple(replace(each, id=_NO_ID) for each in row.read.crossings)
        before = first.setdefault(said, row.read.number)
        if before == row.read.number or not row.fresh.crossings:
            yield row.fresh
        elif any(_may_be_twice(each, days) for each in said):
            note = msg(
                "Row {number} says the same. Both come in, as both may be true on such a day.",
                number=before,
            )
            yield replace(row.fresh, notes=(*row.fresh.notes, note))
        else:
            note = msg("Row {number} says the same; this one is left out.", number=before)
            yield replace(row.fresh, outcome=Outcome.REPEATED, crossings=(), notes=(note,))


def _may_be_twice(crossing: Crossing, days: set[tuple[Direction, PartialDate]]) -> bool:
    return not crossing.on.is_exact or (opposite(crossing.direction), crossing.on) in days
