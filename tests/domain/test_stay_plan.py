# SPDX-License-Identifier: MIT
"""Trips that are only planned."""

from datetime import date

import pytest

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.domain.stay_plan import PlannedTrip, TripKind, is_planned, with_trips
from kvisa_desktop.domain.stay_review import review_stays
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import entry, history, leave, visa

ON = date(2026, 11, 22)
TWICE = visa(30, 2)
RECORD = history(entry("2026-05-01", TWICE), leave("2026-05-20"), stickers=[TWICE])


def trip(first: str, last: str, kind: TripKind = TripKind.VISIT) -> PlannedTrip:
    return PlannedTrip(
        date.fromisoformat(first), date.fromisoformat(last), kind, sticker_id=TWICE.id
    )


def test_a_plan_leaves_the_record_alone() -> None:
    planned = with_trips(RECORD, [trip("2027-01-01", "2027-01-20")])
    assert len(RECORD.crossings) == 2
    assert len(planned.crossings) == 4
    assert with_trips(RECORD, []) == RECORD


def test_a_visit_uses_an_entry_and_adds_days() -> None:
    plan = [trip("2027-01-01", "2027-01-20")]
    review = review_stays(with_trips(RECORD, plan), on=ON)
    assert review.stickers[0].entries_left == 0
    assert review.stays[-1].limit.last == Bounds.of(date(2027, 1, 31))
    assert review.years[-1].days == DaySpan(20, 20)


def test_a_plan_shows_what_it_would_break() -> None:
    plan = [trip("2027-01-01", "2027-02-20"), trip("2027-04-01", "2027-04-02")]
    keys = {each.id for each in review_stays(with_trips(RECORD, plan), on=ON).findings}
    assert {"stay.overstay", "stay.entries-exceeded"} <= keys


def test_an_absence_leaves_and_comes_back() -> None:
    record = history(entry("2026-11-01", TWICE), stickers=[TWICE])
    plan = [trip("2026-11-25", "2026-11-28", TripKind.ABSENCE)]
    first, second = review_stays(with_trips(record, plan), on=ON).stays
    assert first.left == Bounds.of(date(2026, 11, 25))
    assert second.entered == Bounds.of(date(2026, 11, 28))
    assert second.sticker == TWICE


def test_planned_crossings_are_known_as_such_and_have_ids_of_their_own() -> None:
    plan = [trip("2027-01-01", "2027-01-20"), trip("2027-03-01", "2027-03-01")]
    planned = with_trips(RECORD, plan)
    assert [is_planned(each) for each in planned.crossings] == [False, False, *[True] * 4]
    assert len({each.id for each in planned.crossings}) == 6
    assert planned == with_trips(RECORD, plan)
    assert [each.direction for each in planned.crossings[2:4]] == list(Direction)


def test_a_trip_of_one_day_is_one_day() -> None:
    review = review_stays(with_trips(RECORD, [trip("2027-03-01", "2027-03-01")]), on=ON)
    assert review.years[-1].days == DaySpan(1, 1)


def test_a_trip_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        with_trips(RECORD, [trip("2027-01-20", "2027-01-01")])
    assert Translator("en")(caught.value.what) == (
        "The planned trip ends on 2027-01-01, before it begins on 2027-01-20."
    )
