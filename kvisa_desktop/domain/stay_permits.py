# SPDX-License-Identifier: MIT
"""Residence permits one after another, and to which day they carry a stay."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.stay_history import PermitSpan


def merged(permits: Iterable[PermitSpan]) -> tuple[PermitSpan, ...]:
    """Return the spans that permits hold without a day between, in the order of time."""
    spans: list[PermitSpan] = []
    for each in sorted(permits, key=lambda permit: (permit.issued_on, permit.expires_on)):
        if spans and each.issued_on <= days_after(spans[-1].expires_on, 1):
            spans[-1] = replace(spans[-1], expires_on=max(spans[-1].expires_on, each.expires_on))
        else:
            spans.append(each)
    return tuple(spans)


def last_held(entered: Bounds, permits: Iterable[PermitSpan]) -> Bounds:
    """Return to which day the permit holds that a person entered on; there is at least one."""
    spans = merged(permits)
    held = [each for each in spans if each.issued_on <= entered.latest] or spans[:1]
    return Bounds(held[0].expires_on, held[-1].expires_on)


def held_from(limit: Bounds, entered: Bounds, permits: Iterable[PermitSpan]) -> Bounds | None:
    """Return to which day permits carry a stay that were issued before its limit was over.

    None when there is none. Where the day of entry leaves it open whether a permit came in time,
    the limit may hold as well.
    """
    spans = merged(each for each in permits if each.issued_on >= entered.earliest)
    in_time = [each for each in spans if each.issued_on <= limit.latest]
    if not in_time:
        return None
    first = in_time[0]
    if entered.latest <= first.issued_on <= limit.earliest:
        return Bounds.of(first.expires_on)
    last = in_time[-1].expires_on
    return Bounds(min(limit.earliest, last), max(limit.latest, last))


def next_after(last: Bounds, permits: Iterable[PermitSpan]) -> date | None:
    """Return the day of the first permit issued when days had gone by since `last`."""
    after = days_after(last.latest, 1)
    return min((each.issued_on for each in permits if each.issued_on > after), default=None)
