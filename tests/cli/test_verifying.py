# SPDX-License-Identifier: MIT
"""`kvisa verify`."""

import shutil
from pathlib import Path

from tests.cli.kvisa import kvisa


def a_scan(vault: Path) -> Path:
    return min((vault / "files").glob("??/*"))


def test_a_sound_vault_says_so(vault: Path) -> None:
    ran = kvisa("verify", vault, "--json")
    assert ran.code == 0
    assert ran.json["ok"] is True
    assert ran.json["findings"] == []
    assert ran.json["scans"] > 5
    assert "as it was written" in kvisa("verify", vault).out


def test_a_lost_scan_is_named_with_its_case(vault: Path, tmp_path: Path) -> None:
    shutil.copytree(vault / "files", tmp_path / "copy")
    lost = a_scan(vault)
    lost.unlink()
    ran = kvisa("verify", vault, "--json")
    assert ran.code == 1
    (finding,) = ran.json["findings"]
    assert finding["kind"] == "scan-missing"
    assert finding["papers"][0]["case"] == "SAMPLE"
    assert finding["scan"] in finding["text"]
    assert kvisa("verify", vault, "--repair").code == 1
    ran = kvisa("verify", vault, "--repair", "--from", tmp_path / "copy", "--json")
    assert ran.json["ok"] is True
    assert ran.json["findings"][0]["mended"] is True
    assert kvisa("verify", vault).code == 0


def test_a_damaged_database_is_told_and_restored(vault: Path) -> None:
    kvisa("backup", vault)
    (vault / "store.db").write_bytes(b"rubbish" * 4000)
    ran = kvisa("verify", vault, "--json")
    assert ran.code == 5
    assert ran.json["ok"] is False
    assert ran.json["findings"][0]["kind"] == "database"
    assert kvisa("verify", vault, "--repair").code == 1
    assert kvisa("verify", vault).code == 0
    assert len(kvisa("cases", vault, "--json").json["cases"]) == 1


def test_what_is_no_vault_cannot_be_checked(tmp_path: Path) -> None:
    assert kvisa("verify", tmp_path / "nowhere").code == 5
    assert kvisa("verify", tmp_path).code == 5


def test_copies_are_for_repairing(vault: Path) -> None:
    assert kvisa("verify", vault, "--from", vault).code == 2


def test_a_locked_vault_needs_its_password(locked_vault: Path) -> None:
    assert kvisa("verify", locked_vault, password="wrong").code == 4
    assert kvisa("verify", locked_vault).code == 0
