# SPDX-License-Identifier: MIT
"""Builds so far, supplements numbered on, profiles from the command line."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from kvisa_desktop import paths
from tests.cli.kvisa import Ran, kvisa

DAY = ("--on", "2026-11-22")
LATER = ("--on", "2026-12-05")
CV = paths.resources() / "sample/scans/cv.pdf"


def build(vault: Path, out: Path, *words: object, code: int = 0) -> Ran:
    ran = kvisa("dossier", vault, "SAMPLE", "-o", out, "--json", *words)
    assert ran.code == code, ran.err
    return ran


def texts(out: Path) -> list[str]:
    with pypdfium2.PdfDocument(out) as document:
        return [page.get_textpage().get_text_range() for page in document]


@dataclass(frozen=True)
class Handed:
    """A vault of one's own whose sample case was built once, the dossier, and what was said."""

    vault: Path
    dossier: Path
    said: Ran


@pytest.fixture(scope="module")
def built(_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Handed:
    """Build the sample case; it is only ever copied."""
    place = tmp_path_factory.mktemp("built")
    vault = Path(shutil.copytree(_template, place / "Built.kvisa"))
    return Handed(vault, place / "a.pdf", build(vault, place / "a.pdf", *DAY))


@pytest.fixture
def handed(built: Handed, tmp_path: Path) -> Handed:
    """Return a copy of what was built."""
    vault = Path(shutil.copytree(built.vault, tmp_path / "Own.kvisa"))
    return replace(built, vault=vault, dossier=Path(shutil.copy(built.dossier, tmp_path)))


def kept(vault: Path) -> list[dict[str, Any]]:
    """Return the builds that a vault lists; the shared one may have some already."""
    found: list[dict[str, Any]] = kvisa("dossiers", vault, "SAMPLE", "--json").json["dossiers"]
    return found


def test_every_build_is_kept_with_its_report(vault: Path, tmp_path: Path) -> None:
    first = build(vault, tmp_path / "a.pdf", "--recipient", "Embassy", *DAY)
    build(vault, tmp_path / "b.pdf", "--profile", "compact", *LATER)
    (tmp_path / "a.pdf").unlink()
    later, earlier = kept(vault)[:2]
    assert (earlier["sha256"], earlier["pages"]) == (first.json["sha256"], first.json["pages"])
    assert (earlier["recipient"], earlier["profile"]) == ("Embassy", "standard")
    assert (later["profile"], later["built_on"]) == ("compact", "2026-12-05")
    assert earlier["verification"] == first.json["verification"]
    assert len(earlier["warnings"]) == len(first.json["warnings"])
    told = kvisa("dossiers", vault, "SAMPLE", "--reports", "--lang", "zh").out
    assert "✓" in told
    assert "Embassy" in told


def test_a_build_that_fails_is_not_kept(vault: Path, tmp_path: Path) -> None:
    before = kept(vault)
    build(vault, tmp_path / "none" / "a.pdf", *DAY, code=3)
    assert kept(vault) == before


def test_late_papers_are_handed_in_as_a_supplement_numbered_on(
    handed: Handed, tmp_path: Path
) -> None:
    vault, first = handed.vault, handed.said
    last = max(int(each["label"].split("T")[0]) for each in first.json["exhibits"])
    assert kvisa("attach", vault, "SAMPLE", CV, "--as", "passport-old").code in {0, 1}
    out = tmp_path / "b.pdf"
    ran = build(vault, out, "--supplement-to", handed.dossier, *LATER)
    assert [each["label"] for each in ran.json["exhibits"]] == [str(last + 1)]
    assert all(each["ok"] for each in ran.json["verification"])
    pages = texts(out)
    assert "补充材料（第1次）" in pages[0]
    assert any("List of changes" in each for each in pages)
    assert any("2026-11-22" in each for each in pages)
    assert kvisa("verify-pdf", out).code == 0
    compared = kvisa("compare-builds", handed.dossier, out)
    assert compared.code == 3
    assert "is a supplement" in compared.err
    last_kept = kept(vault)[0]
    assert (last_kept["supplement"], last_kept["follows"]) == (1, first.json["sha256"])
    assert kvisa("attach", vault, "SAMPLE", CV, "--as", "former-chinese-passport").code in {0, 1}
    second = build(vault, tmp_path / "c.pdf", "--supplement-to", out, *LATER)
    assert [each["label"] for each in second.json["exhibits"]] == [str(last + 2)]
    assert "补充材料（第2次）" in texts(tmp_path / "c.pdf")[0]


def test_a_supplement_without_anything_new_is_refused(handed: Handed, tmp_path: Path) -> None:
    words = ("--supplement-to", handed.dossier, *DAY)
    ran = build(handed.vault, tmp_path / "b.pdf", *words, code=3)
    assert "No paper was added" in ran.json["error"]["what"]


def test_only_a_dossier_of_the_same_case_can_be_supplemented(
    handed: Handed, tmp_path: Path
) -> None:
    vault = handed.vault
    for file in (CV, tmp_path / "none.pdf"):
        build(vault, tmp_path / "b.pdf", "--supplement-to", file, *DAY, code=3)
    assert kvisa("sample", vault).code == 0
    other = kvisa("cases", vault, "--json").json["cases"]
    ref = next(each["ref"] for each in other if each["ref"] != "SAMPLE")
    words = ("dossier", vault, ref, "-o", tmp_path / "b.pdf", "--json")
    ran = kvisa(*words, "--supplement-to", handed.dossier, *DAY)
    assert "another case" in ran.json["error"]["what"]


@pytest.mark.parametrize("profile", ["archival", "records", "compact"])
def test_a_profile_is_built_and_proved(made_vault: Path, tmp_path: Path, profile: str) -> None:
    out = tmp_path / "a.pdf"
    ran = kvisa("dossier", made_vault, "SAMPLE", "-o", out, "--json", "--profile", profile, *DAY)
    assert ran.code == 0
    assert kvisa("verify-pdf", out).code == 0


def test_the_encrypted_profile_asks_for_its_password(made_vault: Path, tmp_path: Path) -> None:
    out, secret = tmp_path / "a.pdf", tmp_path / "secret.txt"
    words = ("dossier", made_vault, "SAMPLE", "-o", out, "--profile", "encrypted", *DAY)
    assert kvisa(*words).code == 3
    assert not out.exists()
    secret.write_text("open it\n", encoding="utf-8")
    assert kvisa(*words, "--dossier-password-file", secret).code == 0
    with pikepdf.open(out, password="open it") as pdf:
        assert pdf.encryption.bits == 256
    assert kvisa("verify-pdf", out).code == 3


def test_a_profile_that_is_not_there_is_wrong_usage(made_vault: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    words = ("dossier", made_vault, "SAMPLE", "-o", out, "--profile", "glossy")
    assert kvisa(*words).code == 2


def test_two_builds_are_compared_by_document_and_page(handed: Handed, tmp_path: Path) -> None:
    vault, one, first = handed.vault, handed.dossier, handed.said
    two = tmp_path / "b.pdf"
    assert kvisa("compare-builds", one, one).code == 0
    assert kvisa("attach", vault, "SAMPLE", CV, "--as", "former-chinese-passport").code in {0, 1}
    build(vault, two, *DAY)
    ran = kvisa("compare-builds", one, two, "--json")
    assert ran.code == 1
    parts = ran.json["differences"]
    (added,) = (each for each in parts if each["kind"] == "added")
    assert added["exhibit"]
    assert added["pages"]
    assert any(each["title_en"].endswith("Index") and not each["exhibit"] for each in parts)
    moved = [each for each in parts if each["kind"] == "renumbered"]
    assert all(int(each["now"].rstrip("T")) == int(each["was"].rstrip("T")) + 1 for each in moved)
    assert ran.json["same_exhibits"] + len(moved) == len(first.json["exhibits"])
    back = kvisa("compare-builds", two, one, "--json").json["differences"]
    assert [each["kind"] for each in back if each["exhibit"]].count("removed") == 1
    assert "Added" in kvisa("compare-builds", one, two).out


def test_a_page_turned_is_found_by_its_number(handed: Handed, tmp_path: Path) -> None:
    vault, one, first = handed.vault, handed.dossier, handed.said
    two = tmp_path / "b.pdf"
    papers = kvisa("documents", vault, "SAMPLE", "--json").json["documents"]
    shown = first.json["exhibits"][0]
    paper = next(each for each in papers if shown["title_en"] in str(each))
    assert kvisa("pages", vault, "SAMPLE", paper["id"], "--rotate", "1:90").code == 0
    build(vault, two, *DAY)
    parts = kvisa("compare-builds", one, two, "--json").json["differences"]
    (changed,) = (each for each in parts if each["exhibit"])
    assert (changed["kind"], changed["pages"]) == ("changed", [shown["first_page"]])


def test_what_is_no_dossier_is_not_compared(tmp_path: Path) -> None:
    assert kvisa("compare-builds", CV, CV).code == 3
    assert kvisa("compare-builds", tmp_path / "none.pdf", CV).code == 3
