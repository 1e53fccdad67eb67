# SPDX-License-Identifier: MIT
"""`kvisa password` and `kvisa recover`."""

import json
import shutil
from pathlib import Path

import pytest

from kvisa_desktop.cli.console import Console
from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.store import system_keyring
from kvisa_desktop.store.safekeeping import SECOND_FOLDER
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import open_vault
from tests.cli.kvisa import PASSWORD, kvisa
from tests.store.test_keyring import FakeBackend

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


def test_backups_that_could_not_follow_are_a_finding(
    tmp_path: Path, empty_vault: Path, new_password: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with open_vault(empty_vault, None) as vault:
        vault.keep_setting(SECOND_FOLDER, str(stick))
    assert kvisa("backup", empty_vault).code == 0
    stick.rename(tmp_path / "in a drawer")
    ran = kvisa("password", empty_vault, "--new-password-file", new_password, "--json")
    assert ran.code == 1
    assert ran.json["recovery_code"]
    assert not ran.json["ok"]
    assert ran.json["backups_behind"][0].startswith(str(stick))
    again = ("--new-recovery-code", "--new-password-file", new_password)
    ran = kvisa("password", empty_vault, *again, password=NEW)
    assert ran.code == 1
    assert "shown only this once" in ran.out
    assert "still open with what opened" in ran.out
    assert "backups here too" not in ran.out


def test_the_recovery_code_gives_a_new_password(tmp_path: Path, new_password: Path) -> None:
    vault = tmp_path / "Own.kvisa"
    code = kvisa("new", vault, "--json").json["recovery_code"]
    given = ("recover", vault, "--new-password-file", new_password)
    assert kvisa(*given, password=code.replace("-", " ").lower()).code == 0
    assert kvisa("cases", vault, password=PASSWORD).code == 4
    assert kvisa("cases", vault, password=NEW).code == 0
    assert kvisa(*given, password="AAAAA-" * 6 + "AAAAA").code == 4
    assert kvisa(*given, password=NEW).code == 4


def test_a_code_that_the_vault_knows_no_more_is_told(locked: Path, new_password: Path) -> None:
    for name in ("vault.json", "backups/vault.json"):
        content = json.loads((locked / name).read_text())
        content["slots"] = [each for each in content["slots"] if each["kind"] != "recovery"]
        (locked / name).write_text(json.dumps(content))
    for each in (locked / "backups").glob("store-*"):
        each.unlink()
    ran = kvisa("recover", locked, "--new-password-file", new_password)
    assert ran.code == 3
    assert "knows no recovery code" in ran.err
    assert "has no password" not in ran.err
    assert "makes a new code" in ran.err


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


def test_an_old_code_that_could_not_be_dropped_is_told(
    locked: Path, new_password: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> tuple[Path, ...]:
        raise NoRoom(msg("The disk is full."), msg("Make room."))

    monkeypatch.setattr(Safety, "drop_other_codes", refuse)
    again = ("--new-recovery-code", "--new-password-file", new_password)
    ran = kvisa("password", locked, *again, "--json")
    assert ran.code == 1
    assert ran.json["recovery_code"]
    assert "old recovery code opens the vault too, still: The disk is full." in ran.err


def test_where_nobody_reads_the_new_code_the_old_one_stays(
    tmp_path: Path, new_password: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = tmp_path / "Own.kvisa"
    code = kvisa("new", vault, "--json").json["recovery_code"]

    def gone(*_: object) -> None:
        raise BrokenPipeError

    with monkeypatch.context() as patch:
        patch.setattr(Console, "answer", gone)
        kvisa(
            "password", vault, "--new-recovery-code", "--new-password-file", new_password, "--json"
        )
    paper = tmp_path / "code.txt"
    paper.write_text(code)
    given = ("--code-file", paper, "--new-password-file", new_password)
    assert kvisa("recover", vault, *given, password=None).code == 0


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


@pytest.fixture
def locked(locked_vault: Path, tmp_path: Path) -> Path:
    """Return a vault of its own with a password."""
    return Path(shutil.copytree(locked_vault, tmp_path / "Locked.kvisa"))


def test_without_a_keyring_the_vault_stays_as_it_is(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, None)
    before = (locked / "vault.json").read_bytes()
    ran = kvisa("password", locked, "--keyring", "remember")
    assert ran.code == 3
    assert "no keyring" in ran.err
    assert (locked / "vault.json").read_bytes() == before
    assert kvisa("password", locked, "--keyring", "forget").code == 0
    assert kvisa("password", locked, "--keyring", "perhaps").code == 2


def test_a_remembered_vault_opens_without_its_password_until_it_is_forgotten(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, FakeBackend())
    ran = kvisa("password", locked, "--keyring", "remember")
    assert ran.code == 0
    assert "under your account can then open the vault" in ran.out
    assert kvisa("cases", locked, password=None).code == 0
    # a password that was given counts, and is not covered by the keyring
    assert kvisa("cases", locked, password="wrong").code == 4
    assert kvisa("password", locked, "--keyring", "forget", password=None).code == 0
    assert kvisa("cases", locked, password=None).code == 4


def test_a_stale_entry_is_told_and_the_password_opens(
    locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend = FakeBackend()
    use(monkeypatch, backend)
    assert kvisa("password", locked, "--keyring", "remember", "--json").json["keyring"]
    backend.kept = dict.fromkeys(backend.kept, "AAAA")
    ran = kvisa("cases", locked, password=None)
    assert ran.code == 4
    assert "does not open this vault any more" in ran.err
    assert kvisa("cases", locked).code == 0
    use(monkeypatch, None)
    ran = kvisa("verify", locked, password=None)
    assert ran.code == 4
    assert "cannot be reached" in ran.err


def use(monkeypatch: pytest.MonkeyPatch, backend: FakeBackend | None) -> None:
    """Let the system have this keyring, or none."""
    monkeypatch.setattr(system_keyring, "system_backend", lambda: backend)
