# SPDX-License-Identifier: MIT
"""The days by which something has to be done about a stay, a visa or a permit, each with why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.residence import StayAddress
from kvisa_desktop.domain.stay_addresses import (
    is_first_address,
    registration_reason,
    still_to_register,
)
from kvisa_desktop.domain.stay_days import (
    extension_deadline,
    registration_deadline,
    renewal_deadline,
)
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules
from kvisa_desktop.domain.sticker_use import StickerState, StickerUse
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg


class ClockKind(StrEnum):
    """What a day is the last day for."""

    REGISTRATION = "registration"
    RESIDENCE_PERMIT = "residence-permit"
    EXTENSION = "extension"
    LAST_LAWFUL_DAY = "last-lawful-day"
    PERMIT_RENEWAL = "permit-renewal"
    ENTER_BEFORE = "enter-before"


@dataclass(frozen=True, slots=True)
class Clock:
    """The last day for something; `record_id` is the entry or the sticker it belongs to."""

    kind: ClockKind
    due: date
    text: Message
    why: Explanation
    record_id: UUID | None = None


def clocks_of(
    stays: Iterable[CountedStay],
    stickers: Iterable[StickerUse],
    history: StayHistory,
    *,
    on: date,
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> tuple[Clock, ...]:
    """Return the clocks that run on the day `on`, also those that have run out, earliest first.

    Where a day is not known exactly, the earliest possible one counts.
    """
    stays = tuple(stays)
    found = [
        *(
            clock
            for stay in stays
            if stay.is_current(on)
            for clock in _of_stay(stay, history.addresses, rules)
        ),
        *_of_addresses(stays, history.addresses, on, rules),
        *(clock for use in stickers for clock in _of_sticker(use)),
        *(
            clock
            for each in history.permits
            if each.expires_on >= on
            for clock in _of_permit(each, rules)
        ),
    ]
    return tuple(sorted(found, key=lambda each: (each.due, each.kind)))


def next_clock(clocks: Iterable[Clock], *, on: date) -> Clock | None:
    """Return the next clock to run out, on the day `on` or later."""
    return min((each for each in clocks if each.due >= on), key=lambda c: c.due, default=None)


def _of_stay(
    stay: CountedStay, addresses: Sequence[StayAddress], rules: StayRules
) -> Iterator[Clock]:
    entry = stay.stay.entry
    if entry is None or stay.entered.is_open:
        return
    if not any(is_first_address(each, stay) for each in addresses):
        yield _registration(stay.entered, entry.id, rules)
    if stay.limit.permit_by is not None:
        yield Clock(
            ClockKind.RESIDENCE_PERMIT,
            stay.limit.permit_by,
            msg("Last day to apply for a residence permit, counted with care"),
            stay.limit.why,
            entry.id,
        )
    if stay.limit.last is None:
        return
    last = stay.limit.last.earliest
    if stay.limit.days is not None:
        yield _extension(last, stay.limit.days, entry.id, rules)
    yield Clock(
        ClockKind.LAST_LAWFUL_DAY,
        last,
        msg("Last lawful day of the stay"),
        stay.limit.why,
        entry.id,
    )


def _registration(entered: Bounds, entry_id: UUID, rules: StayRules) -> Clock:
    text = msg(
        "Outside a hotel, register within {hours} hours of moving in, so by the same hour of "
        "{due} after entry {entry} (Exit and Entry Administration Law, Art. 39); the same "
        "holds for every later address. Some city pages still name longer times.",
        hours=rules.registration_hours,
        due=registration_deadline(entered.earliest, rules),
        entry=When(entered),
    )
    return Clock(
        ClockKind.REGISTRATION,
        registration_deadline(entered.earliest, rules),
        msg("Register the place of stay with the police"),
        Explanation(text, ("E-20", "E-21", "E-22")),
        entry_id,
    )


def _of_addresses(
    stays: Sequence[CountedStay], addresses: Sequence[StayAddress], on: date, rules: StayRules
) -> Iterator[Clock]:
    for address, due in still_to_register(addresses, stays, on=on, rules=rules):
        text = msg("Register the address moved into on {day}", day=address.moved_in)
        why = registration_reason(address, due, rules)
        yield Clock(ClockKind.REGISTRATION, due, text, why, address.id)


def _extension(last: date, days: int, entry_id: UUID, rules: StayRules) -> Clock:
    due = extension_deadline(last, rules)
    text = msg(
        "An extension is asked for at least {notice} days before the stay ends on {last} (Exit and "
        "Entry Administration Law, Art. 29), so by {due}. All extensions together give no more "
        "days than the visa did: {days} more at most, to {latest}; they hold for this entry only.",
        notice=rules.extension_notice_days,
        last=last,
        due=due,
        days=days,
        latest=days_after(last, days),
    )
    why = Explanation(text, ("E-10", "E-11"))
    return Clock(ClockKind.EXTENSION, due, msg("Last day to ask for an extension"), why, entry_id)


def _of_sticker(use: StickerUse) -> Iterator[Clock]:
    """Yield the last day to enter, while there is an entry left to make."""
    if use.state in {StickerState.VALID, StickerState.NOT_YET_VALID} and use.sticker.enter_before:
        text = msg("Last day to enter on the visa")
        record_id = use.sticker.id
        yield Clock(ClockKind.ENTER_BEFORE, use.sticker.enter_before, text, use.why[-1], record_id)


def _of_permit(permit: PermitSpan, rules: StayRules) -> Iterator[Clock]:
    due = renewal_deadline(permit.expires_on, rules)
    text = msg(
        "A residence permit that expires on {expires_on} is renewed at least {days} days before "
        "(Exit and Entry Administration Law, Art. 32), so by {due}.",
        expires_on=permit.expires_on,
        days=rules.permit_renewal_days,
        due=due,
    )
    yield Clock(
        ClockKind.PERMIT_RENEWAL,
        due,
        msg("Last day to ask for a new residence permit"),
        Explanation(text, ("E-13",)),
        permit.record_id,
    )
