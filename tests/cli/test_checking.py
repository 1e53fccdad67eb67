# SPDX-License-Identifier: MIT
"""What `check` and `rules` say, and how."""

import json
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


def test_the_sample_is_checked_with_everything_the_contract_names(made_vault: Path) -> None:
    ran = kvisa("check", made_vault, "SAMPLE", "--json", *DAY)
    assert ran.code == 1
    assert ran.json["on"] == "2026-11-22"
    assert ran.json["eligibility"]["outcome"] == "post-rule-unknown"
    for key in ("checklist", "story", "to_check"):
        assert ran.json[key]
    for each in (
        *ran.json["eligibility"]["findings"],
        *ran.json["to_check"],
        *ran.json["checklist"],
    ):
        assert {"id", "text", "next_step", "sources"} <= set(each)
    ids = {each["id"] for each in ran.json["to_check"]}
    assert any("name" in each for each in ids)


def test_only_official_sources_have_an_address(made_vault: Path) -> None:
    ran = kvisa("check", made_vault, "SAMPLE", "--json", *DAY)
    cited = [source for each in ran.json["checklist"] for source in each["sources"]]
    unnamed = [each for each in cited if each["text"].startswith(("reported by", "third-party"))]
    assert unnamed
    assert not any(each["address"] for each in unnamed)


def test_what_is_said_stands_in_both_languages(made_vault: Path) -> None:
    english = kvisa("check", made_vault, "SAMPLE", *DAY)
    chinese = kvisa("check", made_vault, "SAMPLE", *DAY, "--lang", "zh")
    assert "— To check —" in english.out
    assert "— Published routes: post rule unknown —" in english.out
    assert "尚未查到该使领馆的具体要求" in chinese.out


def with_routes(vault: Path, folder: Path, *routes: str) -> None:
    case = {
        "format": "kvisa-case",
        "version": 1,
        "case": {"ref": "ROUTES", "routes": routes},
        "person": {"birth_date": "1990-05-01"},
    }
    file = folder / "routes.json"
    file.write_text(json.dumps(case), encoding="utf-8")
    assert kvisa("case", "import", vault, file).code in {0, 1}


def test_each_chosen_route_stands_under_its_name_after_what_concerns_both(
    vault: Path, tmp_path: Path
) -> None:
    with_routes(vault, tmp_path, "graduate", "teaching-research")
    text = kvisa("check", vault, "ROUTES", *DAY).out
    heads = [
        "— Published routes: needs evidence —",
        "— Graduate in science or technology: ",
        "— Teaching or research: ",
    ]
    places = [text.index(each) for each in heads]
    assert places == sorted(places)
    found = kvisa("check", vault, "ROUTES", "--json", *DAY).json["eligibility"]
    assert [each["route"] for each in found["routes"]] == ["graduate", "teaching-research"]
    assert all(each["chosen"] and each["outcome"] and each["text"] for each in found["routes"])
    for each in found["findings"]:
        line = f"• {each['outcome'].replace('-', ' ')}: {each['text']}"
        head = {None: 0, "graduate": 1, "teaching-research": 2}[each["route"]]
        part = text[places[head] :].split("\n— ")[0]
        assert line in part
        assert each["next_step"] is None or f"Next: {each['next_step']}" in part
        assert all(f"Source: {source['text']}" in part for source in each["sources"])
    assert {each["route"] for each in found["findings"]} == {None, "graduate", "teaching-research"}


def test_a_route_that_was_not_chosen_is_not_listed(vault: Path, tmp_path: Path) -> None:
    with_routes(vault, tmp_path, "teaching-research")
    text = kvisa("check", vault, "ROUTES", *DAY, "--lang", "zh").out
    assert "— 教学科研类：" in text
    assert "— Graduate" not in kvisa("check", vault, "ROUTES", *DAY).out
    routes = kvisa("check", vault, "ROUTES", "--json", *DAY).json["eligibility"]["routes"]
    assert [each["chosen"] for each in routes] == [False, True]


def test_the_circulating_figures_on_age_are_told_as_unconfirmed(made_vault: Path) -> None:
    for language, mark in (("en", "Unconfirmed "), ("zh", "未经证实")):
        said = ("--lang", language, *DAY)
        age = kvisa("check", made_vault, "SAMPLE", "--json", *said).json["eligibility"]["age"]
        text = kvisa("check", made_vault, "SAMPLE", *said).out
        assert {each["id"] for each in age["figures"]} >= {"K-21", "K-22", "K-23", "K-24"}
        for each in age["figures"]:
            assert mark in each["text"]
            assert f"• {each['text']}" in text
            assert each["confirmed"] is False
            assert all(source["address"] == "" for source in each["sources"])


def test_blockers_come_first(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"format": "kvisa-case", "version": 1, "case": {"ref": "EMPTY"}, "person": {}}',
        encoding="utf-8",
    )
    kvisa("case", "import", vault, tmp_path / "a.json")
    ran = kvisa("check", vault, "EMPTY", "--json", *DAY)
    assert ran.code == 1
    assert ran.json["blockers"]
    text = kvisa("check", vault, "EMPTY", *DAY).out
    assert text.lstrip().startswith("— To settle before filing —")


def test_the_day_is_said_when_it_is_not_given(made_vault: Path) -> None:
    assert "today in Beijing" in kvisa("check", made_vault, "SAMPLE").err
    assert kvisa("check", made_vault, "SAMPLE", *DAY).err == ""


def test_the_same_day_gives_the_same_bytes(made_vault: Path) -> None:
    runs = {kvisa("check", made_vault, "SAMPLE", "--json", *DAY).out for _ in range(2)}
    assert len(runs) == 1


def test_a_rule_is_shown_with_source_date_and_grade() -> None:
    ran = kvisa("rules", "show", "K-10", "--json")
    rule = ran.json["rule"]
    assert rule["grade"] == "official"
    assert rule["sources"][0]["text"]
    assert rule["text_en"]
    assert rule["text_zh"]
    assert kvisa("rules", "show", "K-999").code == 3


@pytest.mark.parametrize(("day", "count"), [("2026-12-31", 0), ("2027-01-01", 3)])
def test_rules_past_their_date_are_listed(day: str, count: int) -> None:
    assert len(kvisa("rules", "list", "--stale", "--on", day, "--json").json["rules"]) == count


def test_rules_are_listed_by_subject_and_grade() -> None:
    rules = kvisa("rules", "list", "--subject", "stay", "--grade", "official", "--json").json[
        "rules"
    ]
    assert rules
    assert {each["subject"] for each in rules} == {"stay"}
    assert {each["grade"] for each in rules} == {"official"}
