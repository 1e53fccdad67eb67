# SPDX-License-Identifier: MIT
"""What stands in a table twice comes in once, unless both can be true; either way it is told."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.stay_table.plan import ImportPlan
from kvisa_desktop.domain.stay_table.rows import Outcome
from tests.domain.stay_cases import entry, leave
from tests.domain.stay_table.tables import case_with, planned, said, table

CROSSINGS = ("Direction", "Date", "Port")
STAY = ("2019-10-08", "2019-11-01")


def outcomes(plan: ImportPlan) -> list[str]:
    return [each.outcome.value for each in plan.rows]


def test_a_list_pasted_twice_comes_in_once_and_every_repeated_row_is_told() -> None:
    rows = [("entry", "2019-10-08", "Pudong"), ("exit", "2019-11-01", "Baiyun")]
    plan = planned(table(CROSSINGS, *rows, *rows))
    assert outcomes(plan) == ["new", "new", "repeated", "repeated"]
    assert said(plan.rows[2].notes) == ["Row 2 says the same; this one is left out."]
    assert said(plan.rows[3].notes) == ["Row 3 says the same; this one is left out."]
    assert len(plan.crossings) == 2


def test_a_stay_told_twice_comes_in_once() -> None:
    plan = planned(table(("Entry", "Exit"), STAY, ("2020-01-01", "2020-02-01"), STAY))
    assert outcomes(plan) == ["new", "new", "repeated"]


def test_rows_that_differ_in_anything_both_come_in() -> None:
    plan = planned(table((*CROSSINGS, "Note"), ("entry", *STAY), ("entry", STAY[0], "", "by sea")))
    assert outcomes(plan) == ["new", "new"]


def test_two_trips_on_one_day_both_come_in_and_are_told() -> None:
    day = [("entry", "2024-05-01", "Luohu"), ("exit", "2024-05-01", "Luohu")]
    plan = planned(table(CROSSINGS, *day, *day))
    assert outcomes(plan) == ["new"] * 4
    assert said(plan.rows[2].notes) == [
        "Row 2 says the same. Both come in, as both may be true on such a day."
    ]
    assert plan.rows[0].notes == ()
    stays = planned(table(("Entry", "Exit"), ("2024-05-01", "2024-05-01")))
    assert outcomes(stays) == ["new"]


def test_a_way_back_that_is_recorded_already_speaks_for_two_trips() -> None:
    plan = planned(
        table(CROSSINGS, ("entry", "2024-05-01", ""), ("entry", "2024-05-01", "")),
        case_with(leave("2024-05-01")),
    )
    assert outcomes(plan) == ["new", "new"]


def test_days_known_to_the_month_or_not_at_all_say_nothing_of_each_other() -> None:
    rows = [("exit", "2019-10", ""), ("exit", "unknown", "")]
    plan = planned(table(CROSSINGS, *rows, *rows))
    assert outcomes(plan) == ["new"] * 4
    assert [len(each.notes) for each in plan.rows] == [0, 0, 1, 1]


def test_a_row_that_repeats_a_recorded_one_is_left_out_as_well() -> None:
    plan = planned(
        table(CROSSINGS, ("entry", "2024-05-01", ""), ("entry", "2024-05-01", "")),
        case_with(entry("2024-05-01")),
    )
    assert outcomes(plan) == ["known", "repeated"]


def test_rows_with_faults_are_no_repeats_of_each_other() -> None:
    plan = planned(table(CROSSINGS, ("entry", "soon", ""), ("entry", "soon", "")))
    assert outcomes(plan) == ["bad", "bad"]


DAY = st.integers(1, 28).map("2024-05-{:02}".format)
STAYS = st.lists(st.tuples(DAY, st.just("2024-06-30")), max_size=8)


@given(STAYS, st.integers(1, 3))
def test_a_table_pasted_any_number_of_times_brings_what_it_brings_once(
    rows: list[tuple[Any, ...]], times: int
) -> None:
    once = planned(table(("Entry", "Exit", "Port"), *rows)) if rows else None
    often = planned(table(("Entry", "Exit", "Port"), *rows * times)) if rows else None
    if once is not None and often is not None:
        told = [(each.direction, each.on) for each in once.crossings]
        assert [(each.direction, each.on) for each in often.crossings] == told
        assert often.count(Outcome.REPEATED) == len(rows) * times - len(set(rows))
