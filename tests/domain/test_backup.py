# SPDX-License-Identifier: MIT
"""Which of many backups are kept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.backup import SAFETY_KEPT, Backup, Contents, Why, newest_first, surplus

NOW = datetime(2027, 2, 15, 12, tzinfo=UTC)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2027, 2, 15)).map(
    lambda each: each.replace(tzinfo=UTC)
)


def backup(made_at: datetime, why: Why = Why.ROUTINE) -> Backup:
    return Backup(Path(f"{made_at.isoformat()}-{why}.db"), "0001", made_at, why, 1000)


@given(st.lists(moments, unique=True))
def test_what_is_kept_stays_kept_when_looked_at_again(made: list[datetime]) -> None:
    all_backups = [backup(each) for each in made]
    kept = set(all_backups) - set(surplus(all_backups, NOW))
    assert surplus(kept, NOW) == ()


@given(st.lists(moments, unique=True, min_size=1))
def test_the_newest_is_always_kept(made: list[datetime]) -> None:
    all_backups = [backup(each) for each in made]
    assert max(all_backups, key=lambda each: each.made_at) not in surplus(all_backups, NOW)


@given(st.lists(moments, unique=True))
def test_never_more_are_kept_than_there_are_periods(made: list[datetime]) -> None:
    all_backups = [backup(each) for each in made]
    assert len(all_backups) - len(surplus(all_backups, NOW)) <= 5 + 7 + 5 + 12


def test_daily_backups_of_a_year_become_days_weeks_and_months() -> None:
    daily = [backup(NOW - timedelta(days=each)) for each in range(365)]
    ages = {(NOW - each.made_at).days for each in daily} - {
        (NOW - each.made_at).days for each in surplus(daily, NOW)
    }
    assert set(range(7)) <= ages
    assert {8, 15, 22} <= ages  # the Sundays before
    assert {15, 46, 77} <= ages  # the last of January, December, November
    assert len(ages) < 25


def test_many_backups_of_one_day_become_the_newest_few() -> None:
    hourly = [backup(NOW - timedelta(minutes=each)) for each in range(100)]
    assert len(hourly) - len(surplus(hourly, NOW)) == 5


def test_a_backup_made_before_something_drastic_is_kept_for_a_month() -> None:
    routine = [backup(NOW - timedelta(minutes=each)) for each in range(20)]
    fresh = backup(NOW - timedelta(hours=5), Why.MIGRATION)
    old = backup(NOW - SAFETY_KEPT - timedelta(days=1, hours=3), Why.RESTORE)
    month_old = [backup(NOW - SAFETY_KEPT - timedelta(days=1, minutes=each)) for each in range(99)]
    gone = surplus([*routine, fresh, old, *month_old], NOW)
    assert fresh not in gone
    assert old in gone


@given(st.lists(moments, unique=True), st.lists(moments, unique=True))
def test_what_is_dated_in_the_future_pushes_nothing_out(
    made: list[datetime], ahead: list[datetime]
) -> None:
    past = [backup(each) for each in made]
    future = [backup(each + timedelta(days=4000)) for each in ahead]
    both = set(surplus([*past, *future], NOW))
    assert both == set(surplus(past, NOW)) | set(surplus(future, NOW))


def test_a_clock_far_behind_pushes_nothing_out() -> None:
    long_ago = datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
    weekly = [backup(NOW - timedelta(days=7 * each)) for each in range(8)]
    assert surplus([*weekly, backup(long_ago)], long_ago) == surplus(weekly, NOW)


def test_what_is_dated_in_the_future_comes_last() -> None:
    ahead, old, new = (backup(NOW + timedelta(days=each)) for each in (1500, -9, -1))
    assert newest_first([ahead, old, new], NOW) == [new, old, ahead]
    assert newest_first([ahead, old, new], NOW + timedelta(days=2000)) == [ahead, new, old]


def test_the_size_of_a_backup_counts_its_scans() -> None:
    made = backup(NOW)
    assert Contents(made, ("K-0001",), 2, 5000, NOW).size == 6000
    assert made.name == made.path.name
