# SPDX-License-Identifier: MIT
"""A backup is proved before it counts, and is complete by itself."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import NoRoom, VaultDamaged
from kvisa_desktop.store import backups, database
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import add_person, engine_of, reopened

NOW = datetime(2027, 2, 15, 10, 20, 30, 123456, tzinfo=UTC)


def back_up(vault: OpenVault) -> Path:
    key = vault._open_session.keys.database  # noqa: SLF001
    return backups.back_up(engine_of(vault), key, vault.folder, "0001", NOW)


def test_a_backup_opens_in_the_place_of_the_vault(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    made = back_up(vault)
    add_person(vault)
    vault.close()
    assert made == folder / "backups" / "store-0001-20270215T102030123Z.db"
    assert made.with_suffix(".json").read_bytes() == (folder / "vault.json").read_bytes()
    assert made.stat().st_mode & 0o777 == 0o600
    shutil.copy(made, folder / "store.db")
    with reopened(folder) as restored, restored.read() as look:
        assert look.find(Person) == (person,)


def test_a_backup_leaves_nothing_half_done(vault: OpenVault, folder: Path) -> None:
    back_up(vault)
    assert {path.name for path in (folder / "backups").iterdir()} == {
        "vault.json",
        "store-0001-20270215T102030123Z.db",
        "store-0001-20270215T102030123Z.json",
    }


def test_a_backup_of_a_damaged_database_does_not_count(vault: OpenVault, folder: Path) -> None:
    for number in range(200):
        add_person(vault, f"Person {number}")
    engine_of(vault).dispose()
    with (folder / "store.db").open("r+b") as file:
        file.seek(-4000, 2)
        file.write(b"damage")
    with pytest.raises(VaultDamaged):
        back_up(vault)
    assert [path.name for path in (folder / "backups").iterdir()] == ["vault.json"]


def test_room_is_asked_for_before(vault: OpenVault, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(vault.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(NoRoom, match="not enough room"):
        back_up(vault)


def test_a_database_says_whether_it_is_intact(vault: OpenVault) -> None:
    with database.reading(engine_of(vault)) as connection:
        assert database.is_intact(connection)
