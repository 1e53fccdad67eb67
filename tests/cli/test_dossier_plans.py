# SPDX-License-Identifier: MIT
"""How the dossier is made, chosen once and used by every later build."""

from pathlib import Path

from tests.cli.kvisa import kvisa

DAY = ("--on", "2026-11-22")


def test_a_plan_is_shown_changed_and_used(vault: Path, tmp_path: Path) -> None:
    first = kvisa("dossier-plan", "show", vault, "SAMPLE", "--json").json
    assert (first["profile"], first["duplex"]) == ("standard", False)
    assert first["estimated_size"] > 500_000
    changed = kvisa(
        *("dossier-plan", "show", vault, "SAMPLE", "--json", "--profile", "archival"),
        *("--order", "degree,applicant", "--off", "stays", "--dividers", "yes"),
        *("--recipient", "Embassy", "--budget-kb", "5000"),
    ).json
    assert [each["part"] for each in changed["parts"]][:2] == ["degree", "applicant"]
    assert not next(each["on"] for each in changed["parts"] if each["part"] == "stays")
    assert (changed["recipient"], changed["budget_kb"]) == ("Embassy", 5000)
    out = tmp_path / "a.pdf"
    ran = kvisa("dossier", vault, "SAMPLE", "-o", out, "--json", *DAY)
    assert ran.code == 0
    assert "certificate" in ran.json["exhibits"][0]["title_en"]
    kept = kvisa("dossiers", vault, "SAMPLE", "--json").json["dossiers"][0]
    assert (kept["profile"], kept["recipient"]) == ("archival", "Embassy")


def test_a_sheet_of_ones_own_is_put_in_and_out(vault: Path) -> None:
    words = ("--part", "degree", "--english", "My degree", "--chinese", "本人学位")
    added = kvisa("dossier-plan", "add-sheet", vault, "SAMPLE", *words, "--json").json
    (sheet,) = added["cover_sheets"]
    assert sheet["title_zh"] == "本人学位"
    gone = ("dossier-plan", "remove-sheet", vault, "SAMPLE", "--sheet", sheet["id"])
    assert "Cover sheet" not in kvisa(*gone).out
    assert kvisa(*gone).code == 3


def test_what_cannot_be_is_told(vault: Path) -> None:
    show = ("dossier-plan", "show", vault, "SAMPLE")
    assert kvisa(*show, "--order", "degree,nowhere").code == 3
    assert kvisa(*show, "--budget-kb", "much").code == 2
    assert kvisa(*show, "--dividers", "perhaps").code == 2
    assert kvisa("dossier-plan", "add-sheet", vault, "SAMPLE", "--part", "degree").code == 3


def test_english_is_put_first_and_landscape_pages_are_left_unturned(
    vault: Path, tmp_path: Path
) -> None:
    show = ("dossier-plan", "show", vault, "SAMPLE", "--json")
    first = kvisa(*show).json
    assert (first["language_order"], first["upright_only"]) == ("chinese-first", False)
    changed = kvisa(*show, "--language-order", "english-first", "--upright-only", "yes").json
    assert (changed["language_order"], changed["upright_only"]) == ("english-first", True)
    assert "English first" in kvisa(*show[:-1]).out
    out = tmp_path / "a.pdf"
    assert kvisa("dossier", vault, "SAMPLE", "-o", out, "--json", *DAY).code == 0
    proofs = kvisa("verify-pdf", out, "--json").json["verification"]
    assert all(each["ok"] for each in proofs)
    assert kvisa(*show, "--language-order", "german-first").code == 2


def test_a_sheet_is_changed_moved_and_left_out(vault: Path) -> None:
    plan = ("dossier-plan", "add-sheet", vault, "SAMPLE", "--json", "--part", "degree")
    kvisa(*plan, "--english", "One", "--chinese", "甲")
    two = kvisa(*plan, "--english", "Two", "--chinese", "乙").json["cover_sheets"][1]
    change = ("dossier-plan", "change-sheet", vault, "SAMPLE", "--json", "--sheet", two["id"])
    words = ("--chinese", "丙", "--text-english", "See over")
    first, second = kvisa(*change, *words, "--place", "1").json["cover_sheets"]
    assert (first["title_en"], first["title_zh"], first["text_en"]) == ("Two", "丙", "See over")
    assert second["title_en"] == "One"
    left = kvisa(*change, "--shown", "no", "--part", "stays").json["cover_sheets"][-1]
    assert (left["part"], left["in_dossier"]) == ("stays", False)


def test_what_cannot_be_of_a_sheet_is_told(vault: Path) -> None:
    plan = ("dossier-plan", "add-sheet", vault, "SAMPLE", "--json", "--part", "degree")
    (sheet,) = kvisa(*plan, "--english", "One", "--chinese", "甲").json["cover_sheets"]
    change = ("dossier-plan", "change-sheet", vault, "SAMPLE", "--sheet")
    assert kvisa(*change, sheet["id"], "--place", "0").code == 2
    assert kvisa(*change, sheet["id"], "--part", "nowhere").code == 3
    assert kvisa(*change, sheet["id"], "--english", "", "--chinese", "").code == 3
    assert kvisa(*change, "no-such-id", "--shown", "no").code == 3
