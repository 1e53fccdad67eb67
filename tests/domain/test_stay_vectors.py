# SPDX-License-Identifier: MIT
"""Vectors derived by hand from the articles, and the worked examples of the facts (E-02, E-33).

Law: Exit and Entry Administration Law. Reg.: Regulations on the entry and exit of foreigners.
Every line names the article it is derived from; what has no article names the fact it rests on.
"""

from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.explanation import sources_of
from kvisa_desktop.domain.residence import AddressId, StayAddress
from kvisa_desktop.domain.stay import Basis, CrossingId
from kvisa_desktop.domain.stay_clocks import ClockKind
from kvisa_desktop.domain.stay_days import transit_last_day
from kvisa_desktop.domain.stay_history import ExtendedStay, PermitSpan, StayHistory
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_review import StayReview, review_stays
from kvisa_desktop.domain.sticker_use import StickerState, use_of_stickers
from tests.domain.stay_cases import PERSON, entry, history, leave, visa


def day(text: str) -> date:
    return date.fromisoformat(text)


def counted(record: StayHistory, on: str) -> tuple[CountedStay, ...]:
    return count_stays(pair_stays(record.crossings, on=day(on)), record, on=day(on))


def reviewed(record: StayHistory, on: str) -> StayReview:
    return review_stays(record, on=day(on))


def due(record: StayHistory, on: str, kind: ClockKind) -> list[str]:
    return [each.due.isoformat() for each in reviewed(record, on).clocks if each.kind is kind]


# entry, days printed, last lawful day: Reg. Art. 36, days count from the day after entry
LAST_DAYS = [
    ("2026-06-12", 30, "2026-07-12"),  # E-02, first worked example
    ("2018-03-18", 30, "2018-04-17"),  # E-02, second worked example
    ("2025-08-10", 30, "2025-09-09"),  # E-02, third worked example
    ("2026-01-01", 1, "2026-01-02"),  # one day is the day after entry
    ("2024-02-28", 1, "2024-02-29"),  # a leap day is a day like any other
    ("2024-02-28", 2, "2024-03-01"),
    ("2025-02-28", 1, "2025-03-01"),
    ("2024-12-31", 60, "2025-03-01"),
    ("2023-12-31", 60, "2024-02-29"),
    ("2025-12-02", 90, "2026-03-02"),
    ("2025-03-01", 180, "2025-08-28"),
    ("2026-11-22", 365, "2027-11-22"),
]


@pytest.mark.parametrize(("came", "days", "last"), LAST_DAYS)
def test_last_lawful_day_on_a_visa_reg_36(came: str, days: int, last: str) -> None:
    sticker = visa(days, issued_on=None, enter_before=None)
    (stay,) = counted(history(entry(came, sticker), stickers=[sticker]), came)
    assert stay.limit.last == Bounds.of(day(last))
    assert "E-01" in stay.limit.why.sources
    assert "E-03" in stay.limit.why.sources  # where texts differ, both are named


# entry, exit, days of stay, overstay of a visa of 30 days: Reg. Art. 36 and Law Art. 78
STAYED = [
    ("2026-06-12", "2026-06-12", 0, 0),  # in and out on one day: no day counts yet
    ("2026-06-12", "2026-06-13", 1, 0),
    ("2026-06-12", "2026-07-11", 29, 0),
    ("2026-06-12", "2026-07-12", 30, 0),  # the last lawful day itself is lawful
    ("2026-06-12", "2026-07-13", 31, 1),
    ("2026-06-12", "2026-08-01", 50, 20),
    ("2025-12-15", "2026-01-14", 30, 0),
    ("2025-12-15", "2026-01-15", 31, 1),
]


@pytest.mark.parametrize(("came", "left", "days", "over"), STAYED)
def test_days_stayed_and_overstay_reg_36_law_78(came: str, left: str, days: int, over: int) -> None:
    sticker = visa(30)
    (stay,) = counted(history(entry(came, sticker), leave(left), stickers=[sticker]), left)
    assert stay.days is not None
    assert stay.days.exact == days
    assert stay.overstay is not None
    assert stay.overstay.exact == over
    assert ("E-24" in stay.sources) is bool(over)


# today, days left of a visa of 30 days entered on 12 June: Reg. Art. 36
@pytest.mark.parametrize(
    ("on", "left"),
    [("2026-06-12", 30), ("2026-06-13", 29), ("2026-07-11", 1), ("2026-07-12", 0),
     ("2026-07-20", 0)],
)  # fmt: skip
def test_days_left_reg_36(on: str, left: int) -> None:
    sticker = visa(30)
    (stay,) = counted(history(entry("2026-06-12", sticker), stickers=[sticker]), on)
    assert stay.days_left is not None
    assert stay.days_left.exact == left


