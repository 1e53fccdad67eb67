# SPDX-License-Identifier: MIT
"""Categories side by side on the command line."""

from typing import Any

import pytest

from tests.cli.kvisa import kvisa

ORDINARY = ("C", "D", "F", "G", "J1", "K", "L", "M", "Q1", "R", "S1", "X1", "Z")


def statements(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for cell in row["cells"] for each in cell["statements"]]


def test_k_stands_beside_r_z_and_h1b_and_every_statement_has_its_source() -> None:
    ran = kvisa("compare", "K", "R", "Z", "h-1b", "--json")
    assert ran.code == 0
    assert [each["code"] for each in ran.json["categories"]] == ["K", "R", "Z", "H-1B"]
    assert len(ran.json["rows"]) == 9
    for row in ran.json["rows"]:
        assert [each["category"] for each in row["cells"]] == ["K", "R", "Z", "H-1B"]
        for said in statements(row):
            assert said["text"]
            assert said["sources"]
            assert len(said["grades"]) == len(said["sources"])
            for source in said["sources"]:
                assert bool(source["address"]) <= (source["grade"] == "official")


def test_all_thirteen_ordinary_categories_can_be_compared() -> None:
    ran = kvisa("compare", *ORDINARY, "--json")
    issued_to = ran.json["rows"][0]
    assert issued_to["aspect"] == "issued-to"
    assert all(each["statements"] for each in issued_to["cells"])


def test_a_category_named_twice_is_shown_once() -> None:
    assert len(kvisa("compare", "K", "K", "--json").json["categories"]) == 1


def test_the_text_names_source_and_grade_and_says_where_none_is() -> None:
    out = kvisa("compare", "K", "R").out
    assert "— Host or sponsor —" in out
    assert "Source: State Council" in out
    assert "not yet clear" in out
    assert "R: no source was found for this" in out


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_language_says_all_of_it(lang: str) -> None:
    out = kvisa("compare", "K", "R", "H-1B", "--lang", lang).out
    chinese = any("\u4e00" <= each <= "\u9fff" for each in out)
    assert chinese is (lang == "zh")


def test_an_unknown_category_is_refused_with_the_known_ones() -> None:
    ran = kvisa("compare", "K", "Y")
    assert ran.code == 3
    assert "H-1B" in ran.err
    assert kvisa("compare").code == 2
