# SPDX-License-Identifier: MIT
"""`kvisa form`: the form preparation sheet."""

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
