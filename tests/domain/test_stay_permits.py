# SPDX-License-Identifier: MIT
"""Residence permits obtained in the course of a stay say how long it may last, in a chain."""

from datetime import date

import pytest

from kvisa_desktop.domain.bounds import Bounds, DaySpan
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.stay import Basis, Crossing, VisaSticker
from kvisa_desktop.domain.stay_history import ExtendedStay, PermitSpan
from kvisa_desktop.domain.stay_review import FormAnswer, StayReview, review_stays
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import entry, history, leave, visa

ON = date(2026, 11, 22)
MONTH, TRIPLE_ZERO = visa(30), visa(0, 1)
YEAR = ("2024-01-25", "2025-01-24")
say = Translator("en")


def reviewed(
    *crossings: Crossing,
    permits: tuple[tuple[str, str], ...] = (),
    extended: tuple[ExtendedStay, ...] = (),
    stickers: tuple[VisaSticker, ...] = (MONTH, TRIPLE_ZERO),
) -> StayReview:
    spans = tuple(
        PermitSpan(date.fromisoformat(issued), date.fromisoformat(expires))
        for issued, expires in permits
    )
    record = history(*crossings, stickers=stickers, permits=spans, extensions=extended)
    return review_stays(record, on=ON)


def last_day(review: StayReview) -> str:
    (stay,) = review.stays
    assert stay.limit.last is not None
    return stay.limit.last.said_in("en")


def keys(review: StayReview) -> set[str]:
    return {each.id for each in review.findings} - {"stay.no-evidence"}


@pytest.mark.parametrize(
    "begun",
    [
        entry("2024-01-01", MONTH),
        *(
            entry("2024-01-20" if "transit" in basis.value else "2024-01-01", basis=basis)
            for basis in (Basis.VISA_FREE_UNILATERAL, Basis.TRANSIT_240H, Basis.PORT_VISA)
        ),
    ],
)
def test_a_permit_issued_within_the_limit_carries_the_stay_on(begun: Crossing) -> None:
    review = reviewed(begun, leave("2024-12-01"), permits=(YEAR,))
    assert last_day(review) == "2025-01-24"
    assert review.stays[0].overstay == DaySpan(0, 0)
    assert review.overstayed is FormAnswer.NO
    assert keys(review) == set()


def test_a_permit_issued_after_the_limit_does_not() -> None:
    late = ("2024-04-01", "2025-03-31")
    review = reviewed(entry("2024-01-01", MONTH), leave("2024-12-01"), permits=(late,))
    assert last_day(review) == "2024-01-31"
    assert review.overstayed is FormAnswer.YES


def test_a_permit_from_before_the_entry_does_not_lengthen_a_visa() -> None:
    old = ("2023-03-01", "2024-02-29")
    review = reviewed(entry("2024-01-01", MONTH), leave("2024-02-10"), permits=(old,))
    assert last_day(review) == "2024-01-31"


def test_a_permit_follows_an_extension() -> None:
    begun = entry("2026-10-01", MONTH)
    review = reviewed(
        begun,
        permits=(("2026-11-20", "2027-11-19"),),
        extended=(ExtendedStay(begun.id, date(2026, 11, 30)),),
    )
    assert last_day(review) == "2027-11-19"
    assert review.stays[0].limit.days is None


def test_an_extension_beyond_the_permit_keeps_its_day() -> None:
    begun = entry("2024-01-01", MONTH)
    until = (ExtendedStay(begun.id, date(2025, 2, 20)),)
    review = reviewed(begun, leave("2025-02-20"), permits=(YEAR,), extended=until)
    assert last_day(review) == "2025-02-20"


def test_an_extension_between_two_permits_closes_the_gap() -> None:
    begun = entry("2024-01-01", MONTH)
    until = (ExtendedStay(begun.id, date(2025, 2, 20)),)
    permits = (YEAR, ("2025-02-15", "2026-02-14"))
    review = reviewed(begun, leave("2026-01-20"), permits=permits, extended=until)
    assert last_day(review) == "2026-02-14"
    assert keys(review) == {"stay.extension-too-long"}


