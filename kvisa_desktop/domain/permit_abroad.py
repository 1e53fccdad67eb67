# SPDX-License-Identifier: MIT
"""The residence permit of the country or region where one applies, and the days left on it."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import alpha2, country_in_text
from kvisa_desktop.domain.explanation import Explanation
from kvisa_desktop.domain.residence import MAINLAND, ResidencePermit
from kvisa_desktop.messages import msg


@dataclass(frozen=True, slots=True)
class PermitAbroad:
    """A permit with the days left on it; negative once it has run out.

    `days_at_filing` is None while no day of filing is planned.
    """

    permit: ResidencePermit
    expires_on: date
    days_left: int
    days_at_filing: int | None
    why: Explanation


def permit_abroad(case_file: CaseFile, on: date) -> PermitAbroad | None:
    """Return the permit of the place of application that expires last; None without one (G-13)."""
    places = {alpha2(case_file.person.residence_country)}
    if case_file.post is not None:
        places.add(alpha2(case_file.post.country))
    found = [
        (each.expires_on, each)
        for each in case_file.permits
        if each.country != MAINLAND and each.expires_on is not None
        if not places - {""} or alpha2(each.country) in places
    ]
    if not found:
        return None
    expires_on, permit = max(found, key=lambda pair: pair[0])
    filing = case_file.case.planned_filing
    left = (expires_on - on).days
    text = (
        msg(
            "The residence permit of {country} holds until {expires_on}: {days} days from {on}.",
            country=country_in_text(permit.country),
            expires_on=expires_on,
            days=left,
            on=on,
        )
        if left >= 0
        else msg(
            "The residence permit of {country} expired on {expires_on}.",
            country=country_in_text(permit.country),
            expires_on=expires_on,
        )
    )
    return PermitAbroad(
        permit,
        expires_on,
        left,
        (expires_on - filing).days if filing is not None else None,
        Explanation(text, ("G-13",)),
    )
