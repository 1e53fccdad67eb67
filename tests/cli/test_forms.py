# SPDX-License-Identifier: MIT
"""`kvisa form`: the form preparation sheet."""

import json
from pathlib import Path

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


def test_the_sheet_has_every_line_with_label_value_and_state(made_vault: Path) -> None:
    ran = kvisa("form", made_vault, "SAMPLE", "--json", *DAY)
    assert ran.code == 1
    found = {each["id"]: each for each in ran.json["lines"]}
    assert found["surname"]["value_en"] == "OKORO"
    assert found["surname"]["label_zh"] == "姓"
    assert found["overstayed"]["state"] == "cannot-be-answered"  # an exit is known to the month
    assert found["visa-refused"]["state"] == "cannot-be-answered"
    assert {each["id"] for each in ran.json["sources"]} == {"G-17", "G-18"}


def test_the_text_stands_in_either_language(made_vault: Path) -> None:
    english = kvisa("form", made_vault, "SAMPLE", *DAY).out
    assert "姓 Last name" in english
    assert "cannot be answered" in english
    assert "目前无法作答" in kvisa("form", made_vault, "SAMPLE", "--lang", "zh", *DAY).out


def test_a_form_that_was_not_submitted_is_not_there(made_vault: Path) -> None:
    ran = kvisa("form", made_vault, "SAMPLE", "--submitted")
    assert ran.code == 3
    assert "No form of this case was submitted yet." in ran.err


def test_the_form_as_submitted_is_never_worked_out_again(vault: Path, tmp_path: Path) -> None:
    line = ["surname", "person", "ready", "Last name", "姓", "DOE", "DOE"]
    case = {
        "format": "kvisa-case",
        "version": 1,
        "case": {"ref": "SENT", "stage": "submitted"},
        "person": {"surname": "Roe"},
        "submitted_forms": [
            {"submitted_on": "2026-10-01", "lines": []},
            {"submitted_on": "2026-11-20", "form_number": "17", "lines": [json.dumps(line), "?"]},
        ],
    }
    (tmp_path / "a.json").write_text(json.dumps(case), encoding="utf-8")
    assert kvisa("case", "import", vault, tmp_path / "a.json").code == 0
    ran = kvisa("form", vault, "SENT", "--submitted", "--json")
    assert ran.code == 0
    assert ran.json["submitted_on"] == "2026-11-20"
    assert [each["value_en"] for each in ran.json["lines"]] == ["DOE"]
    told = kvisa("form", vault, "SENT", "--submitted").out
    assert told.startswith("As submitted on 2026-11-20, form 17")
    assert "DOE" in told