# basis, entry, last lawful day
BASES = [
    (Basis.VISA_FREE_UNILATERAL, "2026-06-12", "2026-07-12", "E-31"),  # Law Art. 22, 30 days
    (Basis.TRANSIT_24H, "2026-06-12", "2026-06-13", "E-33"),  # Law Art. 22, plain hours
    (Basis.TRANSIT_240H, "2026-06-12", "2026-06-22", "E-33"),  # E-33: from 00:00 of the next day
    (Basis.TRANSIT_240H, "2024-02-20", "2024-03-01", "E-33"),  # over a leap day
    (Basis.PORT_VISA, "2026-06-12", "2026-07-12", "E-35"),  # Law Art. 20: 30 days at most
]


@pytest.mark.parametrize(("basis", "came", "last", "source"), BASES)
def test_last_lawful_day_by_basis_law_20_22(
    basis: Basis, came: str, last: str, source: str
) -> None:
    (stay,) = counted(history(entry(came, basis=basis)), came)
    assert stay.limit.last == Bounds.of(day(last))
    assert source in stay.limit.why.sources


def test_transit_hours_of_the_earlier_scheme_e_33() -> None:
    """Enter on 1 August at any hour: 144 hours from 00:00 of 2 August end with 7 August."""
    assert transit_last_day(day("2024-08-01"), 144) == day("2024-08-07")
    assert transit_last_day(day("2024-08-01"), 240) == day("2024-08-11")


# entry, apply by: Law Art. 30, within 30 days of entry, the day of entry counted (E-12)
@pytest.mark.parametrize(
    ("came", "by"),
    [("2026-06-12", "2026-07-11"), ("2024-02-01", "2024-03-01"), ("2025-02-01", "2025-03-02"),
     ("2025-12-31", "2026-01-29")],
)  # fmt: skip
def test_residence_permit_by_entry_plus_29_law_30(came: str, by: str) -> None:
    sticker = visa(0, 1, issued_on=None, enter_before=None)
    record = history(entry(came, sticker), stickers=[sticker])
    assert due(record, came, ClockKind.RESIDENCE_PERMIT) == [by]
    assert counted(record, came)[0].limit.last is None


# entry, days, ask for an extension by, all extensions reach to: Law Art. 29 and Reg. Art. 14
EXTENSIONS = [
    ("2026-06-12", 30, "2026-07-05", "2026-08-11"),
    ("2024-02-10", 30, "2024-03-04", "2024-04-10"),
    ("2025-11-01", 60, "2025-12-24", "2026-03-01"),
    ("2026-06-12", 7, "2026-06-12", "2026-06-26"),
]


@pytest.mark.parametrize(("came", "days", "by", "most"), EXTENSIONS)
def test_extension_seven_days_before_law_29(came: str, days: int, by: str, most: str) -> None:
    sticker = visa(days, issued_on=None, enter_before=None)
    record = history(entry(came, sticker), stickers=[sticker])
    (clock,) = [each for each in reviewed(record, came).clocks if each.kind is ClockKind.EXTENSION]
    assert clock.due == day(by)
    assert clock.why.text.values["latest"] == day(most)


# extended to, ask again by (None: nothing more can be asked for): Law Art. 29
@pytest.mark.parametrize(
    ("until", "by"), [("2026-07-22", "2026-07-15"), ("2026-08-10", "2026-08-03"),
                      ("2026-08-11", None), ("2026-08-20", None)],
)  # fmt: skip
def test_an_extended_stay_can_be_extended_up_to_the_days_of_the_visa(
    until: str, by: str | None
) -> None:
    sticker = visa(30)
    came = entry("2026-06-12", sticker)
    extension = ExtendedStay(CrossingId(came.id), day(until))
    record = history(came, stickers=[sticker], extensions=(extension,))
    assert due(record, "2026-07-01", ClockKind.EXTENSION) == ([by] if by else [])
    assert due(record, "2026-07-01", ClockKind.LAST_LAWFUL_DAY) == [until]


