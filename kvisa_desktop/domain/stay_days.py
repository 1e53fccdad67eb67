# SPDX-License-Identifier: MIT
"""The clock of one stay: its days count from the day after entry, and end with entry + N.

Regulations on Entry and Exit, Art. 36 (E-01). An older text counts from the day of entry (E-03), so
a careful traveller leaves a day earlier.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.dates import days_after
from kvisa_desktop.domain.explanation import Explanation, sources_of
from kvisa_desktop.domain.stay_reasons import (
    overstay_reason,
    permit_reason,
    stayed_reason,
    visa_reason,
)
from kvisa_desktop.domain.stay_rules import FIGURES_OF_THE_FACTS, HOURS_OF_A_DAY, StayRules
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

WORKING_DAYS_OF_A_WEEK, DAYS_OF_A_WEEK = 5, 7
LONGEST_STAY = 3660  # days; a visa prints fewer, a slip of the finger more


@dataclass(frozen=True, slots=True)
class StayDays:
    """The days of one stay. What was not asked for, or cannot be said, is None.

    `careful_last_day` is the last lawful day on the older reading (E-03); `permit_by` the day by
    which a residence permit has to be applied for when the visa prints "000" days (E-12).
    """

    last_lawful_day: date | None
    careful_last_day: date | None
    permit_by: date | None
    days_stayed: int | None
    days_left: int | None
    overstay_days: int | None
    why: tuple[Explanation, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the facts behind the numbers."""
        return sources_of(self.why)


def last_lawful_day(entry: date, days: int) -> date:
    """Return the last day of a stay of `days` days: entry + N (E-01)."""
    return days_after(entry, days)


def careful_last_day(entry: date, days: int) -> date:
    """Return the last day on the older reading, which counts the day of entry (E-03)."""
    return days_after(entry, days - 1)


def permit_deadline(entry: date, rules: StayRules = FIGURES_OF_THE_FACTS) -> date:
    """Return the last day to apply for a residence permit, the day of entry counted (E-12)."""
    return days_after(entry, rules.permit_within_days - 1)


def permit_decision_deadline(asked: date, rules: StayRules = FIGURES_OF_THE_FACTS) -> date:
    """Return the day by which a permit asked for on `asked` is decided on (E-11).

    Public holidays are not known here, so the day can be some days too early, never too late.
    """
    weeks, days = divmod(rules.permit_decision_days, WORKING_DAYS_OF_A_WEEK)
    return days_after(asked, weeks * DAYS_OF_A_WEEK + days)


def extension_deadline(last_day: date, rules: StayRules = FIGURES_OF_THE_FACTS) -> date:
    """Return the last day to ask for an extension of a stay that ends with `last_day` (E-10)."""
    return days_after(last_day, -rules.extension_notice_days)


def registration_deadline(moved_in: date, rules: StayRules = FIGURES_OF_THE_FACTS) -> date:
    """Return the day on which the hours to register an address run out, at the same hour (E-20)."""
    return days_after(moved_in, rules.registration_hours // HOURS_OF_A_DAY)


def renewal_deadline(expires_on: date, rules: StayRules = FIGURES_OF_THE_FACTS) -> date:
    """Return the last day to ask for a new residence permit (E-13)."""
    return days_after(expires_on, -rules.permit_renewal_days)


def transit_last_day(entry: date, hours: int) -> date:
    """Return the last day of a transit whose hours count from the day after entry (E-33)."""
    return days_after(entry, hours // HOURS_OF_A_DAY)


def days_of_stay(
    entry: date, days: int | None = None, exit_on: date | None = None, until: date | None = None
) -> StayDays:
    """Return the days of a stay of at most `days` days, to the exit or else as of `until`.

    `days` 0 stands for "000". Raises `Refused` for an end before the entry and an absurd `days`.
    """
    if days is not None and not 0 <= days <= LONGEST_STAY:
        raise Refused(
            msg("A stay of {days} days cannot be counted.", days=days),
            msg("Give the number printed as “duration of each stay”; 0 stands for 000."),
        )
    end = _end(entry, exit_on, until)
    stayed = (end - entry).days if end is not None else None
    left, over = _left_and_over(stayed, days)
    return StayDays(
        last_lawful_day=last_lawful_day(entry, days) if days else None,
        careful_last_day=careful_last_day(entry, days) if days else None,
        permit_by=permit_deadline(entry) if days == 0 else None,
        days_stayed=stayed,
        days_left=left,
        overstay_days=over,
        why=tuple(_reasons(entry, days, end)),
    )


def _left_and_over(stayed: int | None, days: int | None) -> tuple[int | None, int | None]:
    """Return the days left and the days too many; neither is known without end or limit."""
    if stayed is None or not days:
        return None, None
    return max(0, days - stayed), max(0, stayed - days)


def _end(entry: date, exit_on: date | None, until: date | None) -> date | None:
    """Return the day to which a stay is counted: its exit, or `until` when that comes first."""
    given = [day for day in (exit_on, until) if day is not None]
    for day in given:
        if day < entry:
            raise Refused(
                msg("{day} lies before the entry on {entry}.", day=day, entry=entry),
                msg("Check both dates."),
            )
    return min(given, default=None)


def _reasons(entry: date, days: int | None, end: date | None) -> Iterator[Explanation]:
    if days:
        last, careful = last_lawful_day(entry, days), careful_last_day(entry, days)
        yield visa_reason(entry, days, last, careful)
    if days == 0:
        yield permit_reason(entry, permit_deadline(entry), FIGURES_OF_THE_FACTS)
    if end is None:
        return
    stayed = (end - entry).days
    yield stayed_reason(entry, end, DaySpan(stayed, stayed))
    if days and stayed > days:
        over = stayed - days
        yield overstay_reason(DaySpan(over, over), Bounds.of(last_lawful_day(entry, days)))
