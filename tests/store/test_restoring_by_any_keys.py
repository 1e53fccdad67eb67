# SPDX-License-Identifier: MIT
"""A backup is restored by the keys of its vault, whatever happened to vault.json."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import VaultDamaged, VaultLocked
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups
from kvisa_desktop.store.keys import Password, Secret
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.backup_worlds import back_up
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)
BOTH = ("vault.json", "backups/vault.json")


@pytest.fixture
def backup(vault: OpenVault) -> Backup:
    """Return a backup with one person of a vault that has two by now, and is closed."""
    add_person(vault, "First")
    made = back_up(vault).backup
    add_person(vault, "Second")
    vault.close()
    return made


def restored(folder: Path, backup: Backup, secret: Secret = SECRET) -> set[str]:
    """Look into a backup and restore it; return who is in the vault afterwards."""
    assert SAFETY.contents(folder, secret, backup).backup == backup
    SAFETY.restore_closed(folder, secret, backup, Silent())
    with reopened(folder) as again, again.read() as look:
        assert again.notices == ()
        return {each.surname for each in look.find(Person)}


def foreign(folder: Path, other: str) -> Callable[[str], object]:
    """Return what puts the vault.json of another vault in the place of a file."""
    place = folder.with_name("Other.kvisa")
    create(place, other, cost=CHEAP).vault.close()
    return lambda name: shutil.copy(place / "vault.json", folder / name)


@pytest.mark.parametrize("other", [PASSWORD, "another password"])
@pytest.mark.parametrize("names", [BOTH[:1], BOTH[1:], BOTH])
def test_the_file_of_another_vault_does_not_come_between(
    folder: Path, backup: Backup, other: str, names: tuple[str, ...]
) -> None:
    put = foreign(folder, other)
    for name in names:
        put(name)
    assert restored(folder, backup) == {"First"}
    found = SAFETY.verify_closed(folder, SECRET, Silent())
    assert found.is_sound


def test_a_password_taken_out_of_both_files_is_found_beside_the_backup(
    folder: Path, backup: Backup
) -> None:
    for name in BOTH:
        content = json.loads((folder / name).read_text())
        content["slots"] = [each for each in content["slots"] if each["kind"] != "password"]
        (folder / name).write_text(json.dumps(content))
    assert restored(folder, backup) == {"First"}


def test_the_slots_of_a_backup_elsewhere_do_where_nothing_else_is_left(
    folder: Path, backup: Backup, tmp_path: Path
) -> None:
    away = tmp_path / "stick"
    away.mkdir()
    for path in (backup.path, backup.path.with_suffix(".json")):
        shutil.move(path, away / path.name)
    kept = backups.at(away / backup.name)
    assert kept is not None
    put = foreign(folder, PASSWORD)
    for name in BOTH:
        put(name)
    (folder / "store.db").write_bytes(b"rubbish" * 1000)
    assert restored(folder, kept) == {"First"}


def test_a_wrong_password_restores_nothing(folder: Path, backup: Backup) -> None:
    before = (folder / "store.db").read_bytes()
    with pytest.raises(VaultLocked):
        SAFETY.restore_closed(folder, Password("wrong"), backup, Silent())
    assert (folder / "store.db").read_bytes() == before


def test_a_damaged_backup_leaves_the_keys_of_another_vault_alone(
    folder: Path, backup: Backup
) -> None:
    put = foreign(folder, PASSWORD)
    put(BOTH[0])
    put(BOTH[1])
    (folder / "store.db").unlink()
    before = (folder / "vault.json").read_bytes()
    backup.path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(VaultDamaged):
        SAFETY.restore_closed(folder, SECRET, backup, Silent())
    assert (folder / "vault.json").read_bytes() == before


def test_a_vault_to_look_at_opens_by_its_own_keys_too(folder: Path, backup: Backup) -> None:
    put = foreign(folder, PASSWORD)
    put(BOTH[0])
    assert backup.path.is_file()
    with SAFETY.look_at(folder, SECRET) as looked, looked.read() as look:
        assert len(look.find(Person)) == 2
