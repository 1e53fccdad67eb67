# SPDX-License-Identifier: MIT
"""An erased client is nowhere any more: not in records, history, trash, scans or backups."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    DocumentVersion,
    PageId,
    StoredFile,
    VersionId,
)
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.history import Steps
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId
from kvisa_desktop.domain.retention import Retention, RetentionId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import history
from kvisa_desktop.store import backups, database, safekeeping
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.safety import Safety
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.vaults import ACT, CHEAP, PDF, files_in

SAFETY = Safety(CHEAP)
SECRETS = ("OKONKWO-ADEYEMI", "A0912345X", "奥孔科")


def add_client(
    vault: OpenVault, secrets: tuple[str, str, str], scan: bytes, ref: str = "K-1"
) -> CaseId:
    """Add a person with a passport, a case, and a document with an earlier version."""
    surname, number, chinese = secrets
    with vault.act(msg("Add {name}", name=surname), origin=f"{surname}.json") as act:
        person = Person(id=PersonId(act.new_id()), surname=surname, chinese_name=chinese)
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref=ref, note=surname)
        kept = act.keep_file(scan, PDF, f"{surname}.pdf")
        earlier = act.keep_file(scan + b" earlier", PDF, f"{surname}-old.pdf")
        paper = Document(id=DocumentId(act.new_id()), case_id=case.id, kind="passport-data-page")
        act.put(person)
        act.put(case)
        act.put(Passport(id=PassportId(act.new_id()), person_id=person.id, number=number))
        act.put(paper)
        act.put(
            DocumentPage(
                id=PageId(act.new_id()),
                document_id=paper.id,
                position=0,
                file_id=kept.id,
                page_no=1,
            )
        )
        act.put(
            DocumentVersion(
                id=VersionId(act.new_id()),
                document_id=paper.id,
                number=1,
                made_at=datetime(2027, 2, 15, tzinfo=UTC),
                pages=(f"{earlier.id}:1:0:0",),
            )
        )
        act.put(
            Retention(id=RetentionId(act.new_id()), case_id=case.id, keep_until=date(2030, 1, 1))
        )
    return case.id


@pytest.fixture
def case(vault: OpenVault) -> CaseId:
    """Return the case of a client whose name, number and Chinese name are the secrets."""
    case = add_client(vault, SECRETS, b"a scan")
    with vault.act(ACT) as act:
        person = act.get(Person, act.get(Case, case).person_id)
        act.put(replace(person, note=f"changed {SECRETS[0]}"))
    return case


def dump(path: Path, keys: Keys) -> str:
    """Return everything in a database as text."""
    with database.peeked(path, keys.database) as raw:
        tables = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return str([raw.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables])


def keys_of(vault: OpenVault) -> Keys:
    with vault.source() as source:
        return source.keys


def secrets_in(text: str) -> list[str]:
    return [each for each in SECRETS if each in text]


def test_an_erased_client_is_nowhere_in_the_database(vault: OpenVault, case: CaseId) -> None:
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == list(SECRETS)
    gone = SAFETY.erase(vault, case)
    assert gone.cases == ("K-1",)
    assert gone.with_person
    assert gone.scans == 2


def test_nothing_of_the_client_can_be_read_afterwards(vault: OpenVault, case: CaseId) -> None:
    keys = keys_of(vault)
    SAFETY.erase(vault, case)
    assert secrets_in(dump(vault.folder / "store.db", keys)) == []
    assert files_in(vault.folder) == set()
    with vault.recall() as recall:
        assert list(recall.acts()) == []
    assert history.trash(vault) == ()
    assert SAFETY.verify(vault).faults == ()


def test_what_others_have_stays(vault: OpenVault, case: CaseId) -> None:
    other = add_client(vault, ("Berg", "C1", "山"), b"a scan", "K-2")
    third = add_client(vault, ("Sand", "C2", "沙"), b"another scan", "K-3")
    gone = SAFETY.erase(vault, case)
    assert gone.scans == 0  # the same bytes are kept once, and are needed still
    with vault.read() as look:
        assert {each.id for each in look.find(Case)} == {other, third}
        for scan in look.find(StoredFile):
            assert look.read_file(scan.id)
    assert SAFETY.verify(vault).faults == ()
    assert len(history.of_case(vault, other)) == 1


def test_a_person_with_another_case_stays(vault: OpenVault, case: CaseId) -> None:
    with vault.act(ACT) as act:
        person = act.get(Person, act.get(Case, case).person_id)
        second = Case(id=CaseId(act.new_id()), person_id=person.id, ref="K-2")
        act.put(second)
    gone = SAFETY.erase(vault, case)
    assert (gone.cases, gone.with_person) == (("K-1",), False)
    with vault.read() as look:
        assert [each.ref for each in look.find(Case)] == ["K-2"]
        assert look.find(Person)
        assert look.find(Passport)
        assert look.find(Document) == ()
    assert SAFETY.erase(vault, second.id).with_person
    with vault.read() as look:
        assert look.find(Person) == ()


def test_cases_in_the_trash_go_with_the_person(vault: OpenVault, case: CaseId) -> None:
    with vault.act(ACT) as act:
        person = act.get(Person, act.get(Case, case).person_id)
        second = Case(id=CaseId(act.new_id()), person_id=person.id, ref="K-2")
        act.put(second)
    with vault.act(ACT) as act:
        act.remove(second)
    assert SAFETY.erase(vault, case).cases == ("K-1", "K-2")
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == []


def test_a_step_that_concerned_others_too_loses_its_name(vault: OpenVault, case: CaseId) -> None:
    with vault.act(msg("Tidy up {name}", name=SECRETS[0])) as act:
        act.put(replace(act.get(Case, case), note="tidy"))
        act.put(Person(id=PersonId(act.new_id()), surname="Berg"))
    SAFETY.erase(vault, case)
    with vault.recall() as recall:
        (act_left,) = recall.acts()
    assert act_left.name.text == "A step that concerned an erased client"
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == []


def shared_step(vault: OpenVault, case: CaseId) -> PersonId:
    """Do one step to the client and to another person; return that person."""
    with vault.act(ACT) as act:
        act.put(replace(act.get(Case, case), note="tidy"))
        other = Person(id=PersonId(act.new_id()), surname="Berg")
        act.put(other)
    return other.id


def test_what_is_left_of_a_step_is_not_offered_to_be_undone(vault: OpenVault, case: CaseId) -> None:
    other = shared_step(vault, case)
    SAFETY.erase(vault, case)
    assert history.steps(vault) == Steps()
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo(vault)
    with vault.read() as look:
        assert look.get(Person, other).surname == "Berg"


def test_the_steps_of_others_stay_undoable_past_an_erasure(vault: OpenVault, case: CaseId) -> None:
    mine = add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    shared_step(vault, case)
    SAFETY.erase(vault, case)
    undone = history.undo(vault)
    assert undone.value.name.values == {"name": "Berg"}
    assert undone.changes
    assert history.steps(vault).undo is None
    history.redo(vault)
    with vault.read() as look:
        assert look.get(Case, mine).ref == "K-2"
        assert look.find(Person, surname=SECRETS[0]) == ()


def test_an_undone_step_of_the_client_is_not_done_again(vault: OpenVault, case: CaseId) -> None:
    shared_step(vault, case)
    history.undo(vault)
    assert history.steps(vault).redo is not None
    SAFETY.erase(vault, case)
    assert history.steps(vault) == Steps()
    with pytest.raises(Refused, match="nothing to do again"):
        history.redo(vault)


def test_every_step_offered_after_an_erasure_changes_something(
    vault: OpenVault, case: CaseId
) -> None:
    for number in range(3):
        add_client(vault, (f"Berg {number}", f"C{number}", "山"), b"another scan", f"K-{number}x")
        shared_step(vault, case)
        with vault.act(msg("Change")) as act:
            act.put(replace(act.get(Case, case), note=f"note {number}"))
    SAFETY.erase(vault, case)
    offered = 0
    while history.steps(vault).undo is not None:
        done = history.undo(vault)
        offered += 1
        assert done.changes
        assert not done.value.is_of_erased
    assert offered == 3
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == []


def test_undone_steps_of_the_client_go_too(vault: OpenVault, case: CaseId) -> None:
    history.undo(vault)
    history.redo(vault)
    SAFETY.erase(vault, case)
    with vault.recall() as recall:
        assert list(recall.acts()) == []


def test_nothing_is_offered_to_be_undone_after_an_erasure(vault: OpenVault, case: CaseId) -> None:
    SAFETY.erase(vault, case)
    assert history.steps(vault).undo is None
    with pytest.raises(Refused):
        SAFETY.erase(vault, case)


@pytest.fixture
def backed_up(vault: OpenVault, case: CaseId, tmp_path: Path) -> tuple[Backup, ...]:
    """Return a backup with the client in the vault, and one in its second folder."""
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path))
    add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    backed = back_up(vault)
    assert backed.second is not None
    with vault.read() as look:
        look.get(Case, case)
    return backed.backup, backed.second.backup


def test_backups_that_hold_the_client_are_named(
    vault: OpenVault, case: CaseId, backed_up: tuple[Backup, ...]
) -> None:
    gone = SAFETY.erase(vault, case)
    assert {each.path for each in gone.holding} == {each.path for each in backed_up}
    assert all(each.path.exists() for each in backed_up)


def test_backups_that_hold_the_client_are_removed(
    vault: OpenVault, case: CaseId, backed_up: tuple[Backup, ...]
) -> None:
    assert SAFETY.erase(vault, case, OldBackups.REMOVE).holding == ()
    assert not any(each.path.exists() for each in backed_up)
    assert files_in(backed_up[1].path.parent) == files_in(vault.folder)


def test_backups_that_hold_the_client_are_rewritten_and_still_whole(
    vault: OpenVault, case: CaseId, backed_up: tuple[Backup, ...]
) -> None:
    assert SAFETY.erase(vault, case, OldBackups.REWRITE).holding == ()
    for each in backed_up:
        assert secrets_in(dump(each.path, keys_of(vault))) == []
        contents = SAFETY.contents_for(vault, each)
        assert (contents.cases, contents.missing_scans) == (("K-2",), 0)
    assert SAFETY.verify(vault).faults == ()
    assert len(backups.listed(backed_up[1].path.parent)) == 1


def test_a_backup_that_cannot_be_read_counts_as_holding_and_is_removed(
    vault: OpenVault, case: CaseId, backed_up: tuple[Backup, ...]
) -> None:
    backed_up[0].path.write_bytes(b"rubbish" * 2000)
    assert backed_up[0].path in {each.path for each in SAFETY.erase(vault, case).holding}
    other = add_client(vault, ("Sand", "C2", "沙"), b"third scan", "K-3")
    SAFETY.erase(vault, other, OldBackups.REWRITE)
    assert not backed_up[0].path.exists()


def test_a_folder_that_is_away_and_files_put_aside_are_told(
    vault: OpenVault, case: CaseId, tmp_path: Path
) -> None:
    vault.keep_setting(safekeeping.SECOND_FOLDER, str(tmp_path / "away"))
    aside = vault.folder / "backups" / "damaged-20270101T000000.db"
    aside.write_bytes(b"x")
    gone = SAFETY.erase(vault, case, OldBackups.REMOVE)
    assert gone.unsure == (tmp_path / "away",)
    assert not aside.exists()
