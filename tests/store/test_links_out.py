# SPDX-License-Identifier: MIT
"""A vault from a stranger leads out by links: nothing of a person out there is moved or deleted."""

import shutil
import sys
import time
from pathlib import Path

import pytest

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_verifying import file_document
from tests.store.vaults import CHEAP, PASSWORD, reopened

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)


@pytest.fixture
def closed(vault: OpenVault, folder: Path) -> Path:
    """Return a vault with a scan that was backed up and closed."""
    file_document(vault, b"the scan of a passport")
    back_up(vault)
    vault.close()
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return a folder of a person with files in it."""
    made = tmp_path / "Documents"
    made.mkdir()
    for name in ("letter.txt", "draft.new"):
        (made / name).write_text("of somebody")
    return made


def members(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def test_verifying_takes_nothing_behind_a_link_for_a_scan(closed: Path, mine: Path) -> None:
    (closed / "files" / "zz").symlink_to(mine)
    (closed / "files" / "up").symlink_to("..")
    found = SAFETY.verify_closed(closed, SECRET, Silent())
    assert found.faults == ()


def test_repairing_moves_nothing_behind_a_link(closed: Path, mine: Path) -> None:
    (closed / "files" / "zz").symlink_to(mine)
    (closed / "files" / "up").symlink_to("..")
    before = members(closed)
    SAFETY.repair_closed(closed, SECRET, Silent())
    assert members(mine) == {"letter.txt", "draft.new"}
    assert members(closed) >= before
    reopened(closed).close()


def test_sweeping_after_a_crash_deletes_nothing_behind_a_link(tmp_path: Path, mine: Path) -> None:
    own = tmp_path / "files"
    (own / "ab").mkdir(parents=True)
    (own / "ab" / ("ab" * 32 + ".new")).write_bytes(b"half")
    (own / "zz").symlink_to(mine)
    files = EncryptedFiles(own, bytes(32))
    assert files.sweep(set(), since=0.0) == 1
    files.close()
    assert members(mine) == {"letter.txt", "draft.new"}


def test_a_trash_that_leads_elsewhere_is_never_emptied(
    closed: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(closed / "trash", ignore_errors=True)
    (closed / "trash").symlink_to(mine)
    later = time.time() + 10**8
    monkeypatch.setattr(time, "time", lambda: later)
    SAFETY.repair_closed(closed, SECRET, Silent())
    assert members(mine) == {"letter.txt", "draft.new"}


def test_a_folder_of_scans_that_was_moved_to_a_larger_disk_still_serves(
    closed: Path, tmp_path: Path
) -> None:
    shutil.move(closed / "files", tmp_path / "elsewhere")
    (closed / "files").symlink_to(tmp_path / "elsewhere")
    assert SAFETY.verify_closed(closed, SECRET, Silent()).faults == ()
    assert (closed / "files").is_symlink()


def test_a_lock_that_leads_elsewhere_is_refused_and_empties_nothing(
    closed: Path, mine: Path
) -> None:
    lock, letter = closed / "lock", mine / "letter.txt"
    lock.unlink()
    for target in (letter, mine / "none.txt"):
        lock.symlink_to(target)
        with pytest.raises(VaultDamaged, match="should be the lock"):
            reopened(closed)
        lock.unlink()
    assert letter.read_text() == "of somebody"
    assert members(mine) == {"letter.txt", "draft.new"}
    reopened(closed).close()
