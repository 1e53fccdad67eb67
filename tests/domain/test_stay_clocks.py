# SPDX-License-Identifier: MIT
"""The days by which something has to be done."""

from datetime import date

import pytest

from kvisa_desktop.domain.stay import Basis
from kvisa_desktop.domain.stay_clocks import Clock, ClockKind
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.stay_review import review_stays
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import entry, history, leave, visa

say = Translator("en")
MONTH = visa(30, 1)


def clocks(record: StayHistory, on: date) -> tuple[Clock, ...]:
    return review_stays(record, on=on).clocks


def due(record: StayHistory, on: date) -> dict[str, str]:
    return {clock.kind.value: clock.due.isoformat() for clock in clocks(record, on)}


def test_a_stay_on_a_visa_runs_three_clocks() -> None:
    record = history(entry("2026-11-01", MONTH), stickers=[MONTH])
    assert due(record, date(2026, 11, 10)) == {
        "registration": "2026-11-02",
        "extension": "2026-11-24",
        "last-lawful-day": "2026-12-01",
    }


def test_the_next_clock_is_the_first_that_has_not_run_out() -> None:
    record = history(entry("2026-11-01", MONTH), stickers=[MONTH])
    for on, kind in [
        ("2026-11-01", ClockKind.REGISTRATION),
        ("2026-11-02", ClockKind.REGISTRATION),
        ("2026-11-03", ClockKind.EXTENSION),
        ("2026-11-24", ClockKind.EXTENSION),
        ("2026-11-25", ClockKind.LAST_LAWFUL_DAY),
        ("2026-12-01", ClockKind.LAST_LAWFUL_DAY),
    ]:
        found = review_stays(record, on=date.fromisoformat(on)).next_clock
        assert found is not None
        assert found.kind is kind
    assert review_stays(record, on=date(2026, 12, 2)).next_clock is None


def test_a_visa_of_000_days_runs_the_clock_of_the_residence_permit() -> None:
    sticker = visa(0, 1)
    record = history(entry("2026-11-01", sticker), stickers=[sticker])
    assert due(record, date(2026, 11, 10)) == {
        "registration": "2026-11-02",
        "residence-permit": "2026-11-30",
    }


@pytest.mark.parametrize(
    ("basis", "last"),
    [(Basis.VISA_FREE_UNILATERAL, "2026-12-01"), (Basis.TRANSIT_240H, "2026-11-11")],
)
def test_an_entry_without_a_visa_has_no_extension_to_ask_for(basis: Basis, last: str) -> None:
    record = history(entry("2026-11-01", basis=basis))
    assert due(record, date(2026, 11, 2)) == {
        "registration": "2026-11-02",
        "last-lawful-day": last,
    }


def test_a_stay_that_is_over_runs_no_clock() -> None:
    record = history(entry("2026-11-01", MONTH), leave("2026-11-09"), stickers=[MONTH])
    assert clocks(record, date(2026, 11, 10)) == ()


def test_a_stay_whose_exit_is_still_to_come_runs_its_clocks() -> None:
    record = history(entry("2026-11-01", MONTH), leave("2026-11-25"), stickers=[MONTH])
    assert "last-lawful-day" in due(record, date(2026, 11, 10))


def test_where_the_entry_is_known_in_part_the_earliest_day_counts() -> None:
    record = history(entry("2026-11", MONTH), stickers=[MONTH])
    assert due(record, date(2026, 11, 22))["last-lawful-day"] == "2026-12-01"


def test_a_visa_with_an_entry_left_runs_until_its_last_day() -> None:
    sticker = visa(30, 2, enter_before=date(2027, 3, 1))
    record = history(entry("2026-05-01", sticker), leave("2026-05-09"), stickers=[sticker])
    assert due(record, date(2026, 11, 22)) == {"enter-before": "2027-03-01"}
    assert clocks(record, date(2026, 11, 22))[0].record_id == sticker.id
    assert clocks(record, date(2027, 3, 2)) == ()


def test_a_permit_is_to_be_renewed_in_time() -> None:
    permit = PermitSpan(date(2026, 1, 1), date(2026, 12, 31))
    record = history(permits=(permit,))
    assert due(record, date(2026, 11, 22)) == {"permit-renewal": "2026-12-01"}
    assert clocks(record, date(2027, 1, 1)) == ()


def test_an_unknown_entry_runs_no_clock() -> None:
    assert clocks(history(entry("", MONTH), stickers=[MONTH]), date(2026, 11, 22)) == ()


def test_every_clock_says_why() -> None:
    sticker = visa(30, 0)
    permit = PermitSpan(date(2026, 1, 1), date(2027, 1, 1))
    record = history(entry("2026-11-01", sticker), stickers=[sticker], permits=(permit,))
    reasons = {clock.kind: say(clock.why.text) for clock in clocks(record, date(2026, 11, 2))}
    assert "within 24 hours" in reasons[ClockKind.REGISTRATION]
    assert "Art. 39" in reasons[ClockKind.REGISTRATION]
    assert "at least 7 days before" in reasons[ClockKind.EXTENSION]
    assert "to 2026-12-31; they hold for this entry only" in reasons[ClockKind.EXTENSION]
    assert "the last lawful day is 2026-12-01" in reasons[ClockKind.LAST_LAWFUL_DAY]
    assert "Art. 32" in reasons[ClockKind.PERMIT_RENEWAL]
    assert "24:00 Beijing time" in reasons[ClockKind.ENTER_BEFORE]
    assert all(clock.why.sources for clock in clocks(record, date(2026, 11, 2)))
