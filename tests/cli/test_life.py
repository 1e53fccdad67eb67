# SPDX-License-Identifier: MIT
"""`kvisa life` and `kvisa stage`: a life recorded field by field, its gaps, the form once kept."""

from pathlib import Path

import pytest

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


@pytest.fixture
def nobody(empty_vault: Path, tmp_path: Path) -> Path:
    """Return a vault with a case of which only the name is known."""
    (tmp_path / "a.json").write_text(
        '{"format": "kvisa-case", "version": 1, "case": {"ref": "NEW"}, '
        '"person": {"surname": "Doe"}}',
        encoding="utf-8",
    )
    assert kvisa("case", "import", empty_vault, tmp_path / "a.json").code == 0
    return empty_vault


def add(vault: Path, kind: str, *fields: str) -> int:
    return kvisa("life", "add", vault, "NEW", kind, *fields, *DAY).code


def test_the_sample_has_a_life_without_gaps(made_vault: Path) -> None:
    ran = kvisa("life", "show", made_vault, "SAMPLE", "--json", *DAY)
    assert ran.code == 0
    assert [len(ran.json[each]) for each in ("work", "school", "relative", "contact")] == [
        5,
        1,
        2,
        1,
    ]
    assert ran.json["findings"] == []
    told = kvisa("life", "show", made_vault, "SAMPLE", "--lang", "zh", *DAY).out
    assert "工作经历" in told
    assert "奥吉电网服务公司" in told


def test_work_is_added_and_a_gap_is_told(nobody: Path) -> None:
    assert (
        add(
            nobody,
            "work",
            "employer=Example Works",
            "employer_zh=示例厂",
            "started=2019-01",
            "ended=2020-01-31",
            "country=de",
        )
        == 1
    )
    assert add(nobody, "work", "job=Engineer", "started=2020-06-01", "is_current=yes") == 1
    ran = kvisa("life", "show", nobody, "NEW", "--json", *DAY)
    assert ran.code == 1
    first = next(each for each in ran.json["work"] if each["ended"])
    assert first["employer"] == {"en": "Example Works", "zh": "示例厂"}
    assert first["country"] == "DE"
    (gap,) = ran.json["findings"]
    assert gap["id"] == "work.gap"
    assert "From 2020-02-01 to 2020-05-31 nothing is recorded: 121 days." in (
        kvisa("life", "show", nobody, "NEW", *DAY).out
    )


def test_a_record_is_changed_and_removed_by_the_end_of_its_id(nobody: Path) -> None:
    assert add(nobody, "relative", "relation=mother", "name=Jane Doe") == 0
    (mother,) = kvisa("life", "show", nobody, "NEW", "--json", *DAY).json["relative"]
    key = mother["id"][-8:]
    ran = kvisa("life", "change", nobody, "NEW", key, "nationality=nga", "birth_date=1970-01-02",
                "--json", *DAY)  # fmt: skip
    assert ran.json["relative"][0]["nationality"] == "NGA"
    assert ran.json["relative"][0]["birth_date"] == "1970-01-02"
    assert ran.json["relative"][0]["name"] == {"en": "Jane Doe"}
    gone = kvisa("life", "remove", nobody, "NEW", key, "--json", *DAY)
    assert gone.json["relative"] == []
    assert kvisa("life", "remove", nobody, "NEW", key, *DAY).code == 3


@pytest.mark.parametrize(
    ("kind", "field", "code"),
    [
        ("work", "salary=100", 2),
        ("work", "employer", 2),
        ("work", "person_id=1", 2),
        ("hobby", "name=Chess", 2),
        ("work", "kind=boss", 3),
        ("work", "country=ZZ", 3),
        ("work", "is_current=perhaps", 3),
        ("work", "started=31.02.2019", 3),
        ("work", "started=05/06/2019", 3),
        ("relative", "birth_date=1970", 3),
        ("relative", "nationality=Nowhere", 3),
    ],
)
def test_bad_input_is_told_in_a_sentence(nobody: Path, kind: str, field: str, code: int) -> None:
    ran = kvisa("life", "add", nobody, "NEW", kind, field, *DAY)
    assert ran.code == code
    assert ran.err
    assert "Traceback" not in ran.err
    assert "defect" not in ran.err
    assert kvisa("life", "show", nobody, "NEW", "--json", *DAY).json["work"] == []


def test_the_form_is_kept_when_the_case_is_submitted(nobody: Path) -> None:
    ran = kvisa("stage", nobody, "NEW", "submitted", "--json", *DAY)
    assert (ran.json["stage"], ran.json["form_kept"]) == ("submitted", True)
    again = kvisa("stage", nobody, "NEW", "submitted", "--json", *DAY)
    assert again.json["form_kept"] is False
    assert add(nobody, "school", "school=Example School") == 0
    kept = kvisa("form", nobody, "NEW", "--submitted", "--json")
    assert kept.code == 0
    assert kept.json["submitted_on"] == "2026-11-22"
    found = {each["id"]: each for each in kept.json["lines"]}
    assert found["surname"]["value_en"] == "DOE"
    assert found["schooling"]["state"] == "missing"
    assert "schooling-1" not in found


def test_a_stage_that_is_none_is_refused(nobody: Path) -> None:
    ran = kvisa("stage", nobody, "NEW", "done")
    assert ran.code == 2
    assert "collecting, ready, submitted" in ran.err
