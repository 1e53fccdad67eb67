# SPDX-License-Identifier: MIT
"""A backup takes the place of the vault, and what was there before is kept."""

import shutil
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Why
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import (
    Cancelled,
    Refused,
    UserError,
    VaultDamaged,
    VaultLocked,
    VaultNewer,
)
from kvisa_desktop.messages import Message
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups, restoring
from kvisa_desktop.store.backup_reading import OpenBackup
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.vault import OpenVault, create
from tests.store.backup_worlds import back_up, keep_scan, made_newer, restore
from tests.store.vaults import ACT, CHEAP, PASSWORD, add_case, add_person, files_in, reopened


def people(folder: Path) -> set[str]:
    with reopened(folder) as vault, vault.read() as look:
        return {person.surname for person in look.find(Person)}


def test_a_restored_vault_is_as_it_was_and_can_be_restored_back(
    vault: OpenVault, folder: Path
) -> None:
    add_person(vault, "First")
    made = back_up(vault).backup
    add_person(vault, "Second")
    vault.close()
    restored = restore(folder, made)
    assert people(folder) == {"First"}
    assert restored.before is not None
    safety = backups.at(restored.before)
    assert safety is not None
    assert safety.why is Why.RESTORE
    restore(folder, safety)
    assert people(folder) == {"First", "Second"}


def test_what_a_backup_holds_is_known_before(vault: OpenVault) -> None:
    add_case(vault, add_person(vault))
    keep_scan(vault, b"a scan")
    made = back_up(vault).backup
    with vault.source() as source:
        held = restoring.contents(made, source.keys)
    assert held.cases == ("K-0001",)
    assert (held.scans, held.scan_bytes, held.missing_scans) == (1, 6, 0)
    assert held.last_change is not None
    assert held.size == made.size + 6


def test_a_vault_in_use_is_not_restored(vault: OpenVault, folder: Path) -> None:
    made = back_up(vault).backup
    with pytest.raises(VaultLocked, match="in use"):
        restore(folder, made)


def test_an_open_vault_restores_itself_and_stays_open(vault: OpenVault) -> None:
    add_person(vault, "First")
    made = back_up(vault).backup
    add_person(vault, "Second")
    vault.exchange(lambda keys: restoring.replace(vault.folder, keys, made, Silent()))
    with vault.read() as look:
        assert {person.surname for person in look.find(Person)} == {"First"}
    add_person(vault, "Third")


def test_a_damaged_vault_is_restored_and_the_damaged_file_put_aside(
    vault: OpenVault, folder: Path
) -> None:
    add_person(vault, "First")
    made = back_up(vault).backup
    vault.close()
    (folder / "store.db").write_bytes(b"rubbish" * 1000)
    (folder / "store.db-journal").write_bytes(b"left")
    restored = restore(folder, made)
    assert people(folder) == {"First"}
    assert restored.before is not None
    assert restored.before.read_bytes() == b"rubbish" * 1000


def test_a_missing_database_is_restored(vault: OpenVault, folder: Path) -> None:
    add_person(vault, "First")
    made = back_up(vault).backup
    vault.close()
    (folder / "store.db").unlink()
    assert restore(folder, made).before is None
    assert people(folder) == {"First"}


def test_lost_key_slots_come_back_with_the_backup(vault: OpenVault, folder: Path) -> None:
    add_person(vault, "First")
    made = back_up(vault).backup
    vault.close()
    (folder / "vault.json").unlink()
    (folder / "backups" / "vault.json").write_text("{")
    restore(folder, made)
    assert people(folder) == {"First"}


