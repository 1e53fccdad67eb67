# SPDX-License-Identifier: MIT
"""Clock readings and ids only go forward, whatever the clock on the wall does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.store.clock import (
    BEGINNING,
    HybridClock,
    Ids,
    as_text,
    instant_of,
    wall_ms,
)

DEVICE = b"device-1"
WALL = st.lists(st.integers(1_700_000_000_000, 1_900_000_000_000), min_size=2, max_size=30)


@given(WALL)
def test_a_reading_comes_after_all_before_it(walls: list[int]) -> None:
    times = iter(walls)
    clock = HybridClock(DEVICE, BEGINNING, lambda: next(times))
    readings = [clock.tick() for _ in walls]
    assert readings == sorted(set(readings))
    assert {len(reading) for reading in readings} == {16}
    assert {reading[8:] for reading in readings} == {DEVICE}


def test_a_reading_tells_the_time() -> None:
    clock = HybridClock(DEVICE, BEGINNING, lambda: 1_800_000_000_123)
    assert int.from_bytes(clock.tick()[:6], "big") == 1_800_000_000_123


def test_the_clock_goes_on_from_what_others_left() -> None:
    ahead = HybridClock(b"device-2", BEGINNING, lambda: 1_900_000_000_000).tick()
    assert HybridClock(DEVICE, ahead, lambda: 0).tick() > ahead


def test_more_than_a_counter_in_one_millisecond_still_goes_forward() -> None:
    clock = HybridClock(DEVICE, (5 << 16 | 0xFFFF).to_bytes(8, "big"), lambda: 5)
    assert clock.tick()[:8] == (6 << 16).to_bytes(8, "big")


@given(WALL)
def test_ids_come_in_the_order_in_which_they_are_asked_for(walls: list[int]) -> None:
    times = iter(walls)
    ids = Ids(lambda: next(times))
    made = [ids.fresh() for _ in walls]
    assert [each.bytes for each in made] == sorted(each.bytes for each in made)
    assert len(set(made)) == len(made)
    assert {(each.version, each.variant) for each in made} == {(7, "specified in RFC 4122")}


def test_ids_of_one_millisecond_keep_their_order() -> None:
    ids = Ids(lambda: 1_800_000_000_000)
    made = [ids.fresh().bytes for _ in range(10_000)]
    assert made == sorted(made)


def test_a_moment_is_written_in_utc_to_the_millisecond() -> None:
    east = datetime(2027, 2, 15, 8, 30, 1, 234_567, tzinfo=timezone(timedelta(hours=8)))
    assert as_text(east) == "2027-02-15T00:30:01.234Z"
    assert datetime.fromisoformat(as_text(east)) == east.replace(microsecond=234_000)


def test_a_moment_without_a_zone_is_a_fault_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="time zone"):
        as_text(datetime(2027, 2, 15))


def test_the_wall_clock_is_in_milliseconds() -> None:
    assert abs(instant_of(wall_ms()) - datetime.now(UTC)) < timedelta(minutes=1)
