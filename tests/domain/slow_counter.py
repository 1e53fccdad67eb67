# SPDX-License-Identifier: MIT
"""A counter that walks from day to day, written without a look at the engine it is to judge."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

DAY = timedelta(days=1)
QUOTED = 30  # days of the visa that every entry of a diary rests on


@dataclass
class Diary:
    """What a person who keeps a diary would have written down, day by day."""

    there: set[date] = field(default_factory=set)
    stayed: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)
    last_days: list[date] = field(default_factory=list)
    is_inside: bool = False

    def in_window(self, first: date, last: date) -> int:
        """Return the days in the mainland from `first` to `last`."""
        return sum(first <= each <= last for each in self.there)

    def by_year(self) -> dict[int, int]:
        """Return the days in the mainland of each year that has any."""
        return dict(sorted(Counter(each.year for each in self.there).items()))

    def longest_gap(self, on: date) -> int | None:
        """Return the whole days of the longest absence after a stay; None without an exit."""
        lengths, run, begun = [], 0, False
        day = min(self.there, default=on)
        while day <= on:
            if day in self.there:
                if begun:
                    lengths.append(run)
                run, begun = 0, True
            else:
                run += 1
            day += DAY
        if begun and run:
            lengths.append(run)
        return max(lengths, default=None)


def walk(days: Sequence[date], on: date) -> Diary:
    """Walk through entries and exits in turns, each on or after the one before, up to `on`."""
    diary = Diary()
    turns = list(days)
    day = turns[0] if turns else on
    while day <= on:
        inside_today = diary.is_inside
        if diary.is_inside:
            diary.stayed[-1] += 1  # the day after entry is the first that counts
            diary.beyond[-1] += diary.stayed[-1] > QUOTED
        while turns and turns[0] == day:
            turns.pop(0)
            diary.is_inside = not diary.is_inside
            inside_today = True
            if diary.is_inside:
                diary.stayed.append(0)
                diary.beyond.append(0)
                diary.last_days.append(_walked_on(day, QUOTED))
        if inside_today:
            diary.there.add(day)
        day += DAY
    return diary


def _walked_on(day: date, steps: int) -> date:
    for _ in range(steps):
        day += DAY
    return day
