# SPDX-License-Identifier: MIT
"""A clock that was wrong once stops no backups, and no older state passes for the newest."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.person import Person
from kvisa_desktop.services.backup_words import last_said, why_said
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups, safekeeping
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import CHEAP, PASSWORD, add_person, reopened

SAFETY = Safety(CHEAP)
HOUR = timedelta(hours=1)


def back_up_at(vault: OpenVault, now: datetime) -> Backup:
    with vault.source() as source:
        return safekeeping.back_up(source, now=now).backup


@pytest.fixture
def ahead(vault: OpenVault) -> Backup:
    """Return a backup of one person, made while the clock was years ahead."""
    add_person(vault, "Old")
    return back_up_at(vault, datetime.now(UTC) + timedelta(days=1500))


def test_a_backup_of_the_future_does_not_count_as_recent(vault: OpenVault, ahead: Backup) -> None:
    add_person(vault, "New")
    SAFETY.on_closing(vault, HOUR)
    assert SAFETY.failure is None
    made, last = SAFETY.backups(vault.folder)
    assert (last, SAFETY.last_backup(vault.folder)) == (ahead, made)
    add_person(vault, "Newer")
    SAFETY.on_closing(vault, HOUR)  # that one is recent
    assert len(SAFETY.backups(vault.folder)) == 2


def test_repair_restores_what_was_done_last(vault: OpenVault, ahead: Backup) -> None:
    add_person(vault, "New")
    newest = back_up_at(vault, datetime.now(UTC))
    assert ahead.made_at > newest.made_at
    assert surnames_after_repair(vault) == {"Old", "New"}


def test_repair_restores_what_was_done_last_by_a_clock_far_behind(vault: OpenVault) -> None:
    add_person(vault, "Old")
    back_up_at(vault, datetime.now(UTC))
    add_person(vault, "New")
    back_up_at(vault, datetime(1970, 1, 1, 0, 5, tzinfo=UTC))
    assert surnames_after_repair(vault) == {"Old", "New"}


def surnames_after_repair(vault: OpenVault) -> set[str]:
    vault.close()
    (vault.folder / "store.db").write_bytes(b"no database any more" * 500)
    assert SAFETY.repair_closed(vault.folder, Password(PASSWORD), Silent()).is_sound
    with reopened(vault.folder) as again, again.read() as look:
        return {each.surname for each in look.find(Person)}


def test_many_backups_of_the_future_leave_those_of_today(vault: OpenVault) -> None:
    start = datetime.now(UTC)
    made = []
    for number in range(7):
        add_person(vault, f"Ahead {number}")
        made.append(back_up_at(vault, start + timedelta(days=1500, minutes=number)))
    add_person(vault, "Today")
    today = back_up_at(vault, start)
    there = backups.listed(today.path.parent)
    assert there[0] == today
    assert set(there[1:]) == set(made[-5:])


def test_the_backup_of_the_vault_as_it_stands_is_never_let_go(vault: OpenVault) -> None:
    start = datetime.now(UTC)
    for number in range(6):
        add_person(vault, f"Before {number}")
        back_up_at(vault, start + timedelta(minutes=number))
    add_person(vault, "Last")
    behind = back_up_at(vault, start - timedelta(minutes=90))
    assert back_up_at(vault, start + HOUR) == behind
    assert behind.path.is_file()


def test_what_cannot_be_read_is_not_the_newest(vault: OpenVault, ahead: Backup) -> None:
    with vault.source() as source:
        key = source.keys.database
    reading = backups.last_act_in(key, ahead)
    assert reading > b""
    Path(ahead.path).write_bytes(b"")
    assert backups.last_act_in(key, ahead) == b""
    assert backups.last_act_in(bytes(32), ahead) == b""


def test_a_date_in_the_future_is_told(ahead: Backup) -> None:
    now = datetime.now(UTC)
    assert "a clock was wrong" in last_said(ahead, now.date()).text
    assert "a clock was wrong" in why_said(ahead, now).text
    assert "a clock was wrong" not in why_said(ahead, ahead.made_at).text
