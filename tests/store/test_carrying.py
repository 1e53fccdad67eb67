# SPDX-License-Identifier: MIT
"""A restore takes back neither an erasure nor the choice of the second folder."""

from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.erasure import OldBackups, Unfinished
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import restoring
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up, restore
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in
from tests.store.vaults import add_person, files_in, reopened

CLIENT = (SECRETS[0], SECRETS[1], SECRETS[2])


@pytest.fixture
def away(tmp_path: Path) -> Path:
    """Return a second folder that is away while clients are erased."""
    return tmp_path / "away"


@pytest.fixture
def held(vault: OpenVault, away: Path) -> Backup:
    """Return a backup that holds a client who has been erased, but not yet from all backups."""
    case = add_client(vault, CLIENT, b"a scan")
    add_client(vault, ("Berg", "C1", "Shan"), b"another scan", "K-2")
    made = back_up(vault).backup
    copy = made.path.read_bytes()
    vault.keep_setting("backup-folder", f"{away}")
    SAFETY.erase(vault, case, OldBackups.REWRITE)
    made.path.write_bytes(copy)  # as it still lies on the medium that is away
    return made


def test_an_erased_client_does_not_come_back(
    vault: OpenVault, folder: Path, held: Backup, away: Path
) -> None:
    keys = keys_of(vault)
    vault.close()
    restored = restore(folder, held)
    assert restored.erased_again == 1
    assert secrets_in(dump(folder / "store.db", keys)) == []
    assert list(folder.glob("store.db.new*")) == []
    with reopened(folder) as again:
        assert SAFETY.second_folder(again) == away
        assert SAFETY.unfinished_erasures(again) == Unfinished(begun=1, away=(away,))
        assert [each.ref for each in look(again)] == ["K-2"]
        away.mkdir()
        (done,) = SAFETY.finish_erasing(again)
        assert done.holding == ()
    assert len(files_in(folder)) == 2  # those of the other client


def look(vault: OpenVault) -> tuple[Case, ...]:
    with vault.read() as reader:
        return tuple(reader.find(Case))


def test_an_open_vault_carries_over_too(vault: OpenVault, held: Backup, away: Path) -> None:
    done = vault.exchange(lambda keys: restoring.replace(vault.folder, keys, held, Silent()))
    assert done.erased_again == 1
    assert SAFETY.second_folder(vault) == away
    assert SAFETY.unfinished_erasures(vault).begun == 1
    assert [each.ref for each in look(vault)] == ["K-2"]


def test_a_client_comes_back_with_a_backup_that_was_left_as_it_is(vault: OpenVault) -> None:
    case = add_client(vault, CLIENT, b"a scan")
    made = back_up(vault).backup
    SAFETY.erase(vault, case)
    done = SAFETY.restore(vault, made)
    assert done.erased_again == 0
    assert len(look(vault)) == 1
    assert SAFETY.unfinished_erasures(vault).is_empty
    assert done.missing_scans == 2  # those went with the erasure


def test_the_choice_of_no_second_folder_is_kept_too(vault: OpenVault, tmp_path: Path) -> None:
    vault.keep_setting("backup-folder", f"{tmp_path}")
    add_person(vault)
    made = back_up(vault).backup
    SAFETY.choose_second_folder(vault, None)
    assert SAFETY.restore(vault, made).erased_again == 0
    assert SAFETY.second_folder(vault) is None


def test_what_a_killed_restore_left_is_swept(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    made = back_up(vault).backup
    vault.close()
    for name in ("store.db.new", "store.db.new-journal"):
        (folder / name).write_bytes(b"left half")
    restore(folder, made)
    assert list(folder.glob("store.db.new*")) == []
    (folder / "store.db.new").write_bytes(b"left half")
    (folder / "lock").write_text("{")
    reopened(folder).close()
    assert list(folder.glob("store.db.new*")) == []
