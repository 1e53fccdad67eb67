# SPDX-License-Identifier: MIT
"""Journeys outside China as lines of the form."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.form_lines import FormLine, LineState
from kvisa_desktop.domain.form_sheet import form_sheet
from kvisa_desktop.domain.form_travel import of_travel
from kvisa_desktop.domain.travel import ForeignTrip, TripId
from tests.case_builders import PERSON, TODAY, graduate_case, new_id


def trip(country: str, arrived: str, left: str) -> ForeignTrip:
    return ForeignTrip(
        id=TripId(new_id()),
        person_id=PERSON,
        country=country,
        arrived=parse_partial(arrived),
        left=parse_partial(left),
    )


def lines(*trips: ForeignTrip) -> tuple[FormLine, ...]:
    return of_travel(replace(graduate_case(), foreign_trips=trips))


def test_no_journey_recorded_is_no_answer() -> None:
    (line,) = lines()
    assert line.state is LineState.CANNOT_BE_ANSWERED
    assert not line.value
    assert line.note is not None


def test_the_latest_journey_stands_first_in_both_languages() -> None:
    early, late = trip("FR", "2019-05-01", "2019-05-09"), trip("JP", "2023-04-02", "2023-04-09")
    first, second = lines(early, late)
    assert first.value.en == "Japan, 2023-04-02 – 2023-04-09"
    assert first.value.zh == "日本，2023-04-02 – 2023-04-09"
    assert first.state is LineState.READY
    assert second.record_id == early.id


@pytest.mark.parametrize(
    ("country", "arrived", "left", "field"),
    [
        ("", "2023-04-02", "2023-04-09", "country"),
        ("JP", "2023-04", "2023-04-09", "arrived"),
        ("JP", "2023-04-02", "", "left"),
    ],
)
def test_what_is_not_known_is_said_and_leads_to_its_field(
    country: str, arrived: str, left: str, field: str
) -> None:
    (line,) = lines(trip(country, arrived, left))
    assert line.state is LineState.CANNOT_BE_ANSWERED
    assert line.field == field
    assert line.value.en
    assert line.note is not None


def test_regions_are_named_as_an_officer_names_them() -> None:
    (line,) = lines(trip("HK", "2023-04-02", "2023-04-09"))
    assert "中国香港" in line.value.zh


def test_the_form_sheet_holds_the_journeys() -> None:
    case = replace(graduate_case(), foreign_trips=(trip("JP", "2023-04-02", "2023-04-09"),))
    assert "travel-1" in {each.id for each in form_sheet(case, TODAY)}
