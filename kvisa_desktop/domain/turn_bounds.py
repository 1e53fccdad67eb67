# SPDX-License-Identifier: MIT
"""On which days entries and exits in turns can have been, when some are known only in part.

Of two exits whose possible days overlap either may have been the first one. So the bounds belong to
the turn (the first exit, the second exit) and not to the record that happens to stand there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kvisa_desktop.domain.bounds import UNKNOWN_SINCE, Bounds
from kvisa_desktop.domain.dates import EARLIEST, LATEST

_ANY_DAY = Bounds(UNKNOWN_SINCE, LATEST)
_Record = tuple[int, Bounds]  # a turn, and the days on which it was recorded
_ROUNDS = 2  # the second one uses what the first has narrowed


def turn_bounds(recorded: Sequence[Bounds | None]) -> list[Bounds]:
    """Return the bounds of each turn: entry, exit, entry, exit …; None is one not recorded.

    They hold every choice of days that fits the record and keeps the turns in order.
    """
    if _are_settled(recorded):
        return [each for each in recorded if each is not None]
    known = [(turn, bounds) for turn, bounds in enumerate(recorded) if bounds is not None]
    kinds = [[each for each in known if each[0] % 2 == start] for start in (0, 1)]
    bounds = _narrowed(_ranked(len(recorded), kinds))
    for _ in range(_ROUNDS):
        groups = [group for kind in kinds for group in _groups(kind, bounds)]
        bounds = _narrowed(_ranked(len(recorded), groups))
    return bounds


def _are_settled(recorded: Sequence[Bounds | None]) -> bool:
    """Return True when every turn has one day and they come in order: nothing is to be narrowed."""
    last = EARLIEST
    for each in recorded:
        if each is None or each.earliest != each.latest or each.earliest < last:
            return False
        last = each.latest
    return True


def _ranked(count: int, groups: Sequence[Sequence[_Record]]) -> list[Bounds]:
    """Return the bounds of `count` turns, those of each group ranked.

    Its first turn has the smallest first day and the smallest last day, and so on.
    """
    ranked = [_ANY_DAY] * count
    for group in groups:
        if len(group) == 1:
            ((turn, ranked[turn]),) = group
            continue
        firsts = sorted(bounds.earliest for _, bounds in group)
        lasts = sorted(bounds.latest for _, bounds in group)
        for (turn, _), first, last in zip(group, firsts, lasts, strict=True):
            ranked[turn] = Bounds(first, last)
    return ranked


def _narrowed(bounds: Sequence[Bounds]) -> list[Bounds]:
    """Return bounds of which none begins before the turn before it, or ends after the next one."""
    earliest = list(accumulate((each.earliest for each in bounds), max))
    latest = list(accumulate((each.latest for each in reversed(bounds)), min))[::-1]
    return [Bounds(one, max(one, other)) for one, other in zip(earliest, latest, strict=True)]


def _groups(kind: Sequence[_Record], bounds: Sequence[Bounds]) -> Iterator[Sequence[_Record]]:
    """Yield the records of one kind in groups, within which they may have changed places.

    A turn leaves room from the turn before it to the turn after it. Records change places only in
    a ring; so none passes between two turns when no record reaches across in one of the directions.
    """
    begins = [bounds[max(turn - 1, 0)].earliest for turn, _ in kind]
    ends = [bounds[min(turn + 1, len(bounds) - 1)].latest for turn, _ in kind]
    rightmost = accumulate((bisect_right(begins, own.latest) - 1 for _, own in kind), max)
    leftward = (bisect_left(ends, own.earliest) for _, own in reversed(kind))
    leftmost = [*reversed(list(accumulate(leftward, min))), len(kind)]
    start = 0
    for place, (reach, back) in enumerate(zip(rightmost, leftmost[1:], strict=True)):
        if reach <= place or back > place:
            yield kind[start : place + 1]
            start = place + 1