def test_permits_in_a_chain_are_followed() -> None:
    permits = (("2025-01-25", "2026-01-24"), YEAR, ("2026-01-10", "2026-12-31"))
    review = reviewed(entry("2024-01-01", MONTH), leave("2026-06-01"), permits=permits)
    assert last_day(review) == "2026-12-31"
    assert review.overstayed is FormAnswer.NO


def test_a_day_of_entry_known_in_part_leaves_the_limit_open() -> None:
    review = reviewed(entry("2024-01", MONTH), leave("2024-12-01"), permits=(YEAR,))
    (stay,) = review.stays
    assert stay.limit.last == Bounds(date(2024, 1, 31), date(2025, 1, 24))
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED


GAP = (("2023-06-01", "2024-05-31"), ("2024-09-01", "2025-12-31"))


def test_a_gap_between_two_permits_is_not_passed_over() -> None:
    begun = entry("2024-01-01", basis=Basis.RESIDENCE_PERMIT)
    review = reviewed(begun, leave("2025-12-01"), permits=GAP)
    assert last_day(review) == "2024-05-31"
    assert review.overstayed is FormAnswer.YES
    (finding,) = (each for each in review.findings if each.id == "stay.permit-gap")
    assert finding.weight is Weight.CHECK
    assert "2024-05-31" in say(finding.text)
    assert "2024-09-01" in say(finding.text)


def test_a_stay_that_ended_before_the_gap_has_none() -> None:
    begun = entry("2024-01-01", basis=Basis.RESIDENCE_PERMIT)
    review = reviewed(begun, leave("2024-05-31"), permits=GAP)
    assert review.overstayed is FormAnswer.NO
    assert "stay.permit-gap" not in keys(review)


def test_an_entry_on_either_side_of_the_gap_is_not_called_an_overstay_for_sure() -> None:
    begun = entry("2024", basis=Basis.RESIDENCE_PERMIT)
    review = reviewed(begun, leave("2025-12-01"), permits=GAP)
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED


def test_000_days_and_an_old_permit_that_ends_just_after_entry() -> None:
    old = ("2023-01-01", "2024-01-05")
    review = reviewed(entry("2024-01-01", TRIPLE_ZERO), leave("2024-12-01"), permits=(old,))
    assert review.stays[0].limit.last is None
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED
    assert "stay.permit-missing" in keys(review)


@pytest.mark.parametrize(
    ("issued", "is_late"),
    [("2024-01-15", False), ("2024-02-20", False), ("2024-02-21", True), ("2024-06-01", True)],
)
def test_000_days_and_a_permit_later_than_a_decision_takes(issued: str, is_late: bool) -> None:
    """Asked for by 30 January, decided within 15 working days: by 20 February."""
    review = reviewed(
        entry("2024-01-01", TRIPLE_ZERO), leave("2024-12-01"), permits=((issued, "2025-06-01"),)
    )
    assert last_day(review) == "2025-06-01"
    assert ("stay.permit-late" in keys(review)) is is_late
    answer = FormAnswer.CANNOT_BE_ANSWERED if is_late else FormAnswer.NO
    assert review.overstayed is answer
    assert ("day of application" in say(review.overstayed_why.text)) is is_late


@pytest.mark.parametrize(("left", "is_found"), [("2024-01-30", False), ("2024-01-31", True)])
def test_000_days_without_a_permit_after_30_days(left: str, is_found: bool) -> None:
    review = reviewed(entry("2024-01-01", TRIPLE_ZERO), leave(left))
    assert ("stay.permit-missing" in keys(review)) is is_found
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED


def test_000_days_without_a_permit_in_a_stay_that_goes_on() -> None:
    found = reviewed(entry("2026-08-01", TRIPLE_ZERO)).findings
    (finding,) = (each for each in found if each.id == "stay.permit-missing")
    assert finding.weight is Weight.CHECK
    assert "E-12" in finding.sources
    assert "stay.permit-missing" not in keys(reviewed(entry("2026-11-01", TRIPLE_ZERO)))


def test_000_days_and_an_entry_on_an_unknown_day_take_no_permit_for_granted() -> None:
    review = reviewed(entry("", TRIPLE_ZERO), leave("2026-04-15"), permits=(YEAR,))
    assert review.stays[0].limit.last is None
    assert review.overstayed is FormAnswer.CANNOT_BE_ANSWERED
