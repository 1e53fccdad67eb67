# SPDX-License-Identifier: MIT
"""Every figure of `kvisa stay` says why: dates, rule and article, and the facts behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")
IN_2024 = ("--on", "2024-05-20")
_FIGURES = {"days_min", "last_lawful_day", "entries_used", "due", "days_left"}


def _reasoned(data: object) -> Iterator[dict[str, object]]:
    """Yield every object of the answer that holds a computed figure."""
    if isinstance(data, dict):
        if _FIGURES & data.keys():
            yield data
        for each in data.values():
            yield from _reasoned(each)
    if isinstance(data, list):
        for each in data:
            yield from _reasoned(each)


@pytest.mark.parametrize("day", [DAY, IN_2024])
def test_no_figure_stands_without_its_reason(made_vault: Path, day: tuple[str, str]) -> None:
    ran = kvisa("stay", made_vault, "SAMPLE", "--json", *day, "--window", "180", "--window", "365")
    found = list(_reasoned(ran.json))
    assert len(found) > 6
    assert [each for each in found if not each.get("why") or not each.get("sources")] == []


def test_a_rolling_window_ends_today_and_knows_its_busiest_place(made_vault: Path) -> None:
    ran = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY, "--window", "7")
    (window,) = ran.json["totals"]["windows"]
    today, busiest = window["counts"]
    assert (today["first"], today["last"]) == ("2026-11-16", "2026-11-22")
    assert (today["days_min"], today["days_max"]) == (0, 0)
    assert busiest["days_max"] == 7
    assert "Art. 89" in today["why"][0]


@pytest.mark.parametrize("days", ["6", "366", "", "half", "-30", "٣٠"])
def test_a_window_has_seven_to_365_days(made_vault: Path, days: str) -> None:
    ran = kvisa("stay", made_vault, "SAMPLE", "--window", days)
    assert ran.code == 2
    assert "from 7 to 365" in ran.err


def test_a_visa_says_what_is_left_of_it(made_vault: Path) -> None:
    stickers = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json["totals"]["stickers"]
    assert stickers
    assert all("Art. 36" in " ".join(each["why"]) for each in stickers)
    assert {each["state"] for each in stickers} <= {"used-up", "expired"}


def test_days_left_are_said_while_the_stay_goes_on(made_vault: Path) -> None:
    stay = kvisa("stay", made_vault, "SAMPLE", "--json", *IN_2024).json["stays"][-1]
    assert (stay["days_left_min"], stay["days_left_max"]) == (23, 23)
    assert any("the last lawful day (2024-06-12) included" in each for each in stay["why"])
    told = kvisa("stay", made_vault, "SAMPLE", *IN_2024).out
    assert "23 days left" in told
    assert (
        kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json["stays"][-1]["days_left_min"]
        is None
    )


def test_the_longest_absence_names_its_days(made_vault: Path) -> None:
    absence = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json["totals"]["longest_absence"]
    assert absence["until"] == "2024-05-13"
    assert "whole days" in absence["why"][0]


def test_people_read_the_same_reasons(made_vault: Path) -> None:
    told = kvisa("stay", made_vault, "SAMPLE", *DAY, "--window", "90").out
    for words in ("Art. 36", "Art. 89", "counts once, not twice", "whole days after the exit"):
        assert words in " ".join(told.split())
