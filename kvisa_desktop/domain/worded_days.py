# SPDX-License-Identifier: MIT
"""A day in English words, as certificates of birth and of schools write it beside the figures."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from kvisa_desktop.domain.dates import ENGLISH_MONTHS

_ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen")  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NTH = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
        "nine": "ninth", "twelve": "twelfth"}  # fmt: skip
_THOUSAND, _HUNDRED, _TWENTY, _TEN = 1000, 100, 20, 10


def in_words(day: date) -> Iterator[str]:
    """Yield a day of which the number, the year or both are written out."""
    name = ENGLISH_MONTHS[day.month - 1]
    number, nth = _number(day.day), _nth(_number(day.day))
    years = (str(day.year), *_years(day.year))
    for one, year in product((number, nth), years):
        yield f"{one} {name} {year}"
        yield f"{one} of {name} {year}"
        yield f"{one} day of {name} {year}"
        yield f"{name} {one} {year}"
    for one, year in product((str(day.day), f"{day.day:02}"), years[1:]):
        for end in ("", "st", "nd", "rd", "th"):
            yield f"{one}{end} {name} {year}"
            yield f"{one}{end} of {name} {year}"
            yield f"{one}{end} day of {name} {year}"
            yield f"{name} {one}{end} {year}"


def _years(year: int) -> tuple[str, ...]:
    hundreds, rest = divmod(year, _HUNDRED)
    thousands, left = divmod(year, _THOUSAND)
    named = [f"{_number(hundreds)} hundred", f"{_number(thousands)} thousand"]
    if left >= _HUNDRED:
        named[1] += f" {_number(left // _HUNDRED)} hundred"
    if not rest:
        return tuple(named)
    spoken = f"{_number(hundreds)} {'' if rest >= _TEN else 'oh '}{_number(rest)}"
    return (
        spoken,
        *(f"{each} {joined}{_number(rest)}" for each in named for joined in ("", "and ")),
    )


def _number(number: int) -> str:
    """Return a number below a hundred in words."""
    if number < _TWENTY:
        return _ONES[number]
    tens, ones = divmod(number, _TEN)
    return f"{_TENS[tens]} {_ONES[ones]}".strip()


def _nth(number: str) -> str:
    *before, last = number.split()
    nth = _NTH.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return " ".join((*before, nth))
