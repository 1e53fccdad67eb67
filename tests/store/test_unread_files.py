# SPDX-License-Identifier: MIT
"""What a disk does not give up is told from what is damaged, and the check goes on.

A link to the memory of the process itself stands for a file on a failing disk: it is there, it can
be opened, and reading it is an input/output error.
"""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.integrity import Trouble
from kvisa_desktop.services.integrity_words import remedy, what
from kvisa_desktop.store import disk, safekeeping
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_verifying import checked, file_document, flip, repaired, troubles

FAILING = Path("/proc/self/mem")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no such file elsewhere")


def fail(path: Path) -> None:
    """Let a file be one that the disk does not give up."""
    path.unlink()
    path.symlink_to(FAILING)


def forbid(path: Path) -> None:
    """Let a file be one that may not be read."""
    path.chmod(0)


REFUSALS: list[object] = [
    fail,
    pytest.param(
        forbid, marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    ),
]


@pytest.fixture
def backup(vault: OpenVault) -> Backup:
    """Return a backup of a vault with two scans, closed."""
    for name in ("Passport.pdf", "Degree.pdf"):
        file_document(vault, name.encode() * 50, name)
    made = back_up(vault).backup
    vault.close()
    return made


def scans(folder: Path) -> list[Path]:
    """Return the sealed scans."""
    return sorted((folder / "files").glob("??/*"))


def test_the_stand_in_for_a_failing_disk_fails_as_one_does() -> None:
    with FAILING.open("rb", buffering=0) as file, pytest.raises(OSError) as caught:  # noqa: PT011
        file.read(1)
    assert caught.value.errno == errno.EIO


@pytest.mark.parametrize("refuse", REFUSALS)
def test_a_scan_that_is_not_given_up_is_told_and_the_others_are_checked(
    folder: Path, backup: Backup, refuse: Callable[[Path], None]
) -> None:
    assert backup.path.exists()
    refuse(scans(folder)[0])
    flip(scans(folder)[1], 40)
    found = checked(folder)
    assert sorted(troubles(found)) == [Trouble.SCAN_DAMAGED, Trouble.SCAN_UNREADABLE]
    assert found.scans == 2
    (fault,) = (each for each in found.faults if each.trouble is Trouble.SCAN_UNREADABLE)
    assert not fault.is_lost
    assert fault.papers
    assert "Add the scan again" not in remedy(fault).text


@pytest.mark.parametrize("refuse", REFUSALS)
@pytest.mark.parametrize("suffix", [".db", ".json"])
def test_a_backup_that_is_not_given_up_is_no_damaged_one_and_stays(
    folder: Path, backup: Backup, suffix: str, refuse: Callable[[Path], None]
) -> None:
    refuse(backup.path.with_suffix(suffix))
    found = checked(folder)
    assert troubles(found) == [Trouble.BACKUP_UNREADABLE]
    assert "does not give up" in what(found.faults[0]).text
    assert not repaired(folder).is_sound
    assert os.path.lexists(backup.path)
    assert not (folder / "trash").exists()


def test_while_a_backup_is_not_given_up_nothing_is_called_an_orphan(
    folder: Path, backup: Backup
) -> None:
    stray = scans(folder)[0].with_name("ab" * 32)
    stray.write_bytes(b"x")
    assert troubles(checked(folder)) == [Trouble.ORPHAN]
    fail(backup.path)
    assert troubles(repaired(folder)) == [Trouble.BACKUP_UNREADABLE]
    assert stray.exists()


@pytest.mark.parametrize("refuse", REFUSALS)
def test_a_database_that_is_not_given_up_is_not_replaced_by_a_backup(
    folder: Path, backup: Backup, refuse: Callable[[Path], None]
) -> None:
    assert backup.path.exists()
    refuse(folder / "store.db")
    for look in (checked, repaired):
        found = look(folder)
        assert troubles(found) == [Trouble.DATABASE_UNREADABLE]
        assert found.has_no_database
        assert not found.has_damaged_database
        assert found.backups == 1
    assert os.path.lexists(folder / "store.db")


def test_a_scan_that_is_not_given_up_comes_back_from_the_second_folder(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    file_document(vault, b"a scan")
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    back_up(vault)
    vault.close()
    fail(scans(folder)[0])
    found = repaired(folder)
    assert troubles(found) == [Trouble.SCAN_UNREADABLE]
    assert found.is_sound
    assert checked(folder).is_sound


def test_a_backup_elsewhere_that_is_not_given_up_is_told(
    vault: OpenVault, folder: Path, tmp_path: Path
) -> None:
    file_document(vault, b"a scan")
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    made = back_up(vault).second
    vault.close()
    assert made is not None
    fail(made.backup.path)
    (fault,) = checked(folder).faults
    assert (fault.trouble, fault.path) == (Trouble.BACKUP_UNREADABLE, made.backup.path)


@pytest.mark.parametrize("content", [b"", b"x"])
def test_an_empty_backup_is_damaged(folder: Path, backup: Backup, content: bytes) -> None:
    backup.path.write_bytes(content)
    assert troubles(checked(folder)) == [Trouble.BACKUP]


@pytest.mark.parametrize("content", [b"", b"x"])
def test_an_empty_database_is_damaged_and_restored(
    folder: Path, backup: Backup, content: bytes
) -> None:
    assert backup.path.exists()
    (folder / "store.db").write_bytes(content)
    assert troubles(checked(folder)) == [Trouble.DATABASE]
    assert repaired(folder).is_sound
    assert checked(folder).is_sound


def test_only_what_is_there_and_refused_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "whole").write_bytes(bytes(3_000_000))
    (tmp_path / "failing").symlink_to(FAILING)
    (tmp_path / "loop").symlink_to("loop")
    refused = {each.name for each in tmp_path.iterdir() if disk.is_unreadable(each)}
    assert refused == {"failing", "loop"}
    assert not disk.is_unreadable(tmp_path)
    assert not disk.is_unreadable(tmp_path / "nowhere")
    assert not disk.is_unreadable(tmp_path / "whole" / "below")
