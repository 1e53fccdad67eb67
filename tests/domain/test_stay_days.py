# SPDX-License-Identifier: MIT
"""The clock of one stay: worked examples of the facts, and vectors from the articles."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.stay_days import (
    days_of_stay,
    extension_deadline,
    last_lawful_day,
    permit_deadline,
    registration_deadline,
    renewal_deadline,
    transit_last_day,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

say = Translator("en")
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("entry", "days", "last"),
    [
        # E-02, the worked examples
        ("2025-06-12", 30, "2025-07-12"),
        ("2018-03-18", 30, "2018-04-17"),
        ("2025-08-10", 30, "2025-09-09"),
        # Art. 36(3) over ends of months, of years, and leap days
        ("2025-01-31", 30, "2025-03-02"),
        ("2024-01-31", 30, "2024-03-01"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2023-02-28", 1, "2023-03-01"),
        ("2024-02-29", 365, "2025-02-28"),
        ("2025-12-31", 1, "2026-01-01"),
        ("2025-12-02", 30, "2026-01-01"),
        ("2026-11-22", 15, "2026-12-07"),
        ("2026-11-22", 60, "2027-01-21"),
        ("2026-11-22", 90, "2027-02-20"),
        ("2026-11-22", 120, "2027-03-22"),
        ("2026-11-22", 180, "2027-05-21"),
        ("2026-05-01", 7, "2026-05-08"),
    ],
)
def test_the_last_lawful_day_is_entry_plus_the_days(entry: str, days: int, last: str) -> None:
    counted = days_of_stay(date.fromisoformat(entry), days)
    assert counted.last_lawful_day == date.fromisoformat(last)
    assert counted.careful_last_day == date.fromisoformat(last) - timedelta(days=1)


@pytest.mark.parametrize(
    ("exit_on", "stayed", "left", "overstay"),
    [
        ("2025-06-12", 0, 30, 0),
        ("2025-06-13", 1, 29, 0),
        ("2025-07-11", 29, 1, 0),
        ("2025-07-12", 30, 0, 0),
        ("2025-07-13", 31, 0, 1),
        ("2025-08-12", 61, 0, 31),
        ("2026-06-12", 365, 0, 335),
    ],
)
def test_days_are_stayed_left_or_overstayed(
    exit_on: str, stayed: int, left: int, overstay: int
) -> None:
    for given_end in ({"exit_on": date.fromisoformat(exit_on)},
                      {"until": date.fromisoformat(exit_on)}):  # fmt: skip
        counted = days_of_stay(date(2025, 6, 12), 30, **given_end)
        assert (counted.days_stayed, counted.days_left, counted.overstay_days) == (
            stayed, left, overstay,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "hours", "last"),
    [
        ("2024-08-12", 144, "2024-08-18"),  # E-33, the scheme it is stated for
        ("2025-11-03", 240, "2025-11-13"),  # E-32
        ("2026-02-20", 240, "2026-03-02"),
        ("2026-11-22", 24, "2026-11-23"),  # E-30
    ],
)
def test_hours_of_transit_count_from_the_day_after_entry(entry: str, hours: int, last: str) -> None:
    assert transit_last_day(date.fromisoformat(entry), hours) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("entry", "by"),
    [("2026-01-01", "2026-01-30"), ("2026-02-01", "2026-03-02"), ("2024-02-01", "2024-03-01"),
     ("2026-12-15", "2027-01-13")],
)  # fmt: skip
def test_a_residence_permit_is_asked_for_by_entry_plus_29(entry: str, by: str) -> None:
    assert permit_deadline(date.fromisoformat(entry)) == date.fromisoformat(by)
    counted = days_of_stay(date.fromisoformat(entry), 0)
    assert counted.permit_by == date.fromisoformat(by)
    assert counted.last_lawful_day is None
    assert counted.overstay_days is None
    assert "E-12" in counted.sources


@pytest.mark.parametrize(
    ("last", "by"),
    [("2025-07-12", "2025-07-05"), ("2026-01-03", "2025-12-27"), ("2024-03-05", "2024-02-27")],
)
def test_an_extension_is_asked_for_seven_days_before(last: str, by: str) -> None:
    assert extension_deadline(date.fromisoformat(last)) == date.fromisoformat(by)


@pytest.mark.parametrize(
    ("moved_in", "due"), [("2026-11-22", "2026-11-23"), ("2026-12-31", "2027-01-01")]
)
def test_an_address_is_registered_within_a_day(moved_in: str, due: str) -> None:
    assert registration_deadline(date.fromisoformat(moved_in)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("expires", "by"), [("2026-03-31", "2026-03-01"), ("2026-01-15", "2025-12-16")]
)
def test_a_permit_is_renewed_thirty_days_before(expires: str, by: str) -> None:
    assert renewal_deadline(date.fromisoformat(expires)) == date.fromisoformat(by)


def test_an_exit_counts_before_a_later_day_and_not_after_an_earlier_one() -> None:
    entry = date(2025, 6, 12)
    early, late = date(2025, 6, 20), date(2025, 7, 20)
    assert days_of_stay(entry, 30, exit_on=early, until=late).days_stayed == 8
    assert days_of_stay(entry, 30, exit_on=late, until=early).days_stayed == 8


def test_without_an_end_nothing_is_said_of_days_stayed() -> None:
    counted = days_of_stay(date(2025, 6, 12), 30)
    assert (counted.days_stayed, counted.days_left, counted.overstay_days) == (None, None, None)
    bare = days_of_stay(date(2025, 6, 12))
    assert bare.last_lawful_day is None
    assert bare.why == ()


def test_every_number_names_dates_article_and_facts() -> None:
    counted = days_of_stay(date(2025, 6, 12), 30, exit_on=date(2025, 7, 20))
    last, stayed, over = (say(each.text) for each in counted.why)
    assert "2025-07-12" in last
    assert "Art. 36" in last
    assert "2025-07-11" in last  # the careful reading
    assert "38 days of stay" in stayed
    assert "exit and a new entry on one day count it once" in stayed
    assert "8 days beyond the last lawful day (2025-07-12)" in over
    assert counted.sources == ("E-01", "E-03", "E-24")


def test_an_overstay_quotes_the_law_and_never_names_a_sum_due() -> None:
    counted = days_of_stay(date(2025, 6, 12), 30, exit_on=date(2025, 7, 20))
    text = say(counted.why[-1].text)
    assert "Art. 78" in text
    assert text.index("warning") < text.index("CNY 500 for each day")
    assert "CNY 10,000 at most" in text
    assert "the police decide" in text
    assert "4,000" not in text
    assert "4000" not in text


@pytest.mark.parametrize("days", [-1, 3661, 10**9])
def test_an_absurd_number_of_days_is_refused(days: int) -> None:
    with pytest.raises(Refused) as caught:
        days_of_stay(date(2025, 6, 12), days)
    assert str(days) in say(caught.value.what)


@pytest.mark.parametrize("end", ["exit_on", "until"])
def test_an_end_before_the_entry_is_refused(end: str) -> None:
    with pytest.raises(Refused) as caught:
        days_of_stay(date(2025, 6, 12), 30, **{end: date(2025, 6, 11)})
    assert say(caught.value.what) == "2025-06-11 lies before the entry on 2025-06-12."


@given(DAYS, st.integers(1, 365), st.integers(0, 800))
def test_days_left_and_days_over_are_two_sides_of_one_limit(
    entry: date, days: int, stayed: int
) -> None:
    end = entry + timedelta(days=stayed)
    counted = days_of_stay(entry, days, exit_on=end)
    assert counted.days_left is not None
    assert counted.overstay_days is not None
    assert days - stayed == counted.days_left - counted.overstay_days
    assert 0 in {counted.days_left, counted.overstay_days}
    assert (counted.overstay_days == 0) == (end <= last_lawful_day(entry, days))


@given(DAYS, st.integers(0, 180))
def test_the_days_up_to_the_last_lawful_one_are_as_many_as_the_visa_gives(
    entry: date, days: int
) -> None:
    last = last_lawful_day(entry, days)
    counted_by_hand = 0
    day = entry
    while day < last:  # counting starts with the day after entry
        day += timedelta(days=1)
        counted_by_hand += 1
    assert counted_by_hand == days
