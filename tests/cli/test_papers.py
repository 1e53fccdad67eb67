# SPDX-License-Identifier: MIT
"""Scans become documents of a case on the command line."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.cli.kvisa import Ran, kvisa, photo


@pytest.fixture
def case(empty_vault: Path, tmp_path: Path) -> tuple[Path, str]:
    """Return an empty vault and the reference of its only case."""
    file = tmp_path / "case.json"
    file.write_text(
        '{"format": "kvisa-case", "version": 1, "case": {"ref": "A"}, "person": {}}',
        encoding="utf-8",
    )
    assert kvisa("case", "import", empty_vault, file).code == 0
    return empty_vault, "A"


def documents(case: tuple[Path, str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = kvisa("documents", *case, "--json").json["documents"]
    return listed


def test_each_file_becomes_a_document(case: tuple[Path, str], tmp_path: Path) -> None:
    files = [photo(tmp_path / "a.jpg", 1), photo(tmp_path / "b.tif", 2, pages=3)]
    ran = kvisa("attach", *case, *files, "--as", "transcript", "--json")
    assert ran.code == 0
    first, second = ran.json["documents"]
    assert (first["kind"], first["pages"], first["type"]) == ("transcript", 1, "jpeg")
    assert (second["pages"], second["type"], second["item"]) == (3, "tiff", "transcript")
    assert len(first["sha256"]) == 64
    assert isinstance(first["warnings"], list)
    assert [each["id"] for each in documents(case)] == [first["id"], second["id"]]


def test_twelve_photos_become_one_document_in_order(case: tuple[Path, str], tmp_path: Path) -> None:
    files = [photo(tmp_path / f"{number}.jpg", 10 * number) for number in range(12)]
    ran = kvisa("attach", *case, *files, "--as", "passport-visa-pages", "--as-one", "--json")
    (document,) = ran.json["documents"]
    assert document["pages"] == 12
    assert [each["name"] for each in document["files"]] == [f"{n}.jpg" for n in range(12)]


def test_only_some_pages_are_taken(case: tuple[Path, str], tmp_path: Path) -> None:
    scan = photo(tmp_path / "a.tif", pages=5)
    call = ("attach", *case, scan, "--as", "transcript", "--json", "--pages")
    (document,) = kvisa(*call, "3-5").json["documents"]
    assert document["files"][0]["pages"] == "3-5"
    for wrong in ("7", "0", "x", "3-1", "1,1"):
        assert kvisa(*call, wrong).code == 3
    assert len(documents(case)) == 1


def test_a_translation_names_its_original_by_number_or_id(
    case: tuple[Path, str], tmp_path: Path
) -> None:
    first, second, third = (photo(tmp_path / f"{n}.png", n) for n in range(3))
    original = kvisa("attach", *case, first, "--as", "degree-certificate", "--json").json
    original_id = original["documents"][0]["id"]
    call = ("--as", "degree-certificate", "--json", "--translation-of")
    by_number = kvisa("attach", *case, second, *call, "1").json["documents"][0]
    by_id = kvisa("attach", *case, third, *call, original_id).json["documents"][0]
    assert by_number["translation_of"] == by_id["translation_of"] == original_id
    assert kvisa("attach", *case, third, *call, "9").code == 3
    assert kvisa("attach", *case, third, *call, "2").code == 3


def test_a_scan_answers_the_item_it_is_given_for(case: tuple[Path, str], tmp_path: Path) -> None:
    scan = photo(tmp_path / "a.png")
    call = ("attach", *case, scan, "--as", "other", "--json", "--item")
    assert kvisa(*call, "funds-proof").json["documents"][0]["item"] == "funds-proof"
    assert kvisa(*call, "no-such-item").code == 3


def test_one_of_several_refused_ends_with_1(case: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    ran = kvisa(
        "attach", *case, photo(tmp_path / "a.png"), tmp_path / "notes.txt", tmp_path / "none.pdf",
        "--as", "other", "--json",
    )  # fmt: skip
    assert ran.code == 1
    assert len(ran.json["documents"]) == 1
    assert [each["path"] for each in ran.json["refused"]] == [
        str(tmp_path / "notes.txt"),
        str(tmp_path / "none.pdf"),
    ]
    assert all(each["reason"] and each["next_step"] for each in ran.json["refused"])


def test_all_refused_ends_with_3_and_changes_nothing(
    case: tuple[Path, str], tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
    ran = kvisa("attach", *case, tmp_path / "notes.txt", tmp_path, "--as", "other")
    assert ran.code == 3
    assert "Nothing was added." in ran.out
    assert documents(case) == []


def test_one_document_of_all_files_or_nothing(case: tuple[Path, str], tmp_path: Path) -> None:
    good = photo(tmp_path / "a.png")
    for bad in (tmp_path / "none.pdf", tmp_path / "notes.txt"):
        ran = kvisa("attach", *case, good, bad, "--as", "other", "--as-one", "--json")
        (tmp_path / "notes.txt").write_text("hello", encoding="utf-8")
        assert ran.code == 3
        assert [each["path"] for each in ran.json["refused"]] == [str(bad)]
    assert documents(case) == []


def test_an_unknown_kind_is_refused_with_where_to_look(
    case: tuple[Path, str], tmp_path: Path
) -> None:
    ran = kvisa("attach", *case, photo(tmp_path / "a.png"), "--as", "diploma")
    assert ran.code == 3
    assert "kvisa kinds" in ran.err


def test_a_protected_pdf_is_opened_by_its_password(
    case: tuple[Path, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="opens", owner="o"))

    def attach(*more: object) -> Ran:
        return kvisa("attach", *case, tmp_path / "locked.pdf", "--as", "other", "--json", *more)

    refused = attach()
    assert refused.code == 3
    assert refused.json["refused"][0]["outcome"] == "needs_password"
    (tmp_path / "secret").write_text("opens\n", encoding="utf-8")
    assert attach("--scan-password-file", tmp_path / "secret").code == 0
    monkeypatch.setenv("KVISA_SCAN_PASSWORD", "opens")
    assert attach().code == 0


def test_the_kinds_are_listed_in_both_languages() -> None:
    kinds = {each["key"]: each for each in kvisa("kinds", "--json").json["kinds"]}
    assert kinds["transcript"]["name_zh"] == "成绩单"
    assert kinds["transcript"]["section"] == "degree"
    assert "成绩单" in kvisa("kinds", "--lang", "zh").out


def test_documents_of_the_sample_are_listed(made_vault: Path) -> None:
    listed = kvisa("documents", made_vault, "SAMPLE", "--json").json["documents"]
    assert [each["number"] for each in listed] == list(range(1, 14))
    assert listed[6]["translation_of"] == listed[5]["id"]
    assert "translation of 6" in kvisa("documents", made_vault, "SAMPLE").out
