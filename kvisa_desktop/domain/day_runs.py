# SPDX-License-Identifier: MIT
"""Sets of days kept as runs, so that counting in them does not walk from day to day."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

_DAY = timedelta(days=1)


class DayRuns:
    """A set of days, made of spans that come in the order of their first days."""

    def __init__(self, spans: Iterable[tuple[date, date]]) -> None:
        """Join what overlaps or touches; both ends of a span belong to it."""
        self._firsts: list[date] = []
        self._lasts: list[date] = []
        for first, last in spans:
            if self._lasts and first <= self._lasts[-1] + _DAY:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)
        lengths = ((last - first).days + 1 for first, last in self.runs())
        self._before = [0, *accumulate(lengths)]

    def runs(self) -> Iterable[tuple[date, date]]:
        """Return the runs as first and last day, in order, none touching another."""
        return zip(self._firsts, self._lasts, strict=True)

    def within(self, first: date, last: date) -> int:
        """Return how many days of the set lie from `first` to `last`."""
        return max(0, self._until(last) - self._until(first - _DAY))

    def busiest(self, length: int) -> tuple[int, date] | None:
        """Return the most days of the set that `length` days in a row hold, and their first day."""
        # A span that begins with a run never holds fewer days than one that begins elsewhere;
        # inside a run that is long enough, the last one tells a person more than the first.
        ahead = timedelta(days=length - 1)
        starts = [max(first, last - ahead) for first, last in self.runs()]
        return max(((self.within(day, day + ahead), day) for day in starts), default=None)

    def _until(self, day: date) -> int:
        begun = bisect_right(self._firsts, day)
        if begun == 0:
            return 0
        return self._before[begun] - max(0, (self._lasts[begun - 1] - day).days)
