# SPDX-License-Identifier: MIT
"""Crossings put in order and paired into stays, also where their days are not known exactly.

A crossing stands before another one whenever their possible days say so. Where these leave a
choice, entry follows exit and exit follows entry: so an exit on an unknown day finds the stay that
lacks one, and an exit and an entry on one day are a short trip.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.stay import Crossing, Direction, Stay
from kvisa_desktop.domain.turn_bounds import turn_bounds

_TWO_STAYS = (Direction.ENTRY, Direction.EXIT) * 2


@dataclass(frozen=True, slots=True)
class BoundedStay:
    """A stay, the days on which it can have begun, and those on which it can have ended.

    `left` is None while no exit is recorded and no later entry shows that there was one.
    """

    stay: Stay
    entered: Bounds
    left: Bounds | None


def pair_stays(crossings: Iterable[Crossing], *, on: date) -> tuple[BoundedStay, ...]:
    """Return the stays in the order of time; what has no day at all lies not after `on`."""
    turns = tuple(_turns(in_order(crossings)))
    bounds = turn_bounds([_recorded(each, on) if each is not None else None for each in turns])
    pairs = range(0, len(turns), 2)
    return tuple(_stay(turns[start : start + 2], bounds[start : start + 2]) for start in pairs)


def in_order(crossings: Iterable[Crossing]) -> tuple[Crossing, ...]:
    """Return crossings in the order in which they can have happened, in turns where possible."""
    queue = _Queue(crossings)
    ordered: list[Crossing] = []
    wanted = Direction.ENTRY
    while queue:
        crossing = queue.take(wanted)
        ordered.append(crossing)
        wanted = opposite(crossing.direction)
    return tuple(_to_nearest_stay(ordered))


def _to_nearest_stay(ordered: list[Crossing]) -> list[Crossing]:
    """Give an exit known in part to the later of two entries when that one is nearer.

    The other entry gets the exit without a date that stood there: entry in 2017, exit in October
    2019, entry on 8 October 2019 and an exit no one remembers are no stay of two years.
    """
    for place in range(len(ordered) - 3):
        entry, left, following, lost = ordered[place : place + 4]
        if lost.on.is_known or left.on.is_exact or not left.on.is_known:
            continue
        pattern = tuple(each.direction for each in (entry, left, following, lost))
        if pattern == _TWO_STAYS and _is_nearer(left, following, entry):
            ordered[place + 1], ordered[place + 3] = lost, left
    return ordered


def _is_nearer(left: Crossing, following: Crossing, entry: Crossing) -> bool:
    """Return True when an exit can belong to the entry after it, and lies nearer to that one."""
    ahead = (left.on.latest - following.on.earliest).days
    return 0 <= ahead < (left.on.earliest - entry.on.latest).days


class _Queue:
    """Crossings still to be put in order.

    Only those can come next that need not wait for another one: whose first possible day is not
    after the last possible day of any other. Every crossing enters and leaves each heap once.
    """

    def __init__(self, crossings: Iterable[Crossing]) -> None:
        rows = [(each.on.earliest, each.on.latest, each.id.bytes, each) for each in crossings]
        rows.sort(key=lambda row: row[:3])
        self._crossings = [row[3] for row in rows]
        self._earliest = [row[0] for row in rows]
        self._latest = [row[1] for row in rows]
        self._by_latest = [(latest, index) for index, latest in enumerate(self._latest)]
        heapify(self._by_latest)
        self._ready: dict[Direction, list[tuple[date, int]]] = {each: [] for each in Direction}
        self._released = 0
        self._taken = [False] * len(self._crossings)

    def __bool__(self) -> bool:
        while self._by_latest and self._taken[self._by_latest[0][1]]:
            heappop(self._by_latest)
        return bool(self._by_latest)

    def take(self, wanted: Direction) -> Crossing:
        """Return the next crossing, one of the wanted direction if any can come next."""
        self._release(self._by_latest[0][0])
        heap = self._ready[wanted] or self._ready[opposite(wanted)]
        _, index = heappop(heap)
        self._taken[index] = True
        return self._crossings[index]

    def _release(self, horizon: date) -> None:
        while self._released < len(self._crossings) and self._earliest[self._released] <= horizon:
            index = self._released
            heap = self._ready[self._crossings[index].direction]
            heappush(heap, (self._latest[index], index))
            self._released += 1


def _turns(ordered: Sequence[Crossing]) -> Iterator[Crossing | None]:
    """Yield entry and exit in turns, None for one that is missing from the record."""
    wanted = Direction.ENTRY
    for crossing in ordered:
        if crossing.direction is not wanted:
            yield None
        yield crossing
        wanted = opposite(crossing.direction)


def _recorded(crossing: Crossing, on: date) -> Bounds:
    """Return the days a recorded crossing can have been on."""
    return Bounds.of_partial(crossing.on, on)


def _stay(turns: Sequence[Crossing | None], bounds: Sequence[Bounds]) -> BoundedStay:
    if len(turns) == 1:
        return BoundedStay(Stay(turns[0], None), bounds[0], None)
    return BoundedStay(Stay(turns[0], turns[1]), bounds[0], bounds[1])


def opposite(direction: Direction) -> Direction:
    """Return the way back."""
    return Direction.EXIT if direction is Direction.ENTRY else Direction.ENTRY
