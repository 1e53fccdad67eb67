# SPDX-License-Identifier: MIT
"""Backups that make themselves: only when something changed, proved, thinned out, elsewhere too."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Why
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Cancelled, NoRoom, Refused
from kvisa_desktop.messages import Message
from kvisa_desktop.services import precautions
from kvisa_desktop.services.progress import Silent
from kvisa_desktop.store import backups, disk, safekeeping, second_folder, sources
from kvisa_desktop.store.keys import Password
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up, keep_scan
from tests.store.vaults import ACT, CHEAP, PASSWORD, PDF, add_person, reopened


def test_nothing_is_copied_when_nothing_changed(vault: OpenVault) -> None:
    add_person(vault)
    first, second = back_up(vault), back_up(vault, 5)
    assert (first.is_new, second.is_new) == (True, False)
    assert first.backup == second.backup
    add_person(vault)
    assert back_up(vault, 10).is_new
    assert len(backups.listed(vault.folder / "backups")) == 2


def test_closing_and_opening_is_no_change(vault: OpenVault, folder: Path) -> None:
    add_person(vault)
    back_up(vault)
    vault.close()
    with reopened(folder) as again:
        assert not back_up(again, 5).is_new


@pytest.mark.parametrize("gone", ["backup", "slots", "note"])
def test_an_unchanged_vault_is_copied_again_when_its_backup_is_not_whole(
    vault: OpenVault, gone: str
) -> None:
    made = back_up(vault).backup.path
    note = made.with_name("last.json")
    {"backup": made, "slots": made.with_suffix(".json"), "note": note}[gone].unlink()
    assert back_up(vault, 5).is_new


def test_a_note_that_makes_no_sense_is_no_backup(vault: OpenVault) -> None:
    made = back_up(vault).backup
    for text in (
        "{",
        "[]",
        "[" * 100_000,
        '{"state": 1}',
        json.dumps({"state": "x", "backup": made.name}),
    ):
        made.path.with_name("last.json").write_text(text)
        with vault.source() as source:
            state = safekeeping.state_of(source)
            assert safekeeping.unchanged_since(source, state) is None


def test_a_folder_in_the_place_of_the_note_ends_no_backups(vault: OpenVault) -> None:
    note = back_up(vault).backup.path.with_name("last.json")
    note.unlink()
    (note / "something").mkdir(parents=True)
    assert back_up(vault, 5).is_new
    assert not back_up(vault, 10).is_new
    (aside,) = note.parent.glob("last.json-*")
    assert (aside / "something").is_dir()


def test_a_vault_that_another_program_has_open_is_backed_up(vault: OpenVault) -> None:
    person = add_person(vault)
    with sources.beside(vault.folder, Password(PASSWORD), floor=CHEAP) as source:
        made = safekeeping.back_up(source)
    assert made.is_new
    with vault.read() as look:
        assert look.find(Person) == (person,)
    add_person(vault)


def test_the_name_of_a_backup_says_when_of_what_and_why(vault: OpenVault) -> None:
    made = back_up(vault, why=Why.IMPORT).backup
    assert made.why is Why.IMPORT
    assert made.made_at.isoformat() == "2027-02-15T10:20:30+00:00"
    with vault.source() as source:
        assert made.revision == source.revision
    assert backups.listed(made.path.parent) == (made,)


def test_other_files_are_no_backups(vault: OpenVault, tmp_path: Path) -> None:
    for name in ("vault.json", "store-0001-20271315T102030123Z.db", "store.db", "x-restore.db"):
        (tmp_path / name).touch()
    assert backups.listed(tmp_path) == ()
    assert backups.listed(tmp_path / "nowhere") == ()
    assert backups.at(vault.folder / "backups" / "store-0001-20270215T102030123Z.db") is None


def test_old_backups_are_let_go(vault: OpenVault) -> None:
    for minute in range(8):
        add_person(vault)
        back_up(vault, minute)
    kept = backups.listed(vault.folder / "backups")
    assert [each.made_at.minute for each in kept] == [27, 26, 25, 24, 23]
    assert len(list((vault.folder / "backups").glob("store-*.json"))) == 5


def test_a_second_folder_gets_the_database_the_slots_and_every_scan(
    vault: OpenVault, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    keep_scan(vault, b"first")
    made = back_up(vault, to=elsewhere).second
    assert made is not None
    assert (made.copied, made.unsound) == (1, ())
    place = made.backup.path.parent
    assert place.parent == elsewhere
    assert made.backup.path.with_suffix(".json").is_file()
    keep_scan(vault, b"second")
    again = back_up(vault, 5, to=elsewhere).second
    assert again is not None
    assert again.copied == 1
    assert second_folder.names_in(place / "files") == second_folder.names_in(vault.folder / "files")
    third = back_up(vault, 9, to=elsewhere).second
    assert third is not None
    assert third.copied == 0


def test_a_damaged_scan_is_named_and_not_copied(vault: OpenVault, tmp_path: Path) -> None:
    keep_scan(vault, b"first")
    (path,) = (vault.folder / "files").glob("??/*")
    path.write_bytes(path.read_bytes()[:-1])
    made = back_up(vault, to=tmp_path).second
    assert made is not None
    assert (made.copied, made.unsound) == (0, (path.name,))


def test_backups_go_to_the_second_folder_of_the_vault(vault: OpenVault, tmp_path: Path) -> None:
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    made = back_up(vault)
    assert made.failure is None
    assert made.second is not None
    assert made.second.backup.path.is_relative_to(tmp_path)
    vault.keep_setting(safekeeping.SECOND_FOLDER, None)
    assert back_up(vault, 5).second is None


def test_a_second_folder_that_is_gone_is_told_and_the_backup_still_made(
    vault: OpenVault, tmp_path: Path
) -> None:
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path / "pulled out"))
    made = back_up(vault)
    assert made.is_new
    assert isinstance(made.failure, NoRoom)
    assert "cannot be found" in made.failure.what.text
    with pytest.raises(NoRoom):
        back_up(vault, 5, to=tmp_path / "pulled out")


def test_the_vault_itself_is_no_second_folder(vault: OpenVault) -> None:
    with pytest.raises(Refused, match="lies inside the vault"):
        back_up(vault, to=vault.folder / "backups")


def test_closing_does_what_was_asked_for_before_it(folder: Path) -> None:
    vault, told = reopened(folder), []
    vault.before_closing = lambda each: told.append(each.is_locked)
    vault.close()
    vault.close()
    assert told == [False]


def test_half_backups_of_a_killed_program_are_cleared_away(vault: OpenVault) -> None:
    place = vault.folder / "backups"
    old, young = place / "store-0001-x.db.new", place / "store-0001-y.db.new-journal"
    old.touch()
    young.touch()
    os.utime(old, (1000, 1000))
    back_up(vault)
    assert not old.exists()
    assert young.exists()


def test_copying_to_the_second_folder_can_be_stopped_and_goes_on_later(
    vault: OpenVault, tmp_path: Path
) -> None:
    class Stopped(Silent):
        """Progress that is stopped once scans are copied."""

        seen = 0

        def report(self, what: Message, done: int, total: int) -> None:
            """Count the portions."""
            self.seen += done > 0 and what.text.startswith("Copying") and total > 0

        def is_cancelled(self) -> bool:
            """Stop after the first portion."""
            return self.seen > 0

    with vault.act(ACT) as act:
        for number in range(80):
            act.keep_file(bytes([number]), PDF, "Scan.pdf")
    with vault.source() as source, pytest.raises(Cancelled):
        safekeeping.back_up(source, to=tmp_path, progress=Stopped())
    made = back_up(vault, 5, to=tmp_path).second
    assert made is not None
    assert 0 < made.copied < 80


def test_the_precaution_is_taken_before_an_import_of_a_used_vault_only(folder: Path) -> None:
    safety = Safety(CHEAP)
    with reopened(folder) as vault:
        precautions.before(Why.IMPORT, vault)
        vault.precaution = safety.safeguard
        precautions.before(Why.IMPORT, vault)
        assert safety.backups(folder) == ()
        add_person(vault)
        precautions.before(Why.IMPORT, vault)
        precautions.before(Why.DELETION, vault)
        precautions.before(Why.IMPORT, object())
    assert [each.why for each in safety.backups(folder)] == [Why.IMPORT]


@pytest.fixture
def empty_stick(vault: OpenVault, tmp_path: Path) -> Path:
    """Return a second folder just chosen for a vault with a scan."""
    made = tmp_path / "stick"
    made.mkdir()
    Safety().choose_second_folder(vault, made)
    keep_scan(vault, b"a scan")
    return made


@pytest.fixture
def stick(vault: OpenVault, empty_stick: Path) -> Path:
    """Return a second folder to which a backup was written."""
    assert back_up(vault).failure is None
    return empty_stick


def test_a_stick_that_left_its_folder_behind_gets_no_backup(vault: OpenVault, stick: Path) -> None:
    away = stick.rename(stick.with_name("taken away"))
    stick.mkdir()
    for minute in (5, 10):
        add_person(vault)
        made = back_up(vault, minute)
        assert made.is_new
        assert made.second is None
        assert isinstance(made.failure, NoRoom)
        assert "no longer holds" in made.failure.what.text
        assert not list(stick.iterdir())
    stick.rmdir()
    away.rename(stick)
    again = back_up(vault, 15)
    assert (again.is_new, again.failure) == (False, None)
    assert again.second is not None
    assert again.second.backup.path.is_relative_to(stick)


def test_a_stick_pulled_out_in_the_midst_of_its_first_backup_is_missed_too(
    vault: OpenVault, empty_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(*_: object) -> bool:
        empty_stick.rename(empty_stick.with_name("taken away"))
        empty_stick.mkdir()
        raise disk.unreachable(empty_stick)

    with monkeypatch.context() as patch:
        patch.setattr(second_folder, "copy_sealed", pulled)
        assert isinstance(back_up(vault).failure, NoRoom)
    failure = back_up(vault, 5).failure
    assert failure is not None
    assert "no longer holds" in failure.what.text
    assert list(empty_stick.iterdir()) == []
    empty_stick.rmdir()
    empty_stick.with_name("taken away").rename(empty_stick)
    assert back_up(vault, 10).failure is None


@pytest.mark.skipif(sys.platform != "linux", reason="names are text elsewhere")
def test_a_second_folder_whose_name_is_no_text_is_used(vault: OpenVault, tmp_path: Path) -> None:
    stick = tmp_path / os.fsdecode(b"stick \xff \xe8\x8c\xb6")
    stick.mkdir()
    Safety().choose_second_folder(vault, stick)
    keep_scan(vault, b"a scan")
    assert back_up(vault).failure is None
    assert Safety().second_folder(vault) == stick
    vault.close()
    with reopened(vault.folder) as again:
        assert Safety().second_folder(again) == stick
        assert len(Safety().elsewhere(again)) == 1


def test_a_second_folder_that_was_full_at_first_is_filled_later(
    vault: OpenVault, empty_stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> bool:
        raise disk.full(empty_stick)

    with monkeypatch.context() as patch:
        patch.setattr(second_folder, "copy_sealed", full)
        assert isinstance(back_up(vault).failure, NoRoom)
    made = back_up(vault, 5)
    assert (made.failure, made.second is None) == (None, False)


def test_a_folder_emptied_on_purpose_is_chosen_again(vault: OpenVault, stick: Path) -> None:
    shutil.rmtree(stick)
    stick.mkdir()
    assert back_up(vault, 5).failure is not None
    Safety().choose_second_folder(vault, stick)
    made = back_up(vault, 10)
    assert made.failure is None
    assert made.second is not None
    assert made.second.copied == 1


def test_a_vault_under_another_name_knows_its_second_folder(vault: OpenVault, stick: Path) -> None:
    vault.close()
    renamed = vault.folder.rename(vault.folder.with_name("Renamed.kvisa"))
    with reopened(renamed) as again:
        assert back_up(again, 5).failure is None
    assert len(list(stick.iterdir())) == 2


def test_what_is_remembered_of_the_second_folder_needs_no_backup(
    vault: OpenVault, stick: Path
) -> None:
    assert not back_up(vault, 5).is_new
    assert Safety().second_folder(vault) == stick
