# SPDX-License-Identifier: MIT
"""Addresses in the mainland and their registration with the police within 24 hours (E-20)."""

from collections.abc import Iterable, Iterator
from datetime import date

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.residence import StayAddress
from kvisa_desktop.domain.stay_days import registration_deadline
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, StayRules
from kvisa_desktop.messages import Message, msg

_SOURCES = ("E-20", "E-21", "E-22")


def registration_due(address: StayAddress, rules: StayRules = FIGURES_OF_THE_FACTS) -> date | None:
    """Return the day by which an address is registered; None for hotels and unknown days."""
    if address.is_hotel or not address.moved_in.is_known:
        return None
    return registration_deadline(address.moved_in.earliest, rules)


def is_first_address(address: StayAddress, stay: CountedStay) -> bool:
    """Return True for an address that a person can have moved into on arrival."""
    return address.moved_in.is_known and _meet(
        Bounds(address.moved_in.earliest, address.moved_in.latest),
        Bounds(stay.entered.earliest, registration_deadline(stay.entered.latest)),
    )


def still_to_register(
    addresses: Iterable[StayAddress],
    stays: Iterable[CountedStay],
    *,
    on: date,
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> Iterator[tuple[StayAddress, date]]:
    """Yield the addresses of a stay under way that are not registered, with the last day for it."""
    under_way = [each for each in stays if each.is_current(on)]
    for address in addresses:
        due = registration_due(address, rules)
        if due is None or address.registered_on is not None:
            continue
        is_over = address.moved_out.is_known and address.moved_out.latest < on
        if not is_over and any(_lies_in(address, each) for each in under_way):
            yield address, due


def registration_reason(
    address: StayAddress, due: date, rules: StayRules = FIGURES_OF_THE_FACTS
) -> Explanation:
    """Return why an address is registered by that day."""
    text = msg(
        "Moved in on {day}: outside a hotel, register within {hours} hours, so by the same hour "
        "of {due} (Exit and Entry Administration Law, Art. 39). Some city pages still name longer "
        "times.",
        day=address.moved_in,
        hours=rules.registration_hours,
        due=due,
    )
    return Explanation(text, _SOURCES)


def address_findings(
    addresses: Iterable[StayAddress],
    stays: Iterable[CountedStay],
    *,
    on: date,
    rules: StayRules = FIGURES_OF_THE_FACTS,
) -> Iterator[Finding]:
    """Yield what is to be looked at in the addresses: not registered, late, outside any stay."""
    addresses, stays = tuple(addresses), tuple(stays)
    yield from _unregistered(still_to_register(addresses, stays, on=on, rules=rules), on)
    for address in addresses:
        yield from _late(address, rules)
        yield from _outside(address, stays)


def _unregistered(open_ones: Iterable[tuple[StayAddress, date]], on: date) -> Iterator[Finding]:
    for address, due in open_ones:
        if due < on:
            text = msg(
                "The address moved into on {day} is not registered; {due} was the last day "
                "(Exit and Entry Administration Law, Art. 39).",
                day=address.moved_in,
                due=due,
            )
            step = msg("Register it now with the police, or note the day on which it was done.")
            yield _finding("unregistered", Weight.CHECK, (text, step), address)


def _late(address: StayAddress, rules: StayRules) -> Iterator[Finding]:
    due, registered = registration_due(address, rules), address.registered_on
    if due is None or registered is None or not address.moved_in.is_exact or registered <= due:
        return
    text = msg(
        "The address moved into on {day} was registered on {registered}; {due} was the last day "
        "(Exit and Entry Administration Law, Art. 39).",
        day=address.moved_in,
        registered=registered,
        due=due,
    )
    step = msg("Compare both days with the registration form.")
    yield _finding("registered-late", Weight.NOTE, (text, step), address)


def _outside(address: StayAddress, stays: Iterable[CountedStay]) -> Iterator[Finding]:
    if address.moved_in.is_exact and not any(_lies_in(address, each) for each in stays):
        text = msg("On {day}, the day of moving in, no stay is recorded.", day=address.moved_in)
        step = msg("Compare the address with the entries and exits; a day may be wrong.")
        yield _finding("address-outside-stays", Weight.CHECK, (text, step), address)


def _lies_in(address: StayAddress, stay: CountedStay) -> bool:
    last = stay.left.latest if stay.left is not None else date.max
    moved = Bounds(address.moved_in.earliest, address.moved_in.latest)
    return _meet(moved, Bounds(stay.entered.earliest, last))


def _meet(one: Bounds, other: Bounds) -> bool:
    return one.earliest <= other.latest and other.earliest <= one.latest


def _finding(
    key: str, weight: Weight, texts: tuple[Message, Message], address: StayAddress
) -> Finding:
    text, step = texts
    return Finding(
        f"stay.{key}", weight, Area.STAYS, text, step, _SOURCES, address.id, "registered_on"
    )
