# SPDX-License-Identifier: MIT
"""The rows of the timeline: which items stand in which, and which of them can be seen."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from uuid import UUID

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.stays.timeline_axis import Axis
from kvisa_desktop.ui.stays.timeline_items import ItemKind, TimelineItem

_MOST_ROWS_OF_VISAS = 3
_REACH = 6.0  # pixels beside a thin bar in which it still is pointed at


class Row:
    """Items of one row by their first day; `places` are their places among all items."""

    def __init__(self, title: Message, items: Sequence[tuple[int, TimelineItem]]) -> None:
        self.title = title
        self.places = [place for place, _ in items]
        self.begins = [item.first.toordinal() for _, item in items]
        self.ends = [item.last.toordinal() + 1 for _, item in items]
        self._reach = list(accumulate(self.ends, max))

    def within(self, first: float, last: float) -> range:
        """Return the positions in this row of what may be seen between two days."""
        return range(bisect_left(self._reach, first), bisect_right(self.begins, last))


class Scene:
    """All items in rows: the stays on top, visas and permits below, clocks at the foot."""

    def __init__(self, items: Sequence[TimelineItem], on: date) -> None:
        self.items = tuple(items)
        self.on = on
        self.rows = tuple(self._rows())
        self._row_of = {place: n for n, row in enumerate(self.rows) for place in row.places}
        self._by_key = {item.key: n for n, item in reversed(list(enumerate(self.items)))}

    def at(self, axis: Axis, row: int, x: float) -> int:
        """Return the place of the item in a row that stands at `x` or nearest to it, else -1."""
        found, nearest = -1, _REACH
        shown = self.rows[row]
        for position in shown.within(axis.day_at(x - _REACH), axis.day_at(x + _REACH)):
            begin, end = axis.x(shown.begins[position]), axis.x(shown.ends[position])
            away = max(begin - x, x - end, 0.0)
            if away <= nearest:
                found, nearest = shown.places[position], away
        return found

    def row_of(self, place: int) -> int:
        """Return the row in which an item stands."""
        return self._row_of[place]

    def place_of(self, key: UUID | None) -> int:
        """Return the place of the item that opens a record, -1 when there is none."""
        return self._by_key.get(key, -1)

    def _rows(self) -> Iterator[Row]:
        numbered = list(enumerate(self.items))
        stays = [each for each in numbered if _is(each, ItemKind.STAY, ItemKind.PLANNED)]
        held = [each for each in numbered if _is(each, ItemKind.VISA, ItemKind.PERMIT)]
        clocks = [each for each in numbered if _is(each, ItemKind.CLOCK)]
        yield Row(msg("Stays"), stays)
        for rows in _packed(held):
            yield Row(msg("Visas, permits"), rows)
        yield Row(msg("Last days"), clocks)


def _is(numbered: tuple[int, TimelineItem], *kinds: ItemKind) -> bool:
    return numbered[1].kind in kinds


def _packed(held: Sequence[tuple[int, TimelineItem]]) -> list[list[tuple[int, TimelineItem]]]:
    """Return items in as few rows as keep them apart; what is too much shares the last row."""
    rows: list[list[tuple[int, TimelineItem]]] = []
    for each in held:
        free = next((row for row in rows if row[-1][1].last < each[1].first), None)
        if free is None and len(rows) < _MOST_ROWS_OF_VISAS:
            free = []
            rows.append(free)
        (rows[-1] if free is None else free).append(each)
    return rows
