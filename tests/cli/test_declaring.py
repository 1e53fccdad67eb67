# SPDX-License-Identifier: MIT
"""Answers of the applicant on the command line, and what `check` makes of them."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

PARENTS = "parent-chinese-at-birth"
DAY = ("--on", "2026-11-22")


def nationality(vault: Path) -> dict[str, str]:
    found = kvisa("check", vault, "SAMPLE", "--json", *DAY).json["eligibility"]["findings"]
    (one,) = [each for each in found if each["id"] == "nationality"]
    return {"outcome": one["outcome"], "text": one["text"]}


def test_the_questions_are_listed_with_their_answers(vault: Path) -> None:
    listed = kvisa("declare", vault, "SAMPLE", "--json").json["questions"]
    assert [each["id"] for each in listed][-1] == PARENTS
    assert listed[-1]["answer"] is None
    assert "尚未询问" in kvisa("--lang", "zh", "declare", vault, "SAMPLE").out


def test_a_chinese_parent_is_said_and_taken_back(vault: Path) -> None:
    assert nationality(vault)["outcome"] == "meets-published-route"
    ran = kvisa("declare", vault, "SAMPLE", PARENTS, "--answer", "yes", "--json")
    assert (ran.code, ran.json["questions"][-1]["answer"]) == (0, "yes")
    found = nationality(vault)
    assert found["outcome"] == "post-rule-unknown"
    assert "not for the program to say" in found["text"]
    text = kvisa("--lang", "zh", "check", vault, "SAMPLE", *DAY).out
    assert "父母一方或双方为中国公民" in text
    kvisa("declare", vault, "SAMPLE", PARENTS, "--answer", "open")
    assert nationality(vault)["outcome"] == "meets-published-route"
    told = kvisa("history", vault, "SAMPLE", "--json").out
    assert told.count("Answer a question about the applicant") >= 2


def test_an_answer_takes_the_place_of_the_earlier_one_and_undo_brings_it_back(vault: Path) -> None:
    kvisa("declare", vault, "SAMPLE", PARENTS, "--answer", "yes")
    kvisa("declare", vault, "SAMPLE", PARENTS, "--answer", "no")
    assert kvisa("declare", vault, "SAMPLE", "--json").json["questions"][-1]["answer"] == "no"
    assert kvisa("undo", vault).code == 0
    assert kvisa("declare", vault, "SAMPLE", "--json").json["questions"][-1]["answer"] == "yes"


@pytest.mark.parametrize(
    "given", [("nonsense", "--answer", "yes"), (PARENTS,), (PARENTS, "--answer", "perhaps")]
)
def test_what_is_no_question_or_no_answer_is_wrong_usage(
    vault: Path, given: tuple[str, ...]
) -> None:
    ran = kvisa("declare", vault, "SAMPLE", *given)
    assert ran.code == 2
    assert "Traceback" not in ran.err
