# SPDX-License-Identifier: MIT
"""Making vaults, opening them with a password from the right place, listing cases."""

import json
import re
import shutil
from pathlib import Path

import pytest

from kvisa_desktop.app import App
from tests.cli.kvisa import PASSWORD, kvisa


def test_a_new_vault_tells_its_recovery_code_once(tmp_path: Path) -> None:
    ran = kvisa("new", tmp_path / "A.kvisa", "--json")
    assert ran.code == 0
    assert ran.json["vault"] == str(tmp_path / "A.kvisa")
    code = ran.json["recovery_code"]
    assert re.fullmatch(r"(?:[0-9A-Z]{5}-){6}[0-9A-Z]{5}", code)
    assert kvisa("cases", tmp_path / "A.kvisa", password=code).code == 0


def test_the_code_is_shown_in_words_too(tmp_path: Path) -> None:
    ran = kvisa("new", tmp_path / "A.kvisa")
    assert "Recovery code, shown only this once:" in ran.out
    assert ran.err == ""


def test_a_vault_without_password_says_what_that_means(tmp_path: Path) -> None:
    ran = kvisa("new", tmp_path / "A.kvisa", "--no-password", password=None)
    assert ran.code == 0
    assert "anyone who can use this computer can read" in ran.out
    assert kvisa("cases", tmp_path / "A.kvisa", password=None).code == 0


def test_a_vault_is_made_for_a_consultant(tmp_path: Path) -> None:
    assert kvisa("new", tmp_path / "A.kvisa", "--role", "consultant").code == 0
    assert kvisa("new", tmp_path / "B.kvisa", "--role", "queen").code == 2


def test_nothing_is_made_without_a_password_or_over_what_is_there(tmp_path: Path) -> None:
    ran = kvisa("new", tmp_path / "A.kvisa", password=None)
    assert ran.code == 4
    assert "--no-password" in ran.err
    assert not (tmp_path / "A.kvisa").exists()
    (tmp_path / "B.kvisa").mkdir()
    assert kvisa("new", tmp_path / "B.kvisa").code == 3
    assert kvisa("new", tmp_path / "none" / "C.kvisa").code == 3


@pytest.mark.parametrize("content", [f"{PASSWORD}\n", f"{PASSWORD}\r\nsecond line", PASSWORD])
def test_the_password_comes_from_the_first_line_of_a_file(
    locked_vault: Path, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "password.txt"
    file.write_bytes(content.encode())
    ran = kvisa("cases", locked_vault, "--password-file", file, password="wrong")
    assert ran.code == 0


def test_a_password_file_that_holds_none_is_refused(locked_vault: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "odd").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "endless").write_bytes(bytes(20_000))
    for name in ("empty", "odd", "none", "endless"):
        assert kvisa("cases", locked_vault, "--password-file", tmp_path / name).code == 3


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device that never ends")
def test_a_password_file_that_never_ends_is_not_read_to_its_end(locked_vault: Path) -> None:
    ran = kvisa("cases", locked_vault, "--password-file", "/dev/zero")
    assert ran.code == 3
    assert "/dev/zero" in ran.err


@pytest.mark.parametrize("password", ["wrong", None, ""])
def test_a_wrong_or_missing_password_ends_with_4(locked_vault: Path, password: str | None) -> None:
    ran = kvisa("cases", locked_vault, "--json", password=password)
    assert ran.code == 4
    assert ran.json["error"]["next_step"]


def test_a_password_is_never_taken_as_an_argument(locked_vault: Path) -> None:
    assert kvisa("cases", locked_vault, "--password", PASSWORD).code == 2


def test_what_is_no_vault_ends_with_5(tmp_path: Path) -> None:
    assert kvisa("cases", tmp_path).code == 5
    assert kvisa("cases", tmp_path / "none").code == 5


def test_a_vault_in_use_ends_with_4(vault: Path) -> None:
    with App().open_vault(vault, None):
        assert kvisa("cases", vault).code == 4
    assert kvisa("cases", vault).code == 0


def test_cases_are_listed_with_what_a_desk_needs(made_vault: Path) -> None:
    ran = kvisa("cases", made_vault, "--json", "--on", "2026-11-22")
    (case,) = ran.json["cases"]
    assert case["ref"] == "SAMPLE"
    assert case["name"] == "OKORO ADAEZE NKECHI"
    assert (case["name_zh"], case["stage"]) == ("", "collecting")
    assert case["next_deadline"] == "2026-12-15"
    assert {"first_blocker", "earliest_ready"} <= set(case)


def test_cases_are_found_by_words_and_stage(made_vault: Path) -> None:
    assert len(kvisa("cases", made_vault, "--query", "okoro ada", "--json").json["cases"]) == 1
    assert kvisa("cases", made_vault, "--query", "nobody", "--json").json["cases"] == []
    assert kvisa("cases", made_vault, "--state", "issued", "--json").json["cases"] == []
    assert "OKORO" in kvisa("cases", made_vault, "--state", "collecting").out


def test_a_second_sample_gets_a_reference_of_its_own(vault: Path) -> None:
    ran = kvisa("sample", vault, "--json")
    assert ran.code == 0
    assert (ran.json["case"]["ref"], ran.json["warnings"]) == ("K-0001", [])
    assert len(kvisa("cases", vault, "--json").json["cases"]) == 2


def test_a_vault_with_papers_of_unknown_kinds_is_listed(tmp_path: Path) -> None:
    frozen = Path(__file__).parent.parent / "data" / "vaults"
    vault = Path(shutil.copytree(frozen / "0001.kvisa", tmp_path / "Frozen.kvisa"))
    password = json.loads((frozen / "0001.json").read_text(encoding="utf-8"))["password"]
    ran = kvisa("cases", vault, password=password)
    assert (ran.code, "no kind of document" in ran.err) == (0, False)
