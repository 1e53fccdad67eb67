# SPDX-License-Identifier: MIT
"""The reasons of stay arithmetic in words: dates, rule and article, and where texts differ."""

from datetime import date

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.stay_rules import StayRules
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Spoken, msg

Day = date | Spoken


def visa_reason(entry: Day, days: int, last: Day, careful: Day) -> Explanation:
    """Return why a stay on a visa ends when it does."""
    return Explanation(
        msg(
            "Entry {entry}, {days} days, counted from the day after entry (Regulations on Entry "
            "and Exit, Art. 36): the last lawful day is {last}. An older text counts the day of "
            "entry; to be careful, leave by {careful}.",
            entry=When(entry),
            days=days,
            last=last,
            careful=careful,
        ),
        ("E-01", "E-03"),
    )


def permit_reason(entry: Day, permit_by: Day, rules: StayRules) -> Explanation:
    """Return why a visa that prints "000" days asks for a residence permit, and by when."""
    return Explanation(
        msg(
            "The visa prints 000 days: apply for a residence permit within {days} days of the "
            "entry {entry} (Exit and Entry Administration Law, Art. 30). Counting the day of "
            "entry, that is by {permit_by}.",
            days=rules.permit_within_days,
            entry=When(entry),
            permit_by=permit_by,
        ),
        ("E-12", "K-06"),
    )


def permit_held_reason(expires_on: date) -> Explanation:
    """Return until when a residence permit lets a person stay."""
    return Explanation(
        msg(
            "The stay rests on a residence permit that holds until {expires_on} (Exit and Entry "
            "Administration Law, Art. 30).",
            expires_on=expires_on,
        ),
        ("E-13",),
    )


def permit_unknown_reason() -> Explanation:
    """Return why a stay on a residence permit has no last day in the record."""
    return Explanation(
        msg("The stay rests on a residence permit whose date of expiry is not recorded."),
        ("E-13",),
    )


def extended_reason(until: date) -> Explanation:
    """Return until when an extension lets a person stay."""
    return Explanation(
        msg(
            "The stay was extended to {until}; an extension holds for this entry only (Exit and "
            "Entry Administration Law, Art. 29).",
            until=until,
        ),
        ("E-10",),
    )


def unilateral_reason(entry: Day, last: Day, rules: StayRules) -> Explanation:
    """Return why a stay without a visa, on China's own list, ends when it does."""
    return Explanation(
        msg(
            "Visa-free entry {entry} (Exit and Entry Administration Law, Art. 22) for at most "
            "{days} days, counted from the day after entry: the last lawful day is {last}. The "
            "list is known to run until {until}.",
            entry=When(entry),
            days=rules.unilateral_days,
            last=last,
            until=rules.unilateral_until,
        ),
        ("E-31", "E-01"),
    )


def bilateral_reason() -> Explanation:
    """Return why a stay under an agreement between two states has no last day in the record."""
    return Explanation(
        msg(
            "Visa-free entry under an agreement between two states (Exit and Entry Administration "
            "Law, Art. 22): how many days it gives, the agreement says; the record does not know "
            "it."
        ),
        ("E-30",),
    )


def direct_transit_reason(entry: Day, last: Day, rules: StayRules) -> Explanation:
    """Return why a direct transit ends when it does."""
    return Explanation(
        msg(
            "Direct transit {entry}: {hours} hours from the hour of entry, so until the same "
            "hour of {last} at the latest (Exit and Entry Administration Law, Art. 22).",
            entry=When(entry),
            hours=rules.direct_transit_hours,
            last=last,
        ),
        ("E-30", "E-33"),
    )


def area_transit_reason(entry: Day, last: Day, rules: StayRules) -> Explanation:
    """Return why a transit within a designated area ends when it does."""
    return Explanation(
        msg(
            "Transit entry {entry} (Exit and Entry Administration Law, Art. 22): {hours} hours, "
            "counted from 00:00 of the day after entry (stated for the earlier scheme of 144 "
            "hours): the last lawful day is {last}.",
            entry=When(entry),
            hours=rules.area_transit_hours,
            last=last,
        ),
        ("E-32", "E-33"),
    )


def port_visa_reason(entry: Day, days: int, last: Day, careful: Day) -> Explanation:
    """Return why a stay on a visa issued at the port ends when it does."""
    return Explanation(
        msg(
            "Entry {entry} on a visa issued at the port, {days} days at most (Exit and Entry "
            "Administration Law, Art. 20), counted from the day after entry: the last lawful day "
            "is {last}. An older text counts the day of entry; to be careful, leave by {careful}.",
            entry=When(entry),
            days=days,
            last=last,
            careful=careful,
        ),
        ("E-35", "E-01", "E-03"),
    )


def no_limit_known_reason() -> Explanation:
    """Return why an entry without its basis or its visa has no last lawful day."""
    return Explanation(
        msg(
            "What the entry rests on, or the days printed on its visa, is not recorded; so no last "
            "lawful day can be said. Each entry has one basis, with a clock of its own."
        ),
        ("E-34", "E-06"),
    )


def stayed_reason(entry: Day, end: Day, days: DaySpan) -> Explanation:
    """Return how the days of one stay were counted."""
    return Explanation(
        msg(
            "From the entry {entry} to {end}: {days} days of stay. The day of entry is not "
            "counted (Regulations on Entry and Exit, Art. 36), the day of exit is; so an exit and "
            "a new entry on one day count it once.",
            entry=When(entry),
            end=end,
            days=days,
        ),
        ("E-01",),
    )


def still_here_reason(entry: Day, on: date) -> Explanation:
    """Return what a stay without an exit is taken for."""
    return Explanation(
        msg(
            "No exit is recorded after the entry {entry}; the stay is counted as going on to {on}.",
            entry=When(entry),
            on=on,
        ),
        ("E-37",),
    )


def left_reason(last: Day, on: date, days: DaySpan) -> Explanation:
    """Return how many days of a stay are left, and what they are counted to."""
    return Explanation(
        msg(
            "Days left on {on}: {days}, the last lawful day ({last}) included (Regulations on "
            "Entry and Exit, Art. 36).",
            on=on,
            days=days,
            last=last,
        ),
        ("E-01",),
    )


def overstay_reason(days: DaySpan, last: Bounds) -> Explanation:
    """Return what the law says of days beyond the last lawful one; it never names a sum due."""
    # Translators: quoted law
    text = msg(
        "{days} days beyond the last lawful day ({last}). Exit and Entry Administration Law, "
        "Art. 78, on illegal residence: a warning; in serious cases a fine of CNY 500 for each "
        "day, CNY 10,000 at most, or detention of 5 to 15 days. Which of these, the police decide.",
        days=days,
        last=last,
    )
    return Explanation(text, ("E-24",))
