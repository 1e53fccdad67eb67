# SPDX-License-Identifier: MIT
"""Whatever is wrong with a vault is found and named; what can be mended is mended."""

import json
import os
import shutil
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.documents import Document, DocumentId, DocumentPage, PageId, StoredFile
from kvisa_desktop.domain.integrity import Fault, Integrity, Trouble
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import VaultDamaged, VaultLocked, VaultNewer
from kvisa_desktop.services.integrity_words import remedy, what
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import mending, safekeeping
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up, made_newer
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, add_case, add_person, engine_of, reopened

SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)


def checked(folder: Path) -> Integrity:
    return SAFETY.verify_closed(folder, SECRET, Silent())


def repaired(folder: Path, *places: Path) -> Integrity:
    return SAFETY.repair_closed(folder, SECRET, Silent(), places=places)


def troubles(found: Integrity) -> list[Trouble]:
    return [each.trouble for each in found.faults]


def file_document(vault: OpenVault, data: bytes, name: str = "Passport.pdf") -> StoredFile:
    """Keep a scan as the only page of a document of a case."""
    case = add_case(vault, add_person(vault))
    with vault.act(ACT) as act:
        scan = act.keep_file(data, PDF, name)
        document = Document(id=DocumentId(act.new_id()), case_id=case.id, kind="passport-data-page")
        page = PageId(act.new_id())
        act.put(document)
        act.put(
            DocumentPage(id=page, document_id=document.id, position=0, file_id=scan.id, page_no=1)
        )
    return scan


@pytest.fixture
def backup(vault: OpenVault) -> Backup:
    """Return a backup of the vault with one document in it."""
    file_document(vault, b"the scan of a passport")
    return back_up(vault).backup


@pytest.fixture
def scan_path(vault: OpenVault, backup: Backup) -> Path:
    """Return the sealed scan of the closed vault."""
    assert backup.path.exists()
    vault.close()
    (path,) = (vault.folder / "files").glob("??/*")
    return path


