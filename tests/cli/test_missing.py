# SPDX-License-Identifier: MIT
"""`kvisa missing`: one message for each applicant, in the applicant's language."""

from pathlib import Path

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


def test_the_message_can_be_sent_as_it_stands(made_vault: Path) -> None:
    ran = kvisa("missing", made_vault, "SAMPLE", *DAY)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "Dear ADAEZE NKECHI OKORO,"
    assert lines[-1] == "Thank you."
    assert any("Please by 2027-01-29." in each for each in lines)


def test_the_language_of_the_applicant_need_not_be_that_of_the_program(made_vault: Path) -> None:
    ran = kvisa("missing", made_vault, "SAMPLE", "--language", "zh", "--json", *DAY)
    (case,) = ran.json["cases"]
    assert ran.json["language"] == "zh"
    assert case["ref"] == "SAMPLE"
    assert "还需您提供以下材料" in case["text"]
    assert all(each["text"] in case["text"] for each in case["to_bring"])
    assert {each["id"] for each in case["to_bring"]} >= {"item.funds-proof"}


def test_without_a_name_every_open_case_is_written_to(vault: Path, tmp_path: Path) -> None:
    for ref, stage in (("OPEN", "collecting"), ("GONE", "submitted")):
        (tmp_path / "a.json").write_text(
            '{"format": "kvisa-case", "version": 1, '
            f'"case": {{"ref": "{ref}", "stage": "{stage}"}}, "person": {{"surname": "Doe"}}}}',
            encoding="utf-8",
        )
        assert kvisa("case", "import", vault, tmp_path / "a.json").code == 0
    ran = kvisa("missing", vault, "--json", *DAY)
    assert [each["ref"] for each in ran.json["cases"]] == ["SAMPLE", "OPEN"]
    assert [each["ref"] for each in kvisa("missing", vault, "GONE", "--json").json["cases"]] == [
        "GONE"
    ]
    text = kvisa("missing", vault, *DAY).out
    assert "— SAMPLE OKORO ADAEZE NKECHI —" in text


def test_an_empty_vault_has_no_open_case(empty_vault: Path) -> None:
    assert "No case is open." in kvisa("missing", empty_vault).out
    assert kvisa("missing", empty_vault, "NONE").code == 3
