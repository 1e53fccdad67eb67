# SPDX-License-Identifier: MIT
"""Entries and exits beside other papers: a permit, an extension, a journey elsewhere."""

from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop.domain.counted_stay import count_stays
from kvisa_desktop.domain.dates import parse_partial
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.residence import ExtensionId, StayExtension
from kvisa_desktop.domain.stay import CrossingId
from kvisa_desktop.domain.stay_gaps import gap_findings
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory, history_of
from kvisa_desktop.domain.stay_noticed import noticed
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.domain.travel import ForeignTrip, TripId
from kvisa_desktop.i18n.catalog import Translator
from tests.case_builders import graduate_case
from tests.domain.stay_cases import PERSON, entry, free, history, leave, visa

ON = date(2026, 11, 22)
say = Translator("en")


def gaps(record: StayHistory) -> list[Finding]:
    stays = count_stays(pair_stays(record.crossings, on=ON), record, on=ON)
    return list(gap_findings(stays, record))


def trip(arrived: str, left: str) -> ForeignTrip:
    return ForeignTrip(
        id=TripId(UUID(int=7)),
        person_id=PERSON,
        country="JP",
        arrived=parse_partial(arrived),
        left=parse_partial(left),
    )


@pytest.mark.parametrize(
    ("issued", "is_found"),
    [("2024-05-13", False), ("2024-05-26", False), ("2024-05-27", True), ("2024-05-12", True)],
)
def test_a_permit_is_issued_to_somebody_who_is_there(issued: str, is_found: bool) -> None:
    permit = PermitSpan(date.fromisoformat(issued), date(2025, 5, 1), UUID(int=5))
    record = history(free("2024-05-13"), leave("2024-05-26"), permits=(permit,))
    found = gaps(record)
    assert [each.record_id for each in found] == [UUID(int=5)] * is_found


def test_a_vague_exit_leaves_the_permit_its_benefit_of_doubt() -> None:
    permit = PermitSpan(date(2024, 6, 10), date(2025, 5, 1), UUID(int=5))
    record = history(free("2024-05-13"), leave("2024-06"), permits=(permit,))
    assert gaps(record) == []


@pytest.mark.parametrize(("granted", "is_found"), [("2024-05-20", False), ("2024-06-20", True)])
def test_an_extension_is_granted_within_its_stay(granted: str, is_found: bool) -> None:
    came = free("2024-05-13")
    extension = StayExtension(
        id=ExtensionId(UUID(int=6)),
        person_id=PERSON,
        entry_id=CrossingId(came.id),
        granted_on=date.fromisoformat(granted),
    )
    found = gaps(history(came, leave("2024-05-26"), granted=(extension,)))
    assert [each.field for each in found] == ["granted_on"] * is_found
    assert all(each.against is not None and each.against.record_id == came.id for each in found)


@pytest.mark.parametrize(
    ("arrived", "left", "is_found"),
    [
        ("2024-05-15", "2024-05-20", True),
        ("2024-05-01", "2024-06-30", True),
        ("2024-05-01", "2024-05-13", False),
        ("2024-05-26", "2024-06-02", False),
        ("2024-05-15", "2024-05-16", False),
        ("2024-05", "2024-05", False),
        ("2024-04", "2024-06", True),
        ("2024-05-15", "", False),
    ],
)
def test_nobody_is_in_two_places(arrived: str, left: str, is_found: bool) -> None:
    record = history(free("2024-05-13"), leave("2024-05-26"), trips=(trip(arrived, left),))
    found = gaps(record)
    assert [each.id for each in found] == ["stay.journey-in-a-stay"] * is_found
    if found:
        assert "Japan" in say(found[0].text)


def test_a_journey_while_the_stay_goes_on_contradicts_it() -> None:
    record = history(entry("2026-10-01", visa(90)), trips=(trip("2026-11-01", "2026-11-09"),))
    assert len(gaps(record)) == 1


def test_the_case_hands_its_papers_to_the_count() -> None:
    case = graduate_case()
    record = history_of(case)
    assert record.trips == case.foreign_trips
    assert record.granted == case.extensions
    stays = count_stays(pair_stays(record.crossings, on=ON), record, on=ON)
    assert set(gap_findings(stays, record)) <= set(noticed(stays, record, on=ON))


def test_an_empty_record_contradicts_nothing() -> None:
    assert gaps(StayHistory(trips=(trip("2024-05-15", "2024-05-20"),))) == []
