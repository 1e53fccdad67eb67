# SPDX-License-Identifier: MIT
"""Many findings that say the same are one line; few, and unlike ones, stay apart."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop import paths
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_groups import GATHERED_FROM, Gathered, gathered
from kvisa_desktop.i18n.catalog import load_translator
from kvisa_desktop.messages import verbatim
from tests.domain.stay_cases import free, leave

say = load_translator("en", paths.translations())
in_chinese = load_translator("zh", paths.translations())


def finding(crossing: Crossing, key: str = "") -> Finding:
    key = key or f"stay.{crossing.direction}-day-unknown"
    text = verbatim(f"About {crossing.on.iso()}")
    return Finding(key, Weight.CHECK, Area.STAYS, text, record_id=crossing.id)


def of(crossings: Sequence[Crossing], key: str = "") -> tuple[Gathered, ...]:
    return gathered(
        [finding(each, key) for each in crossings], {each.id: each.on for each in crossings}
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2019-03", "Exit date known only to the month: 212 stays"),
        ("2019", "Exit date known only to the year: 212 stays"),
        ("", "Exit date not known: 212 stays"),
    ],
)
def test_exits_of_which_as_little_is_known_are_one_line(day: str, said: str) -> None:
    (group,) = of([leave(day) for _ in range(212)])
    assert group.head is not None
    assert say(group.head) == said
    assert len(group.findings) == 212


def test_entries_are_told_apart_from_exits_and_months_from_years() -> None:
    mixed = [made for _ in range(5) for made in (free("2019-03"), leave("2019-03"), free("2018"))]
    heads = [say(each.head) for each in of(mixed) if each.head is not None]
    assert heads == [
        "Entry date known only to the month: 5 stays",
        "Exit date known only to the month: 5 stays",
        "Entry date known only to the year: 5 stays",
    ]


def test_the_line_is_said_in_chinese_too() -> None:
    (group,) = of([leave("2019-03") for _ in range(9)])
    assert group.head is not None
    assert in_chinese(group.head) == "仅知出境月份：9次停留"


def test_few_findings_speak_for_themselves() -> None:
    found = of([leave("2019-03") for _ in range(GATHERED_FROM - 1)])
    assert [each.head for each in found] == [None] * (GATHERED_FROM - 1)


def test_any_other_kind_is_named_by_its_first_finding() -> None:
    (group,) = of([free("2019-03-05"), *(leave("2020") for _ in range(6))], "stay.no-evidence")
    assert group.head is not None
    assert say(group.head) == "About 2019-03-05 And 6 more like it."


@given(st.lists(st.sampled_from(("2019-03", "2019", "", "2019-03-04")), max_size=40))
def test_no_finding_is_lost_and_none_doubled(days: list[str]) -> None:
    crossings = [leave(day) if number % 2 else free(day) for number, day in enumerate(days)]
    back = [each.record_id for group in of(crossings) for each in group.findings]
    assert sorted(map(str, back)) == sorted(str(each.id) for each in crossings)
