# SPDX-License-Identifier: MIT
"""The authentication chain on the command line: shown, recorded, by hand, and the originals."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.kvisa import Ran, kvisa

DAY = ("--on", "2026-11-22")


def chain(vault: Path, *more: object) -> Ran:
    return kvisa("chain", vault, "SAMPLE", *DAY, "--json", *more)


def step(vault: Path, kind: str, *more: object) -> Ran:
    return kvisa("chain-step", vault, "SAMPLE", kind, *DAY, "--json", *more)


def states(ran: Ran) -> dict[str, str]:
    return {each["kind"]: each["state"] for each in ran.json["steps"]}


def named(ran: Ran, kind: str) -> Any:  # noqa: ANN401
    return next(each for each in ran.json["steps"] if each["kind"] == kind)


def test_the_sample_waits_for_its_apostille(made_vault: Path) -> None:
    ran = chain(made_vault)
    assert ran.code == 0
    assert ran.json["route"] == "apostille"
    assert states(ran) == {"copy": "done", "apostille": "waiting"}
    assert named(ran, "apostille")["until"] == "2027-01-01"
    assert ran.json["ready_on"] == ran.json["ready"]["with_authentication"]
    assert ran.json["current"] == "apostille"
    assert not ran.json["blocks"]
    assert {each["id"] for each in ran.json["sources"]} >= {"A-01", "A-08", "A-10", "A-13"}


def test_the_same_is_said_in_words(made_vault: Path) -> None:
    out = kvisa("chain", made_vault, "SAMPLE", *DAY).out
    assert "Route: apostille" in out
    assert "waiting until 2027-01-01" in out
    assert "SPECIMEN-AP-0017" in out
    assert "2027-01-01  with authentication of the degree papers" in out
    assert out.splitlines()[-2].startswith("2026-11-22")
    assert "附加证明书" in kvisa("chain", made_vault, "SAMPLE", *DAY, "--lang", "zh").out


def test_papers_show_pages_translation_and_where_the_original_is(made_vault: Path) -> None:
    first = chain(made_vault).json["papers"][0]
    assert first["original_away"]
    assert first["original_where"] == "Specimen apostille office, Havelberg, since 2026-11-12"
    assert [each["even"] for each in first["translations"]] == [True]


def test_the_other_degree_has_a_chain_of_its_own(made_vault: Path) -> None:
    ran = chain(made_vault, "--degree", "1")
    assert ran.json["route"] == "legalisation"
    assert not ran.json["degree"]["relied_on"]
    assert states(ran)["copy"] == "next"
    assert chain(made_vault, "--degree", "3").code == 3
    assert chain(made_vault, "--degree", "0").code == 3


def test_a_step_that_is_done_makes_the_chain_ready_today(vault: Path) -> None:
    ran = step(vault, "apostille", "--done", "2026-11-20", "--file", "6", "--number", "17")
    assert ran.code == 0
    assert ran.json["done"]
    assert ran.json["ready_on"] == "2026-11-22"
    assert named(ran, "apostille")["evidence"]
    cases = kvisa("cases", vault, "--json", *DAY).json["cases"][0]
    assert "earliest_ready" in cases


def test_the_ready_dates_of_check_follow_the_steps(vault: Path) -> None:
    def ready() -> Any:  # noqa: ANN401
        return kvisa("check", vault, "SAMPLE", "--json", *DAY).json["ready"]

    before = ready()["with_authentication"]
    step(vault, "apostille", "--expected", "2027-03-01")
    found = kvisa("check", vault, "SAMPLE", "--json", *DAY).json
    assert found["ready"]["core"] == "2026-11-22"
    assert (before, found["ready"]["with_authentication"]) == ("2027-01-01", "2027-03-01")
    assert "chain.late" in {each["id"] for each in found["story"]}


def test_an_empty_value_takes_a_field_back(vault: Path) -> None:
    ran = step(vault, "apostille", "--days", "", "--office", "")
    assert named(ran, "apostille")["expected_days"] is None
    assert named(ran, "apostille")["office"] == ""
    assert named(ran, "apostille")["until"] is None


def test_a_step_is_left_out_with_its_reason_and_forgotten_again(vault: Path) -> None:
    ran = step(vault, "copy", "--not-needed", "The original is taken.")
    assert named(ran, "copy")["state"] == "not-needed"
    assert step(vault, "copy", "--remove").code == 0
    assert step(vault, "copy", "--remove").code == 3


def test_recording_a_step_is_an_act_that_can_be_taken_back(vault: Path) -> None:
    step(vault, "apostille", "--done", "2026-11-20")
    assert kvisa("undo", vault, *DAY).code == 0
    assert states(chain(vault))["apostille"] == "waiting"


@pytest.mark.parametrize(
    "more",
    [
        ("--done", "2026-11-23"),
        ("--done", "05/12/2023"),
        ("--days", "ten"),
        ("--days", "-3"),
        ("--file", "99"),
        ("--degree", "x"),
        ("--done", "2026-11-01"),
    ],
)
def test_what_cannot_be_is_refused(vault: Path, more: tuple[str, ...]) -> None:
    before = chain(vault).json
    ran = step(vault, "apostille", *more)
    assert ran.code == 3
    assert "Traceback" not in ran.err
    assert chain(vault).json == before


def test_words_that_are_none_are_wrong_usage(vault: Path) -> None:
    assert step(vault, "stamp").code == 2
    assert kvisa("chain-route", vault, "SAMPLE", "bus").code == 2


def test_a_route_by_hand_needs_a_reason_and_can_be_given_up(vault: Path) -> None:
    assert kvisa("chain-route", vault, "SAMPLE", "legalisation").code == 3
    ran = kvisa(
        "chain-route", vault, "SAMPLE", "legalisation", "--reason", "The post says so.", "--json"
    )
    assert ran.json["chosen_by_hand"]
    assert ran.json["why"] == "Chosen by hand: The post says so."
    assert [each["kind"] for each in ran.json["beside"]] == ["apostille", "cscse"]
    back = kvisa("chain-route", vault, "SAMPLE", "table", "--json")
    assert back.json["route"] == "apostille"
    assert not back.json["chosen_by_hand"]


def original(vault: Path, *more: object) -> Ran:
    return kvisa("original", vault, "SAMPLE", "6", *DAY, "--json", *more)


def test_an_original_is_followed(vault: Path) -> None:
    assert original(vault).json["away"]
    back = original(vault, "--returned", "2026-11-20")
    assert back.json["original_where"] == "with me, in the blue folder"
    gone = original(vault, "--at", "Berlin", "--with", "the post", "--since", "2026-11-21")
    assert gone.json["original_where"] == "the post, Berlin, since 2026-11-21"
    assert len(gone.json["moves"]) == 2


def test_an_original_that_cannot_be_there_is_refused(vault: Path) -> None:
    assert original(vault, "--since", "2026-11-20").code == 3
    assert original(vault, "--at", "Berlin", "--since", "2026-11-23").code == 3
    assert original(vault, "--returned", "2026-11-01").code == 3
    assert original(vault, "--at", "x", "--returned", "2026-11-20").code == 2
    assert kvisa("original", vault, "SAMPLE", "5").code == 0
