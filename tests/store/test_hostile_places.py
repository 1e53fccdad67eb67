# SPDX-License-Identifier: MIT
"""The medium is read-only, is pulled out, or a file is held: safety work ends in a sentence."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import NoRoom, UserError, VaultLocked
from kvisa_desktop.services import history
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import database, restoring, safekeeping
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up, keep_scan
from tests.store.media import write_protected
from tests.store.vaults import CHEAP, PASSWORD, add_case, add_person, reopened

SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)


@pytest.fixture
def read_only(vault: OpenVault, tmp_path: Path) -> Iterator[Path]:
    """Give a vault with a case, a scan and a backup on a medium that cannot be written to."""
    add_case(vault, add_person(vault))
    keep_scan(vault, b"a scan")
    back_up(vault)
    add_person(vault, "Later")
    vault.close()
    with write_protected(vault.folder, tmp_path) as folder:
        yield folder


def change_password(folder: Path) -> None:
    with reopened(folder) as opened:
        SAFETY.change_password(opened, "another")


def restore(folder: Path) -> None:
    restoring.restore(folder, SECRET, SAFETY.backups(folder)[0], Silent(), floor=CHEAP)


WORKS: dict[str, Callable[[Path], object]] = {
    "open": reopened,
    "back up": lambda folder: SAFETY.back_up_closed(folder, SECRET, progress=Silent()),
    "restore": restore,
    "repair": lambda folder: SAFETY.repair_closed(folder, SECRET, Silent()),
    "change the password": change_password,
}


@pytest.mark.parametrize("work", WORKS)
def test_what_has_to_write_says_that_it_cannot(read_only: Path, work: str) -> None:
    before = {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()}
    with pytest.raises(NoRoom, match="cannot be written to") as caught:
        WORKS[work](read_only)
    assert caught.value.remedy is not None
    assert "Copy the vault" in caught.value.remedy.text
    after = {path: path.read_bytes() for path in read_only.rglob("*") if path.is_file()}
    assert after == before


def test_what_only_reads_works_on_a_read_only_medium(read_only: Path) -> None:
    (made,) = SAFETY.backups(read_only)
    assert SAFETY.contents(read_only, SECRET, made).cases == ("K-0001",)
    assert SAFETY.verify_closed(read_only, SECRET, Silent()).is_sound
    with SAFETY.open_backup(read_only, SECRET, made) as looked_at, looked_at.recall() as recall:
        assert list(recall.acts())


def test_the_way_out_of_a_read_only_medium_works(read_only: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(read_only, tmp_path / "Copied.kvisa"))
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    with reopened(folder) as vault:
        add_person(vault, "Here")
        assert SAFETY.back_up(vault).is_new


def test_a_second_folder_that_cannot_be_written_to_is_told(
    vault: OpenVault, read_only: Path, tmp_path: Path
) -> None:
    with reopened(vault.folder) as again:
        again.keep_setting(safekeeping.SECOND_FOLDER, str(read_only.parent))
        made = back_up(again, 60)
        assert made.is_new
        assert isinstance(made.failure, NoRoom)
        again.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
        assert back_up(again, 70).second is not None


@pytest.fixture
def pulled_out(vault: OpenVault) -> Iterator[OpenVault]:
    """Give an open vault whose folder has gone."""
    add_person(vault)
    elsewhere = vault.folder.with_name("pulled out")
    vault.folder.rename(elsewhere)
    yield vault
    elsewhere.rename(vault.folder)


def test_a_medium_pulled_out_is_told_by_every_work(pulled_out: OpenVault) -> None:
    works: tuple[Callable[[], object], ...] = (
        lambda: SAFETY.back_up(pulled_out),
        lambda: SAFETY.change_password(pulled_out, "another"),
        lambda: keep_scan(pulled_out, b"a scan"),
    )
    for work in works:
        with pytest.raises(UserError) as caught:
            work()
        assert caught.value.remedy is not None


def test_a_scan_is_not_missing_when_the_folder_of_the_vault_is(vault: OpenVault) -> None:
    scan = keep_scan(vault, b"a scan")
    elsewhere = vault.folder.rename(vault.folder.with_name("renamed"))
    with vault.read() as look, pytest.raises(NoRoom, match="no longer there") as caught:
        look.read_file(scan.id)
    assert caught.value.remedy is not None
    assert "renamed" in caught.value.remedy.text
    elsewhere.rename(vault.folder)
    with vault.read() as look:
        assert look.read_file(scan.id) == b"a scan"


def test_every_work_says_that_the_folder_has_moved(vault: OpenVault) -> None:
    person = add_person(vault)
    elsewhere = vault.folder.rename(vault.folder.with_name("renamed"))
    works: tuple[Callable[[], object], ...] = (
        lambda: add_person(vault),
        lambda: keep_scan(vault, b"a scan"),
        lambda: SAFETY.back_up(vault),
        lambda: SAFETY.verify(vault),
        lambda: SAFETY.change_password(vault, "another"),
        lambda: vault.keep_setting("role", "applicant"),
    )
    for work in works:
        with pytest.raises(NoRoom, match="no longer there"):
            work()
    elsewhere.rename(vault.folder)
    add_person(vault)
    with vault.read() as look:
        assert person in look.find(Person)
        assert len(look.find(Person)) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_database_that_may_not_be_read_is_told_so(vault: OpenVault) -> None:
    vault.close()
    (vault.folder / "store.db").chmod(0)
    with pytest.raises(NoRoom, match="not allowed to read"):
        reopened(vault.folder)


def test_closing_a_vault_that_was_pulled_out_does_no_harm(vault: OpenVault) -> None:
    add_person(vault)
    elsewhere = vault.folder.with_name("pulled out")
    vault.folder.rename(elsewhere)
    vault.before_closing = SAFETY.on_closing
    vault.close()
    assert SAFETY.failure is not None
    elsewhere.rename(vault.folder)
    with reopened(vault.folder) as again:
        assert history.steps(again).undo is not None
        again.before_closing = SAFETY.on_closing
    assert SAFETY.failure is None
    assert SAFETY.last_backup(vault.folder) is not None


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a locked file a moment only."""
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_database_held_by_another_program_is_told(folder: Path) -> None:
    with reopened(folder) as vault:
        add_person(vault)
        with vault.source() as source:
            key = source.keys.database
    with database.opened(folder / "store.db", key) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(VaultLocked, match="Another program") as caught:
            SAFETY.back_up_closed(folder, SECRET, progress=Silent())
        assert caught.value.remedy is not None
        with pytest.raises(VaultLocked):
            SAFETY.verify_closed(folder, SECRET, Silent())
        other.execute("ROLLBACK")
    assert SAFETY.back_up_closed(folder, SECRET, progress=Silent()).is_new
