# SPDX-License-Identifier: MIT
"""A whole case comes in at once or not at all, and never over what is there."""

from dataclasses import replace
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.institution import Institution, InstitutionId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, transfer
from kvisa_desktop.services.documents import Scan
from kvisa_desktop.services.transfer import IncomingCase, IncomingDocument, IncomingFile
from tests.fakes import FakeScans, FakeVault, scan

PERSON, CASE, SCHOOL, PAPER = (UUID(int=number) for number in range(1, 5))


def incoming(**changes: object) -> IncomingCase:
    """Return a case with one paper, its ids as given."""
    case = Case(id=CaseId(CASE), person_id=PersonId(PERSON), ref="T-1")
    paper = Document(id=DocumentId(PAPER), case_id=case.id, kind="transcript")
    file = IncomingFile(Scan("a.pdf", lambda: scan(2)), where="$.documents[0].files[0]")
    made = IncomingCase(
        case=case,
        records=(Person(id=PersonId(PERSON)), Institution(id=InstitutionId(SCHOOL))),
        documents=(IncomingDocument(paper, (file,)),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def bring(vault: FakeVault, case: IncomingCase) -> transfer.Imported:
    return transfer.import_case(vault, FakeScans(), case).value


def test_given_ids_are_kept() -> None:
    vault = FakeVault()
    case = bring(vault, incoming()).case
    assert case.id == CASE
    assert cases.read(vault, case.id).documents[0].id == PAPER


def test_provisional_ids_are_replaced_wherever_they_stand() -> None:
    vault = FakeVault()
    case = bring(vault, incoming(provisional=frozenset({PERSON, CASE, PAPER}))).case
    assert case.id != CASE
    kept = cases.read(vault, case.id)
    assert kept.person.id == case.person_id != PERSON
    assert kept.documents[0].case_id == case.id


def test_the_same_case_does_not_come_in_twice() -> None:
    vault = FakeVault()
    bring(vault, incoming())
    before = dict(vault.records)
    with pytest.raises(Refused, match="in the vault already"):
        bring(vault, incoming())
    assert vault.records == before


@pytest.mark.parametrize("clash", [PAPER, CASE])
def test_what_belongs_to_one_case_must_be_new(clash: UUID) -> None:
    vault = FakeVault()
    bring(vault, incoming())
    fresh = frozenset({PERSON, CASE, PAPER} - {clash})
    with pytest.raises(Refused, match="already"):
        bring(vault, incoming(provisional=fresh))


def test_a_person_or_school_that_is_the_same_is_shared() -> None:
    vault = FakeVault()
    bring(vault, incoming())
    bring(vault, incoming(provisional=frozenset({CASE, PAPER})))
    with vault.read() as reader:
        assert len(reader.find(Person)) == 1
        assert len(reader.find(Case)) == 2


def test_a_person_that_reads_otherwise_is_not_written_over() -> None:
    vault = FakeVault()
    bring(vault, incoming())
    other = (Person(id=PersonId(PERSON), surname="Other"),)
    with pytest.raises(Refused, match="reads otherwise"):
        bring(vault, incoming(records=other, provisional=frozenset({CASE, PAPER})))


def test_a_reference_that_is_taken_is_told() -> None:
    vault = FakeVault()
    bring(vault, incoming())
    again = bring(vault, incoming(provisional=frozenset({CASE, PAPER})))
    assert [each.where for each in again.warnings] == ["$.case.ref"]


def test_a_case_without_reference_gets_the_next_one() -> None:
    vault = FakeVault()
    cases.create(vault)
    case = incoming()
    assert bring(vault, replace(case, case=replace(case.case, ref=""))).case.ref == "K-0002"


def test_a_scan_that_changes_on_the_way_leaves_the_vault_as_it_was() -> None:
    vault = FakeVault()
    contents = iter([scan(2, "a"), scan(2, "b")])
    file = IncomingFile(Scan("a.pdf", lambda: next(contents)))
    paper = replace(incoming().documents[0], files=(file,))
    with pytest.raises(Refused, match="changed while"):
        bring(vault, incoming(documents=(paper,)))
    assert not vault.records
    assert not vault.acts


def test_each_scan_is_looked_at_once_even_when_two_documents_share_it() -> None:
    vault, scans = FakeVault(), FakeScans()
    case = incoming()
    shared = case.documents[0].files[0]
    second = replace(case.documents[0].document, id=DocumentId(UUID(int=9)))
    transfer.import_case(
        vault,
        scans,
        replace(case, documents=(*case.documents, IncomingDocument(second, (shared,)))),
    )
    assert scans.inspected == ["a.pdf"]
