# SPDX-License-Identifier: MIT
"""A vault that cannot be written to is looked at: everything is seen, nothing moves."""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from kvisa_desktop.domain.documents import FileId
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import LookOnly, NoRoom, VaultDamaged, VaultLocked, VaultNewer
from kvisa_desktop.store import database, schema
from kvisa_desktop.store.keys import Password, RecoveryCode
from kvisa_desktop.store.migrations import HEAD
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store import media
from tests.store.backup_worlds import back_up, keep_scan, made_newer
from tests.store.vaults import (
    CHEAP,
    PASSWORD,
    add_case,
    add_person,
    copied,
    engine_of,
    reopened,
)

SAFETY = Safety(CHEAP)
SECRET = Password(PASSWORD)
VAULTS = Path(__file__).parent.parent / "data" / "vaults"


@pytest.fixture
def closed(vault: OpenVault) -> Path:
    """Return a vault with a case, a scan and a backup, closed."""
    add_case(vault, add_person(vault))
    keep_scan(vault, b"a scan")
    back_up(vault)
    vault.close()
    return vault.folder


@pytest.fixture(params=[media.write_protected, media.full], ids=["write-protected", "full"])
def medium(request: pytest.FixtureRequest, closed: Path, tmp_path: Path) -> Iterator[Path]:
    """Give the vault on a medium that takes nothing."""
    with request.param(closed, tmp_path) as folder:
        yield folder


def looked_at(folder: Path) -> OpenVault:
    """Open a vault to look at only."""
    return SAFETY.look_at(folder, SECRET)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def surnames(vault: OpenVault) -> list[str]:
    """Return who is in a vault."""
    with vault.read() as look:
        return [each.surname for each in look.find(Person)]


def test_what_does_not_open_for_work_opens_to_look_at(medium: Path) -> None:
    before = contents(medium)
    with pytest.raises(NoRoom):
        reopened(medium, SECRET)
    with looked_at(medium) as vault:
        assert surnames(vault) == ["Okoro"]
        assert [each.text for each in vault.notices] == [
            "The vault {vault} cannot be written to now. It is opened to look at only."
        ]
        with vault.recall() as recall:
            assert len(list(recall.acts())) == 3
        assert SAFETY.verify(vault).is_sound
        assert SAFETY.last_backup(medium) is not None
    assert contents(medium) == before


ACTS: dict[str, Callable[[OpenVault], object]] = {
    "act": add_person,
    "keep a setting": lambda vault: vault.keep_setting("backup-folder", "x"),
    "back up": SAFETY.back_up,
    "repair": SAFETY.repair,
    "change the password": lambda vault: SAFETY.change_password(vault, "another"),
    "remember": SAFETY.remember,
    "forget": SAFETY.forget,
    "choose a second folder": lambda vault: SAFETY.choose_second_folder(vault, None),
    "restore": lambda vault: SAFETY.restore(vault, SAFETY.backups(vault.folder)[0]),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_refused_in_the_same_words(closed: Path, act: str) -> None:
    before = contents(closed)
    with looked_at(closed) as vault:
        with pytest.raises(LookOnly, match="opened to look at only") as caught:
            ACTS[act](vault)
        assert caught.value.remedy is not None
        assert surnames(vault) == ["Okoro"]
    assert contents(closed) == before


def test_looking_takes_no_lock(closed: Path) -> None:
    with looked_at(closed) as one, looked_at(closed) as two, reopened(closed, SECRET) as works:
        add_person(works, "Later")
        assert surnames(one) == surnames(two) == ["Okoro", "Later"]


def test_a_wrong_password_opens_nothing(closed: Path) -> None:
    with pytest.raises(VaultLocked):
        SAFETY.look_at(closed, Password("wrong"))


def test_a_vault_of_a_newer_program_is_not_looked_at(closed: Path) -> None:
    made_newer(closed)
    with pytest.raises(VaultNewer):
        looked_at(closed)


def test_a_schema_of_a_newer_program_is_not_looked_at(vault: OpenVault, closed: Path) -> None:
    with looked_at(closed) as seen, seen.source() as source:
        key = source.keys.database
    with database.opened(closed / "store.db", key) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(VaultNewer):
        looked_at(vault.folder)


def test_a_database_without_tables_is_damaged(closed: Path) -> None:
    (closed / "store.db").write_bytes(b"")
    with pytest.raises(VaultDamaged):
        looked_at(closed)


def test_an_older_vault_is_looked_at_in_a_copy_of_this_schema(tmp_path: Path) -> None:
    folder = copied(VAULTS / "0001.kvisa", tmp_path / "Frozen.kvisa")
    content = json.loads((VAULTS / "0001.json").read_text(encoding="utf-8"))
    before = contents(folder)
    with Safety().look_at(folder, RecoveryCode(content["recovery_code"])) as vault:
        with vault.read() as look:
            kept = {str(each.id) for each in look.find(Person)}
            scan = FileId(UUID(next(iter(content["scans"]))))
            assert look.read_file(scan)
        assert kept == {each["id"] for each in content["records"]["person"]}
        assert schema.revision_of(engine_of(vault)) == HEAD
    assert contents(folder) == before


def pending(closed: Path) -> None:
    """Leave the vault as a program does that is killed in the midst of an act."""
    with looked_at(closed) as seen, seen.source() as source:
        key = source.keys.database
    aside = closed.with_name("Aside.kvisa")
    shutil.copytree(closed, aside)
    raw = database.connect(aside / "store.db", key)
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("PRAGMA cache_spill = ON")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("DELETE FROM change")
    raw.execute("UPDATE person SET surname = 'Half'")
    raw.execute("CREATE TABLE filler (x)")
    raw.executemany("INSERT INTO filler VALUES (randomblob(?))", [(4000,)] * 300)
    for name in ("store.db", "store.db-journal"):
        shutil.copyfile(aside / name, closed / name)
    raw.execute("ROLLBACK")
    raw.close()


def test_an_act_broken_off_is_taken_back_before_anything_is_shown(closed: Path) -> None:
    pending(closed)
    before = contents(closed)
    assert before["store.db-journal"]
    with looked_at(closed) as vault:
        assert surnames(vault) == ["Okoro"]
    assert contents(closed) == before


def test_the_copy_is_gone_after_looking(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending(closed)
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    with looked_at(closed):
        assert list(place.iterdir())
    assert not list(place.iterdir())


def test_a_vault_that_is_written_to_all_the_time_is_said_to_be_in_use(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pending(closed)
    copy = shutil.copyfile

    def copy_and_write(source: Path, target: Path) -> Path:
        with (closed / "store.db-journal").open("ab") as journal:
            journal.write(b"x")
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", copy_and_write)
    with pytest.raises(VaultLocked, match="is writing"):
        looked_at(closed)
