# SPDX-License-Identifier: MIT
"""vault.json: what is read from it before anything is opened, and how damage is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.store import disk, vault_file
from kvisa_desktop.store.vault import create
from kvisa_desktop.store.vault_file import UNFINISHED, VaultFile, located, needs_password

FILE = VaultFile.of("an id", "2027-02-15T10:00:00.000Z", ({"kind": "password"},)).sealed("seal")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return the folder of a vault that has nothing but its vault.json."""
    folder = tmp_path / "Okoro.kvisa"
    folder.mkdir()
    (folder / vault_file.DATABASE).touch()
    vault_file.write(folder, FILE)
    return folder


def test_what_was_written_is_read(empty: Path) -> None:
    found = vault_file.read(empty)
    assert found.main == found.copy == FILE
    assert found.files == (FILE, FILE)
    assert found.main.slots == ({"kind": "password"},)
    assert found.main.seal == "seal"


def test_it_is_private_and_nothing_else_is_left(empty: Path) -> None:
    assert {path.name for path in empty.rglob("*")} == {"vault.json", "backups", "store.db"}
    for path in (empty / "vault.json", empty / "backups/vault.json"):
        assert path.stat().st_mode & 0o777 == disk.PRIVATE_FILE


def test_the_copy_is_read_where_the_file_is_lost(empty: Path) -> None:
    (empty / "vault.json").write_bytes(b"\0" * 700)
    assert vault_file.read(empty).files == (FILE,)
    (empty / "Open.kvisa").touch()
    (empty / "vault.json").unlink()
    assert vault_file.read(empty).files == (FILE,)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 100_000,
        b'{"format": "kvisa-vault"}',
        b'{"format": "kvisa-vault", "version": 0}',
        b'{"format": "kvisa-vault", "version": "1"}',
        b'{"format": "another", "version": 1}',
        b"\xff\xfe",
    ],
    ids=lambda content: content[:40].decode(errors="replace"),
)
def test_without_either_the_vault_is_damaged(empty: Path, content: bytes) -> None:
    for path in (empty / "vault.json", empty / "backups/vault.json"):
        path.write_bytes(content)
    with pytest.raises(VaultDamaged, match="missing or damaged"):
        vault_file.read(empty)


def test_slots_that_are_none_are_passed_over() -> None:
    assert VaultFile({"slots": [1, "x", None, {"kind": "none"}]}).slots == ({"kind": "none"},)
    assert VaultFile({"slots": "x"}).slots == ()
    assert VaultFile({}).slots == ()


def test_a_newer_vault_says_so(empty: Path) -> None:
    newer = {"format": "kvisa-vault", "version": 2, "anything": "else"}
    for path in (empty / "vault.json", empty / "backups/vault.json"):
        path.write_text(json.dumps(newer))
    with pytest.raises(VaultDamaged, match="newer version") as caught:
        vault_file.read(empty)
    assert caught.value.remedy is not None
    assert "not touched" in caught.value.remedy.text


def test_one_flipped_bit_does_not_make_it_newer(empty: Path) -> None:
    path = empty / "vault.json"
    path.write_text(path.read_text().replace('"version": 1', '"version": 3'))
    assert vault_file.read(empty).files == (FILE,)


@pytest.mark.parametrize("name", ["photo.jpg", "sub/folder"])
def test_what_is_no_vault_is_said_to_be_none(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    for wrong in (path, path.parent):
        with pytest.raises(VaultDamaged, match="is not a vault") as caught:
            vault_file.read(located(wrong))
        assert caught.value.where == str(wrong)
        assert caught.value.remedy is not None


def test_what_is_not_there_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(VaultDamaged, match="There is no vault at"):
        vault_file.read(tmp_path / "Nothing.kvisa")


def test_a_vault_whose_making_was_interrupted_is_explained(tmp_path: Path) -> None:
    left = tmp_path / f"{UNFINISHED}1234-5678"
    left.mkdir()
    with pytest.raises(VaultDamaged, match="interrupted"):
        vault_file.read(left)


def test_a_folder_of_its_name_is_no_vault_json(empty: Path) -> None:
    (empty / "vault.json").unlink()
    (empty / "vault.json").mkdir()
    assert vault_file.read(empty).files == (FILE,)


def test_the_marker_file_means_its_folder(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (empty / "Open.kvisa").write_text(vault_file.MARKER_TEXT)
    assert located(empty / "Open.kvisa") == located(empty) == empty
    monkeypatch.chdir(empty.parent)
    assert located(Path("Okoro.kvisa/Open.kvisa")) == empty


def test_whether_a_password_is_needed_is_known_without_one(tmp_path: Path, folder: Path) -> None:
    create(tmp_path / "Open to all.kvisa", None).vault.close()
    assert not needs_password(tmp_path / "Open to all.kvisa")
    assert needs_password(folder)
    assert needs_password(folder / "Open.kvisa")


def test_asking_for_a_password_loads_no_database() -> None:
    script = (
        "import sys, kvisa_desktop.store.keys; from kvisa_desktop.store import vault_file;"
        "print([name for name in ('sqlalchemy', 'sqlcipher3', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
