# SPDX-License-Identifier: MIT
"""Days and authentication routes, with and without a vault."""

import json
from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


@pytest.mark.parametrize(
    ("entry", "last"),
    [("2026-06-12", "2026-07-12"), ("2018-03-18", "2018-04-17"), ("2026-08-10", "2026-09-09")],
)
def test_the_worked_examples_of_the_rule_come_out(entry: str, last: str) -> None:
    ran = kvisa("stay-days", entry, "--days", "30", "--json")
    assert ran.code == 0
    assert ran.json["last_lawful_day"] == last
    assert ran.json["overstay_days"] is None
    assert ran.json["sources"]


def test_a_stay_is_counted_to_its_exit() -> None:
    ran = kvisa("stay-days", "2026-06-12", "--days", "30", "--exit", "2026-07-20", "--json")
    assert ran.code == 1
    assert (ran.json["days_stayed"], ran.json["days_left"], ran.json["overstay_days"]) == (38, 0, 8)


def test_a_stay_is_counted_to_the_day_that_counts_as_today() -> None:
    running = kvisa("stay-days", "2026-11-10", "--days", "30", "--json", *DAY).json
    assert (running["days_stayed"], running["days_left"]) == (12, 18)
    by_until = kvisa("stay-days", "2026-11-10", "--days", "30", "--json", "--until", "2026-11-22")
    assert by_until.json["days_left"] == 18
    assert (
        kvisa("stay-days", "2026-12-24", "--days", "30", "--json", *DAY).json["days_left"] is None
    )


def test_a_stay_that_must_be_over_is_not_held_against_anybody() -> None:
    ran = kvisa("stay-days", "2018-03-18", "--days", "30")
    assert ran.code == 0
    assert "--exit" in ran.out


def test_a_visa_with_000_days_asks_for_a_permit() -> None:
    ran = kvisa("stay-days", "2026-06-12", "--days", "000", "--json", *DAY)
    assert ran.json["residence_permit_by"] == "2026-07-11"


@pytest.mark.parametrize(
    "call",
    ["05/12/2023", "2026-02-30", "2026-06-12 --exit 2026-06-01", "2026-06-12 --days many",
     "2026-06-12 --days -3", "2026-06-12 --days 99999"],
)  # fmt: skip
def test_what_cannot_be_counted_is_refused(call: str) -> None:
    assert kvisa("stay-days", *call.split()).code == 3


def test_the_stays_of_the_sample_are_counted(made_vault: Path) -> None:
    ran = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY)
    first, second = ran.json["stays"]
    assert (first["entry"], first["exit"], first["basis"]) == ("2019-10-08", "2019-10", "visa")
    assert first["days_min"] < first["days_max"]
    assert (second["days_min"], second["days_max"]) == (13, 13)
    assert second["last_lawful_day"] == "2024-06-12"
    assert second["overstay_days"] == 0
    year = ran.json["totals"]["years"][-1]
    assert (year["year"], year["days_min"], year["days_max"]) == (2024, 14, 14)
    assert ran.code == (1 if ran.json["findings"] else 0)


def test_a_planned_trip_is_counted_and_forgotten(made_vault: Path) -> None:
    planned = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY, "--plan", "2027-03-01:2027-03-20")
    assert [each["planned"] for each in planned.json["stays"]] == [False, False, True]
    assert planned.json["stays"][2]["entry"] == "2027-03-01"
    assert len(kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json["stays"]) == 2


@pytest.mark.parametrize(
    ("plan", "code"), [("2027-03-01", 2), ("2027-03-20:2027-03-01", 3), ("1/2/2027:2027-03-01", 3)]
)
def test_a_plan_that_is_none_is_refused(made_vault: Path, plan: str, code: int) -> None:
    assert kvisa("stay", made_vault, "SAMPLE", "--plan", plan).code == code


def test_stays_are_said_in_words(made_vault: Path) -> None:
    assert "2024-05-13 – 2024-05-26" in kvisa("stay", made_vault, "SAMPLE", *DAY).out


@pytest.mark.parametrize(
    ("code", "route"),
    [("DE", "apostille"), ("NG", "legalisation"), ("IN", "legalisation"), ("HK", "hk_macao"),
     ("CN", "chsi"), ("TW", "unclear")],
)  # fmt: skip
def test_the_route_follows_the_place(code: str, route: str) -> None:
    ran = kvisa("route", "--issued-in", code, "--json", *DAY)
    assert ran.code == 0
    assert ran.json["route"] == route
    assert ran.json["why"]
    assert ran.json["sources"]