def flip(path: Path, place: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 4
    path.write_bytes(content)


def test_nothing_is_wrong_with_a_sound_vault(folder: Path, scan_path: Path) -> None:
    assert scan_path.exists()
    found = checked(folder)
    assert found.is_sound
    assert (found.faults, found.scans, found.backups) == ((), 1, 1)


def test_an_open_vault_is_checked_too(vault: OpenVault, backup: Backup) -> None:
    assert backup.path.exists()
    assert SAFETY.verify(vault).is_sound
    assert checked(vault.folder).is_sound
    with pytest.raises(VaultLocked):
        repaired(vault.folder)


def test_a_damaged_scan_is_named_with_its_case_and_document(folder: Path, scan_path: Path) -> None:
    flip(scan_path, 60)
    (fault,) = checked(folder).faults
    assert fault.trouble is Trouble.SCAN_DAMAGED
    assert fault.is_lost
    said = what(fault)
    assert said.values["name"] == "Passport.pdf"
    place = said.values["place"]
    assert getattr(place, "values", {})["ref"] == "K-0001"
    assert "Add the scan again" in remedy(fault).text


@pytest.mark.parametrize(
    ("spoil", "trouble"),
    [
        (Path.unlink, Trouble.SCAN_MISSING),
        (lambda path: path.write_bytes(b""), Trouble.SCAN_DAMAGED),
        (lambda path: flip(path, -1), Trouble.SCAN_DAMAGED),
    ],
    ids=["gone", "empty", "flipped"],
)
def test_a_scan_comes_back_from_the_second_folder(
    vault: OpenVault,
    backup: Backup,
    tmp_path: Path,
    spoil: object,
    trouble: Trouble,
) -> None:
    assert backup.path.exists()
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    back_up(vault, 5)
    vault.close()
    (path,) = (vault.folder / "files").glob("??/*")
    assert callable(spoil)
    spoil(path)
    found = repaired(vault.folder)
    assert troubles(found) == [trouble]
    assert found.is_sound
    assert "brought back" in remedy(found.faults[0]).text
    assert checked(vault.folder).is_sound


def test_a_scan_comes_back_from_a_copy_that_is_named(
    folder: Path, scan_path: Path, tmp_path: Path
) -> None:
    shutil.copytree(folder / "files", tmp_path / "copy")
    scan_path.unlink()
    assert not repaired(folder).is_sound
    assert not repaired(folder, tmp_path / "nowhere").is_sound
    assert repaired(folder, tmp_path / "copy").is_sound
    assert checked(folder).is_sound


@pytest.mark.parametrize("place", ["files", "Copy.kvisa/files", "stick/Copy-1a2b/files"])
def test_a_copy_is_found_in_a_vault_or_a_folder_of_backups(
    folder: Path, scan_path: Path, tmp_path: Path, place: str
) -> None:
    named = tmp_path / "copies"
    shutil.copytree(folder / "files", named / place)
    scan_path.unlink()
    start = named if place != "stick/Copy-1a2b/files" else named / "stick"
    assert repaired(folder, start).is_sound


def test_a_damaged_copy_heals_nothing(folder: Path, scan_path: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / "files", tmp_path / "copy")
    (copy,) = (tmp_path / "copy").glob("??/*")
    flip(copy, 70)
    scan_path.unlink()
    assert not repaired(folder, tmp_path / "copy").is_sound
    assert not scan_path.exists()


def test_a_lost_key_is_named(vault: OpenVault, folder: Path, backup: Backup) -> None:
    assert backup.path.exists()
    with engine_of(vault).begin() as connection:
        connection.exec_driver_sql("DELETE FROM file_key")
    vault.close()
    assert troubles(checked(folder)) == [Trouble.SCAN_KEY]


def test_what_belongs_to_nothing_goes_to_the_trash(folder: Path, scan_path: Path) -> None:
    orphan = scan_path.with_name("ab" * 32)
    half = scan_path.with_name(scan_path.name + ".new")
    orphan.write_bytes(b"x")
    half.write_bytes(b"y")
    assert troubles(checked(folder)) == [Trouble.ORPHAN, Trouble.ORPHAN]
    assert repaired(folder).is_sound
    assert {path.name for path in (folder / "trash").iterdir()} == {orphan.name, half.name}
    assert checked(folder).is_sound


def test_the_trash_is_emptied_after_thirty_days(folder: Path, scan_path: Path) -> None:
    scan_path.with_name("ab" * 32).write_bytes(b"x")
    repaired(folder)
    repaired(folder)
    assert len(list((folder / "trash").iterdir())) == 1


def test_a_scan_that_only_a_backup_knows_is_no_orphan(
    vault: OpenVault, folder: Path, backup: Backup
) -> None:
    assert backup.path.exists()
    with engine_of(vault).begin() as connection:
        for table in ("document_page", "document", "file_key", "stored_file"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    vault.close()
    assert troubles(checked(folder)) == []


def test_loose_references_are_counted(vault: OpenVault, folder: Path, backup: Backup) -> None:
    assert backup.path.exists()
    driver = engine_of(vault).raw_connection()
    driver.execute("PRAGMA foreign_keys = OFF")
    driver.execute("DELETE FROM person")
    driver.close()
    vault.close()
    (fault,) = checked(folder).faults
    assert (fault.trouble, fault.count) == (Trouble.REFERENCES, 1)
    assert what(fault).count == 1


@pytest.mark.parametrize("place", [0, 30, 4096 * 3 + 7, -1])
def test_a_damaged_database_is_restored_from_the_newest_sound_backup(
    vault: OpenVault, folder: Path, backup: Backup, place: int
) -> None:
    add_person(vault, "Later")
    vault.close()
    flip(folder / "store.db", place)
    found = checked(folder)
    assert found.has_damaged_database
    assert troubles(found) == [Trouble.DATABASE]
    found = repaired(folder)
    assert found.is_sound
    assert "restored" in remedy(found.faults[0]).text
    assert checked(folder).is_sound
    with reopened(folder) as again, again.read() as look:
        assert [person.surname for person in look.find(Person)] == ["Okoro"]
    assert backup.path.exists()


def test_a_damaged_database_without_a_backup_stays_as_it_is(vault: OpenVault, folder: Path) -> None:
    vault.close()
    flip(folder / "store.db", 40)
    before = (folder / "store.db").read_bytes()
    assert repaired(folder).has_damaged_database
    assert (folder / "store.db").read_bytes() == before


@pytest.mark.parametrize("place", [0, 5000, -1])
def test_a_damaged_backup_is_replaced(folder: Path, scan_path: Path, place: int) -> None:
    assert scan_path.exists()
    (path,) = (folder / "backups").glob("store-*.db")
    flip(path, place)
    (fault,) = checked(folder).faults
    assert (fault.trouble, fault.path) == (Trouble.BACKUP, path)
    assert repaired(folder).is_sound
    assert not path.exists()
    assert (folder / "trash" / path.name).exists()
    found = checked(folder)
    assert (found.faults, found.backups) == ((), 1)


def test_a_backup_without_its_slots_is_a_fault(folder: Path, scan_path: Path) -> None:
    assert scan_path.exists()
    (path,) = (folder / "backups").glob("store-*.json")
    path.unlink()
    assert troubles(checked(folder)) == [Trouble.BACKUP]


def test_a_second_folder_that_is_gone_is_told(
    vault: OpenVault, folder: Path, backup: Backup, tmp_path: Path
) -> None:
    assert backup.path.exists()
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path / "stick"))
    vault.close()
    assert troubles(checked(folder)) == [Trouble.SECOND_FOLDER]


