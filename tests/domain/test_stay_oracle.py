# SPDX-License-Identifier: MIT
"""The engine beside a counter that walks from day to day, on thousands of random histories.

`KVISA_HISTORIES=20000` lengthens the run; as it stands it takes some seconds.
"""

import os
from datetime import date, timedelta
from random import Random

import pytest

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_review import StayReview, review_stays
from tests.domain.slow_counter import QUOTED, Diary, walk
from tests.domain.stay_cases import entry, history, leave, visa

BEGIN, ON = date(2023, 12, 1), date(2025, 3, 1)
HISTORIES = int(os.environ.get("KVISA_HISTORIES", "4000"))
MOST_CROSSINGS = 13
BATCHES = 8
STICKER = visa(QUOTED)


def _days(luck: Random) -> list[date]:
    span = (ON - BEGIN).days
    return sorted(
        BEGIN + timedelta(days=luck.randrange(span)) for _ in range(luck.randrange(MOST_CROSSINGS))
    )


def _recorded(days: list[date], luck: Random) -> list[Crossing]:
    """Return the crossings in any order: the order of the rows means nothing."""
    rows = [entry(day, STICKER) if n % 2 == 0 else leave(day) for n, day in enumerate(days)]
    luck.shuffle(rows)
    return rows


def _review(rows: list[Crossing]) -> StayReview:
    return review_stays(history(*rows, stickers=[STICKER]), on=ON)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_engine_and_slow_counter_agree(batch: int) -> None:
    luck = Random(batch)
    for _ in range(HISTORIES // BATCHES):
        days = _days(luck)
        _compare(_review(_recorded(days, luck)), walk(days, ON), luck)


def _compare(review: StayReview, diary: Diary, luck: Random) -> None:
    stays = review.stays
    assert [each.days.exact for each in stays if each.days] == diary.stayed
    assert [each.overstay.exact for each in stays if each.overstay] == diary.beyond
    assert [each.limit.last.exact for each in stays if each.limit.last] == diary.last_days
    assert {each.first.year: each.days.exact for each in review.years} == diary.by_year()
    first = BEGIN + timedelta(days=luck.randrange(400))
    length = luck.randrange(7, 366)
    last = first + timedelta(days=length - 1)
    assert review.presence.within(first, last).days.exact == diary.in_window(first, last)
    assert review.presence.before(length, last).days.exact == diary.in_window(first, last)
    longest = review.absence.days.exact if review.absence is not None else None
    assert (longest or 0) == (diary.longest_gap(ON) or 0)
    assert any(each.is_current(ON) and each.left is None for each in stays) is diary.is_inside


def _blurred(day: date, luck: Random) -> PartialDate:
    return luck.choice(
        (PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year))
    )


@pytest.mark.parametrize("batch", range(BATCHES))
def test_what_the_engine_knows_in_part_holds_what_the_diary_knows(batch: int) -> None:
    luck = Random(1000 + batch)
    for _ in range(HISTORIES // BATCHES // 4):
        days = _days(luck)
        days = days[: len(days) // 2 * 2]
        rows = [(entry if n % 2 == 0 else leave)(_blurred(day, luck)) for n, day in enumerate(days)]
        review, diary = _review(rows), walk(days, ON)
        for first, last in ((BEGIN, ON), (date(2024, 1, 1), date(2024, 12, 31))):
            span = review.presence.within(first, last).days
            assert span.least <= diary.in_window(first, last)
            assert span.most is not None
            assert diary.in_window(first, last) <= span.most
        for stay, stayed in zip(review.stays, diary.stayed, strict=True):
            assert stay.days is not None
            assert stay.days.least <= stayed
            assert stay.days.most is None or stayed <= stay.days.most


def test_the_slow_counter_counts_as_a_person_would() -> None:
    """Enter on 12 June, leave on 14 June: three days there, two days of stay."""
    diary = walk([date(2024, 6, 12), date(2024, 6, 14)], ON)
    assert (len(diary.there), diary.stayed, diary.last_days) == (3, [2], [date(2024, 7, 12)])
