# SPDX-License-Identifier: MIT
"""Findings on a residence permit of a stay: not recorded, later than it should be, or a gap."""

from collections.abc import Iterator

from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_rules import StayRules
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg

_COMPARE = msg("Compare the permits with the passport; a permit or an extension may be missing.")


def permit_findings(stay: CountedStay, entry: Crossing, rules: StayRules) -> Iterator[Finding]:
    """Yield what is to be looked at in the permits of one stay."""
    limit, days = stay.limit, stay.days
    if limit.permit_by is not None and days and days.least >= rules.permit_within_days:
        text = msg(
            "The visa of the entry {date} prints 000 days, and {days} days later no residence "
            "permit is recorded; it is applied for within {limit} days of entry (Exit and Entry "
            "Administration Law, Art. 30).",
            date=When(entry.on),
            days=days,
            limit=rules.permit_within_days,
        )
        step = msg("Add the permit, or the exit; if neither exists, ask the police at once.")
        yield _finding("permit-missing", (text, step), entry, ("E-12",))
    if limit.late_permit is not None:
        text = msg(
            "After the entry {date} on a visa of 000 days the residence permit was issued on "
            "{issued} only: later than {limit} days to apply and {working} working days to decide "
            "explain. The day of application is not recorded.",
            date=When(entry.on),
            issued=limit.late_permit,
            limit=rules.permit_within_days,
            working=rules.permit_decision_days,
        )
        step = msg("Find the receipt of the application before you answer the form's question.")
        yield _finding("permit-late", (text, step), entry, ("E-11", "E-12", "G-18"))
    if limit.last is not None and limit.resumed_on is not None:
        text = msg(
            "In the stay that began {date} the last lawful day is {last}, and the next "
            "residence permit was issued on {issued}; nothing recorded covers the days between.",
            date=When(entry.on),
            last=limit.last,
            issued=limit.resumed_on,
        )
        yield _finding("permit-gap", (text, _COMPARE), entry, ("E-13", "E-24"))


def _finding(
    key: str, texts: tuple[Message, Message], entry: Crossing, sources: tuple[str, ...]
) -> Finding:
    text, step = texts
    return Finding(f"stay.{key}", Weight.CHECK, Area.STAYS, text, step, sources, entry.id)
