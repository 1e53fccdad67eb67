# SPDX-License-Identifier: MIT
"""What the timeline draws: stays, visas, permits and clocks as spans of days with their words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.dates import EARLIEST
from kvisa_desktop.domain.stay_clocks import Clock
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.stay_plan import is_planned
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.domain.sticker_use import MULTIPLE, StickerUse
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.ui.words import bare, word

_MARGIN = timedelta(days=31)


class ItemKind(StrEnum):
    """What a span stands for."""

    STAY = "stay"
    PLANNED = "planned"
    VISA = "visa"
    PERMIT = "permit"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """A span of days from the first possible to the last possible one, both included.

    `sure` is the part of it that no missing day can change; `beyond` is the first day after the
    last lawful one. `key` is the record that opens; `label` stands in the bar, `text` says it all.
    """

    kind: ItemKind
    first: date
    last: date
    text: Message
    label: Message
    key: UUID | None = None
    sure: tuple[date, date] | None = None
    beyond: date | None = None

    @property
    def is_vague(self) -> bool:
        """True when a day of it is not known exactly."""
        return self.sure != (self.first, self.last)


def items_of(review: StayReview, history: StayHistory) -> tuple[TimelineItem, ...]:
    """Return everything to draw, by its first day."""
    floor = _floor(review, history)
    found = [
        *_stays(review, floor),
        *_visas(review.stickers),
        *(_permit(each) for each in history.permits if each.issued_on <= each.expires_on),
        *(_clock(each) for each in review.clocks),
    ]
    order = list(ItemKind)
    return tuple(sorted(found, key=lambda item: (item.first, order.index(item.kind), item.last)))


def span_of(items: Sequence[TimelineItem], on: date) -> tuple[date, date]:
    """Return the days that show all items and today, with some air at both ends."""
    first = min((each.first for each in items), default=on - timedelta(days=365))
    last = max((each.last for each in items), default=on)
    return min(first, on) - _MARGIN, max(last, on) + _MARGIN


def _floor(review: StayReview, history: StayHistory) -> date:
    """Return the day before which nothing is drawn: an unknown day can be as early as 1900."""
    known = [
        *(each.on.earliest for each in history.crossings if each.on.is_known),
        *(each.issued_on for each in history.stickers if each.issued_on),
        *(each.issued_on for each in history.permits),
    ]
    return max(EARLIEST + _MARGIN, min(known, default=review.on) - timedelta(days=180))


def _stays(review: StayReview, floor: date) -> Iterator[TimelineItem]:
    for stay in review.stays:
        first = max(stay.entered.earliest, floor)
        last = max(first, stay.left.latest if stay.left else max(review.on, stay.entered.latest))
        planned = any(is_planned(each) for each in stay.crossings)
        yield TimelineItem(
            ItemKind.PLANNED if planned else ItemKind.STAY,
            first,
            last,
            stay_text(stay, planned=planned),
            _label(stay),
            stay.crossings[0].id if stay.crossings else None,
            _sure(stay, last),
            _beyond(stay, last),
        )


def _label(stay: CountedStay) -> Message:
    """Return what stands on the bar: the days beyond the last lawful one where there surely are."""
    if stay.overstay is not None and stay.overstay.least > 0:
        return msg("+{days} d", days=stay.overstay)
    return bare("?") if stay.days is None else msg("{days} d", days=stay.days)


def stay_text(stay: CountedStay, *, planned: bool) -> Message:
    """Return a stay as one sentence: from when to when, on what, how long, until when lawful."""
    what = msg("Planned stay") if planned else msg("Mainland stay")
    days = msg("not begun") if stay.days is None else msg("{days} days", days=stay.days)
    return msg(
        "{what}: {entered} – {left}, {basis}, {days}; {limit}{over}",
        what=what,
        entered=_entered(stay),
        left=_left(stay),
        basis=word(stay.basis),
        days=days,
        limit=limit_text(stay),
        over=_over(stay),
    )


def limit_text(stay: CountedStay) -> Message:
    """Return the last lawful day of a stay in words."""
    if stay.limit.last is None:
        return msg("last lawful day not known")
    return msg("last lawful day: {day}", day=stay.limit.last)


def _entered(stay: CountedStay) -> Message:
    if stay.stay.entry is None:
        return msg("entry not recorded, {day}", day=stay.entered)
    return bare(stay.stay.entry.on) if stay.entered.is_open else bare(stay.entered)


def _left(stay: CountedStay) -> Message:
    if stay.left is None:
        return msg("now")
    if stay.stay.exit is None:
        return msg("exit not recorded, {day}", day=stay.left)
    return bare(stay.left)


def _over(stay: CountedStay) -> Message:
    if stay.overstay is None or stay.overstay.most == 0:
        return bare("")
    return msg("; {days} days beyond it", days=stay.overstay)


def _sure(stay: CountedStay, last: date) -> tuple[date, date] | None:
    if stay.entered.is_open:
        return None
    begin, end = stay.entered.latest, stay.left.earliest if stay.left else last
    return (begin, end) if begin <= end else None


def _beyond(stay: CountedStay, last: date) -> date | None:
    if stay.limit.last is None or stay.overstay is None or stay.overstay.most == 0:
        return None
    return min(stay.limit.last.latest + timedelta(days=1), last)


def _visas(uses: Iterable[StickerUse]) -> Iterator[TimelineItem]:
    for use in uses:
        sticker = use.sticker
        first = sticker.issued_on or sticker.enter_before
        last = sticker.enter_before or sticker.issued_on
        if first is None or last is None:
            continue
        first, last = min(first, last), max(first, last)
        whole = bool(sticker.issued_on and sticker.enter_before)
        yield TimelineItem(
            ItemKind.VISA,
            first,
            last,
            _visa_text(use, first, last),
            msg("Visa {category}", category=sticker.category or "?"),
            sticker.id,
            (first, last) if whole else None,
        )


def _visa_text(use: StickerUse, first: date, last: date) -> Message:
    return msg(
        "Visa {name}: issued {first}, enter before {last}, {entries}",
        name=f"{use.sticker.category or '?'} {use.sticker.number}".strip(),
        first=first if use.sticker.issued_on else "?",
        last=last if use.sticker.enter_before else "?",
        entries=_entries(use),
    )


def _entries(use: StickerUse) -> Message:
    printed = use.sticker.entries
    if printed is None:
        return msg("number of entries not recorded")
    if printed == MULTIPLE:
        return msg("multiple entries, {used} used", used=use.entries_used)
    return plural(
        "{count} entry, {used} used", "{count} entries, {used} used", printed, used=use.entries_used
    )


def _permit(permit: PermitSpan) -> TimelineItem:
    first, last = permit.issued_on, permit.expires_on
    return TimelineItem(
        ItemKind.PERMIT,
        first,
        last,
        msg("Residence permit: {first} to {last}", first=first, last=last),
        msg("Residence permit"),
        permit.record_id,
        (first, last),
    )


def _clock(clock: Clock) -> TimelineItem:
    return TimelineItem(
        ItemKind.CLOCK,
        clock.due,
        clock.due,
        msg("{day} · {what}", day=clock.due, what=clock.text),
        clock.text,
        clock.record_id,
        (clock.due, clock.due),
    )
