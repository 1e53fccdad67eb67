# SPDX-License-Identifier: MIT
"""What is known of a day or of a number of days that is not known exactly."""

from dataclasses import dataclass
from datetime import date, timedelta

from kvisa_desktop.domain.dates import EARLIEST, PartialDate, days_after

# Before every day that can be recorded, so that the first of those is a day like any other.
UNKNOWN_SINCE = EARLIEST - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The days a day can be: from `earliest` to `latest`, both included."""

    earliest: date
    latest: date

    @classmethod
    def of(cls, day: date) -> "Bounds":
        """Return the bounds of a day that is known."""
        return cls(day, day)

    @classmethod
    def of_partial(cls, day: PartialDate, until: date) -> "Bounds":
        """Return the days a day known in part can be; one not known at all is any to `until`."""
        return cls(day.earliest, day.latest) if day.is_known else cls(UNKNOWN_SINCE, until)

    @property
    def exact(self) -> date | None:
        """The day itself when it is known, else None."""
        return self.earliest if self.earliest == self.latest else None

    @property
    def is_open(self) -> bool:
        """True when nothing says how early the day can be."""
        return self.earliest < EARLIEST

    def after(self, days: int) -> "Bounds":
        """Return the bounds of the day so many days later."""
        earliest = self.earliest if self.is_open else days_after(self.earliest, days)
        return Bounds(earliest, days_after(self.latest, days))

    def said_in(self, language: str) -> str:
        """Return the day, or the first and the last day it can be."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        if self.is_open:
            before = self.latest.isoformat()
            return f"{before}或更早" if language == "zh" else f"{before} or earlier"
        first, last = self.earliest.isoformat(), self.latest.isoformat()
        return f"{first}至{last}间某日" if language == "zh" else f"a day from {first} to {last}"


@dataclass(frozen=True, slots=True)
class DaySpan:
    """A number of days: at least `least`, at most `most`; `most` is None when nothing limits it."""

    least: int
    most: int | None

    @property
    def exact(self) -> int | None:
        """The number itself when it is known, else None."""
        return self.least if self.least == self.most else None

    def said_in(self, language: str) -> str:
        """Return the number, or the least and the most it can be."""
        if self.most is None:
            return f"至少{self.least}" if language == "zh" else f"at least {self.least}"
        return str(self.least) if self.least == self.most else f"{self.least}–{self.most}"
