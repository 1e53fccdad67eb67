# SPDX-License-Identifier: MIT
"""Dates as people know and write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.dates import (
    EARLIEST,
    LATEST,
    PartialDate,
    age_on,
    days_after,
    months_after,
    parse_day,
    parse_partial,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

say = Translator("en")
DAYS = st.dates(EARLIEST, LATEST)
PARTIAL = st.one_of(
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
    st.just(PartialDate()),
)


def refusal(text: str) -> str:
    with pytest.raises(Refused) as caught:
        parse_partial(text)
    assert caught.value.remedy is not None
    return say(caught.value.what)


@pytest.mark.parametrize(
    "text",
    ["2019-03-05", "2019.3.5", "2019/03/05", "2019-3-5", "2019年3月5日", "2019年03月05号",
     "5 March 2019", "05 Mar 2019", "5-Mar-2019", "5 MAR. 2019", "March 5, 2019", "Mar 5 2019",
     "  2019-03-05  "],
)  # fmt: skip
def test_an_exact_date_is_read_however_it_is_written(text: str) -> None:
    assert parse_partial(text) == PartialDate(2019, 3, 5)
    assert parse_day(text) == date(2019, 3, 5)


@pytest.mark.parametrize(
    ("text", "known"),
    [("", PartialDate()), ("  ", PartialDate()), ("2019", PartialDate(2019)),
     ("2019年", PartialDate(2019)), ("2019-03", PartialDate(2019, 3)),
     ("2019/3", PartialDate(2019, 3)), ("2019年3月", PartialDate(2019, 3)),
     ("March 2019", PartialDate(2019, 3)), ("Sept 2019", PartialDate(2019, 9))],
)  # fmt: skip
def test_a_date_known_in_part_stays_known_in_part(text: str, known: PartialDate) -> None:
    assert parse_partial(text) == known


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [("05/12/2023", "2023-12-05", "2023-05-12"), ("5.12.2023", "2023-12-05", "2023-05-12"),
     ("05-12-2023", "2023-12-05", "2023-05-12"), ("1 2 2023", "2023-02-01", "2023-01-02")],
)  # fmt: skip
def test_a_date_that_can_be_read_two_ways_is_refused_with_both(
    text: str, one: str, other: str
) -> None:
    assert refusal(text) == f"“{text}” can be read as {one} or as {other}."


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2199))
def test_two_numbers_up_to_twelve_are_never_guessed(first: int, second: int, year: int) -> None:
    text = f"{first:02d}/{second:02d}/{year}"
    if first == second:
        assert parse_partial(text) == PartialDate(year, first, first)
    else:
        with pytest.raises(Refused):
            parse_partial(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [("13/12/2023", date(2023, 12, 13)), ("12/13/2023", date(2023, 12, 13)),
     ("05.05.2023", date(2023, 5, 5))],
)  # fmt: skip
def test_a_date_with_one_reading_only_is_read(text: str, day: date) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["2019-02-30", "2019-13-01", "2019-00-05", "2019-00", "2019-05-00", "30 Feb 2019",
     "2019年2月29日", "31/31/2023", "0/0/2023", "29.2.2023", "2019.4.31"],
)  # fmt: skip
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    assert refusal(text) == f"“{text}” is not a day of the calendar."


@pytest.mark.parametrize("text", ["1899-12-31", "2200-01-01", "5 March 1850", "0001-01-01"])
def test_a_year_out_of_reach_is_refused(text: str) -> None:
    assert refusal(text) == f"The date “{text}” lies outside 1900 to 2199."


@pytest.mark.parametrize(
    "text",
    ["soon", "2019-3-5-1", "19-03-05", "5 Marsh 2019", "Ma 2019", "20190305", "2019-03-05T00:00",
     "45000", "-2019", "5 M 2019"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert refusal(text) == f"“{text}” is not a date."


def test_a_day_is_not_read_from_less_than_a_day() -> None:
    with pytest.raises(Refused) as caught:
        parse_day("2019-03")
    assert say(caught.value.what) == "“2019-03” is not a complete date."


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    try:
        found = parse_partial(text)
    except Refused:
        return
    assert EARLIEST <= found.earliest <= found.latest <= LATEST


@given(PARTIAL)
def test_the_written_form_is_read_again(known: PartialDate) -> None:
    assert parse_partial(known.iso()) == known
    assert PartialDate.from_iso(known.iso()) == known


@pytest.mark.parametrize("text", ["2019-3-5", "5 March 2019", "2019-02-30", "2019-00-01", "x"])
def test_the_stored_form_is_strict(text: str) -> None:
    with pytest.raises(Refused):
        PartialDate.from_iso(text)


@pytest.mark.parametrize(
    "parts", [(2019, 2, 30), (2019, 13, None), (2019, 0, None), (None, 3, None), (2019, None, 5)]
)
def test_an_impossible_date_cannot_be_made(
    parts: tuple[int | None, int | None, int | None],
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


@given(PARTIAL)
def test_a_date_lies_between_its_first_and_its_last_day(known: PartialDate) -> None:
    assert known.earliest <= known.latest
    assert known.is_exact == (known.exact is not None)
    assert known.is_exact == (known.earliest == known.latest)
    if known.exact is not None:
        assert known.exact == known.earliest
    assert known.is_known == (known != PartialDate())


@given(PARTIAL, PARTIAL)
def test_dates_known_in_part_can_be_put_in_order(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one.latest < other.earliest:
        assert one < other


def test_a_leap_month_has_its_last_day() -> None:
    assert PartialDate(2024, 2).latest == date(2024, 2, 29)
    assert PartialDate(2023, 2).latest == date(2023, 2, 28)
    assert PartialDate(2023).latest == date(2023, 12, 31)


@pytest.mark.parametrize(
    ("known", "english", "chinese"),
    [
        (PartialDate(2019, 3, 5), "2019-03-05", "2019-03-05"),
        (PartialDate(2019, 3), "about March 2019", "约2019年3月"),
        (PartialDate(2019), "about 2019", "约2019年"),
        (PartialDate(), "date not known", "日期不详"),
    ],
)
def test_words_own_up_to_what_is_not_known(known: PartialDate, english: str, chinese: str) -> None:
    assert known.said_in("en") == english
    assert known.said_in("zh") == chinese


@pytest.mark.parametrize(
    ("stated", "english", "chinese"),
    [
        (PartialDate(2019, 3, 5), "2019-03-05", "2019-03-05"),
        (PartialDate(2019, 3), "March 2019", "2019年3月"),
        (PartialDate(2019), "2019", "2019年"),
        (PartialDate(), "date not known", "日期不详"),
    ],
)
def test_a_month_that_a_paper_states_is_not_about_that_month(
    stated: PartialDate, english: str, chinese: str
) -> None:
    assert stated.stated_in("en") == english
    assert stated.stated_in("zh") == chinese


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [(date(2024, 1, 31), 1, date(2024, 2, 29)), (date(2023, 1, 31), 1, date(2023, 2, 28)),
     (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2024, 11, 30), 3, date(2025, 2, 28)),
     (date(2024, 5, 15), 0, date(2024, 5, 15)), (date(2024, 3, 31), -1, date(2024, 2, 29))],
)  # fmt: skip
def test_months_later_keeps_the_day_or_takes_the_last_one(
    day: date, months: int, later: date
) -> None:
    assert months_after(day, months) == later


@given(st.dates(EARLIEST, date(2100, 1, 1)), st.integers(0, 5000))
def test_days_later_are_counted(day: date, days: int) -> None:
    assert days_after(day, days) - day == timedelta(days=days)


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [(date(1990, 6, 15), date(2026, 6, 14), 35), (date(1990, 6, 15), date(2026, 6, 15), 36),
     (date(2000, 2, 29), date(2026, 2, 28), 25), (date(2000, 2, 29), date(2026, 3, 1), 26),
     (date(2026, 1, 1), date(2026, 1, 1), 0)],
)  # fmt: skip
def test_age_is_counted_in_completed_years(born: date, on: date, age: int) -> None:
    assert age_on(born, on) == age
