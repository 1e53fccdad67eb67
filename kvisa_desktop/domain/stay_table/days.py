# SPDX-License-Identifier: MIT
"""A day out of a cell. What can be read two ways is read only in an order that was declared."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from enum import StrEnum
from math import isfinite

from kvisa_desktop.domain.beijing import BEIJING
from kvisa_desktop.domain.dates import EARLIEST, LATEST, PartialDate, parse_partial
from kvisa_desktop.domain.stay_table.spelling import plain_day
from kvisa_desktop.domain.table import FAULT_WORDS, Cell, CellFault
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_THREE_NUMBERS = re.compile(r"(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{1,4})")
_ELSEWHERE = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)? ?(Z|[+-]\d\d:?\d\d)", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"\d{1,2}[- ][^\W\d]{3,}\.?[- ]\d\d")
_UNKNOWN = {"?", "unknown", "not known", "date not known", "不详", "日期不详", "未知", "不明"}
_RUN_TOGETHER = re.compile(r"(?:19|20|21)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?")
_YEARS = range(EARLIEST.year, LATEST.year + 1)
_YEAR_DIGITS = 4
_DAY_0 = date(1899, 12, 30)  # of spreadsheets
_MONTHS = 12


class DateOrder(StrEnum):
    """In which order a file writes day, month and year."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


def read_day(cell: Cell, order: DateOrder | None = None) -> PartialDate:
    """Return the day in a cell; raise `Refused` for none, or for one with two readings."""
    if isinstance(cell, CellFault):
        raise Refused(FAULT_WORDS[cell])
    if isinstance(cell, date):
        return _within_range(PartialDate.of(cell), cell.isoformat())
    if isinstance(cell, int | float):
        return _of_number(cell)
    _check_zone(cell)
    return _of_text(plain_day(cell), order)


def _check_zone(text: str) -> None:
    """Raise `Refused` for an hour of another zone in which Beijing has another day."""
    found = _ELSEWHERE.fullmatch(text.strip())
    if found is None:
        return
    with suppress(ValueError, OverflowError):
        there = datetime.fromisoformat(f"{found[1]}T{found[2]}{found[3].upper()}")
        here = there.astimezone(BEIJING).date()
        if here != there.date():
            raise _has_two_readings(text.strip(), there.date().isoformat(), here.isoformat())


def _of_text(text: str, order: DateOrder | None) -> PartialDate:
    if text.casefold() in _UNKNOWN:
        return PartialDate()
    if _RUN_TOGETHER.fullmatch(text):
        return _of_figures(text)
    if text.isdecimal() and len(text) > _YEAR_DIGITS:
        return _of_number(int(text[:10]))
    found = _THREE_NUMBERS.fullmatch(text)
    if found is None and _SHORT_YEAR.fullmatch(text):
        raise _short_year(text)
    if found is None:
        return parse_partial(text)
    return _of_three(text, (found[1], found[2], found[3]), order)


def _of_figures(text: str) -> PartialDate:
    """Return the day of 20190305 or the month of 201903; refuse what may be 5 March 2019 too."""
    found = parse_partial("-".join(part for part in (text[:4], text[4:6], text[6:]) if part))
    if len(text) != len("yymmdd"):
        return found
    try:
        other = parse_partial(f"20{text[:2]}-{text[2:4]}-{text[4:]}")
    except Refused:
        return found
    raise _has_two_readings(text, found.iso(), other.iso())


def _has_two_readings(text: str, one: str, other: str) -> Refused:
    return Refused(
        msg("“{text}” can be read as {one} or as {other}.", text=text, one=one, other=other),
        msg("Give the date as in 2027-02-15."),
    )


def readings_of(cell: Cell) -> tuple[str, str] | None:
    """Return both readings, day first and month first, of a day that has two; else None."""
    if not isinstance(cell, str):
        return None
    text = plain_day(cell)
    found = _THREE_NUMBERS.fullmatch(text)
    if found is None or len(found[3]) != _YEAR_DIGITS:
        return None
    one, other = int(found[1]), int(found[2])
    if not (1 <= one <= _MONTHS and 1 <= other <= _MONTHS) or one == other:
        return None
    year = int(found[3])
    return f"{year}-{other:02d}-{one:02d}", f"{year}-{one:02d}-{other:02d}"


def order_shown(cell: Cell) -> DateOrder | None:
    """Return the order that a day can only have been written in, if it shows one."""
    if not isinstance(cell, str):
        return None
    found = _THREE_NUMBERS.fullmatch(plain_day(cell))
    if found is None or len(found[3]) != _YEAR_DIGITS:
        return None
    one, other = int(found[1]), int(found[2])
    if one > _MONTHS >= other:
        return DateOrder.DMY
    return DateOrder.MDY if other > _MONTHS >= one else None


def _of_three(text: str, parts: tuple[str, str, str], order: DateOrder | None) -> PartialDate:
    first, second, third = parts
    if len(first) == _YEAR_DIGITS:
        return parse_partial(f"{first}-{int(second):02d}-{int(third):02d}")
    if len(third) != _YEAR_DIGITS:
        raise _short_year(text)
    if order is None:
        return parse_partial(text)
    day, month = (second, first) if order is DateOrder.MDY else (first, second)
    if order is DateOrder.YMD or int(month) > _MONTHS:
        raise Refused(
            msg("“{text}” does not fit the order of dates that was declared.", text=text),
            msg("Write it as in {example}, or declare another order.", example="2023-05-12"),
        )
    return parse_partial(f"{third}-{int(month):02d}-{int(day):02d}")


def _short_year(text: str) -> Refused:
    return Refused(
        msg("“{text}” does not say the year with four digits.", text=text),
        msg("Write the year in full: {example}.", example="2023-05-12"),
    )


def _of_number(number: float) -> PartialDate:
    if number in _YEARS:
        return PartialDate(int(number))
    digits = str(int(number)) if isfinite(number) and number == int(number) else ""
    if _RUN_TOGETHER.fullmatch(digits):
        return read_day(digits)
    shown = ""
    if 1 <= number <= (LATEST - _DAY_0).days:
        shown = (_DAY_0 + timedelta(days=int(number))).isoformat()
    if shown:
        raise Refused(
            msg(
                "{number} is a plain number; if it was a date whose format got lost, it was {day}.",
                number=f"{number:g}",
                day=shown,
            ),
            msg("Show the column as dates in the spreadsheet, save, and import again."),
        )
    raise Refused(msg("{number} is no date.", number=f"{number:g}"))


def _within_range(day: PartialDate, text: str) -> PartialDate:
    if not EARLIEST <= day.earliest <= LATEST:
        raise Refused(
            msg("The date “{text}” lies outside 1900 to 2199.", text=text), msg("Check the year.")
        )
    return day