# moved in, register by: Law Art. 39, within 24 hours
@pytest.mark.parametrize(
    ("moved_in", "by"),
    [("2026-06-12", "2026-06-13"), ("2026-06-30", "2026-07-01"), ("2024-02-28", "2024-02-29")],
)
def test_registration_within_24_hours_of_every_address_law_39(moved_in: str, by: str) -> None:
    came = day(moved_in).replace(day=1).isoformat()
    sticker = visa(60)
    address = StayAddress(
        id=AddressId(UUID(int=9)), person_id=PERSON, moved_in=parse_partial(moved_in)
    )
    record = history(entry(came, sticker), stickers=[sticker], addresses=(address,))
    assert by in due(record, moved_in, ClockKind.REGISTRATION)


# expires, renew by: Law Art. 32, 30 days before
@pytest.mark.parametrize(
    ("expires", "by"),
    [("2027-08-31", "2027-08-01"), ("2024-03-30", "2024-02-29"), ("2027-01-15", "2026-12-16")],
)
def test_permit_renewal_thirty_days_before_law_32(expires: str, by: str) -> None:
    permit = PermitSpan(day("2023-09-01"), day(expires))
    record = history(permits=(permit,))
    assert due(record, "2024-01-01", ClockKind.PERMIT_RENEWAL) == [by]


# printed entries, entries made, today, left, state: Reg. Art. 36 (validity to 31 March 2026)
STICKERS = [
    (1, 0, "2026-03-31", 1, StickerState.VALID),  # the day itself is included, to 24:00 Beijing
    (1, 0, "2026-04-01", 1, StickerState.EXPIRED),
    (1, 1, "2026-02-01", 0, StickerState.USED_UP),
    (2, 1, "2026-02-01", 1, StickerState.VALID),
    (2, 2, "2026-02-01", 0, StickerState.USED_UP),
    (0, 9, "2026-02-01", None, StickerState.VALID),  # M
    (0, 9, "2026-04-01", None, StickerState.EXPIRED),
    (2, 3, "2026-02-01", 0, StickerState.USED_UP),
]


@pytest.mark.parametrize(("printed", "made", "on", "left", "state"), STICKERS)
def test_entries_left_and_enter_before_reg_36(
    printed: int, made: int, on: str, left: int | None, state: StickerState
) -> None:
    sticker = visa(30, printed, issued_on=day("2025-04-01"), enter_before=day("2026-03-31"))
    crossings = [entry(date(2025, 5 + n // 2, 1 + n % 2), sticker) for n in range(made)]
    (use,) = use_of_stickers([sticker], crossings, on=day(on))
    assert (use.entries_left, use.state) == (left, state)
    assert {"E-05", "E-04"} <= set(sources_of(use.why))


def test_a_stay_begun_in_time_runs_past_enter_before_reg_36() -> None:
    sticker = visa(30, enter_before=day("2026-06-12"))
    record = history(entry("2026-06-12", sticker), stickers=[sticker])
    (stay,) = counted(record, "2026-06-20")
    assert stay.limit.last == Bounds.of(day("2026-07-12"))
    found = reviewed(record, "2026-06-20").findings
    assert not any(each.id == "stay.outside-visa" for each in found)


# (first, last) of two stays with Hong Kong between, window, days: Law Art. 89
@pytest.mark.parametrize(
    ("back", "days"),
    [("2026-06-20", 21), ("2026-06-21", 21), ("2026-06-22", 20)],  # 10th to 30th, trip on 20th
)
def test_hong_kong_is_an_exit_and_a_shared_day_counts_once_law_89(back: str, days: int) -> None:
    sticker = visa(30)
    record = history(
        entry("2026-06-10", sticker),
        leave("2026-06-20", other_side="HK"),
        entry(back, sticker, other_side="HK"),
        leave("2026-06-30"),
        stickers=[sticker],
    )
    found = reviewed(record, "2026-11-22")
    assert found.presence.within(day("2026-06-01"), day("2026-06-30")).days.exact == days
    assert len(found.stays) == 2  # a clock for each entry
    assert found.stays[1].limit.last == Bounds.of(day(back)).after(30)


def test_each_year_and_window_of_a_stay_over_new_year() -> None:
    """20 December 2025 to 10 January 2026: 12 days of one year, 10 of the next, 22 in all."""
    sticker = visa(30)
    record = history(entry("2025-12-20", sticker), leave("2026-01-10"), stickers=[sticker])
    found = reviewed(record, "2026-11-22")
    assert [(each.first.year, each.days.exact) for each in found.years] == [(2025, 12), (2026, 10)]
    assert found.presence.before(7, day("2026-01-03")).days.exact == 7
    # The 365 days that end on 20 December 2026 begin on 21 December 2025: one day less.
    assert found.presence.before(365, day("2026-12-20")).days.exact == 21
