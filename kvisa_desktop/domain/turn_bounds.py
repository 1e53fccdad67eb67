# SPDX-License-Identifier: MIT
"""On which days entries and exits in turns can have been, when some are known only in part.

Of two exits whose possible days overlap either may have been the first one. So the bounds belong to
the turn (the first exit, the second exit) and not to the record that happens to stand there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.dates import EARLIEST, LATEST

_ANY_DAY = Bounds(EARLIEST, LATEST)
_ROUNDS = 2  # the second one uses what the first has narrowed


def turn_bounds(recorded: Sequence[Bounds | None]) -> list[Bounds]:
    """Return the bounds of each turn: entry, exit, entry, exit …; None is one not recorded.

    They hold every choice of days that fits the record and keeps the turns in order.
    """
    kinds = [
        [turn for turn in range(start, len(recorded), 2) if recorded[turn]] for start in (0, 1)
    ]
    bounds = _narrowed([each or _ANY_DAY for each in _ranked(recorded, kinds)])
    for _ in range(_ROUNDS):
        groups = [group for kind in kinds for group in _groups(kind, recorded, bounds)]
        bounds = _narrowed([each or _ANY_DAY for each in _ranked(recorded, groups)])
    return bounds


def _ranked(
    recorded: Sequence[Bounds | None], groups: Sequence[Sequence[int]]
) -> list[Bounds | None]:
    """Return the records of each group ranked.

    Its first turn has the smallest first day and the smallest last day, and so on.
    """
    ranked: list[Bounds | None] = [None] * len(recorded)
    for group in groups:
        own = [bounds for turn in group if (bounds := recorded[turn])]
        firsts = sorted(bounds.earliest for bounds in own)
        lasts = sorted(bounds.latest for bounds in own)
        for turn, first, last in zip(group, firsts, lasts, strict=True):
            ranked[turn] = Bounds(first, last)
    return ranked


def _narrowed(bounds: Sequence[Bounds]) -> list[Bounds]:
    """Return bounds of which none begins before the turn before it, or ends after the next one."""
    earliest = list(accumulate((each.earliest for each in bounds), max))
    latest = list(accumulate((each.latest for each in reversed(bounds)), min))[::-1]
    return [Bounds(one, max(one, other)) for one, other in zip(earliest, latest, strict=True)]


def _groups(
    kind: Sequence[int], recorded: Sequence[Bounds | None], bounds: Sequence[Bounds]
) -> Iterator[Sequence[int]]:
    """Yield the turns of one kind in groups, within which records may have changed places.

    A turn leaves room from the turn before it to the turn after it. Records change places only in
    a ring; so none passes between two turns when no record reaches across in one of the directions.
    """
    begins = [bounds[max(turn - 1, 0)].earliest for turn in kind]
    ends = [bounds[min(turn + 1, len(bounds) - 1)].latest for turn in kind]
    own = [recorded[turn] or _ANY_DAY for turn in kind]
    rightmost = accumulate((bisect_right(begins, each.latest) - 1 for each in own), max)
    leftward = (bisect_left(ends, each.earliest) for each in reversed(own))
    leftmost = [*accumulate(leftward, min)][::-1]
    start = 0
    for place, reach in enumerate(rightmost):
        is_last = place + 1 == len(kind)
        if is_last or reach <= place or leftmost[place + 1] > place:
            yield kind[start : place + 1]
            start = place + 1
