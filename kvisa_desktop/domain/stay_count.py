# SPDX-License-Identifier: MIT
"""Days in the mainland within any span of the calendar.

Here every calendar day counts once on which the person was in the mainland for any part of it: days
of entry and of exit both, and a day of leaving and coming back once. The clock of a stay counts
otherwise, from the day after entry; that is in `stay_days`.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.dates import LATEST
from kvisa_desktop.domain.day_runs import DayRuns
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay_order import BoundedStay
from kvisa_desktop.messages import msg

SHORTEST_WINDOW, LONGEST_WINDOW = 7, 365
_SOURCES = ("E-07", "E-08")


@dataclass(frozen=True, slots=True)
class DayCount:
    """The days in the mainland from `first` to `last`, both included."""

    first: date
    last: date
    days: DaySpan
    why: Explanation


class Presence:
    """The days a person was in the mainland, as far as the record says.

    A stay without an exit is counted to `on`, which is today.
    """

    def __init__(self, stays: Sequence[BoundedStay], *, on: date) -> None:
        """Take the stays in the order of time, as `pair_stays` gives them."""
        ends = [_ends(stay, on) for stay in stays if stay.left or stay.entered.earliest <= on]
        cores = [(entered.latest, left.earliest) for entered, left in ends]
        self._possible = DayRuns((entered.earliest, left.latest) for entered, left in ends)
        self._sure = DayRuns((begin, end) for begin, end in cores if begin <= end)
        # Stays that may be a single day, somewhere between the first and the last day given.
        self._short = [(end, begin) for begin, end in cores if begin > end]
        known = (day.earliest for pair in ends for day in pair if not day.is_open)
        self._first_known = min(known, default=on)

    def within(self, first: date, last: date) -> DayCount:
        """Return the days in the mainland from `first` to `last`, both included."""
        least = self._sure.within(first, last) + self._more_at_least(first, last)
        days = DaySpan(least, self._possible.within(first, last))
        text = msg(
            "From {first} to {last}: {days} calendar days in the mainland. Days of entry and "
            "exit both count; a day of leaving and coming back counts once, not twice. Days in "
            "Hong Kong, Macao or Taiwan are not counted (Exit and Entry Administration Law, "
            "Art. 89).",
            first=first,
            last=last,
            days=days,
        )
        return DayCount(first, last, days, Explanation(text, _SOURCES))

    def before(self, length: int, on: date) -> DayCount:
        """Return the days in the mainland within the `length` days that end with `on`."""
        _check_length(length)
        return self.within(on - timedelta(days=length - 1), on)

    def busiest(self, length: int) -> DayCount | None:
        """Return the span of `length` days that can hold the most days; None without stays."""
        _check_length(length)
        possible, sure = self._possible.busiest(length), self._sure.busiest(length)
        if possible is None:
            return None
        most, first = possible
        days = DaySpan(sure[0] if sure is not None else 0, most)
        text = msg(
            "The most days in any {length} days in a row: {days}, for example from {first} on. "
            "Days of entry and exit both count; a day of leaving and coming back counts once, "
            "not twice. The law as read sets no such limit: each entry has its own clock.",
            length=length,
            days=days,
            first=first,
        )
        last = first + timedelta(days=length - 1)
        return DayCount(first, last, days, Explanation(text, _SOURCES))

    def by_year(self) -> tuple[DayCount, ...]:
        """Return the days in the mainland of each calendar year, from the first year known."""
        years = {
            year
            for first, last in self._possible.runs()
            for year in range(max(first, self._first_known).year, last.year + 1)
        }
        return tuple(self.within(date(y, 1, 1), date(y, 12, 31)) for y in sorted(years))

    def _more_at_least(self, first: date, last: date) -> int:
        """Return the fewest days that stays of a single day add within a span.

        One that may lie outside the span, or on a day counted already, adds none. Of the rest each
        takes its last possible day, so that the following ones can share it.
        """
        count, taken = 0, date.min
        start = bisect_left(self._short, (first, date.min))
        for begin, end in self._short[start:]:
            if begin > last:
                break
            if end > last or taken >= begin or self._sure.within(begin, end):
                continue
            count, taken = count + 1, end
        return count


def _ends(stay: BoundedStay, on: date) -> tuple[Bounds, Bounds]:
    """Return the ends of a stay; one without an exit goes on to `on`."""
    if stay.left is not None:
        return stay.entered, stay.left
    entered = stay.entered
    if entered.latest > on:  # it may not have begun: no day of it is sure
        entered = Bounds(entered.earliest, LATEST)
    return entered, Bounds.of(on)


def _check_length(length: int) -> None:
    if not SHORTEST_WINDOW <= length <= LONGEST_WINDOW:
        raise ValueError(length)
