# SPDX-License-Identifier: MIT
"""What a file is, and what machine-readable lines say, without a vault."""

from pathlib import Path

import pytest

from kvisa_desktop import paths
from tests.cli.kvisa import kvisa, photo

SCANS = paths.resources() / "sample" / "scans"
SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)


def test_every_scan_of_the_sample_is_taken() -> None:
    files = sorted(SCANS.iterdir())
    ran = kvisa("intake", *files, "--json")
    assert ran.code == 0
    found = ran.json["files"]
    assert [each["path"] for each in found] == [str(each) for each in files]
    assert {each["outcome"] for each in found} == {"accept"}
    assert {each["type"] for each in found} == {"pdf", "jpeg", "png", "tiff", "heic"}
    stamps = next(each for each in found if "entry-stamps" in each["path"])
    assert (stamps["width"] < stamps["height"]) is True


def test_some_refused_ends_with_1_and_all_refused_with_3(tmp_path: Path) -> None:
    good, bad = photo(tmp_path / "a.png"), tmp_path / "b.pdf"
    bad.write_text("hello", encoding="utf-8")
    ran = kvisa("intake", good, bad, tmp_path / "none", tmp_path, "--json")
    assert ran.code == 1
    assert [each["outcome"] for each in ran.json["files"]] == ["accept", *["rejected"] * 3]
    assert all(each["reason"] for each in ran.json["files"][1:])
    assert kvisa("intake", bad).code == 3


def test_what_a_file_is_stands_in_words_too(tmp_path: Path) -> None:
    ran = kvisa("intake", photo(tmp_path / "a.png"), tmp_path / "none")
    assert "taken" in ran.out
    assert "210 × 297 mm" in ran.out
    assert "There is no file" in ran.out


def test_lines_that_agree_end_with_0() -> None:
    ran = kvisa("mrz", *SPECIMEN, "--json", "--on", "2026-11-22")
    assert ran.code == 0
    assert ran.json["valid"] is True
    assert ran.json["format"] == "TD3"
    assert ran.json["fields"]["surname"] == "ERIKSSON"
    assert ran.json["fields"]["expires_on"] == "2012-04-15"
    assert all(set(each) == {"name", "expected", "found", "ok"} for each in ran.json["checks"])


def test_a_digit_that_fails_ends_with_1_and_is_named() -> None:
    ran = kvisa("mrz", SPECIMEN[0], SPECIMEN[1].replace("C36", "C35"), "--json")
    assert ran.code == 1
    assert ran.json["valid"] is False
    failed = [each["name"] for each in ran.json["checks"] if not each["ok"]]
    assert failed == ["number", "composite"]
    assert "✗" in kvisa("mrz", SPECIMEN[0], SPECIMEN[1].replace("C36", "C35")).out


def test_both_lines_may_come_in_one_piece() -> None:
    assert kvisa("mrz", "\n".join(SPECIMEN)).code == 0


@pytest.mark.parametrize("lines", [("hello",), ("",), ("P<UTO" * 200,), ("𝔓<",)])
def test_what_is_no_machine_readable_zone_is_refused(lines: tuple[str, ...]) -> None:
    ran = kvisa("mrz", *lines)
    assert ran.code == 3
    assert ran.err


def test_the_passport_of_the_sample_agrees_with_its_case(made_vault: Path, tmp_path: Path) -> None:
    exported = kvisa("case", "export", made_vault, "SAMPLE", "-o", tmp_path / "a.json", "--json")
    assert exported.code == 0
    import json

    content = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    passport, person = content["passports"][0], content["person"]
    fields = kvisa("mrz", *passport["mrz"], "--json", "--on", "2026-11-22").json["fields"]
    assert fields["number"] == passport["number"]
    assert fields["expires_on"] == passport["expires_on"]
    assert (fields["surname"], fields["given_names"]) == (person["surname"], person["given_names"])
    assert fields["birth_date"] == person["birth_date"]
