# SPDX-License-Identifier: MIT
"""What is left of a visa sticker."""

from datetime import date

import pytest

from kvisa_desktop.domain.sticker_use import StickerState, StickerUse, use_of_stickers
from kvisa_desktop.i18n.catalog import Translator
from tests.domain.stay_cases import entry, leave, visa

ON = date(2026, 11, 22)
say = Translator("en")


def use(entries: int | None, times: int, on: date = ON, **fields: date | None) -> StickerUse:
    sticker = visa(30, entries, **fields)
    crossings = [
        each
        for month in range(1, times + 1)
        for each in (entry(date(2026, month, 1), sticker), leave(date(2026, month, 9)))
    ]
    (found,) = use_of_stickers([sticker], crossings, on=on)
    return found


@pytest.mark.parametrize(
    ("entries", "times", "left", "state"),
    [
        (1, 0, 1, StickerState.VALID),
        (1, 1, 0, StickerState.USED_UP),
        (2, 1, 1, StickerState.VALID),
        (2, 2, 0, StickerState.USED_UP),
        (2, 3, 0, StickerState.USED_UP),
        (0, 7, None, StickerState.VALID),
        (None, 1, None, StickerState.UNKNOWN),
    ],
)
def test_entries_are_counted_down(
    entries: int | None, times: int, left: int | None, state: StickerState
) -> None:
    found = use(entries, times)
    assert (found.entries_used, found.entries_left, found.state) == (times, left, state)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-08-31", StickerState.NOT_YET_VALID),
        ("2026-09-01", StickerState.VALID),
        ("2026-11-30", StickerState.VALID),  # that day included, to 24:00 Beijing time
        ("2026-12-01", StickerState.EXPIRED),
    ],
)
def test_a_visa_lets_enter_from_issue_to_the_end_of_its_last_day(
    on: str, state: StickerState
) -> None:
    found = use(
        1, 0, date.fromisoformat(on), issued_on=date(2026, 9, 1), enter_before=date(2026, 11, 30)
    )
    assert found.state is state
    assert found.why[-1].sources == ("E-04",)


def test_a_visa_that_is_used_up_stays_so_after_its_last_day() -> None:
    assert use(1, 1, date(2031, 1, 1)).state is StickerState.USED_UP


def test_without_a_last_day_the_state_is_not_known() -> None:
    found = use(1, 0, enter_before=None)
    assert found.state is StickerState.UNKNOWN
    assert len(found.why) == 1


def test_entries_on_other_visas_do_not_count() -> None:
    one, other = visa(30, 1), visa(30, 1)
    first, second = use_of_stickers([one, other], [entry("2026-01-01", one)], on=ON)
    assert (first.entries_left, second.entries_left) == (0, 1)


def test_the_reasons_name_article_and_numbers() -> None:
    entries, validity = (say(each.text) for each in use(2, 1).why)
    assert entries.startswith("The visa is for 2 entries (Regulations on Entry and Exit, Art. 36)")
    assert entries.endswith("used: 1, left: 1.")
    assert "24:00 Beijing time of 2029-12-31" in validity
    assert "multiple entries; 3 entries" in say(use(0, 3).why[0].text)
    assert "not recorded" in say(use(None, 0).why[0].text)
    assert "has passed" in say(use(1, 0, date(2030, 1, 1)).why[1].text)
