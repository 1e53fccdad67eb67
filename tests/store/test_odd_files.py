# SPDX-License-Identifier: MIT
"""Where a file of the vault should be lies something else: nothing hangs, and the rest works."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.domain.integrity import Integrity, Trouble
from kvisa_desktop.errors import UserError, VaultDamaged
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups, disk, second_folder
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_verifying import file_document
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such files there")
SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)


def fifo(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def looped(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to(path.name)


def folder_with_something(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()
    (path / "something").write_text("of somebody")


ODD: dict[str, Callable[[Path], None]] = {
    "a pipe": fifo,
    "a device": endless,
    "a loop": looped,
    "a folder": folder_with_something,
}


def checked(folder: Path) -> Integrity:
    return SAFETY.verify_closed(folder, SECRET, Silent())


def repaired(folder: Path) -> Integrity:
    return SAFETY.repair_closed(folder, SECRET, Silent())


@pytest.fixture
def scans(vault: OpenVault) -> list[Path]:
    """Return two scans of a vault that was backed up and closed."""
    file_document(vault, b"the scan of a passport")
    file_document(vault, b"the scan of a degree", "Degree.pdf")
    back_up(vault)
    vault.close()
    return sorted((vault.folder / "files").glob("??/*"))


@pytest.mark.usefixtures("scans")
def test_an_empty_database_is_damaged_and_restored(folder: Path) -> None:
    (folder / "store.db").write_bytes(b"")
    assert [each.trouble for each in checked(folder).faults] == [Trouble.DATABASE]
    with pytest.raises(VaultDamaged):
        reopened(folder)
    assert repaired(folder).is_sound
    assert checked(folder).faults == ()


def test_an_empty_database_without_a_backup_is_told(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    vault.close()
    (folder / "store.db").write_bytes(b"")
    for found in (checked(folder), repaired(folder)):
        assert [each.trouble for each in found.faults] == [Trouble.DATABASE]
        assert not found.is_sound


def test_an_empty_backup_is_told(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    made = back_up(vault).backup
    vault.close()
    made.path.write_bytes(b"")
    with pytest.raises(VaultDamaged):
        SAFETY.contents(folder, SECRET, made)
    with pytest.raises(VaultDamaged):
        SAFETY.restore_closed(folder, SECRET, made, Silent())
    assert [each.trouble for each in checked(folder).faults] == [Trouble.BACKUP]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_file_is_left_by_sweeping(folder: Path, scans: list[Path], odd: str) -> None:
    left = scans[0].parent / "x.new"
    ODD[odd](left)
    half = folder / "backups" / "store-0003-left.new"
    ODD[odd](half)
    ODD[odd](folder / "store.db.new")
    (folder / "lock").write_text("{")
    with reopened(folder) as again:
        add_person(again)
    assert os.path.lexists(left)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_file_in_the_trash_keeps_nobody_from_repairing(
    folder: Path, scans: list[Path], odd: str
) -> None:
    trash = folder / "trash"
    trash.mkdir()
    ODD[odd](trash / "old")
    scans[0].with_name("unknown").write_bytes(b"belongs to nothing")
    folder_with_something(trash / "unknown")
    assert [each.trouble for each in repaired(folder).faults] == [Trouble.ORPHAN]
    assert checked(folder).is_sound


@pytest.mark.parametrize("odd", ODD)
def test_a_scan_that_is_no_file_is_one_fault(folder: Path, scans: list[Path], odd: str) -> None:
    ODD[odd](scans[0])
    (fault,) = checked(folder).faults
    assert fault.trouble in {Trouble.SCAN_DAMAGED, Trouble.SCAN_UNREADABLE}
    assert fault.papers
    with reopened(folder) as again, again.read() as look:
        kept = [each.scan for each in checked(folder).faults]
        assert kept[0] is not None
        with pytest.raises(UserError):
            look.read_file(kept[0].id)


@pytest.mark.parametrize("odd", ODD)
def test_a_scan_that_is_no_file_does_not_end_a_backup(
    folder: Path, scans: list[Path], tmp_path: Path, odd: str
) -> None:
    ODD[odd](scans[0])
    stick = tmp_path / "stick"
    stick.mkdir()
    made = SAFETY.back_up_closed(folder, SECRET, to=stick, progress=Silent())
    assert made.second is not None
    assert (made.second.copied, made.second.unsound) == (1, (scans[0].name,))


def test_what_lies_in_the_second_folder_is_no_obstacle(
    folder: Path, scans: list[Path], tmp_path: Path
) -> None:
    SAFETY.back_up_closed(folder, SECRET, to=tmp_path, progress=Silent())
    (copy,) = tmp_path.glob(f"*-*/files/??/{scans[0].name}")
    for make in (fifo, endless, looped):
        make(copy)
        assert second_folder.names_in(copy.parent.parent) == {
            scans[1].name: scans[1].stat().st_size
        }
        made = SAFETY.back_up_closed(folder, SECRET, to=tmp_path, progress=Silent())
        assert made.second is not None
        assert made.second.copied == 1
        assert copy.read_bytes() == scans[0].read_bytes()


@pytest.mark.usefixtures("scans")
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", ["vault.json", "backups/vault.json"])
def test_keys_that_are_no_file_are_put_right_from_the_other_file(
    folder: Path, name: str, odd: str
) -> None:
    ODD[odd](folder / name)
    assert [each.trouble for each in checked(folder).faults] == [Trouble.SLOTS]
    reopened(folder).close()
    assert repaired(folder).is_sound
    assert checked(folder).faults == ()
    assert (folder / name).is_file()


@pytest.mark.usefixtures("scans")
@pytest.mark.parametrize("odd", ["a pipe", "a device", "a folder"])
def test_a_database_that_is_no_file_is_restored(folder: Path, odd: str) -> None:
    ODD[odd](folder / "store.db")
    assert [each.trouble for each in checked(folder).faults] == [Trouble.DATABASE]
    assert repaired(folder).is_sound
    reopened(folder).close()
    assert checked(folder).faults == ()


@pytest.mark.usefixtures("scans")
@pytest.mark.parametrize("odd", ["a pipe", "a device", "a folder"])
def test_a_lock_that_is_no_file_is_told(folder: Path, odd: str) -> None:
    ODD[odd](folder / "lock")
    with pytest.raises(UserError, match="lock") as caught:
        reopened(folder)
    assert caught.value.remedy is not None
    assert os.path.lexists(folder / "lock")


@pytest.mark.usefixtures("scans")
def test_a_file_where_the_backups_lie_is_told_and_put_aside(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    (folder / "backups").write_text("of somebody")
    with reopened(folder) as again:
        add_person(again)
    assert Trouble.SLOTS in {each.trouble for each in repaired(folder).faults}
    assert (folder / "backups" / "vault.json").is_file()
    assert (folder / "trash" / "backups").read_text() == "of somebody"
    with reopened(folder) as again:
        assert SAFETY.back_up(again).is_new


@pytest.mark.parametrize("odd", ODD)
def test_only_files_are_read_and_listed(tmp_path: Path, odd: str) -> None:
    path = tmp_path / "store-0001-20270215T102030123Z.db"
    path.write_bytes(b"content")
    assert disk.content(path) == b"content"
    assert disk.content(path, 3) == b"con"
    assert backups.at(path) is not None
    ODD[odd](path)
    with pytest.raises(OSError):  # noqa: PT011  whichever the system says
        disk.content(path)
    assert backups.at(path) is None