def test_a_damaged_backup_in_the_second_folder_is_told_and_replaced(
    vault: OpenVault, folder: Path, backup: Backup, tmp_path: Path
) -> None:
    assert backup.path.exists()
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    made = back_up(vault, 5).second
    vault.close()
    assert made is not None
    flip(made.backup.path, 9000)
    assert troubles(checked(folder)) == [Trouble.BACKUP]
    repaired(folder)
    assert checked(folder).is_sound


@pytest.mark.parametrize("name", ["vault.json", "backups/vault.json"])
def test_altered_slots_are_found_and_put_right(folder: Path, scan_path: Path, name: str) -> None:
    assert scan_path.exists()
    content = json.loads((folder / name).read_text())
    content["created"] = "2001" + content["created"][4:]
    (folder / name).write_text(json.dumps(content))
    assert troubles(checked(folder)) == [Trouble.SLOTS]
    assert repaired(folder).is_sound
    assert checked(folder).is_sound


def test_slots_lost_altogether_come_back_from_a_backup(folder: Path, scan_path: Path) -> None:
    assert scan_path.exists()
    (folder / "vault.json").unlink()
    (folder / "backups" / "vault.json").unlink()
    assert Trouble.SLOTS in troubles(checked(folder))
    assert repaired(folder).is_sound
    assert checked(folder).is_sound
    reopened(folder).close()


def test_without_any_slots_nothing_can_be_checked(vault: OpenVault, folder: Path) -> None:
    vault.close()
    (folder / "vault.json").unlink()
    (folder / "backups" / "vault.json").unlink()
    with pytest.raises(VaultDamaged, match=r"vault\.json"):
        checked(folder)


@pytest.mark.skipif(os.name == "nt", reason="a folder is a matter of permission there")
def test_a_folder_in_the_place_of_a_scan_is_damage(folder: Path, scan_path: Path) -> None:
    scan_path.unlink()
    scan_path.mkdir()
    assert troubles(checked(folder)) == [Trouble.SCAN_DAMAGED]


def test_a_vault_of_a_newer_program_is_neither_checked_nor_mended(
    folder: Path, scan_path: Path
) -> None:
    assert scan_path.exists()
    kept = made_newer(folder)
    for look in (checked, repaired):
        with pytest.raises(VaultNewer, match="newer version"):
            look(folder)
    assert all(path.read_bytes() == content for path, content in kept.items())


def test_slots_that_became_newer_under_an_open_vault_stay(vault: OpenVault, folder: Path) -> None:
    file_document(vault, b"x")
    back_up(vault)
    kept = made_newer(folder)
    for look in (SAFETY.verify, SAFETY.repair):
        with pytest.raises(VaultNewer):
            look(vault)
    with vault.source() as source, pytest.raises(VaultNewer):
        mending.put_back_slots(folder, source.keys)
    del kept[folder / "store.db"]
    assert all(path.read_bytes() == content for path, content in kept.items())


@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_fault_has_words(trouble: Trouble, vault: OpenVault) -> None:
    scan = file_document(vault, b"x")
    is_of_scan = trouble.name.startswith("SCAN")
    fault = Fault(trouble, vault.folder / "store.db", scan if is_of_scan else None)
    assert what(fault).text
    assert remedy(fault).text
