# SPDX-License-Identifier: MIT
"""Every address is registered within 24 hours of moving in, hotels by themselves (E-20)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.residence import AddressId, StayAddress
from kvisa_desktop.domain.stay_clocks import ClockKind
from kvisa_desktop.domain.stay_review import StayReview, review_stays
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import PERSON, entry, history, leave, visa

SAY = Translator("en")
MONTH = visa(30)
ENTRY = entry("2026-11-01", MONTH)


def address(moved_in: str, number: int = 1, **fields: Any) -> StayAddress:  # noqa: ANN401
    """Return an address moved into on a day written as people write it."""
    return StayAddress(
        id=AddressId(UUID(int=number)),
        person_id=PERSON,
        moved_in=parse_partial(moved_in),
        **fields,
    )


def reviewed(*addresses: StayAddress, on: date = date(2026, 11, 2)) -> StayReview:
    return review_stays(history(ENTRY, stickers=[MONTH], addresses=addresses), on=on)


def registrations(review: StayReview) -> dict[UUID | None, str]:
    return {
        each.record_id: each.due.isoformat()
        for each in review.clocks
        if each.kind is ClockKind.REGISTRATION
    }


def found(review: StayReview) -> list[Finding]:
    return [each for each in review.findings if "address" in each.id or "registered" in each.id]


def test_without_an_address_the_entry_itself_reminds() -> None:
    assert registrations(reviewed()) == {ENTRY.id: "2026-11-02"}


def test_an_address_of_the_first_night_stands_for_the_entry() -> None:
    first = address("2026-11-01")
    assert registrations(reviewed(first)) == {first.id: "2026-11-02"}
    assert registrations(reviewed(address("2026-11-01", registered_on=date(2026, 11, 2)))) == {}
    assert registrations(reviewed(address("2026-11-01", is_hotel=True))) == {}


def test_every_later_address_reminds_too() -> None:
    hotel, flat = address("2026-11-01", is_hotel=True), address("2026-11-09", 2)
    assert registrations(reviewed(hotel, flat)) == {flat.id: "2026-11-10"}
    later = address("2026-11-09", 2)
    assert registrations(reviewed(later)) == {ENTRY.id: "2026-11-02", later.id: "2026-11-10"}


def test_where_the_day_is_known_in_part_the_earliest_one_counts() -> None:
    flat = address("2026-11")
    assert registrations(reviewed(flat)) == {flat.id: "2026-11-02"}
    assert registrations(reviewed(address(""))) == {ENTRY.id: "2026-11-02"}


def test_an_address_left_long_ago_reminds_nobody() -> None:
    gone = address("2026-11-01", moved_out=parse_partial("2026-11-05"))
    assert registrations(reviewed(gone, on=date(2026, 11, 10))) == {}
    assert found(reviewed(gone, on=date(2026, 11, 10))) == []


def test_an_address_that_is_late_is_a_finding_with_its_article() -> None:
    flat = address("2026-11-01")
    assert found(reviewed(flat, on=date(2026, 11, 2))) == []
    (late,) = found(reviewed(flat, on=date(2026, 11, 3)))
    assert late.id == "stay.unregistered"
    assert "Art. 39" in SAY(late.text)
    assert late.sources == ("E-20", "E-21", "E-22")
    assert late.record_id == flat.id


@pytest.mark.parametrize(
    ("registered", "keys"),
    [
        (date(2026, 11, 1), []),
        (date(2026, 11, 2), []),
        (date(2026, 11, 3), ["stay.registered-late"]),
    ],
)
def test_a_registration_after_the_last_day_is_noted(registered: date, keys: list[str]) -> None:
    flat = address("2026-11-01", registered_on=registered)
    assert [each.id for each in found(reviewed(flat))] == keys


def test_an_address_outside_every_stay_is_a_finding() -> None:
    record = history(ENTRY, leave("2026-11-20"), addresses=(address("2026-12-01", is_hotel=True),))
    review = review_stays(record, on=date(2026, 12, 5))
    assert [each.id for each in found(review)] == ["stay.address-outside-stays"]


def test_the_reason_names_the_day_the_hour_and_the_article() -> None:
    flat = address("2026-11-01")
    (clock,) = [each for each in reviewed(flat).clocks if each.kind is ClockKind.REGISTRATION]
    assert SAY(clock.why.text).startswith("Moved in on 2026-11-01: outside a hotel, register")
    assert "2026-11-02" in SAY(clock.why.text)
