# SPDX-License-Identifier: MIT
"""Times of a person's life of which nothing is recorded: no work, no school, no degree (G-06).

Dates known in part are read generously: a gap is told only where there is one for certain.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate

SHORTEST = 30
HOLIDAYS = 120  # between two times of study nobody asks for less
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Spell:
    """A stretch of life that is accounted for, with the record that does so."""

    first: date
    last: date
    record_id: UUID
    is_study: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Days of which nothing is recorded, first and last included.

    `beside` is the record that comes before them, `then` the one after, None when it is today.
    """

    first: date
    last: date
    beside: UUID
    then: UUID | None = None

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.last - self.first).days + 1


def gaps(case_file: CaseFile, on: date) -> tuple[Gap, ...]:
    """Return the gaps of `SHORTEST` days or more, from the first thing recorded until `on`.

    Holidays between two times of study are no gap.
    Without any record of work or school there is nothing to measure.
    """
    if not case_file.work_entries and not case_file.schooling:
        return ()
    spells = sorted(spells_of(case_file, on), key=lambda each: (each.first, each.last))
    return tuple(_between(spells, on))


def spells_of(case_file: CaseFile, on: date) -> Iterator[Spell]:
    """Yield every stretch of work, school and study whose beginning is known."""
    for entry in case_file.work_entries:
        yield from _spell((entry.started, entry.ended), entry.id, on)
    for school in case_file.schooling:
        yield from _spell((school.started, school.ended), school.id, on, is_study=True)
    for degree in case_file.degrees:
        yield from _spell((degree.started, degree.awarded), degree.id, on, is_study=True)


def _spell(
    span: tuple[PartialDate, PartialDate], record_id: UUID, on: date, *, is_study: bool = False
) -> Iterator[Spell]:
    """Yield nothing without a beginning; an end that is not known may be as late as today."""
    started, ended = span
    if started.is_known:
        last = min(ended.latest, on) if ended.is_known else on
        yield Spell(started.earliest, last, record_id, is_study)


def _between(spells: Iterable[Spell], on: date) -> Iterator[Gap]:
    reached: Spell | None = None
    for each in spells:
        if reached is not None:
            studies = reached.is_study and each.is_study
            until = each.first - _DAY
            yield from _gap(reached, until, HOLIDAYS if studies else SHORTEST, each.record_id)
        if reached is None or each.last > reached.last:
            reached = each
    if reached is not None:
        yield from _gap(reached, on, SHORTEST)


def _gap(before: Spell, until: date, shortest: int, then: UUID | None = None) -> Iterator[Gap]:
    gap = Gap(before.last + _DAY, until, before.record_id, then)
    if gap.days >= shortest:
        yield gap
