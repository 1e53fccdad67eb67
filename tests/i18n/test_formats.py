# SPDX-License-Identifier: MIT
"""Dates, counts and sizes in prose."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.i18n.formats import count, file_size, long_date


@pytest.mark.parametrize(
    ("day", "english", "chinese"),
    [
        (date(2027, 2, 15), "15 February 2027", "2027年2月15日"),
        (PartialDate(2019, 3, 4), "4 March 2019", "2019年3月4日"),
        (PartialDate(2019, 3), "March 2019", "2019年3月"),
        (PartialDate(2019), "2019", "2019年"),
        (PartialDate(), "date not known", "日期不详"),
    ],
)
def test_a_date_in_prose_says_as_much_as_is_known(
    day: date | PartialDate, english: str, chinese: str
) -> None:
    assert (long_date(day, "en"), long_date(day, "zh")) == (english, chinese)


def test_thousands_are_marked() -> None:
    assert (count(999, "en"), count(12345, "en"), count(12345, "zh")) == ("999", "12,345", "12,345")


@pytest.mark.parametrize(
    ("size", "english", "chinese"),
    [
        (0, "0 bytes", "0字节"),
        (1, "1 byte", "1字节"),
        (999, "999 bytes", "999字节"),
        (1_000, "1 kB", "1 kB"),
        (1_449, "1.4 kB", "1.4 kB"),
        (999_499, "999 kB", "999 kB"),
        (999_500, "1 MB", "1 MB"),
        (9_600_000, "9.6 MB", "9.6 MB"),
        (96_400_000, "96 MB", "96 MB"),
        (5 * 10**12, "5,000 GB", "5,000 GB"),
    ],
)
def test_a_size_is_said_in_the_unit_people_compare(size: int, english: str, chinese: str) -> None:
    assert (file_size(size, "en"), file_size(size, "zh")) == (english, chinese)


@given(st.integers(min_value=0, max_value=999 * 10**9))
def test_a_size_never_needs_four_digits_before_the_point(size: int) -> None:
    assert "," not in file_size(size, "en")
