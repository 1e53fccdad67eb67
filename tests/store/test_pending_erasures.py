# SPDX-License-Identifier: MIT
"""An erasure that a crash broke off in the backups is told, and can be finished."""

from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.erasure import OldBackups, Unfinished
from kvisa_desktop.errors import UserError
from kvisa_desktop.store import erasing_backups, pending_erasures, safekeeping
from kvisa_desktop.store.erasing import Gone
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in
from tests.store.vaults import reopened


class PowerCut(BaseException):
    """What no part of the program expects."""


def cut(backup: Backup, _keys: Keys, _gone: Gone) -> Backup:
    half = backup.path.with_name(backup.path.name + ".new")
    half.write_bytes(backup.path.read_bytes())
    half.with_name(half.name + "-journal").write_bytes(b"left")
    raise PowerCut


@pytest.fixture
def case(vault: OpenVault) -> CaseId:
    """Return the case of a client that a backup holds too."""
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    back_up(vault)
    return case


def pending_in(vault: OpenVault) -> tuple[pending_erasures.Pending, ...]:
    with vault.source() as source:
        return pending_erasures.read(source.setting(pending_erasures.KEY))


def broken_off(vault: OpenVault, case: CaseId, patch: pytest.MonkeyPatch) -> None:
    with patch.context() as during:
        during.setattr(erasing_backups, "rewrite", cut)
        with pytest.raises(PowerCut):
            SAFETY.erase(vault, case, OldBackups.REWRITE)


def test_an_erasure_broken_off_is_told_and_finished(
    vault: OpenVault, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(vault, case, monkeypatch)
    keys, place = keys_of(vault), vault.folder / "backups"
    vault.close()
    with reopened(vault.folder) as again:
        assert SAFETY.unfinished_erasures(again) == Unfinished(begun=1)
        (done,) = SAFETY.finish_erasing(again)
        assert (done.holding, done.with_person) == ((), True)
        assert pending_in(again) == ()
        assert SAFETY.finish_erasing(again) == ()
        assert list(place.glob("*.new*")) == []
        for path in (vault.folder / "store.db", *place.glob("*.db")):
            assert secrets_in(dump(path, keys)) == []
    with reopened(vault.folder) as last:
        assert SAFETY.unfinished_erasures(last).is_empty


def test_the_note_says_nothing_of_the_client(
    vault: OpenVault, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(vault, case, monkeypatch)
    text = dump(vault.folder / "store.db", keys_of(vault))
    assert pending_erasures.KEY in text
    assert secrets_in(text) == []
    assert "K-1" not in text


def test_kept_backups_are_not_told_at_opening_but_can_be_rewritten_later(
    vault: OpenVault, case: CaseId
) -> None:
    assert SAFETY.erase(vault, case).holding
    vault.close()
    with reopened(vault.folder) as again:
        assert SAFETY.unfinished_erasures(again) == Unfinished(kept=1)
        (done,) = SAFETY.finish_erasing(again, OldBackups.REWRITE)
        assert done.holding == ()


def test_an_erasure_is_pending_while_the_second_folder_is_away(
    vault: OpenVault, case: CaseId, tmp_path: Path
) -> None:
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path / "away"))
    SAFETY.erase(vault, case, OldBackups.REWRITE)
    assert SAFETY.unfinished_erasures(vault) == Unfinished(begun=1, away=(tmp_path / "away",))
    (again,) = SAFETY.finish_erasing(vault)
    assert again.unsure == (tmp_path / "away",)
    vault.keep_setting(safekeeping.SECOND_FOLDER, None)
    assert SAFETY.finish_erasing(vault)[0].unsure == ()
    assert pending_in(vault) == ()


def test_what_was_put_aside_goes_before_the_erasure_counts_as_finished(
    vault: OpenVault, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = vault.folder / "backups" / "damaged-1.db"
    aside.write_bytes(b"perhaps the client")

    def refuse(_path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    with monkeypatch.context() as during:
        during.setattr(type(aside), "unlink", refuse)
        with pytest.raises(UserError):
            SAFETY.erase(vault, case, OldBackups.REWRITE)
    assert SAFETY.unfinished_erasures(vault).begun == 1
    SAFETY.finish_erasing(vault)
    assert not aside.exists()
    assert SAFETY.unfinished_erasures(vault).is_empty


def test_going_on_twice_is_going_on_once(
    vault: OpenVault, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        broken_off_again = SAFETY.unfinished_erasures(vault).begun == 1
        if not broken_off_again:
            broken_off(vault, case, monkeypatch)
        with monkeypatch.context() as during:
            during.setattr(erasing_backups, "rewrite", cut)
            with pytest.raises(PowerCut):
                SAFETY.finish_erasing(vault)
    assert len(SAFETY.finish_erasing(vault)) == 1
    assert SAFETY.finish_erasing(vault) == ()
    assert SAFETY.verify(vault).faults == ()


def test_a_scan_kept_anew_since_is_not_deleted(
    vault: OpenVault, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_off(vault, case, monkeypatch)
    add_client(vault, ("Sand", "C2", "沙"), b"a scan", "K-3")
    SAFETY.finish_erasing(vault)
    with vault.read() as look:
        assert all(look.read_file(scan.id) for scan in look.find(StoredFile))
    assert SAFETY.verify(vault).faults == ()


def test_half_written_backups_are_swept_after_a_kill(folder: Path) -> None:
    half = folder / "backups" / "store-0002-20270101T000000000Z.db.new"
    half.parent.mkdir(exist_ok=True)
    half.write_bytes(b"half")
    (folder / "lock").write_bytes(b"a program that never let go")
    reopened(folder).close()
    assert not half.exists()
