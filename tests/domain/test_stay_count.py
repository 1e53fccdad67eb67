# SPDX-License-Identifier: MIT
"""Days in the mainland, beside a counter that walks from day to day."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bounds import DaySpan
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.day_runs import DayRuns
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.domain.stay_absence import longest_absence
from kvisa_desktop.domain.stay_count import Presence
from kvisa_desktop.domain.stay_order import pair_stays
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import crossing, days_between, entry, leave

ON = date(2026, 11, 22)
say = Translator("en")


def presence(*crossings: Crossing, on: date = ON) -> Presence:
    return Presence(pair_stays(crossings, on=on), on=on)


def walked(days: Sequence[date], on: date) -> set[date]:
    """Return the days in the mainland: entries and exits in turns, walked from day to day."""
    if not days:
        return set()
    there: set[date] = set()
    is_inside, turn, day = False, 0, days[0]
    while day <= max(on, days[-1]):
        was_inside = is_inside
        while turn < len(days) and days[turn] == day:
            is_inside = turn % 2 == 0
            was_inside = True
            turn += 1
        is_open = turn == len(days) and is_inside and day > on
        if was_inside and not is_open:
            there.add(day)
        day += timedelta(days=1)
    return there


DAY = st.dates(date(2015, 1, 1), date(2016, 6, 30))
EXACT = st.lists(DAY, max_size=14).map(sorted)
WINDOW = st.tuples(DAY, DAY).map(sorted)


def recorded(days: Sequence[date]) -> list[Crossing]:
    return [crossing(list(Direction)[n % 2], day) for n, day in enumerate(days)]


@given(EXACT, WINDOW)
def test_a_count_is_the_size_of_the_set_of_days(days: list[date], window: list[date]) -> None:
    on = date(2016, 9, 1)
    first, last = window
    wanted = sum(first <= day <= last for day in walked(days, on))
    assert presence(*recorded(days), on=on).within(first, last).days == DaySpan(wanted, wanted)


@given(EXACT, st.integers(7, 365))
def test_the_busiest_span_is_the_one_a_walk_finds(days: list[date], length: int) -> None:
    on = date(2016, 9, 1)
    there = walked(days, on)
    found = presence(*recorded(days), on=on).busiest(length)
    if not there:
        assert found is None
        return
    every_start = days_between(min(there) - timedelta(days=length), max(there))
    ordinals = sorted(day.toordinal() for day in there)
    wanted = max(
        sum(start.toordinal() <= day < start.toordinal() + length for day in ordinals)
        for start in every_start
        if start in there
    )
    assert found is not None
    assert found.days == DaySpan(wanted, wanted)
    assert sum(found.first <= day <= found.last for day in there) == wanted


@given(EXACT, st.integers(7, 365))
def test_the_days_before_a_day_are_those_of_the_set(days: list[date], length: int) -> None:
    on = date(2016, 3, 31)
    first = on - timedelta(days=length - 1)
    wanted = sum(first <= day <= on for day in walked(days, on))
    assert presence(*recorded(days), on=on).before(length, on).days.exact == wanted


@given(EXACT, st.tuples(DAY, DAY, DAY).map(sorted))
def test_counts_of_adjacent_spans_add_up(days: list[date], cuts: list[date]) -> None:
    first, middle, last = cuts
    counter = presence(*recorded(days))
    whole = counter.within(first, last).days
    parts = (
        counter.within(first, middle).days,
        counter.within(middle + timedelta(days=1), last).days,
    )
    assert whole.least == sum(part.least for part in parts)
    assert whole.most == sum(part.most or 0 for part in parts)


@given(EXACT)
def test_the_years_add_up_to_all_days(days: list[date]) -> None:
    on = date(2016, 9, 1)
    years = presence(*recorded(days), on=on).by_year()
    assert sum(year.days.least for year in years) == len(walked(days, on))


@given(EXACT.filter(lambda days: len(days) >= 2), WINDOW, st.data())
def test_a_day_more_adds_one_exactly_when_it_is_new_and_lies_in_the_span(
    days: list[date], window: list[date], data: st.DataObject
) -> None:
    on = date(2016, 9, 1)
    days = days[: len(days) // 2 * 2]  # every stay has its exit
    index = data.draw(st.integers(0, len(days) // 2 - 1)) * 2 + 1
    longer = days[index] + timedelta(days=1)
    if index + 1 < len(days) and longer > days[index + 1]:
        return  # it would pass the next entry
    first, last = window
    before = presence(*recorded(days), on=on).within(first, last).days.least
    lengthened = [*days[:index], longer, *days[index + 1 :]]
    after = presence(*recorded(lengthened), on=on).within(first, last).days.least
    is_new = longer not in walked(days, on)
    assert after - before == (1 if is_new and first <= longer <= last else 0)


@st.composite
def blurred(draw: st.DrawFn) -> tuple[list[date], list[Crossing]]:
    days = sorted(draw(st.lists(DAY, max_size=8)))
    days = days[: len(days) // 2 * 2]
    record = []
    for number, day in enumerate(days):
        known = draw(
            st.sampled_from(
                (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year),
                 PartialDate())
            )
        )  # fmt: skip
        record.append(crossing(list(Direction)[number % 2], known))
    return days, record


@given(blurred(), WINDOW)
def test_least_and_most_hold_every_exact_choice(
    history: tuple[list[date], list[Crossing]], window: list[date]
) -> None:
    days, record = history
    first, last = window
    really = sum(first <= day <= last for day in walked(days, ON))
    found = presence(*record).within(first, last).days
    assert found.most is not None
    assert found.least <= really <= found.most


@given(blurred(), st.integers(7, 365))
def test_the_busiest_span_holds_every_exact_choice(
    history: tuple[list[date], list[Crossing]], length: int
) -> None:
    days, record = history
    there = sorted(walked(days, ON))
    found = presence(*record).busiest(length)
    if not there:
        return
    really = max(
        sum(start <= day < start + timedelta(days=length) for day in there) for start in there
    )
    assert found is not None
    assert found.days.most is not None
    assert found.days.least <= really <= found.days.most


@given(blurred(), st.data())
def test_knowing_more_never_widens_a_count(
    history: tuple[list[date], list[Crossing]], data: st.DataObject
) -> None:
    days, record = history
    if not days:
        return
    index = data.draw(st.integers(0, len(days) - 1))
    known = [*record[:index], crossing(record[index].direction, days[index]), *record[index + 1 :]]
    span = date(2015, 1, 1), date(2016, 6, 30)
    vague, better = (presence(*each).within(*span).days for each in (record, known))
    assert vague.least <= better.least
    assert (better.most or 0) <= (vague.most or 0)


def test_a_day_of_leaving_and_coming_back_counts_once_and_says_so() -> None:
    counter = presence(
        entry("2024-05-01"), leave("2024-05-10"), entry("2024-05-10"), leave("2024-05-20")
    )
    found = counter.within(date(2024, 5, 1), date(2024, 5, 31))
    assert found.days == DaySpan(20, 20)
    assert "counts once, not twice" in say(found.why.text)
    assert found.why.sources == ("E-07", "E-08")
    busiest = counter.busiest(30)
    assert busiest is not None
    assert "counts once, not twice" in say(busiest.why.text)


def test_days_in_hong_kong_macao_or_taiwan_are_days_outside() -> None:
    counter = presence(
        entry("2024-05-01"),
        leave("2024-05-05", other_side="HK"),
        entry("2024-05-09", other_side="HK"),
        leave("2024-05-12"),
    )
    assert counter.within(date(2024, 5, 1), date(2024, 5, 31)).days == DaySpan(9, 9)


def test_a_stay_without_an_exit_is_counted_to_today() -> None:
    counter = presence(entry("2026-11-01"))
    assert counter.within(date(2026, 1, 1), date(2026, 12, 31)).days == DaySpan(22, 22)
    assert presence(entry("2026-12-01")).within(ON, date(2027, 1, 1)).days == DaySpan(0, 0)
    maybe = presence(entry("2026-11"))
    assert maybe.within(date(2026, 11, 1), date(2026, 11, 30)).days == DaySpan(0, 22)


def test_an_unknown_exit_gives_least_and_most() -> None:
    counter = presence(entry("2018-05-01"), leave(""), entry("2018-05-10"), leave("2018-05-12"))
    assert counter.within(date(2018, 5, 1), date(2018, 5, 31)).days == DaySpan(4, 12)


def test_stays_of_one_possible_day_share_it_at_the_least() -> None:
    counter = presence(entry("2018-05"), leave("2018-05"), entry("2018-05"), leave("2018-05"))
    assert counter.within(date(2018, 5, 1), date(2018, 5, 31)).days == DaySpan(1, 31)
    assert counter.within(date(2018, 5, 1), date(2018, 5, 30)).days == DaySpan(0, 30)


def test_years_begin_with_what_is_known() -> None:
    years = presence(leave("2018-05-03"), entry("2020-01-01"), leave("2020-01-02")).by_year()
    assert [(year.first.year, year.days) for year in years] == [
        (2018, DaySpan(1, 123)),
        (2020, DaySpan(2, 2)),
    ]
    assert presence().by_year() == ()
    assert presence().busiest(30) is None


def test_a_long_run_names_its_last_days_as_the_busiest() -> None:
    found = presence(leave("2018-05-03")).busiest(30)
    assert found is not None
    assert (found.first, found.last) == (date(2018, 4, 4), date(2018, 5, 3))
    assert found.days == DaySpan(1, 30)


@pytest.mark.parametrize("length", [0, 6, 366])
def test_a_rolling_span_has_seven_to_365_days(length: int) -> None:
    with pytest.raises(ValueError, match=str(length)):
        presence().before(length, ON)
    with pytest.raises(ValueError, match=str(length)):
        presence().busiest(length)


def test_the_longest_absence_is_counted_in_whole_days() -> None:
    stays = pair_stays(
        [entry("2024-05-01"), leave("2024-05-10"), entry("2024-05-12"), leave("2024-05-20"),
         entry("2024-07-01"), leave("2024-07-02")],
        on=date(2024, 7, 10),
    )  # fmt: skip
    found = longest_absence(stays, on=date(2024, 7, 10))
    assert found is not None
    assert found.days == DaySpan(41, 41)
    assert found.returned is not None
    assert "41 whole days after the exit on 2024-05-20" in say(found.why.text)


def test_an_absence_may_last_to_this_day_and_may_be_known_in_part() -> None:
    stays = pair_stays([entry("2024-05-01"), leave("2024-05")], on=ON)
    found = longest_absence(stays, on=ON)
    assert found is not None
    assert found.returned is None
    assert found.days == DaySpan((ON - date(2024, 5, 31)).days, (ON - date(2024, 5, 1)).days)


def test_leaving_and_coming_back_on_one_day_is_no_absence_of_whole_days() -> None:
    stays = pair_stays([entry("2024-05-01"), leave("2024-05-10"), entry("2024-05-10")], on=ON)
    found = longest_absence(stays, on=ON)
    assert found is not None
    assert found.days == DaySpan(0, 0)


def test_without_an_exit_there_is_no_absence() -> None:
    assert longest_absence((), on=ON) is None
    assert longest_absence(pair_stays([entry("2024-05-01")], on=ON), on=ON) is None


def test_runs_join_what_touches() -> None:
    runs = DayRuns(
        [(date(2024, 1, 1), date(2024, 1, 3)), (date(2024, 1, 4), date(2024, 1, 5)),
         (date(2024, 1, 7), date(2024, 1, 7))]
    )  # fmt: skip
    assert len(list(runs.runs())) == 2
    assert runs.within(date(2024, 1, 2), date(2024, 1, 7)) == 5
    assert runs.within(date(2024, 1, 7), date(2024, 1, 2)) == 0
