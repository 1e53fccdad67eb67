# SPDX-License-Identifier: MIT
"""Days laid out along a line: where a day stands, which day stands somewhere, zoom, pan, ticks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kvisa_desktop.domain.dates import EARLIEST, LATEST

_CLOSEST = 24.0  # pixels of a day
_APART = 64  # pixels between two ticks
_YEAR, _MONTH = 365.25, 30.44
_MONTHS_OF_YEAR = 12
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100)
_MONTH_STEPS = (1, 3, 6)
_WEEK_DAYS = (1, 8, 15, 22)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day with its label; a strong one begins a year."""

    day: int
    label: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """A line `width` pixels long that begins with the day `first`; days are ordinals."""

    first: float
    per_day: float
    width: float

    @classmethod
    def fitting(cls, first: date, last: date, width: float) -> "Axis":
        """Return the line on which all days from `first` to `last` just fit."""
        days = max(1, last.toordinal() + 1 - first.toordinal())
        return cls(first.toordinal(), min(_CLOSEST, max(1.0, width) / days), width)

    @property
    def last(self) -> float:
        """The day at the right end."""
        return self.first + self.width / self.per_day

    def x(self, day: float) -> float:
        """Return where a day begins."""
        return (day - self.first) * self.per_day

    def day_at(self, x: float) -> float:
        """Return the day, with its fraction, that stands at `x`."""
        return self.first + x / self.per_day

    def zoomed(self, factor: float, x: float) -> "Axis":
        """Return the line zoomed by `factor`; the day at `x` stays where it is."""
        widest = self.width / (LATEST.toordinal() - EARLIEST.toordinal())
        per_day = min(_CLOSEST, max(widest, self.per_day * factor))
        return _kept(self.day_at(x) - x / per_day, per_day, self.width)

    def moved(self, pixels: float) -> "Axis":
        """Return the line moved so many pixels to later days."""
        return _kept(self.first + pixels / self.per_day, self.per_day, self.width)

    def resized(self, width: float) -> "Axis":
        """Return the line with another length, its first day and scale as they are."""
        return replace(self, width=width)

    def showing(self, first: date, last: date) -> "Axis":
        """Return the line moved just as far as needed to show a span of days."""
        begin, end = self.x(first.toordinal()), self.x(last.toordinal() + 1)
        if begin >= 0 and end <= self.width:
            return self
        if begin < 0 or end - begin > self.width:
            return self.moved(begin - min(40.0, self.width / 4))
        return self.moved(end - self.width + min(40.0, self.width / 4))

    def ticks(self) -> Iterator[Tick]:
        """Yield the days to name: years, months, or weeks, as close as their labels allow."""
        begin = date.fromordinal(max(EARLIEST.toordinal(), int(self.first)))
        end = date.fromordinal(min(LATEST.toordinal(), int(self.last) + 1))
        months = next((n for n in _MONTH_STEPS if n * _MONTH * self.per_day >= _APART), 0)
        for year in self._years(begin.year, end.year, dense=bool(months)):
            yield Tick(date(year, 1, 1).toordinal(), str(year), True)
            if not months:
                continue
            for month in range(1, _MONTHS_OF_YEAR + 1, months):
                yield from self._of_month(year, month)

    def _of_month(self, year: int, month: int) -> Iterator[Tick]:
        """Yield a month and, close up, the weeks in it, as far as they can be seen."""
        ordinal = date(year, month, 1).toordinal()
        if ordinal + 31 < self.first or ordinal > self.last:
            return
        if month > 1:
            yield Tick(ordinal, f"{year}-{month:02d}", False)
        if self.per_day * 7 >= _APART:
            for day in _WEEK_DAYS[1:]:
                yield Tick(ordinal + day - 1, f"{month:02d}-{day:02d}", False)

    def _years(self, first: int, last: int, *, dense: bool) -> range:
        step = next((n for n in _YEAR_STEPS if n * _YEAR * self.per_day >= _APART), 100)
        step = 1 if dense else step
        return range(first - first % step if step > 1 else first, last + 1, step)


def _kept(first: float, per_day: float, width: float) -> Axis:
    """Return a line with its middle within the years that the program knows."""
    half = width / per_day / 2
    lowest, highest = EARLIEST.toordinal() - half, LATEST.toordinal() - half
    return Axis(min(highest, max(lowest, first)), per_day, width)
