# SPDX-License-Identifier: MIT
"""Days along a line."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.ui.stays.timeline_axis import Axis

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
WIDTHS = st.floats(50, 3000)


def axis(first: date, days: int, width: float) -> Axis:
    return Axis.fitting(first, date.fromordinal(first.toordinal() + days), width)


@given(DAYS, st.integers(0, 9000), WIDTHS)
def test_all_days_asked_for_fit(first: date, days: int, width: float) -> None:
    made = axis(first, days, width)
    assert made.x(first.toordinal()) == 0
    assert made.x(first.toordinal() + days + 1) <= width + 1e-6


@given(DAYS, st.integers(0, 9000), WIDTHS, st.floats(0, 1))
def test_a_day_stands_where_it_is_found_again(
    first: date, days: int, width: float, part: float
) -> None:
    made = axis(first, days, width)
    assert abs(made.x(made.day_at(part * width)) - part * width) < 1e-3


@given(DAYS, st.integers(0, 9000), WIDTHS, st.floats(0, 1), st.floats(0.2, 5))
def test_zooming_keeps_the_day_under_the_pointer(
    first: date, days: int, width: float, part: float, factor: float
) -> None:
    made = axis(first, days, width)
    x = part * width
    assert abs(made.zoomed(factor, x).x(made.day_at(x)) - x) < 1e-2 * width or factor < 1


@given(DAYS, st.integers(0, 40000), WIDTHS)
def test_ticks_are_few_and_in_sight(first: date, days: int, width: float) -> None:
    ticks = list(axis(first, days, width).ticks())
    assert len(ticks) <= width / 8 + 60


def test_years_come_first_then_months_then_weeks() -> None:
    far = axis(date(1990, 1, 1), 12_000, 600)
    near = axis(date(2020, 1, 1), 200, 600)
    close = axis(date(2020, 1, 1), 30, 600)
    assert {each.label for each in far.ticks()} >= {"1990", "2020"}
    assert all(each.is_strong for each in far.ticks())
    assert {"2020", "2020-04"} <= {each.label for each in near.ticks()}
    assert {"01-08", "01-15"} <= {each.label for each in close.ticks()}


def test_a_span_out_of_sight_is_brought_into_sight() -> None:
    made = axis(date(2020, 1, 1), 300, 600)
    for first, last in (
        (date(2019, 2, 1), date(2019, 2, 5)),
        (date(2022, 2, 1), date(2022, 2, 5)),
    ):
        moved = made.showing(first, last)
        assert 0 <= moved.x(first.toordinal()) <= 600
        assert moved.x(last.toordinal() + 1) <= 600
    same = made.showing(date(2020, 3, 1), date(2020, 3, 5))
    assert same == made


def test_panning_ends_where_the_calendar_of_the_program_ends() -> None:
    made = axis(date(2020, 1, 1), 300, 600)
    assert made.moved(1e9).day_at(300) <= date(2199, 12, 31).toordinal() + 1
    assert made.moved(-1e9).day_at(300) >= date(1900, 1, 1).toordinal() - 1
