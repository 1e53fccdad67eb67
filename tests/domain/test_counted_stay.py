# SPDX-License-Identifier: MIT
"""Stays with their days, their limits by basis, and the days beyond them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bounds import UNKNOWN_SINCE, Bounds, DaySpan
from kvisa_desktop.domain.counted_stay import CountedStay, count_stays
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Basis, Direction
from kvisa_desktop.domain.stay_history import ExtendedStay, PermitSpan, StayHistory
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.stay_rules import StayRules
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import crossing, entry, history, leave, visa

ON = date(2026, 11, 22)
say = Translator("en")
MONTH = visa(30)


def counted(record: StayHistory, on: date = ON) -> tuple[CountedStay, ...]:
    return count_stays(pair_stays(record.crossings, on=on), record, on=on)


def only(record: StayHistory, on: date = ON) -> CountedStay:
    (stay,) = counted(record, on)
    return stay


def why(stay: CountedStay) -> str:
    return " ".join(say(each.text) for each in stay.why)


def test_a_stay_on_a_visa_lasts_entry_plus_the_days_printed() -> None:
    stay = only(history(entry("2025-06-12", MONTH), leave("2025-07-12"), stickers=[MONTH]))
    assert stay.days == DaySpan(30, 30)
    assert stay.limit.last == Bounds.of(date(2025, 7, 12))
    assert stay.overstay == DaySpan(0, 0)
    assert stay.sources == ("E-01", "E-03")
    assert "Art. 78" not in why(stay)


def test_days_beyond_the_limit_quote_the_law() -> None:
    stay = only(history(entry("2025-06-12", MONTH), leave("2025-07-15"), stickers=[MONTH]))
    assert stay.overstay == DaySpan(3, 3)
    assert "3 days beyond the last lawful day (2025-07-12)" in why(stay)
    assert "E-24" in stay.sources


@pytest.mark.parametrize(
    ("basis", "last", "source"),
    [
        (Basis.VISA_FREE_UNILATERAL, "2025-12-03", "E-31"),
        (Basis.TRANSIT_240H, "2025-11-13", "E-33"),
        (Basis.TRANSIT_24H, "2025-11-04", "E-30"),
        (Basis.PORT_VISA, "2025-12-03", "E-35"),
    ],
)
def test_each_basis_has_a_clock_of_its_own(basis: Basis, last: str, source: str) -> None:
    stay = only(history(entry("2025-11-03", basis=basis), leave("2025-11-04")))
    assert stay.limit.last == Bounds.of(date.fromisoformat(last))
    assert source in stay.sources
    assert stay.limit.days is None  # nothing here to ask an extension for


@pytest.mark.parametrize(
    ("basis", "source"),
    [(Basis.VISA_FREE_BILATERAL, "E-30"), (Basis.RESIDENCE_PERMIT, "E-13"),
     (Basis.UNKNOWN, "E-34"), (None, "E-34"), (Basis.VISA, "E-34")],
)  # fmt: skip
def test_what_the_record_does_not_know_has_no_last_day(basis: Basis | None, source: str) -> None:
    stay = only(history(entry("2025-11-03", basis=basis), leave("2025-11-04")))
    assert stay.limit.last is None
    assert stay.overstay is None
    assert source in stay.sources


def test_a_sticker_without_its_duration_gives_no_last_day() -> None:
    sticker = visa(None)
    stay = only(history(entry("2025-11-03", sticker), stickers=[sticker]))
    assert stay.limit.last is None


def test_a_port_visa_of_fewer_days_gives_those() -> None:
    sticker = visa(15, 1)
    record = history(entry("2025-11-03", sticker, basis=Basis.PORT_VISA), stickers=[sticker])
    assert only(record).limit.last == Bounds.of(date(2025, 11, 18))
    longer = visa(60, 1)
    record = history(entry("2025-11-03", longer, basis=Basis.PORT_VISA), stickers=[longer])
    assert only(record).limit.last == Bounds.of(date(2025, 12, 3))


def test_a_visa_of_000_days_asks_for_a_residence_permit() -> None:
    sticker = visa(0, 1)
    stay = only(history(entry("2026-11-01", sticker), stickers=[sticker]))
    assert stay.limit.last is None
    assert stay.limit.permit_by == date(2026, 11, 30)
    assert {"E-12", "K-06"} <= set(stay.sources)


@pytest.mark.parametrize("basis", [Basis.VISA, Basis.RESIDENCE_PERMIT])
def test_a_permit_held_in_the_course_of_the_stay_says_how_long(basis: Basis) -> None:
    sticker = visa(0, 1)
    permits = (
        PermitSpan(date(2015, 1, 1), date(2016, 1, 1)),
        PermitSpan(date(2026, 3, 20), date(2026, 9, 30)),
        PermitSpan(date(2026, 9, 1), date(2027, 9, 30)),
    )
    number = sticker.id if basis is Basis.VISA else None
    record = history(
        entry("2026-03-01", basis=basis, sticker_id=number), stickers=[sticker], permits=permits
    )
    stay = only(record)
    assert stay.limit.last == Bounds.of(date(2027, 9, 30))
    assert stay.limit.permit_by is None
    assert stay.overstay == DaySpan(0, 0)


def test_an_extension_moves_the_last_lawful_day() -> None:
    begun = entry("2026-05-01", MONTH)
    record = history(
        begun,
        leave("2026-06-20"),
        stickers=[MONTH],
        extensions=(ExtendedStay(begun.id, date(2026, 6, 25)),),
    )
    stay = only(record)
    assert stay.limit.last == Bounds.of(date(2026, 6, 25))
    assert stay.overstay == DaySpan(0, 0)
    assert "E-10" in stay.sources


def test_a_trip_to_hong_kong_ends_one_clock_and_starts_another() -> None:
    first, second = counted(
        history(
            entry("2026-05-01", MONTH),
            leave("2026-05-20", other_side="HK"),
            entry("2026-05-22", MONTH, other_side="HK"),
            leave("2026-06-21"),
            stickers=[MONTH],
        )
    )
    assert first.limit.last == Bounds.of(date(2026, 5, 31))
    assert second.limit.last == Bounds.of(date(2026, 6, 21))
    assert second.overstay == DaySpan(0, 0)


def test_a_stay_that_goes_on_is_counted_to_today() -> None:
    stay = only(history(entry("2026-11-01", MONTH), stickers=[MONTH]))
    assert stay.left is None
    assert stay.days == DaySpan(21, 21)
    assert "counted as going on to 2026-11-22" in why(stay)
    assert stay.is_current(ON)
    late = only(history(entry("2026-10-01", MONTH), stickers=[MONTH]))
    assert late.overstay == DaySpan(22, 22)


def test_a_stay_to_come_has_a_limit_and_no_days_yet() -> None:
    stay = only(history(entry("2026-12-01", MONTH), stickers=[MONTH]))
    assert stay.days is None
    assert stay.overstay is None
    assert stay.limit.last == Bounds.of(date(2026, 12, 31))


def test_days_known_in_part_give_least_and_most() -> None:
    stay = only(history(entry("2019-03", MONTH), leave("2019-04-15"), stickers=[MONTH]))
    assert stay.days == DaySpan(15, 45)
    assert stay.limit.last == Bounds(date(2019, 3, 31), date(2019, 4, 30))
    assert stay.overstay == DaySpan(0, 15)
    assert "2019-03-31 to 2019-04-30" in why(stay)


def test_a_missing_first_entry_has_no_most() -> None:
    stay = only(history(leave("2019-04-15")))
    assert stay.days == DaySpan(0, None)
    assert stay.overstay is None
    assert "2019-04-15 or earlier" in why(stay)


def test_an_entry_on_an_unknown_day_may_have_overstayed_without_limit() -> None:
    stay = only(history(entry("", MONTH), leave("2019-04-15"), stickers=[MONTH]))
    assert stay.overstay == DaySpan(0, None)
    assert "at least 0 days beyond" in why(stay)


def test_the_figures_can_be_handed_in() -> None:
    record = history(entry("2027-01-03", basis=Basis.VISA_FREE_UNILATERAL))
    rules = StayRules(unilateral_days=15, unilateral_until=date(2027, 12, 31))
    paired = pair_stays(record.crossings, on=ON)
    (stay,) = count_stays(paired, record, on=ON, rules=rules)
    assert stay.limit.last == Bounds.of(date(2027, 1, 18))
    assert "2027-12-31" in why(stay)


def known(day: date, to: str) -> PartialDate:
    """Return a day as it is known to the day, the month or the year."""
    return PartialDate(*(day.year, day.month, day.day)[: "ymd".index(to) + 1])


DAY = st.dates(date(2018, 1, 1), date(2020, 12, 31))


@given(DAY, DAY, st.integers(1, 180), st.sampled_from("dmy"), st.sampled_from("dmy"))
def test_least_and_most_hold_what_really_happened(
    one: date, other: date, days: int, entry_kind: str, exit_kind: str
) -> None:
    begun, ended = sorted((one, other))
    sticker = visa(days)
    stay = only(
        history(
            entry(known(begun, entry_kind), sticker),
            crossing(Direction.EXIT, known(ended, exit_kind)),
            stickers=[sticker],
        )
    )
    really = (ended - begun).days
    beyond = max(0, (ended - begun - timedelta(days=days)).days)
    assert stay.days is not None
    assert stay.overstay is not None
    assert stay.days.least <= really <= (stay.days.most or 0)
    assert stay.overstay.least <= beyond <= (stay.overstay.most or 0)
    if entry_kind == exit_kind == "d":
        assert (stay.days.exact, stay.overstay.exact) == (really, beyond)


@pytest.mark.parametrize(
    ("bounds", "english", "chinese"),
    [
        (Bounds.of(date(2019, 3, 5)), "2019-03-05", "2019-03-05"),
        (
            Bounds(date(2019, 3, 1), date(2019, 3, 5)),
            "a day from 2019-03-01 to 2019-03-05",
            "2019-03-01至2019-03-05间某日",
        ),
        (
            Bounds(UNKNOWN_SINCE, date(2019, 3, 5)),
            "2019-03-05 or earlier",
            "2019-03-05或更早",
        ),
    ],
)
def test_bounds_say_themselves(bounds: Bounds, english: str, chinese: str) -> None:
    assert (bounds.said_in("en"), bounds.said_in("zh")) == (english, chinese)


def test_the_first_day_of_all_is_a_day_like_any_other() -> None:
    stay = only(history(entry("1900-01-01", MONTH), leave("1900-02-15"), stickers=[MONTH]))
    assert stay.days == DaySpan(45, 45)
    assert stay.limit.last == Bounds.of(date(1900, 1, 31))
    assert stay.overstay == DaySpan(15, 15)
    blurred = only(history(entry("1900-01", MONTH), leave("1900-02-15"), stickers=[MONTH]))
    assert blurred.days == DaySpan(15, 45)


def test_bounds_are_exact_when_they_name_one_day() -> None:
    assert Bounds.of(date(2019, 3, 5)).exact == date(2019, 3, 5)
    assert Bounds(date(2019, 3, 5), date(2019, 3, 6)).exact is None


def test_numbers_of_days_say_themselves() -> None:
    assert DaySpan(3, 3).said_in("en") == "3"
    assert DaySpan(3, 5).said_in("zh") == "3–5"
    assert DaySpan(3, None).said_in("en") == "at least 3"
    assert DaySpan(3, None).said_in("zh") == "至少3"


def test_the_older_reading_is_told_of_visas_and_of_visas_only() -> None:
    for basis in Basis:
        printed = entry("2025-06-12", MONTH, basis=basis)
        stay = only(history(printed, leave("2025-06-20"), stickers=[MONTH]))
        has_printed_days = basis in {Basis.VISA, Basis.PORT_VISA}
        assert ("E-03" in stay.sources) is has_printed_days, basis
        assert ("leave by 2025-07-11" in why(stay)) is has_printed_days, basis


def test_the_careful_day_of_an_inexact_entry_is_the_earliest_it_can_be() -> None:
    stay = only(history(entry("2025-06", MONTH), leave("2025-07-20"), stickers=[MONTH]))
    assert "Entry between 2025-06-01 and 2025-06-30, 30 days" in why(stay)
    assert "leave by 2025-06-30." in why(stay)
