# SPDX-License-Identifier: MIT
"""Crossings in order, paired into stays."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.domain.stay_order import BoundedStay, in_order, pair_stays
from tests.domain.stay_cases import crossing, entry, leave

ON = date(2026, 11, 22)


def paired(*crossings: Crossing) -> tuple[BoundedStay, ...]:
    return pair_stays(crossings, on=ON)


def shown(stays: Sequence[BoundedStay]) -> list[tuple[str, str]]:
    """Return the recorded days of stays: "-" for an end that is missing, "…" for an open one."""
    found = []
    for each in stays:
        begun, ended = each.stay.entry, each.stay.exit
        end = (ended.on.iso() or "?") if ended else ("…" if each.left is None else "-")
        found.append(((begun.on.iso() or "?") if begun else "-", end))
    return found


@pytest.mark.parametrize(
    ("crossings", "stays"),
    [
        ([], []),
        ([entry("2024-05-01"), leave("2024-05-20")], [("2024-05-01", "2024-05-20")]),
        ([leave("2024-05-20"), entry("2024-05-01")], [("2024-05-01", "2024-05-20")]),
        ([entry("2024-05-01")], [("2024-05-01", "…")]),
        ([leave("2024-05-20")], [("-", "2024-05-20")]),
        (
            [entry("2024-05-01"), leave("2024-05-10"), entry("2024-05-10"), leave("2024-05-20")],
            [("2024-05-01", "2024-05-10"), ("2024-05-10", "2024-05-20")],
        ),
        ([entry("2024-05-01"), leave("2024-05-01")], [("2024-05-01", "2024-05-01")]),
        (
            [entry("2018-05-01"), leave(""), entry("2019-01-01"), leave("2019-02-01")],
            [("2018-05-01", "?"), ("2019-01-01", "2019-02-01")],
        ),
        (
            [leave(""), entry("2018-05-01"), leave("2018-06-01"), entry("2019-01-01")],
            [("2018-05-01", "2018-06-01"), ("2019-01-01", "?")],
        ),
        (
            [entry(""), leave("2018-06-01"), entry("2019-01-01"), leave("2019-02-01")],
            [("?", "2018-06-01"), ("2019-01-01", "2019-02-01")],
        ),
        (
            [entry("2019-02-10"), leave("2019-03"), entry("2019-03-05"), leave("2019-03-20")],
            [("2019-02-10", "2019-03"), ("2019-03-05", "2019-03-20")],
        ),
        ([leave("2019-03"), entry("2019-03-05")], [("2019-03-05", "2019-03")]),
        (
            [entry("2024-01-01"), entry("2024-03-01"), leave("2024-04-01")],
            [("2024-01-01", "-"), ("2024-03-01", "2024-04-01")],
        ),
        (
            [entry("2024-01-01"), leave("2024-02-01"), leave("2024-04-01")],
            [("2024-01-01", "2024-02-01"), ("-", "2024-04-01")],
        ),
        ([entry(""), leave("")], [("?", "?")]),
    ],
)
def test_crossings_make_stays(crossings: list[Crossing], stays: list[tuple[str, str]]) -> None:
    assert shown(paired(*crossings)) == stays


def test_an_unknown_exit_lies_between_its_entry_and_the_next() -> None:
    first, second = paired(entry("2018-05-01"), leave(""), entry("2019-01-01"))
    assert first.left == Bounds(date(2018, 5, 1), date(2019, 1, 1))
    assert second.left is None


def test_an_unknown_last_exit_is_not_in_the_future() -> None:
    (stay,) = paired(entry("2018-05-01"), leave(""))
    assert stay.left == Bounds(date(2018, 5, 1), ON)


def test_a_missing_exit_lies_before_the_next_entry() -> None:
    first, _ = paired(entry("2018-05-01"), entry("2019-01-01"))
    assert first.stay.exit is None
    assert first.left == Bounds(date(2018, 5, 1), date(2019, 1, 1))


def test_a_missing_first_entry_has_no_earliest_day() -> None:
    (stay,) = paired(leave("2018-05-01"))
    assert stay.entered.is_open
    assert stay.entered.latest == date(2018, 5, 1)


def test_a_month_narrows_to_what_its_neighbours_leave() -> None:
    first, second = paired(
        entry("2019-02-10"), leave("2019-03"), entry("2019-03-05"), leave("2019-03")
    )
    assert first.left == Bounds(date(2019, 3, 1), date(2019, 3, 5))
    assert second.left == Bounds(date(2019, 3, 5), date(2019, 3, 31))


def test_of_two_vague_exits_either_may_have_been_the_first() -> None:
    first, second = paired(
        entry("2019-02-01"), leave("2019"), entry("2019-03-05"), leave("2019-03")
    )
    assert first.left == Bounds(date(2019, 2, 1), date(2019, 3, 5))
    assert second.left == Bounds(date(2019, 3, 5), date(2019, 12, 31))


DAY = st.dates(date(2015, 1, 1), date(2019, 12, 31))


def blurred(draw: st.DrawFn, day: date) -> PartialDate:
    kinds = (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year),
             PartialDate())  # fmt: skip
    return draw(st.sampled_from(kinds))


@st.composite
def blurred_histories(draw: st.DrawFn) -> tuple[list[date], list[Crossing]]:
    """Return days of entry and exit in turns, and their record with some days known in part."""
    days = sorted(draw(st.lists(DAY, max_size=8)))
    turns = (Direction.ENTRY, Direction.EXIT)
    record = [crossing(turns[n % 2], blurred(draw, day)) for n, day in enumerate(days)]
    return days, draw(st.permutations(record))


@given(blurred_histories())
def test_what_can_be_told_in_turns_is_told_in_turns(
    history: tuple[list[date], list[Crossing]],
) -> None:
    days, record = history
    directions = [each.direction for each in in_order(record)]
    assert directions == [list(Direction)[n % 2] for n in range(len(days))]


@given(blurred_histories())
def test_the_bounds_of_every_stay_hold_what_really_happened(
    history: tuple[list[date], list[Crossing]],
) -> None:
    days, record = history
    ends = [bound for stay in paired(*record) for bound in (stay.entered, stay.left)]
    for day, bound in zip(days, ends, strict=False):
        assert bound is not None
        assert bound.earliest <= day <= bound.latest


@given(st.lists(st.tuples(st.sampled_from(list(Direction)), DAY), max_size=12))
def test_every_crossing_is_kept_and_exact_days_stay_in_order(
    rows: list[tuple[Direction, date]],
) -> None:
    record = [crossing(*row) for row in rows]
    ordered = in_order(record)
    assert sorted(each.id for each in ordered) == sorted(each.id for each in record)
    assert all(one.on <= other.on for one, other in pairwise(ordered))
    stays = paired(*record)
    kept = [each for stay in stays for each in (stay.stay.entry, stay.stay.exit) if each]
    assert len(kept) == len(record)
    assert all(stay.left is not None for stay in stays[:-1])


def test_an_exit_known_to_the_month_goes_to_the_nearer_entry() -> None:
    first, second = paired(entry("2017"), leave(""), entry("2019-10-08"), leave("2019-10"))
    assert second.stay.exit is not None
    assert second.stay.exit.on.iso() == "2019-10"
    assert first.left is not None
    assert first.left.latest <= date(2019, 10, 8)
    assert first.stay.exit is not None
    assert not first.stay.exit.on.is_known


@pytest.mark.parametrize(
    ("left", "lost"), [("2017-05", ""), ("2019-10-08", ""), ("2017", ""), ("2019-10", "2019")]
)
def test_any_other_exit_stays_with_the_entry_before_it(left: str, lost: str) -> None:
    first, _ = paired(entry("2017-04-01"), leave(left), entry("2019-10-08"), leave(lost))
    assert first.stay.exit is not None
    assert first.stay.exit.on.iso() == left
