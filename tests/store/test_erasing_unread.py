# SPDX-License-Identifier: MIT
"""A backup that the disk does not give up is kept while a client is erased, and told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups
from kvisa_desktop.services.erasure_words import unread_said
from kvisa_desktop.store import backups, safekeeping
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.safety.erase_sheet import left_said
from tests.store.backup_worlds import back_up
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in
from tests.store.test_unread_files import FAILING, REFUSALS, pytestmark  # noqa: F401

Refuse = Callable[[Path], None]


@pytest.fixture
def case(vault: OpenVault) -> CaseId:
    """Return the case of a client who is in two backups."""
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    back_up(vault)
    add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    back_up(vault, minutes=5)
    return case


def database_and_twin(vault: OpenVault) -> tuple[Path, bytes]:
    """Return the newest backup, which is about to fail, and what stands in it."""
    path = backups.listed(vault.folder / "backups")[0].path
    return path, path.read_bytes()


def given_back(path: Path, content: bytes) -> None:
    path.unlink()
    path.write_bytes(content)


def erased(vault: OpenVault, case: CaseId, old: OldBackups) -> Erased:
    return SAFETY.erase(vault, case, old)


@pytest.mark.parametrize("refuse", REFUSALS)
def test_rewriting_keeps_what_cannot_be_read_and_goes_on_later(
    vault: OpenVault, case: CaseId, refuse: Refuse
) -> None:
    keys = keys_of(vault)
    path, content = database_and_twin(vault)
    refuse(path)
    gone = erased(vault, case, OldBackups.REWRITE)
    assert gone.unread == (path,)
    assert gone.holding == ()
    assert path in set(path.parent.iterdir())
    assert path.with_suffix(".json").is_file()
    assert SAFETY.unfinished_erasures(vault).begun == 1
    given_back(path, content)
    (done,) = SAFETY.finish_erasing(vault)
    assert (done.unread, done.holding) == ((), ())
    assert SAFETY.unfinished_erasures(vault).is_empty
    left = backups.listed(vault.folder / "backups")
    assert len(left) == 2
    for each in left:
        assert secrets_in(dump(each.path, keys)) == []


def test_what_was_left_as_it_is_and_cannot_be_read_is_told_apart(
    vault: OpenVault, case: CaseId
) -> None:
    path, _ = database_and_twin(vault)
    path.unlink()
    path.symlink_to(FAILING)
    gone = erased(vault, case, OldBackups.KEEP)
    assert [each.path for each in gone.holding] == [
        each.path for each in backups.listed(path.parent) if each.path != path
    ]
    assert gone.unread == (path,)
    assert unread_said(path) in left_said(gone)


def test_a_damaged_backup_is_still_deleted(vault: OpenVault, case: CaseId) -> None:
    path, content = database_and_twin(vault)
    path.write_bytes(content[:-4096] + bytes(4096))
    gone = erased(vault, case, OldBackups.REWRITE)
    assert (gone.unread, gone.holding) == ((), ())
    assert not path.exists()


def test_removing_removes_what_cannot_be_read_as_well(vault: OpenVault, case: CaseId) -> None:
    path, _ = database_and_twin(vault)
    path.unlink()
    path.symlink_to(FAILING)
    gone = erased(vault, case, OldBackups.REMOVE)
    assert (gone.unread, gone.holding) == ((), ())
    assert backups.listed(path.parent) == ()


def test_a_folder_of_backups_that_cannot_be_listed_keeps_the_erasure_unfinished(
    vault: OpenVault, case: CaseId, tmp_path: Path
) -> None:
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    backed = back_up(vault, minutes=9)
    assert backed.second is not None
    place = backed.second.backup.path.parent
    aside = place.with_name("aside")
    place.rename(aside)
    place.symlink_to(place)  # a loop stands for a folder that is there and is not given up
    gone = erased(vault, case, OldBackups.REWRITE)
    assert place in gone.unread
    assert SAFETY.unfinished_erasures(vault).begun == 1
    place.unlink()
    aside.rename(place)
    (done,) = SAFETY.finish_erasing(vault)
    assert (done.unread, done.holding, done.unsure) == ((), (), ())
    assert SAFETY.unfinished_erasures(vault).is_empty
