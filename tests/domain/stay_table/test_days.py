# SPDX-License-Identifier: MIT
"""Days as tables write them. What has two readings has none until an order is declared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.dates import EARLIEST, LATEST, PartialDate
from kvisa_desktop.domain.stay_table.days import DateOrder, order_shown, read_day, readings_of
from kvisa_desktop.domain.table import Cell, CellFault
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

SAY = Translator("en")
DAYS = st.dates(EARLIEST, LATEST)


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        (date(2024, 5, 13), "2024-05-13"),
        ("2024-05-13", "2024-05-13"),
        ("2024/5/13", "2024-05-13"),
        ("２０２４．５．１３", "2024-05-13"),
        ("2024年5月13日", "2024-05-13"),
        ("2024年5月13日 上午9:05", "2024-05-13"),
        ("2024-05-13 09:05:00", "2024-05-13"),
        ("2024-05-13T15:59:59Z", "2024-05-13"),
        ("2024-05-13T23:59:59+08:00", "2024-05-13"),
        ("2024-05-13 09:05:00.000-0500", "2024-05-13"),
        ("13 May 2024", "2024-05-13"),
        (" 20240513", "2024-05-13"),
        (20240513, "2024-05-13"),
        (202405, "2024-05"),
        (2019, "2019"),
        (2019.0, "2019"),
        ("2019 ", "2019"),
        ("2019-10", "2019-10"),
        ("October 2019", "2019-10"),
        ("about October 2019", "2019-10"),
        ("约2019年10月", "2019-10"),
        ("25/12/2023", "2023-12-25"),
        ("12/25/2023", "2023-12-25"),
        ("5.5.2023", "2023-05-05"),
        ("unknown", ""),
        ("日期不详", ""),
        ("?", ""),
        ("5th March 2019", "2019-03-05"),
        ("March 1st, 2019", "2019-03-01"),
        ("Tue, 5 Mar 2019", "2019-03-05"),
        ("2019-03-05 (Tuesday)", "2019-03-05"),
        ("2019年3月5日 星期二", "2019-03-05"),
        ("2019年3月5日（周二）14:05", "2019-03-05"),
        ("2019 年 3 月 5 日", "2019-03-05"),
        ("2019 年 3 月", "2019-03"),
        ("2019-Mar-05", "2019-03-05"),
        ("2019 Mar 5", "2019-03-05"),
        ("05MAR2019", "2019-03-05"),
        ("2019–03–05", "2019-03-05"),
        ("2019-03-05\u200b", "2019-03-05"),
        ("二〇一九年三月五日", "2019-03-05"),
        ("二零一九年十二月三十一日", "2019-12-31"),
        ("199912", "1999-12"),
    ],
)
def test_a_day_with_one_reading_is_read(cell: Cell, iso: str) -> None:
    assert read_day(cell).iso() == iso


@pytest.mark.parametrize(
    ("text", "order", "iso"),
    [
        ("05/12/2023", DateOrder.DMY, "2023-12-05"),
        ("05/12/2023", DateOrder.MDY, "2023-05-12"),
        ("5-12-2023 10:00", DateOrder.DMY, "2023-12-05"),
        ("2023/05/12", DateOrder.YMD, "2023-05-12"),
        ("2023/05/12", DateOrder.DMY, "2023-05-12"),
    ],
)
def test_a_declared_order_settles_what_has_two_readings(
    text: str, order: DateOrder, iso: str
) -> None:
    assert read_day(text, order).iso() == iso


@pytest.mark.parametrize(
    ("cell", "order", "words"),
    [
        ("05/12/2023", None, "2023-12-05"),
        ("25/12/2023", DateOrder.MDY, "does not fit"),
        ("12/25/2023", DateOrder.DMY, "does not fit"),
        ("12/05/2023", DateOrder.YMD, "does not fit"),
        ("05/12/23", None, "four digits"),
        ("5-12-23", DateOrder.DMY, "four digits"),
        (45000, None, "2023-03-15"),
        (" 45000", None, "2023-03-15"),
        (0.25, None, "no date"),
        (-3, None, "no date"),
        (99999999999, None, "no date"),
        ("2024-02-30", None, "calendar"),
        ("1899-12-31", None, "1900 to 2199"),
        (date(1899, 12, 31), None, "1900 to 2199"),
        (date(2200, 1, 1), None, "1900 to 2199"),
        ("soon", None, "not a date"),
        ("2024-05-13 or so", None, "not a date"),
        ("190305", None, "1903-05 or as 2019-03-05"),
        (200512, None, "2005-12 or as 2020-05-12"),
        ("05MAR19", None, "four digits"),
        ("十九年三月五日", None, "not a date"),
        ("Tuesday", None, "not a date"),
        (CellFault.NOT_COMPUTED, None, "formula"),
        (CellFault.ERROR, None, "#REF!"),
        (CellFault.NO_DAY, None, "no day"),
    ],
)
def test_what_is_no_day_or_two_is_refused(cell: Cell, order: DateOrder | None, words: str) -> None:
    with pytest.raises(Refused) as caught:
        read_day(cell, order)
    assert words in SAY(caught.value.what)


@given(DAYS)
def test_both_readings_are_named_and_one_of_them_is_the_day(day: date) -> None:
    text = f"{day.day:02d}/{day.month:02d}/{day.year}"
    readings = readings_of(text)
    if day.day <= 12 and day.day != day.month:
        assert readings is not None
        assert readings[0] == day.isoformat()
        assert readings[1] == date(day.year, day.day, day.month).isoformat()
        assert order_shown(text) is None
    else:
        assert readings is None
        assert order_shown(text) is (DateOrder.DMY if day.day > 12 else None)


@given(DAYS, st.sampled_from([DateOrder.DMY, DateOrder.MDY]))
def test_what_is_written_in_an_order_is_read_in_that_order(day: date, order: DateOrder) -> None:
    first, second = (day.day, day.month) if order is DateOrder.DMY else (day.month, day.day)
    for text in (f"{first}/{second}/{day.year}", f"{first:02d}.{second:02d}.{day.year}"):
        assert read_day(text, order) == PartialDate.of(day)


@given(st.text(max_size=20) | st.floats() | st.integers())
def test_anything_is_a_day_or_refused(cell: Cell) -> None:
    try:
        found = read_day(cell)
    except Refused:
        return
    assert EARLIEST <= found.earliest <= found.latest <= LATEST


def test_only_texts_have_two_readings() -> None:
    assert readings_of(date(2023, 5, 12)) is None
    assert order_shown(20230512) is None
    assert order_shown("12/25/2023") is DateOrder.MDY


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("2024-05-13T16:00:00.000Z", "2024-05-14"),  # midnight in Beijing, as scripts write it
        ("2024-05-13 23:00:00+00:00", "2024-05-14"),
        ("2024-05-13T01:00+10:00", "2024-05-12"),
    ],
)
def test_an_hour_of_another_zone_that_is_another_day_in_beijing_is_asked_about(
    text: str, other: str
) -> None:
    with pytest.raises(Refused) as caught:
        read_day(text)
    assert SAY(caught.value.what) == f"“{text}” can be read as 2024-05-13 or as {other}."


@pytest.mark.parametrize("text", ["1-Mar-19", "01 March 19", "1 Mar. 19", "5-Dec-99"])
def test_a_short_year_beside_the_name_of_a_month_is_called_that(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_day(text)
    assert "does not say the year with four digits" in SAY(caught.value.what)


def test_both_readings_are_written_in_plain_digits() -> None:
    assert readings_of("١/٣/٢٠١٩") == ("2019-03-01", "2019-01-03")
