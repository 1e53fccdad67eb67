# SPDX-License-Identifier: MIT
"""A day of birth that is written out in words is found."""

from datetime import date

import pytest

from kvisa_desktop.domain.looking import Sought
from kvisa_desktop.domain.spelt_days import spelt


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(1997, 5, 12), "Twelfth May Nineteen Ninety-Seven"),
        (date(1997, 5, 12), "the twelfth day of May, nineteen hundred and ninety-seven"),
        (date(1997, 5, 12), "twelfth of May 1997"),
        (date(1997, 5, 12), "12th May, Nineteen Hundred Ninety Seven"),
        (date(1997, 5, 12), "May twelve one thousand nine hundred and ninety seven"),
        (date(2005, 1, 31), "thirty-first January two thousand and five"),
        (date(2005, 1, 31), "31st day of January two thousand five"),
        (date(2000, 2, 20), "Twentieth February Two Thousand"),
        (date(2003, 11, 3), "third of November twenty oh three"),
        (date(1990, 8, 8), "Eighth August Nineteen Ninety"),
        (date(1985, 12, 22), "twenty second December nineteen eighty five"),
    ],
)
def test_words_say_a_day(day: date, text: str) -> None:
    assert Sought(spelt(day)).stands_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "nineteen ninety seven",
        "twelfth of May",
        "May nineteen ninety seven",
        "twelve",
        "the second",
    ],
)
def test_a_part_of_a_day_is_none(text: str) -> None:
    assert not Sought(spelt(date(1997, 5, 12))).stands_in(text)


def test_every_day_of_a_year_has_its_words() -> None:
    for number in range(1, 29):
        assert any(each.endswith("nineteen ninety seven") for each in spelt(date(1997, 2, number)))
