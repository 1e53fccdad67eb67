# SPDX-License-Identifier: MIT
"""Time away from the mainland."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay_order import BoundedStay
from kvisa_desktop.messages import msg

_Gap = tuple[Bounds, Bounds | None, DaySpan]


@dataclass(frozen=True, slots=True)
class Absence:
    """Whole days outside the mainland; `returned` is None while the person is still away."""

    left: Bounds
    returned: Bounds | None
    days: DaySpan
    why: Explanation


def longest_absence(stays: Sequence[BoundedStay], *, on: date) -> Absence | None:
    """Return the longest time away from the mainland between stays, or since the last one."""
    found = max(_gaps(stays, on), key=_length, default=None)
    if found is None:
        return None
    left, returned, days = found
    text = msg(
        "The longest time outside the mainland: {days} whole days after the exit on {left}; "
        "the days of exit and entry themselves are days in the mainland. Time in Hong Kong, "
        "Macao or Taiwan is time outside it (Exit and Entry Administration Law, Art. 89).",
        days=days,
        left=left,
    )
    return Absence(left, returned, days, Explanation(text, ("E-07",)))


def _gaps(stays: Sequence[BoundedStay], on: date) -> Iterator[_Gap]:
    for stay, following in zip_longest(stays, stays[1:]):
        if stay.left is None or stay.stay.exit is None:
            continue
        if following is not None and following.stay.entry is not None:
            yield stay.left, following.entered, _between(stay.left, following.entered)
        elif following is None and stay.left.latest < on:
            yield stay.left, None, _between(stay.left, Bounds.of(days_after(on, 1)))


def _length(gap: _Gap) -> tuple[int, int]:
    _, _, days = gap
    return days.most or 0, days.least


def _between(left: Bounds, back: Bounds) -> DaySpan:
    least = (back.earliest - left.latest).days - 1
    return DaySpan(max(0, least), max(0, (back.latest - left.earliest).days - 1))
