# SPDX-License-Identifier: MIT
"""Calendar dates as people know them: exact, to the month, to the year, or not at all.

No time zones here: a date is a day on the calendar of the place where it happened. Today is always
passed in.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_CHINESE = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")
_NAMED_MONTH = re.compile(r"(?:(\d{1,2})[ -])?([A-Za-z]{3,9})\.?[ ,-]+(\d{4})")
_NAMED_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})")
_WHOLE = msg("Give year, month and day as in 2027-02-15.")
_PARTIAL = msg("Give the date as in 2027-02-15; 2027-02 or 2027 where the day is not known.")
_MONTHS_OF_YEAR = 12


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the day, the month or the year; without a year it is unknown.

    Ordered by the first day it can be, then by the last one. Making an impossible date, such as
    30 February or a day without its month, raises `ValueError`.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no calendar has."""
        parts = (self.year, self.month, self.day)
        known = [part for part in parts if part is not None]
        if tuple(known) != parts[: len(known)]:
            raise ValueError(parts)
        if known:
            date(*(*known, 1, 1)[:3])

    def __lt__(self, other: "PartialDate") -> bool:
        """Compare by the first possible day, then by the last."""
        return (self.earliest, self.latest) < (other.earliest, other.latest)

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return the exact date `day`."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        """Read "2019-03-05", "2019-03", "2019" or "" (unknown)."""
        if not text:
            return cls()
        found = _ISO.fullmatch(text)
        if found is None:
            raise _not_a_date(text)
        return _checked(text, *(int(part) if part else None for part in found.groups()))

    @property
    def is_exact(self) -> bool:
        """True when the day is known."""
        return self.day is not None

    @property
    def is_known(self) -> bool:
        """True when at least the year is known."""
        return self.year is not None

    @property
    def exact(self) -> date | None:
        """The day itself when it is known, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """The first day it can be."""
        if self.year is None:
            return EARLIEST
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day it can be."""
        if self.year is None:
            return LATEST
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def iso(self) -> str:
        """Return "2019-03-05", "2019-03", "2019" or "" when unknown."""
        parts = (
            f"{self.year:04d}" if self.year else "",
            f"-{self.month:02d}" if self.month else "",
            f"-{self.day:02d}" if self.day else "",
        )
        return "".join(parts)

    def said_in(self, language: str) -> str:
        """Return the date in words that own up to what is not known."""
        stated = self.stated_in(language)
        if not self.is_known or self.is_exact:
            return stated
        return f"约{stated}" if language == "zh" else f"about {stated}"

    def stated_in(self, language: str) -> str:
        """Return the date in words as a paper states it, by whom no day was asked for."""
        if self.year is None:
            return "日期不详" if language == "zh" else "date not known"
        if self.day is not None:
            return self.iso()
        if language == "zh":
            return f"{self.year}年{self.month}月" if self.month else f"{self.year}年"
        month = f"{ENGLISH_MONTHS[self.month - 1]} " if self.month else ""
        return f"{month}{self.year}"


ENGLISH_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months as English spells them, January first."""


def parse_day(text: str) -> date:
    """Read an exact date; raise `Refused` when it is none, impossible, or can be read two ways."""
    try:
        exact = parse_partial(text).exact
    except Refused as refusal:
        if refusal.remedy is _PARTIAL:  # half a date will not do here
            raise Refused(refusal.what, _WHOLE) from None
        raise
    if exact is None:
        raise Refused(
            msg("“{text}” is not a complete date.", text=text),
            _WHOLE,
        )
    return exact


def parse_partial(text: str) -> PartialDate:
    """Read a date as people write it: 2019-03-05, 2019年3月5日, 5 March 2019, 2019.

    A date such as 05/12/2023 can be read two ways and is refused with both readings.
    """
    text = text.strip()
    if not text:
        return PartialDate()
    for pattern in (_ISO, _CHINESE, _YEAR_FIRST):
        if found := pattern.fullmatch(text):
            return _checked(text, *(int(part) if part else None for part in found.groups()))
    if found := _NAMED_MONTH.fullmatch(text):
        day = int(found[1]) if found[1] else None
        return _checked(text, int(found[3]), _month_number(text, found[2]), day)
    if found := _NAMED_MONTH_FIRST.fullmatch(text):
        return _checked(text, int(found[3]), _month_number(text, found[1]), int(found[2]))
    if found := _YEAR_LAST.fullmatch(text):
        return _year_last(text, int(found[1]), int(found[2]), int(found[3]))
    raise _not_a_date(text)


def months_after(day: date, months: int) -> date:
    """Return the same day of the month `months` later, or the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """Return the day `days` later."""
    return day + timedelta(days=days)


def age_on(born: date, day: date) -> int:
    """Return completed years of age on `day`."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _checked(
    text: str, year: int | None, month: int | None = None, day: int | None = None
) -> PartialDate:
    try:
        value = PartialDate(year, month, day)
    except ValueError:
        raise Refused(
            msg("“{text}” is not a day of the calendar.", text=text),
            msg("Check day and month, and give the date as in 2027-02-15."),
        ) from None
    if not EARLIEST <= value.earliest <= LATEST:
        raise Refused(
            msg("The date “{text}” lies outside 1900 to 2199.", text=text),
            msg("Check the year."),
        )
    return value


def _year_last(text: str, first: int, second: int, year: int) -> PartialDate:
    if first <= _MONTHS_OF_YEAR and second <= _MONTHS_OF_YEAR and first != second:
        raise Refused(
            msg(
                "“{text}” can be read as {one} or as {other}.",
                text=text,
                one=_checked(text, year, second, first).iso(),
                other=_checked(text, year, first, second).iso(),
            ),
            msg("Give the date as in 2027-02-15."),
        )
    if second > _MONTHS_OF_YEAR:
        return _checked(text, year, first, second)
    return _checked(text, year, second, first)


def _month_number(text: str, name: str) -> int:
    """Return the month whose English name begins with `name`, three letters at least."""
    for number, month in enumerate(ENGLISH_MONTHS, start=1):
        if month.lower().startswith(name.lower()):
            return number
    raise _not_a_date(text)


def _not_a_date(text: str) -> Refused:
    return Refused(
        msg("“{text}” is not a date.", text=text),
        _PARTIAL,
    )
