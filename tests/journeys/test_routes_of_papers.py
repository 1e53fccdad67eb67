# SPDX-License-Identifier: MIT
"""The authentication route of a paper by place and day, as `kvisa route` tells it.

Each answer was read beside the facts: the road, its steps, what it rests on, what stays open.
"""

import pytest

from tests.cli.kvisa import Ran, kvisa

TODAY = "2026-11-22"
CHAIN = ["copy", "notary", "foreign-ministry", "mission"]
BEFORE_A_SWITCH = [*CHAIN, "ask"]
ONE_OFFICE = ["copy", "apostille"]
TABLE = [
    ("IN", TODAY, "legalisation", CHAIN, {"A-03", "A-07"}),
    ("DE", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-08"}),
    ("US", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-08"}),
    ("RU", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-08"}),
    ("BR", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-08"}),
    ("CA", "2024-01-10", "legalisation", BEFORE_A_SWITCH, {"A-01", "A-03", "A-07"}),
    ("CA", "2024-01-11", "apostille", ONE_OFFICE, {"A-01", "A-03"}),
    ("HK", TODAY, "hk_macao", ["attesting-officer"], {"A-05"}),
    ("MO", TODAY, "hk_macao", ["ask"], {"A-05"}),
    ("TW", TODAY, "unclear", ["ask"], {"A-06"}),
    ("CN", TODAY, "chsi", ["chsi", "copy"], {"A-17"}),
    ("EG", TODAY, "legalisation", CHAIN, {"A-07", "A-09"}),
    ("NG", TODAY, "legalisation", CHAIN, {"A-07", "A-09"}),
    ("VN", "2026-09-10", "legalisation", BEFORE_A_SWITCH, {"A-04", "A-07"}),
    ("VN", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-04"}),
    ("BD", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-04"}),
    ("SA", TODAY, "apostille", ONE_OFFICE, {"A-01", "A-08"}),
    ("TH", TODAY, "legalisation", BEFORE_A_SWITCH, {"A-04", "A-07"}),
]
MARKED = {"VN", "BD", "TH"}  # joined after China, and no source confirms the effect


def ask(place: str, day: str, *more: str) -> Ran:
    return kvisa("route", "--issued-in", place, "--authenticated-on", day, *more)


@pytest.mark.parametrize(("place", "day", "route", "steps", "facts"), TABLE)
def test_the_route_follows_place_and_day(
    place: str, day: str, route: str, steps: list[str], facts: set[str]
) -> None:
    ran = ask(place, day, "--json")
    assert ran.code == 0
    assert ran.json["route"] == route
    assert [each["kind"] for each in ran.json["steps"]] == steps
    assert ran.json["why"]
    cited = {each["id"] for each in ran.json["sources"]}
    assert facts <= cited
    assert "A-10" in cited
    assert all(each["text"] and each["grade"] for each in ran.json["sources"])


@pytest.mark.parametrize(("place", "day"), [row[:2] for row in TABLE])
def test_only_a_later_accession_is_marked_to_be_checked(place: str, day: str) -> None:
    assert ask(place, day, "--json").json["to_check"] is (place in MARKED)


@pytest.mark.parametrize(("place", "day"), [row[:2] for row in TABLE])
def test_every_answer_is_said_in_chinese_without_unpublished_certainty(
    place: str, day: str
) -> None:
    said = ask(place, day, "--lang", "zh").out
    assert "未见公布" in said
    assert "The " not in said


@pytest.mark.parametrize(("place", "day"), [row[:2] for row in TABLE])
def test_cscse_is_an_option_for_every_degree_from_outside_the_mainland(
    place: str, day: str
) -> None:
    options = ask(place, day, "--json").json["options"]
    assert [each["kind"] for each in options] == ([] if place == "CN" else ["cscse"])
    for each in options:
        assert {source["id"] for source in each["sources"]} == {"A-13", "A-16"}


def test_a_paper_that_is_no_degree_has_no_such_option() -> None:
    assert ask("DE", TODAY, "--kind", "police-record", "--json").json["options"] == []


def test_the_regions_are_named_as_they_are_to_be() -> None:
    named = {
        place: ask(place, TODAY, "--lang", "zh").out.split("，")[0] for place in ("HK", "MO", "TW")
    }
    assert named == {"HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾"}