def test_a_vault_lost_altogether_is_made_anew_from_the_second_folder(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    add_person(vault, "First")
    scan = keep_scan(vault, b"a scan")
    back_up(vault, to=elsewhere)
    vault.close()
    shutil.rmtree(folder)
    (place,) = elsewhere.iterdir()
    made = restoring.chosen(folder, str(place))
    restored = restore(folder, made)
    assert (restored.scans_copied, restored.missing_scans, restored.before) == (1, 0, None)
    with reopened(folder) as again, again.read() as look:
        assert look.read_file(scan.id) == b"a scan"
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


def test_scans_that_were_lost_come_back_from_the_second_folder(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    scan = keep_scan(vault, b"a scan")
    made = back_up(vault, to=tmp_path).second
    assert made is not None
    vault.close()
    shutil.rmtree(folder / "files")
    assert restore(folder, made.backup).scans_copied == 1
    with reopened(folder) as again, again.read() as look:
        assert look.read_file(scan.id) == b"a scan"


def test_scans_that_are_nowhere_are_counted(vault: OpenVault, folder: Path) -> None:
    keep_scan(vault, b"a scan")
    made = back_up(vault).backup
    vault.close()
    shutil.rmtree(folder / "files")
    assert restore(folder, made).missing_scans == 1


class Stopping(Silent):
    """Progress that stops the work when it has come to a certain sentence."""

    def __init__(self, at: str) -> None:
        """Stop after `at` was said."""
        self.at, self.seen = at, False

    def report(self, what: Message, done: int, total: int) -> None:
        """See whether it is time."""
        del done, total
        self.seen = self.seen or what.text == self.at

    def is_cancelled(self) -> bool:
        """Return True once it is time."""
        return self.seen


@pytest.mark.parametrize("at", ["Proving the backup", "Copying scans back"])
def test_a_restore_that_is_stopped_changes_nothing(
    vault: OpenVault, folder: Path, tmp_path: Path, at: str
) -> None:
    for number in range(3):
        keep_scan(vault, bytes([number]))
    made = back_up(vault, to=tmp_path).second
    assert made is not None
    add_person(vault, "Later")
    vault.close()
    shutil.rmtree(folder / "files")
    with pytest.raises(Cancelled):
        restoring.restore(folder, Password(PASSWORD), made.backup, Stopping(at), floor=CHEAP)
    assert people(folder) == {"Later"}


def test_a_damaged_backup_is_refused(vault: OpenVault, folder: Path) -> None:
    for number in range(50):
        add_person(vault, f"Person {number}")
    made = back_up(vault).backup
    vault.close()
    content = bytearray(made.path.read_bytes())
    content[-2000] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(VaultDamaged, match="damaged, or belongs to another vault"):
        restore(folder, made)
    assert len(people(folder)) == 50


def test_the_backup_of_another_vault_is_refused(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    with create(tmp_path / "Other.kvisa", PASSWORD, cost=CHEAP).vault as other:
        made = back_up(other).backup
    vault.close()
    with pytest.raises(VaultDamaged, match="belongs to another vault"):
        restore(folder, made)


def test_a_backup_of_a_newer_program_is_refused(vault: OpenVault, folder: Path) -> None:
    path = back_up(vault).backup.path
    vault.close()
    newer = backups.at(path.rename(path.with_name("store-9999-20270215T102030000Z.db")))
    assert newer is not None
    with pytest.raises(VaultDamaged, match="newer version"):
        restore(folder, newer)


def test_a_newer_backup_does_not_even_bring_its_slots(vault: OpenVault, folder: Path) -> None:
    path = back_up(vault).backup.path
    slots = path.with_suffix(".json")
    vault.close()
    newer = backups.at(path.rename(path.with_name("store-9999-20270215T102030000Z.db")))
    assert newer is not None
    slots.rename(newer.path.with_suffix(".json"))
    for name in ("vault.json", "backups/vault.json"):
        (folder / name).write_text("{")
    with pytest.raises(VaultNewer):
        restore(folder, newer)
    assert (folder / "vault.json").read_text() == "{"


def test_a_vault_of_a_newer_program_is_not_restored_over(vault: OpenVault, folder: Path) -> None:
    made = back_up(vault).backup
    vault.close()
    kept = made_newer(folder)
    with pytest.raises(VaultNewer, match="newer version") as caught:
        restore(folder, made)
    assert caught.value.fault is VaultDamaged.fault
    assert all(path.read_bytes() == content for path, content in kept.items())


def test_a_backup_without_its_slots_cannot_make_a_vault(vault: OpenVault, tmp_path: Path) -> None:
    made = back_up(vault).backup
    made.path.with_suffix(".json").unlink()
    with pytest.raises(VaultDamaged, match="key slots"):
        restore(tmp_path / "New.kvisa", made)
    assert not (tmp_path / "New.kvisa").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("store-0001-20200101T000000000Z.db", "There is no backup"),
        ("vault.json", "is no backup"),
        (".", "There is no backup"),
    ],
)
def test_what_is_no_backup_is_refused(vault: OpenVault, name: str, said: str) -> None:
    given = str(vault.folder / name) if name == "vault.json" else name
    with pytest.raises(Refused, match=said):
        restoring.chosen(vault.folder, given if name != "." else str(vault.folder / "files"))


def test_a_backup_is_chosen_by_its_name_or_its_vault(vault: OpenVault) -> None:
    made = back_up(vault).backup
    for name in (made.name, str(made.path), str(vault.folder), str(made.path.parent)):
        assert restoring.chosen(vault.folder, name).path == made.path


def test_a_backup_is_looked_at_without_being_restored(vault: OpenVault) -> None:
    person = add_person(vault, "First")
    scan = keep_scan(vault, b"a scan")
    made = back_up(vault).backup
    before = made.path.read_bytes()
    add_person(vault, "Second")
    with vault.source() as source:
        keys = source.keys
    with OpenBackup(made, keys, vault.folder) as looked_at:
        with looked_at.read() as look:
            assert look.find(Person) == (person,)
            assert len(look.find(StoredFile)) == 1
            assert look.read_file(scan.id) == b"a scan"
        with looked_at.recall() as recall:
            assert len(list(recall.acts())) == 2
        with pytest.raises(Refused, match="only be looked at"), looked_at.act(ACT):
            pass
        assert looked_at.notices
        assert looked_at.id == vault.id
    assert made.path.read_bytes() == before
    assert {path.suffix for path in made.path.parent.iterdir()} <= {".db", ".json"}
    assert len(files_in(vault.folder)) == 1


def test_a_backup_that_is_damaged_is_not_opened(vault: OpenVault) -> None:
    made = back_up(vault).backup
    made.path.write_bytes(b"rubbish" * 1000)
    with vault.source() as source, pytest.raises(UserError):
        OpenBackup(made, source.keys, vault.folder)
