# SPDX-License-Identifier: MIT
"""Findings explained, told in the closing report, printed only when chosen; blockers stop."""

import json
from pathlib import Path

import pypdfium2

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")
FINDING = "degree.name-abbreviated"


def text_of(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def warning(vault: Path, out: Path) -> dict[str, object]:
    ran = kvisa("dossier", vault, "SAMPLE", "-o", out, "--json", "--force", *DAY)
    assert ran.code == 0
    return next(each for each in ran.json["warnings"] if each["id"] == FINDING)


def explain(vault: Path, *words: str) -> int:
    return kvisa("explain", vault, "SAMPLE", FINDING, *words, *DAY).code


def begin_case(vault: Path, folder: Path) -> None:
    """Put a case into the vault of which only the name is known."""
    case = {"ref": "A", "category": "K", "routes": ["graduate"]}
    document = {"format": "kvisa-case", "version": 1, "case": case, "person": {"surname": "Okoro"}}
    file = folder / "case.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    assert kvisa("case", "import", vault, file).code in {0, 1}


def test_a_warning_is_listed_with_its_next_step_and_whether_it_is_explained(
    vault: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    first = warning(vault, out)
    assert first["next_step"]
    assert not first["explained"]
    assert explain(vault, "--english", "The university shortens middle names.") == 0
    again = warning(vault, out)
    assert again["explained"]
    assert not again["explanation_printed"]
    assert "shortens middle names" not in text_of(out)


def test_an_explanation_is_printed_when_that_is_chosen(vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    words = ("--english", "Middle names are shortened.", "--chinese", "学校证书使用缩写。")
    assert explain(vault, *words, "--print") == 0
    assert warning(vault, out)["explanation_printed"]
    assert "学校证书使用缩写" in text_of(out)
    assert explain(vault) == 0
    assert not warning(vault, out)["explained"]


def test_a_finding_that_is_not_there_cannot_be_explained(vault: Path) -> None:
    ran = kvisa("explain", vault, "SAMPLE", "no.such", "--english", "x", "--json", *DAY)
    assert ran.code == 3
    assert "no.such" in ran.json["error"]["what"]


def test_a_finding_between_two_records_names_both(made_vault: Path) -> None:
    ran = kvisa("check", made_vault, "SAMPLE", "--json", *DAY)
    found = next(each for each in ran.json["story"] if each["id"] == FINDING)
    assert found["against"]["area"] == "person"
    assert found["against"]["record_id"] != found["record_id"]


def test_blockers_stop_the_build_and_each_is_told_with_its_next_step(
    empty_vault: Path, tmp_path: Path
) -> None:
    begin_case(empty_vault, tmp_path)
    out = tmp_path / "a.pdf"
    ran = kvisa("dossier", empty_vault, "A", "-o", out, "--json", *DAY)
    assert ran.code == 3
    assert not out.exists()
    blockers = ran.json["error"]["blockers"]
    assert "passport.missing" in {each["id"] for each in blockers}
    assert all(each["next_step"] for each in blockers)
    told = kvisa("dossier", empty_vault, "A", "-o", out, *DAY).err
    assert "Record the passport on which the visa is asked for." in told


def test_a_draft_built_despite_blockers_says_so_on_every_page(
    empty_vault: Path, tmp_path: Path
) -> None:
    begin_case(empty_vault, tmp_path)
    out = tmp_path / "a.pdf"
    words = ("dossier", empty_vault, "A", "-o", out, "--despite-blockers", *DAY)
    ran = kvisa(*words, "--json")
    assert ran.code == 1
    assert ran.json["draft"]
    with pypdfium2.PdfDocument(out) as document:
        for page in document:
            assert "草稿，不得递交" in page.get_textpage().get_text_range()
    assert kvisa("verify-pdf", out).code == 0
    assert "marked as not for submission" in kvisa(*words, "--force").out


def test_nothing_is_called_a_draft_where_nothing_stands_in_the_way(
    made_vault: Path, tmp_path: Path
) -> None:
    out = tmp_path / "a.pdf"
    ran = kvisa("dossier", made_vault, "SAMPLE", "-o", out, "--despite-blockers", "--json", *DAY)
    assert ran.code == 0
    assert not ran.json["draft"]
