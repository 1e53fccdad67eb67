# SPDX-License-Identifier: MIT
"""Steps have names and survive a restart; what was built upon is not torn down."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId, Stage
from kvisa_desktop.domain.documents import Document, DocumentPage
from kvisa_desktop.domain.history import PastAct, Steps, Verb
from kvisa_desktop.domain.person import Passport, Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services import applicants, cases, documents, editing, history
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.store.vault import OpenVault, open_vault
from tests.fakes import FakeScans, scan

LATER = datetime.now(UTC) + timedelta(days=31)


@pytest.fixture
def vault(real_vault: OpenVault) -> OpenVault:
    return real_vault


def person_of(vault: OpenVault, case: Case) -> Person:
    return cases.read(vault, CaseId(case.id)).person


def add_scan(vault: OpenVault, case: Case, kind: str = "cv", mark: str = "") -> Document:
    offered = [Scan("cv.pdf", lambda: scan(2, mark))]
    done = documents.add(vault, FakeScans(), CaseId(case.id), offered, Filing(kind))
    document = done.value[0].document
    assert document is not None
    return document


def test_a_step_is_undone_by_its_name_after_a_restart(vault: OpenVault, case: Case) -> None:
    applicants.save(vault, replace(person_of(vault, case), surname="Okoro-Bello"))
    vault.close()
    with open_vault(vault.folder, None) as again:
        found = history.steps(again)
        assert found.undo is not None
        assert found.undo.name == msg("Change the person")
        assert found.redo is None
        done = history.undo(again)
        assert done.act.text == "Undo: {act}"
        assert done.value.name == msg("Change the person")
        assert done.changes.touch(Person)
        assert person_of(again, case).surname == "Okoro"
    with open_vault(vault.folder, None) as again:
        assert history.redo(again).act.text == "Redo: {act}"
        assert person_of(again, case).surname == "Okoro-Bello"


def test_nothing_to_undo_and_nothing_to_redo_are_told(vault: OpenVault) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo(vault)
    with pytest.raises(Refused, match="nothing to do again"):
        history.redo(vault)


def test_a_new_step_ends_what_could_be_done_again(vault: OpenVault, case: Case) -> None:
    applicants.add_passport(vault, person_of(vault, case))
    history.undo(vault)
    assert history.steps(vault).redo is not None
    cases.set_stage(vault, case, Stage.READY, LATER.date())
    assert history.steps(vault).redo is None


def test_old_steps_are_left_alone(vault: OpenVault, case: Case) -> None:
    assert history.steps(vault).undo is not None
    assert history.steps(vault, now=LATER) == Steps()
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo(vault, now=LATER)
    assert person_of(vault, case).surname == "Okoro"


def test_what_was_built_upon_is_not_undone_and_the_later_step_is_named(
    vault: OpenVault, case: Case
) -> None:
    added = applicants.add_passport(vault, person_of(vault, case))
    first = history.steps(vault).undo
    assert first is not None
    editing.change(vault, added.value, msg("Change a passport"), number="A1")
    with pytest.raises(Refused, match="done to the same afterwards") as caught:
        history.undo(vault, first.id)
    assert caught.value.what.values["later"] == msg("Change a passport")
    assert cases.read(vault, CaseId(case.id)).passports[0].number == "A1"
    history.undo(vault)
    history.undo(vault, first.id)
    assert cases.read(vault, CaseId(case.id)).passports == ()


def test_an_earlier_step_can_be_undone_when_nothing_was_built_upon_it(
    vault: OpenVault, case: Case
) -> None:
    editing.change(vault, person_of(vault, case), msg("Change the person"), surname="Bello")
    earlier = history.steps(vault).undo
    assert earlier is not None
    editing.change(vault, person_of(vault, case), msg("Change the person"), phone="1")
    history.undo(vault, earlier.id)
    assert (person_of(vault, case).surname, person_of(vault, case).phone) == ("Okoro", "1")
    with pytest.raises(Refused, match="undone already"):
        history.undo(vault, earlier.id)


def test_a_case_with_papers_is_not_undone_from_below_them(vault: OpenVault, case: Case) -> None:
    opened = history.steps(vault).undo
    assert opened is not None
    add_scan(vault, case)
    with pytest.raises(Refused, match="build upon it"):
        history.undo(vault, opened.id)
    assert cases.read(vault, CaseId(case.id)).documents


def test_a_scan_that_another_case_uses_too_stays(vault: OpenVault, case: Case) -> None:
    add_scan(vault, case)
    first = history.steps(vault).undo
    assert first is not None
    other = cases.create(vault, surname="Bello").value
    document = add_scan(vault, other)
    history.undo(vault, first.id)
    assert cases.read(vault, CaseId(case.id)).documents == ()
    kept = cases.read(vault, CaseId(other.id))
    assert kept.documents == (document,)
    assert len(kept.files) == 1


def test_history_says_who_did_what_when_and_how_it_was_before(vault: OpenVault, case: Case) -> None:
    person = person_of(vault, case)
    editing.change(vault, person, msg("Change the person"), surname="Bello", sex=None, phone="1")
    last, first = history.of_case(vault, CaseId(case.id))
    assert first.act.name == msg("Open a case")
    assert {change.verb for change in first.changes} == {Verb.ADD}
    assert last.act.actor
    assert abs(last.act.at - datetime.now(UTC)) < timedelta(minutes=5)
    said = [(each.kind, each.field, each.before, each.after) for each in last.changes]
    assert said == [(Person, "surname", "Okoro", "Bello"), (Person, "phone", "", "1")]
    assert last.states[Person, person.id] == person_of(vault, case)
    assert "Bello" not in repr(last)
    assert "Bello" not in repr(last.changes[0])


def test_the_history_of_a_case_is_not_that_of_another(vault: OpenVault, case: Case) -> None:
    other = cases.create(vault, surname="Bello").value
    add_scan(vault, case)
    mine = {
        change.record_id
        for each in history.of_case(vault, CaseId(case.id))
        for change in each.changes
    }
    assert case.id in mine
    assert not {other.id, other.person_id} & mine
    assert history.of_case(vault, CaseId(UUID(int=9))) == ()


def test_a_single_value_is_put_back(vault: OpenVault, case: Case) -> None:
    person = person_of(vault, case)
    bilingual = replace(person.employer, en="Old Works", zh="老厂")
    editing.change(vault, person, msg("Change the person"), surname="A", employer=bilingual)
    newer = replace(bilingual, en="New Works")
    editing.change(vault, person, msg("Change the person"), surname="B", employer=newer)
    surname, employer = history.of_case(vault, CaseId(case.id))[0].changes
    assert (employer.field, employer.half, employer.before) == ("employer", "en", "Old Works")
    history.put_back(vault, surname)
    history.put_back(vault, employer)
    now = person_of(vault, case)
    assert (now.surname, now.employer) == ("A", bilingual)
    with pytest.raises(Refused, match="no change of a value"):
        history.put_back(vault, history.of_case(vault, CaseId(case.id))[-1].changes[0])


def test_a_value_that_names_what_was_removed_is_not_put_back(vault: OpenVault, case: Case) -> None:
    document = add_scan(vault, case)
    translation = add_scan(vault, case, "transcript", "other")
    editing.change(vault, translation, msg("Link a translation"), translation_of=document.id)
    editing.change(vault, translation, msg("Unlink it"), translation_of=None)
    change = history.of_case(vault, CaseId(case.id))[0].changes[0]
    assert change.before == document.id
    documents.remove(vault, document)
    with pytest.raises(Refused, match="was removed itself"):
        history.put_back(vault, change)


def test_the_trash_holds_what_was_removed_and_gives_it_back(vault: OpenVault, case: Case) -> None:
    document = add_scan(vault, case)
    before = cases.read(vault, CaseId(case.id))
    documents.remove(vault, document)
    (thing,) = history.trash(vault)
    assert thing.records == (document,)
    assert thing.act.name.text == "Remove “{title}”"
    assert thing.until - thing.act.at == timedelta(days=30)
    done = history.restore(vault, thing.act.id)
    assert done.changes.touch(Document, DocumentPage)
    assert cases.read(vault, CaseId(case.id)) == before
    assert history.trash(vault) == ()
    with pytest.raises(Refused, match="back already"):
        history.restore(vault, thing.act.id)


def test_the_trash_gives_back_what_still_fits_when_others_went_on(
    vault: OpenVault, case: Case
) -> None:
    first = applicants.add_passport(vault, person_of(vault, case)).value
    applicants.remove_passport(vault, first)
    applicants.add_passport(vault, person_of(vault, case))
    (thing,) = history.trash(vault)
    history.restore(vault, thing.act.id)
    assert len(cases.read(vault, CaseId(case.id)).passports) == 2


def test_the_trash_shows_nothing_older_than_thirty_days(vault: OpenVault, case: Case) -> None:
    documents.remove(vault, add_scan(vault, case))
    assert len(history.trash(vault)) == 1
    assert history.trash(vault, now=LATER) == ()


def test_what_was_removed_is_given_back_on_the_last_of_thirty_days(
    vault: OpenVault, case: Case
) -> None:
    document = add_scan(vault, case)
    before = cases.read(vault, CaseId(case.id))
    documents.remove(vault, document)
    (thing,) = history.trash(vault, now=LATER - timedelta(days=2))
    just = thing.until - timedelta(seconds=1)
    assert history.trash(vault, now=just) == (thing,)
    assert history.trash(vault, now=thing.until) == ()
    history.restore(vault, thing.act.id)
    assert cases.read(vault, CaseId(case.id)) == before
    with vault.read() as look:
        assert all(look.read_file(each.id) for each in before.files)


def test_pages_of_a_document_that_was_undone_are_no_trash_of_their_own(
    vault: OpenVault, case: Case
) -> None:
    document = add_scan(vault, case)
    new = [Scan("new.pdf", lambda: scan(1, "new"))]
    documents.replace_files(vault, FakeScans(), document, new)
    assert history.trash(vault) == ()


def act(number: int, undoes: int = 0, *, redo: bool = False) -> PastAct:
    """Return an act of the present whose id is a number."""
    undone = UUID(int=undoes) if undoes else None
    now = datetime.now(UTC)
    return PastAct(UUID(int=number), msg("Act"), "me", now, undone, is_redo=redo)


@pytest.mark.parametrize(
    ("acts", "undo", "redo"),
    [
        ([], 0, 0),
        ([act(1)], 1, 0),
        ([act(1), act(2)], 2, 0),
        ([act(1), act(2), act(3, 2)], 1, 3),
        ([act(1), act(2), act(3, 2), act(4, 1)], 0, 4),
        ([act(1), act(2), act(3, 2), act(4, 1), act(5, 4, redo=True)], 1, 3),
        ([act(1), act(2, 1), act(3)], 3, 0),
        ([act(1), act(2, 1), act(3), act(4, 3)], 0, 4),
        ([act(1), act(2, 1), act(3), act(4, 3), act(5, 4, redo=True)], 3, 0),
        ([act(1), act(2), act(3, 1)], 2, 3),
        ([act(1), act(2, 1), act(3, 2, redo=True), act(4, 1)], 0, 4),
    ],
)
def test_what_comes_next(acts: list[PastAct], undo: int, redo: int) -> None:
    found = history.next_steps(reversed(acts), datetime.now(UTC) - timedelta(days=1))
    assert (found.undo.id.int if found.undo else 0) == undo
    assert (found.redo.id.int if found.redo else 0) == redo


def test_passports_are_not_pages(vault: OpenVault, case: Case) -> None:
    passport = applicants.add_passport(vault, person_of(vault, case)).value
    applicants.remove_passport(vault, passport)
    assert [type(each) for each in history.trash(vault)[0].records] == [Passport]
