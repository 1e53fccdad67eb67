# SPDX-License-Identifier: MIT
"""Stays with their days, their last lawful day, and the days beyond it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.domain.stay import Basis, Crossing, Stay, StickerId, VisaSticker
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.stay_limit import Admission, StayLimit, basis_of, limit_of
from kvisa_desktop.domain.stay_order import BoundedStay
from kvisa_desktop.domain.stay_reasons import (
    left_reason,
    overstay_reason,
    stayed_reason,
    still_here_reason,
)
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules


@dataclass(frozen=True, slots=True)
class CountedStay:
    """A stay with its days, counted from the day after entry, its limit and its overstay.

    `left` is None while no exit is recorded; the days then are those up to today. `days` is None
    for a stay that has not begun, `overstay` where no last lawful day is known; `days_left` is
    known only of a stay under way.
    """

    stay: Stay
    entered: Bounds
    left: Bounds | None
    basis: Basis
    sticker: VisaSticker | None
    days: DaySpan | None
    limit: StayLimit
    overstay: DaySpan | None
    days_left: DaySpan | None
    why: tuple[Explanation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the facts behind the numbers."""
        return sources_of(self.why)

    @property
    def crossings(self) -> tuple[Crossing, ...]:
        """The crossings of the stay that are recorded."""
        return tuple(each for each in (self.stay.entry, self.stay.exit) if each is not None)

    def is_current(self, on: date) -> bool:
        """Return True when the person can be in the mainland on that day, or is still to come."""
        if self.left is None:
            return True
        is_over = self.stay.exit is not None and not self.stay.exit.on.is_known
        return self.left.latest >= on and not is_over


def count_stays(
    stays: Iterable[BoundedStay],
    history: StayHistory,
    *,
    on: date,
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> tuple[CountedStay, ...]:
    """Return the stays of a history with their numbers as they stand on the day `on`."""
    stickers = {each.id: each for each in history.stickers}
    extensions = {each.entry_id: each.until for each in history.extensions}
    counted = []
    for stay in stays:
        entry = stay.stay.entry
        admission = Admission(
            entry,
            stay.entered,
            sticker_of(entry, stickers),
            tuple(permit for permit in history.permits if _was_held(permit, stay)),
            extensions.get(entry.id) if entry is not None else None,
            rules,
        )
        counted.append(_counted(stay, admission, on))
    return tuple(counted)


def sticker_of(
    entry: Crossing | None, stickers: Mapping[StickerId, VisaSticker]
) -> VisaSticker | None:
    """Return the sticker that an entry names, if it is recorded."""
    if entry is None or entry.sticker_id is None:
        return None
    return stickers.get(entry.sticker_id)


def _counted(stay: BoundedStay, admission: Admission, on: date) -> CountedStay:
    limit = limit_of(admission)
    why = [limit.why]
    days, overstay, left = None, None, None
    end = stay.left or Bounds.of(on)
    if stay.left is not None or stay.entered.earliest <= on:
        days = _between(stay.entered, end)
        why.append(stayed_reason(stay.entered, end, days))
        if stay.left is None:
            why.append(still_here_reason(stay.entered, on))
        if limit.last is not None:
            overstay = _beyond(limit.last, end, stay.entered)
            if _is_under_way(stay, on):
                left = _left(limit.last, on)
                why.append(left_reason(limit.last, on, left))
            if overstay.most != 0:
                why.append(overstay_reason(overstay, limit.last))
    return CountedStay(
        stay=stay.stay,
        entered=stay.entered,
        left=stay.left,
        basis=basis_of(stay.stay.entry),
        sticker=admission.sticker,
        days=days,
        limit=limit,
        overstay=overstay,
        days_left=left,
        why=tuple(why),
    )


def _between(entered: Bounds, end: Bounds) -> DaySpan:
    """Return the days from entry to exit, the day of entry not counted."""
    least = max(0, (end.earliest - entered.latest).days)
    return DaySpan(least, None if entered.is_open else max(0, (end.latest - entered.earliest).days))


def _beyond(last: Bounds, end: Bounds, entered: Bounds) -> DaySpan:
    """Return the days beyond the last lawful one: late entry and early exit make the fewest."""
    least = max(0, (end.earliest - last.latest).days)
    most = max(0, (end.latest - last.earliest).days)
    return DaySpan(least, None if entered.is_open and most else most)


def _is_under_way(stay: BoundedStay, on: date) -> bool:
    """Return True when the person is in the mainland on that day, as far as days are known."""
    return stay.entered.latest <= on and (stay.left is None or stay.left.earliest > on)


def _left(last: Bounds, on: date) -> DaySpan:
    """Return the days from `on` to the last lawful one, that one included and `on` not."""
    return DaySpan(max(0, (last.earliest - on).days), max(0, (last.latest - on).days))


def _was_held(permit: PermitSpan, stay: BoundedStay) -> bool:
    has_begun = stay.left is None or permit.issued_on <= stay.left.latest
    return has_begun and permit.expires_on >= stay.entered.earliest
