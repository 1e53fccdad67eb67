# SPDX-License-Identifier: MIT
"""Days left on the residence permit of the place of application, and travel outside China."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.permit_abroad import permit_abroad
from kvisa_desktop.domain.residence import PermitId, ResidencePermit
from kvisa_desktop.domain.stay_history import history_of
from kvisa_desktop.domain.travel import ForeignTrip, TripId, latest_first
from kvisa_desktop.i18n.catalog import Translator
from tests.case_builders import PERSON, graduate_case

SAY = Translator("en")
ON = date(2026, 11, 22)


def permit(country: str, expires: date | None, number: int = 1, **more: Any) -> ResidencePermit:  # noqa: ANN401
    return ResidencePermit(
        id=PermitId(UUID(int=number)),
        person_id=PERSON,
        country=country,
        expires_on=expires,
        **more,
    )


def case_with(*permits: ResidencePermit) -> CaseFile:
    """Return a case of somebody who lives in Germany and applies in Berlin."""
    return replace(graduate_case(), permits=permits)


def test_the_days_left_are_counted_to_today_and_to_the_filing() -> None:
    found = permit_abroad(case_with(permit("DE", date(2027, 3, 1))), ON)
    assert found is not None
    assert (found.days_left, found.days_at_filing) == (99, 14)
    assert found.why.sources == ("G-13",)
    assert "Germany" in SAY(found.why.text)
    assert "99 days" in SAY(found.why.text)


def test_of_several_the_one_that_lasts_counts() -> None:
    old, new = permit("DE", date(2026, 12, 1)), permit("DE", date(2028, 1, 1), 2)
    found = permit_abroad(case_with(old, new), ON)
    assert found is not None
    assert found.permit == new


def test_one_that_has_run_out_says_so() -> None:
    found = permit_abroad(case_with(permit("DE", date(2026, 11, 1))), ON)
    assert found is not None
    assert found.days_left == -21
    assert "expired on 2026-11-01" in SAY(found.why.text)


@pytest.mark.parametrize("country", ["CN", "FR"])
def test_the_permit_of_another_place_does_not_count(country: str) -> None:
    assert permit_abroad(case_with(permit(country, date(2028, 1, 1))), ON) is None


def test_without_a_known_place_any_permit_abroad_counts() -> None:
    case = case_with(permit("FR", date(2028, 1, 1)))
    nowhere = replace(
        case, post=None, person=replace(case.person, residence_country=""),
        case=replace(case.case, planned_filing=None),
    )  # fmt: skip
    found = permit_abroad(nowhere, ON)
    assert found is not None
    assert found.days_at_filing is None
    assert permit_abroad(replace(nowhere, permits=(permit("FR", None),)), ON) is None


def test_only_whole_permits_of_the_mainland_are_counted_as_stays() -> None:
    whole = permit("CN", date(2027, 1, 1), 3, issued_on=date(2026, 1, 1))
    case = case_with(whole, permit("CN", date(2028, 1, 1), 4), permit("DE", date(2028, 1, 1)))
    (span,) = history_of(case).permits
    assert (span.issued_on, span.expires_on, span.record_id) == (
        date(2026, 1, 1), date(2027, 1, 1), whole.id
    )  # fmt: skip


def trip(number: int, arrived: str, left: str) -> ForeignTrip:
    return ForeignTrip(
        id=TripId(UUID(int=number)),
        person_id=PERSON,
        country="TR",
        arrived=parse_partial(arrived),
        left=parse_partial(left),
    )


def test_journeys_stand_as_the_form_asks_for_them() -> None:
    first, second, unknown = trip(1, "2019-05-01", ""), trip(2, "2024", "2024"), trip(3, "", "")
    assert latest_first([unknown, first, second]) == (second, first, unknown)
