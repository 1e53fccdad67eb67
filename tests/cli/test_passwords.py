# SPDX-License-Identifier: MIT
"""`kvisa password` and `kvisa recover`."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.kvisa import PASSWORD, kvisa

NEW = "ein neues 新的"


@pytest.fixture
def new_password(tmp_path: Path) -> Path:
    """Return a file with a new password."""
    path = tmp_path / "new.txt"
    path.write_text(NEW + "\nand more\n", encoding="utf-8")
    return path


def test_a_password_is_changed_set_and_given_up(empty_vault: Path, new_password: Path) -> None:
    ran = kvisa("password", empty_vault, "--new-password-file", new_password, "--json")
    assert ran.code == 0
    code = ran.json["recovery_code"]
    assert len(code.split("-")) == 7
    assert kvisa("cases", empty_vault, password="wrong").code == 4
    assert kvisa("cases", empty_vault, password=NEW).code == 0
    ran = kvisa("password", empty_vault, "--none", password=NEW)
    assert ran.code == 0
    assert "anyone who has its folder can read it" in ran.out
    assert kvisa("cases", empty_vault, password=None).code == 0
    assert kvisa("recover", empty_vault).code == 3


def test_the_recovery_code_gives_a_new_password(tmp_path: Path, new_password: Path) -> None:
    vault = tmp_path / "Own.kvisa"
    code = kvisa("new", vault, "--json").json["recovery_code"]
    given = ("recover", vault, "--new-password-file", new_password)
    assert kvisa(*given, password=code.replace("-", " ").lower()).code == 0
    assert kvisa("cases", vault, password=PASSWORD).code == 4
    assert kvisa("cases", vault, password=NEW).code == 0
    assert kvisa(*given, password="AAAAA-" * 6 + "AAAAA").code == 4
    assert kvisa(*given, password=NEW).code == 4


def test_a_code_may_come_from_a_file_and_be_renewed(tmp_path: Path, new_password: Path) -> None:
    vault, paper = tmp_path / "Own.kvisa", tmp_path / "code.txt"
    paper.write_text(kvisa("new", vault, "--json").json["recovery_code"])
    given = ("--code-file", paper, "--new-password-file", new_password)
    assert kvisa("recover", vault, *given, password=None).code == 0
    ran = kvisa(
        "password", vault, "--new-recovery-code", "--new-password-file", new_password, password=NEW
    )
    assert ran.code == 0
    assert "Recovery code, shown only this once" in ran.out
    assert kvisa("recover", vault, *given, password=None).code == 4


def test_without_what_it_needs_nothing_is_changed(
    locked_vault: Path, tmp_path: Path, new_password: Path
) -> None:
    vault = Path(shutil.copytree(locked_vault, tmp_path / "Own.kvisa"))
    before = (vault / "vault.json").read_bytes()
    assert kvisa("password", vault).code == 4
    assert kvisa("password", vault, "--none", "--new-recovery-code").code == 2
    assert kvisa("recover", vault, password=None).code == 4
    wrong = kvisa("password", vault, "--new-password-file", new_password, password="wrong")
    assert wrong.code == 4
    assert "password does not open" in wrong.err
    assert (vault / "vault.json").read_bytes() == before


def test_without_a_keyring_the_vault_stays_as_it_is(
    empty_vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "keyring.errors", None)
    before = (empty_vault / "vault.json").read_bytes()
    ran = kvisa("password", empty_vault, "--keyring", "remember")
    assert ran.code == 3
    assert "keyring" in ran.err
    assert (empty_vault / "vault.json").read_bytes() == before
    assert kvisa("password", empty_vault, "--keyring", "forget").code == 0
    assert kvisa("password", empty_vault, "--keyring", "perhaps").code == 2
