# SPDX-License-Identifier: MIT
"""Acts and looks on a real vault: together or not at all, removed or restored, kept once."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.history import Verb
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import Refused, VaultDamaged
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.store import database, journal
from kvisa_desktop.store.journal import ActEntry, Change
from kvisa_desktop.store.vault import OpenVault
from tests.store.vaults import (
    ACT,
    PDF,
    add_case,
    add_person,
    engine_of,
    files_in,
    reopened,
)

SCAN = b"%PDF-1.7 a scan"


def acts(vault: OpenVault) -> tuple[ActEntry, ...]:
    with database.reading(engine_of(vault)) as connection:
        return journal.acts(connection)


def changes(vault: OpenVault) -> tuple[Change, ...]:
    """Return what the last act changed."""
    with database.reading(engine_of(vault)) as connection:
        return journal.changes_of(connection, journal.acts(connection)[-1].id)


def test_an_act_is_kept_as_a_whole(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    case = add_case(vault, person)
    vault.close()
    with reopened(folder) as again, again.read() as look:
        assert look.get(Person, person.id) == person
        assert look.find(Case) == (case,)
        assert again.notices == ()


def failing(vault: OpenVault, person: Person) -> None:
    with vault.act(ACT) as act:
        act.put(replace(person, surname="Changed"))
        act.put(Person(id=PersonId(act.new_id())))
        act.keep_file(SCAN, PDF, "Scan.pdf")
        message = "in the middle"
        raise KeyError(message)


def test_an_act_that_raises_leaves_nothing(vault: OpenVault, folder: Path) -> None:
    person = add_person(vault)
    with pytest.raises(KeyError, match="in the middle"):
        failing(vault, person)
    with vault.read() as look:
        assert look.find(Person) == (person,)
        assert look.find(StoredFile) == ()
    assert len(acts(vault)) == 1
    assert files_in(folder) == set()


def test_an_act_says_what_it_touched_and_what_not(vault: OpenVault) -> None:
    person = add_person(vault)
    with vault.act(ACT) as act:
        act.put(person)
        assert not act.changes
        act.put(replace(person, note="x"))
    assert act.changes == Changes(frozenset({(Person, person.id)}))
    with vault.act(ACT) as act:
        pass
    assert not act.changes


def test_an_act_that_changes_nothing_is_no_act(vault: OpenVault) -> None:
    person = add_person(vault)
    with vault.act(ACT) as act:
        act.put(person)
    with vault.act(ACT):
        pass
    assert len(acts(vault)) == 1


def test_the_journal_has_only_what_changed(vault: OpenVault) -> None:
    person = add_person(vault, "Okoro")
    with vault.act(ACT) as act:
        act.put(replace(person, surname="Okoro-Weiß", former_names=("Okoro",)))
    named = {each.field: (each.verb, each.before, each.after) for each in changes(vault)}
    assert named == {
        "surname": (Verb.SET, '"Okoro"', '"Okoro-Weiß"'),
        "former_names": (Verb.SET, '"[]"', '"[\\"Okoro\\"]"'),
    }
    assert {each.record_id for each in changes(vault)} == {person.id}


def test_an_act_is_signed(vault: OpenVault) -> None:
    add_person(vault)
    add_person(vault)
    first, second = acts(vault)
    assert first.name == ACT
    assert first.actor
    assert len(first.device) == 8
    assert first.at < second.at or first.clock < second.clock
    assert first.undoes is None


def test_an_act_can_undo_another_and_come_from_elsewhere(vault: OpenVault) -> None:
    person = add_person(vault)
    (first,) = acts(vault)
    with vault.act(ACT, undoes=first.id, origin="a bundle") as act:
        act.remove(person)
    assert (acts(vault)[-1].undoes, acts(vault)[-1].origin) == (first.id, "a bundle")


def test_what_was_removed_is_not_seen_but_can_come_back(vault: OpenVault) -> None:
    person = add_person(vault)
    with vault.act(ACT) as act:
        act.remove(person)
        assert act.find(Person) == ()
    with vault.read() as look:
        assert look.find(Person, id=person.id) == ()
        with pytest.raises(Refused, match="removed"):
            look.get(Person, person.id)
    assert [each.verb for each in changes(vault)] == [Verb.REMOVE]
    back = replace(person, note="restored")
    with vault.act(ACT) as act:
        act.put(back)
    assert [each.verb for each in changes(vault)] == [Verb.RESTORE, Verb.SET]
    with vault.read() as look:
        assert look.get(Person, person.id) == back


def test_removing_twice_or_what_never_was_changes_nothing(vault: OpenVault) -> None:
    person = add_person(vault)
    with vault.act(ACT) as act:
        act.remove(person)
    with vault.act(ACT) as act:
        act.remove(person)
        act.remove(replace(person, id=PersonId(UUID(int=5))))
    assert not act.changes


def test_what_never_was_is_refused(vault: OpenVault) -> None:
    with vault.read() as look, pytest.raises(Refused) as caught:
        look.get(Person, UUID(int=9))
    assert caught.value.remedy is not None


def test_the_order_inside_an_act_does_not_matter(vault: OpenVault) -> None:
    person = Person(id=PersonId(UUID(int=1)))
    with vault.act(ACT) as act:
        act.put(Case(id=CaseId(UUID(int=2)), person_id=person.id))
        act.put(person)


def test_a_reference_to_nothing_is_a_bug_and_leaves_nothing(vault: OpenVault) -> None:
    with pytest.raises(IntegrityError), vault.act(ACT) as act:
        act.put(Case(id=CaseId(UUID(int=2)), person_id=PersonId(UUID(int=1))))
    with vault.read() as look:
        assert look.find(Case) == ()


def test_records_come_in_the_order_in_which_they_were_made(vault: OpenVault) -> None:
    names = [add_person(vault, f"Person {number}").surname for number in range(5)]
    with vault.read() as look:
        assert [person.surname for person in look.find(Person)] == names


def test_the_same_bytes_are_kept_once(vault: OpenVault, folder: Path) -> None:
    with vault.act(ACT) as act:
        first = act.keep_file(SCAN, PDF, "Scan.pdf")
        assert act.keep_file(SCAN, PDF, "The same.pdf") == first
    with vault.act(ACT) as act:
        assert act.keep_file(SCAN, PDF, "Again.pdf") == first
        assert not act.changes
    assert len(files_in(folder)) == 1
    assert (first.size, first.type, first.page_count) == (len(SCAN), "pdf", 1)
    with vault.read() as look:
        assert look.get(StoredFile, first.id) == first
        assert look.read_file(first.id) == SCAN


def test_a_password_learnt_later_is_kept_with_the_scan(vault: OpenVault) -> None:
    with vault.act(ACT) as act:
        first = act.keep_file(SCAN, PDF, "Scan.pdf")
    with vault.act(ACT) as act:
        assert act.keep_file(SCAN, PDF, "Scan.pdf", "1234") == replace(first, password="1234")
    with vault.act(ACT) as act:
        assert act.keep_file(SCAN, PDF, "Scan.pdf").password == "1234"


def test_a_scan_that_was_removed_comes_back_when_it_is_added_again(vault: OpenVault) -> None:
    with vault.act(ACT) as act:
        first = act.keep_file(SCAN, PDF, "Scan.pdf")
    with vault.act(ACT) as act:
        act.remove(first)
    with vault.read() as look, pytest.raises(Refused):
        look.read_file(first.id)
    with vault.act(ACT) as act:
        assert act.keep_file(SCAN, PDF, "Scan.pdf") == first
    with vault.read() as look:
        assert look.read_file(first.id) == SCAN


@pytest.mark.parametrize("content", [None, b"", b"KVISAF1\nrubbish"])
def test_adding_a_lost_or_damaged_scan_again_heals_it(
    vault: OpenVault, folder: Path, content: bytes | None
) -> None:
    with vault.act(ACT) as act:
        file = act.keep_file(SCAN, PDF, "Scan.pdf")
    (path,) = (folder / "files").glob("??/*")
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    with vault.read() as look, pytest.raises(VaultDamaged):
        look.read_file(file.id)
    with vault.act(ACT) as act:
        act.keep_file(SCAN, PDF, "Scan.pdf")
    with vault.read() as look:
        assert look.read_file(file.id) == SCAN


def test_a_file_name_that_is_no_text_is_kept_readable(vault: OpenVault) -> None:
    with vault.act(ACT) as act:
        kept = act.keep_file(SCAN, PDF, "Scan\udcff.pdf")
    with vault.read() as look:
        assert look.get(StoredFile, kept.id).original_name == "Scan?.pdf"


def test_a_second_act_does_not_undo_the_file_of_the_first(vault: OpenVault, folder: Path) -> None:
    with vault.act(ACT) as act:
        file = act.keep_file(SCAN, PDF, "Scan.pdf")
    with pytest.raises(KeyError):
        failing(vault, add_person(vault))
    assert len(files_in(folder)) == 1
    with vault.read() as look:
        assert look.read_file(file.id) == SCAN
