# SPDX-License-Identifier: MIT
"""Facts of the ledger: each with source and day, kept by one act, gone by another, never lost."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.institution import (
    Institution,
    InstitutionId,
    RecognitionFact,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.recognition import blank_fact, is_blank
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, degrees, editing, institutions, ledger
from tests.fake_register import HILLS, LAKES
from tests.fakes import FakeVault

DAY = date(2026, 11, 20)
FACT = replace(blank_fact(), read_on=DAY, outcome=RecognitionOutcome.NOT_FOUND)


@pytest.fixture
def lakes(vault: FakeVault, case: Case) -> Institution:
    return institutions.adopt(vault, degrees.add(vault, case).value, LAKES).value


def facts(vault: FakeVault) -> tuple[RecognitionFact, ...]:
    with vault.read() as reader:
        return reader.find(RecognitionFact)


def test_a_fact_is_kept_under_an_id_of_its_own(vault: FakeVault, lakes: Institution) -> None:
    kept = ledger.note(vault, lakes, FACT).value
    assert not is_blank(kept)
    assert (kept.institution_id, kept.read_on, kept.outcome) == (lakes.id, DAY, FACT.outcome)
    assert facts(vault) == (kept,)


def test_a_fact_about_a_row_of_the_register_keeps_the_institution_by_the_same_act(
    vault: FakeVault,
) -> None:
    done = ledger.note(vault, HILLS, FACT)
    assert done.changes.touch(Institution)
    assert done.changes.touch(RecognitionFact)
    (known,) = ledger.known(vault)
    assert (known.institution.name, known.facts) == (HILLS.name, 1)
    ledger.note(vault, HILLS, FACT)
    assert [each.facts for each in ledger.known(vault)] == [2]


@pytest.mark.parametrize(
    "fact",
    [
        replace(FACT, source=Bilingual()),
        replace(FACT, read_on=None),
        replace(
            blank_fact(RecognitionKind.CSCSE),
            read_on=DAY,
            outcome=RecognitionOutcome.COUNTRY_NOT_COVERED,
        ),
        replace(blank_fact(RecognitionKind.RANKING), read_on=DAY, source=Bilingual("A table")),
    ],
)
def test_a_fact_without_source_day_or_year_is_refused_in_words(
    vault: FakeVault, lakes: Institution, fact: RecognitionFact
) -> None:
    with pytest.raises(Refused) as refusal:
        ledger.note(vault, lakes, fact)
    assert refusal.value.remedy
    assert not facts(vault)
    kept = ledger.note(vault, lakes, FACT).value
    with pytest.raises(Refused):
        ledger.change(vault, replace(fact, id=kept.id, institution_id=lakes.id))
    assert facts(vault) == (kept,)


def test_a_fact_is_changed_and_removed(vault: FakeVault, lakes: Institution) -> None:
    kept = ledger.note(vault, lakes, FACT).value
    changed = ledger.change(vault, replace(kept, note="asked again")).value
    assert facts(vault) == (changed,)
    ledger.remove(vault, changed)
    assert not facts(vault)


def test_the_ledger_names_the_cases_that_lean_on_it(
    vault: FakeVault, case: Case, lakes: Institution
) -> None:
    (use,) = ledger.read(vault, lakes.id).uses
    assert (use.case.id, use.person.surname, use.is_employer) == (case.id, "Okoro", False)
    other = cases.create(vault, surname="Silva").value
    with vault.read() as reader:
        person = reader.get(Person, other.person_id)
    institutions.employ(vault, person, LAKES)
    uses = ledger.read(vault, lakes.id).uses
    assert {(each.person.surname, each.is_employer) for each in uses} == {
        ("Okoro", False),
        ("Silva", True),
    }


def test_nobody_leans_on_what_was_only_looked_up(vault: FakeVault) -> None:
    kept = ledger.note(vault, HILLS, FACT).value
    found = ledger.read(vault, kept.institution_id)
    assert (found.uses, found.papers, found.facts) == ((), (), (kept,))


def test_a_paper_of_a_case_shows_a_fact(vault: FakeVault, case: Case, lakes: Institution) -> None:
    with vault.read() as reader:
        made = Document(
            id=DocumentId(cases.create(vault).value.id), case_id=case.id, kind="accreditation"
        )
        assert reader.find(Document) == ()
    editing.save(vault, made, degrees.add(vault, case).act)
    kept = ledger.note(vault, lakes, replace(FACT, evidence_id=made.id)).value
    found = ledger.read(vault, lakes.id)
    assert found.evidence(kept) == made
    assert found.evidence(FACT) is None


@pytest.mark.parametrize(
    "key",
    ["Lakes University", "lakes university", "湖大学", "vatnahaskoli", LAKES.ror_id, "0lakes000"],
)
def test_an_institution_is_found_by_name_or_id(
    vault: FakeVault, lakes: Institution, key: str
) -> None:
    assert ledger.find(vault, key) == lakes
    assert ledger.find(vault, str(lakes.id)) == lakes


def test_one_that_is_not_there_or_not_alone_is_refused(
    vault: FakeVault, lakes: Institution
) -> None:
    for key in ("", "nowhere"):
        with pytest.raises(Refused):
            ledger.find(vault, key)
    editing.save(
        vault,
        replace(lakes, id=InstitutionId(cases.create(vault).value.id), ror_id="", country="PT"),
        degrees.add(vault, cases.listed(vault)[0].case).act,
    )
    with pytest.raises(Refused) as refusal:
        ledger.find(vault, "Lakes University")
    assert "Several" in refusal.value.what.text


def test_a_row_of_the_register_is_matched_with_what_the_vault_holds(
    vault: FakeVault, lakes: Institution
) -> None:
    held = ledger.known(vault)
    matched = ledger.of_entry(held, LAKES)
    assert matched is not None
    assert matched.institution == lakes
    assert ledger.of_entry(held, HILLS) is None