def test_the_route_follows_the_day_of_authentication() -> None:
    call = ("route", "--issued-in", "CA", "--json", "--authenticated-on")
    assert kvisa(*call, "2023-12-01").json["route"] == "legalisation"
    assert kvisa(*call, "2024-02-01").json["route"] == "apostille"


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--issued-in", "QQ"), 3),
        (("--issued-in", "DE", "--kind", "diploma"), 3),
        (("--issued-in", "DE", "--authenticated-on", "1/2/2024"), 3),
        ((), 2),
    ],
)
def test_a_route_that_cannot_be_told_is_refused(options: tuple[str, ...], code: int) -> None:
    assert kvisa("route", *options).code == code


def test_a_route_is_said_in_chinese() -> None:
    assert "附加证明书" in kvisa("route", "--issued-in", "DE", "--lang", "zh", *DAY).out


def test_days_still_to_come_are_written_as_a_calendar(vault: Path, tmp_path: Path) -> None:
    table = tmp_path / "now.csv"
    table.write_text("Entry,Exit,Basis\n2026-11-10,,visa-free-unilateral\n", encoding="utf-8")
    assert kvisa("stays", "import", vault, "SAMPLE", table, *DAY).code == 0
    out = tmp_path / "days.ics"
    ran = kvisa("stay", vault, "SAMPLE", "--ics", out, "--json", *DAY)
    assert ran.json["calendar"] == str(out)
    written = out.read_bytes()
    assert b"\r\nDTSTART;VALUE=DATE:20261210\r\n" in written
    assert b"SUMMARY:SAMPLE: Last lawful day of the stay\r\n" in written
    assert kvisa("stay", vault, "SAMPLE", "--ics", out, *DAY).code == 3
    again = kvisa("stay", vault, "SAMPLE", "--ics", out, "--force", *DAY)
    assert again.code == 1
    assert out.read_bytes() == written


def test_a_calendar_of_nothing_is_not_written(made_vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "days.ics"
    trip = ("--plan", "2027-03-01:2027-03-20")
    ran = kvisa("stay", made_vault, "SAMPLE", "--ics", out, "--json", *trip, *DAY)
    assert ran.json["calendar"] is None
    assert not out.exists()


def test_the_answers_of_the_form_stand_beside_the_count(made_vault: Path) -> None:
    data = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json
    assert {each["id"]: each["state"] for each in data["form"]} == {
        "overstayed": "cannot-be-answered",
        "visa-refused": "cannot-be-answered",
        "entry-refused": "cannot-be-answered",
    }
    assert data["needs_explanation"] is True
    assert data["permit_abroad"] is None
    assert data["addresses"] == data["travel"] == data["permits"] == []


def test_a_letter_is_drafted_kept_and_not_printed_by_itself(vault: Path, tmp_path: Path) -> None:
    shown = kvisa("stay-letter", vault, "SAMPLE", *DAY)
    assert shown.code == 0
    assert "Explanation of earlier stays" in shown.out
    assert "情况说明" in shown.out
    out = tmp_path / "letter.txt"
    ran = kvisa("stay-letter", vault, "SAMPLE", "-o", out, "--keep", "--json", *DAY)
    assert ran.json["in_dossier"] is False
    assert ran.json["kept"]
    assert out.read_text(encoding="utf-8") == ran.json["text"]
    case = tmp_path / "case.json"
    assert kvisa("case", "export", vault, "SAMPLE", "-o", case).code == 0
    kept = json.loads(case.read_text(encoding="utf-8"))["explanations"]
    assert [each["subject"] for each in kept] == ["stays"]
    assert "in_dossier" not in kept[0]


def test_a_planned_trip_may_name_what_its_entry_rests_on(made_vault: Path) -> None:
    trip = "2027-03-01:2027-04-10"
    plain = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY, "--plan", trip)
    ran = kvisa(
        "stay", made_vault, "SAMPLE", "--json", *DAY, "--plan", f"{trip}:visa-free-unilateral"
    )
    (without,) = [each for each in plain.json["stays"] if each["planned"]]
    (planned,) = [each for each in ran.json["stays"] if each["planned"]]
    assert without["last_lawful_day"] is None
    assert planned["basis"] == "visa-free-unilateral"
    assert planned["last_lawful_day"] == "2027-03-31"
    assert planned["overstay_days"] == 10


def test_a_planned_trip_may_name_a_visa_of_the_case(made_vault: Path) -> None:
    stays = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY).json["stays"]
    number = next(each["sticker"] for each in stays if each["sticker"])
    trip = f"2027-03-01:2027-03-10:{number}"
    ran = kvisa("stay", made_vault, "SAMPLE", "--json", *DAY, "--plan", trip)
    (planned,) = [each for each in ran.json["stays"] if each["planned"]]
    assert (planned["basis"], planned["sticker"]) == ("visa", number)


def test_a_planned_trip_on_nothing_known_is_refused_with_what_can_be_named(
    made_vault: Path,
) -> None:
    ran = kvisa("stay", made_vault, "SAMPLE", "--plan", "2027-03-01:2027-03-10:magic")
    assert ran.code == 3
    assert "“magic” is no basis of an entry" in ran.err
    assert "transit-240h" in ran.err
