# SPDX-License-Identifier: MIT
"""A case as one value, and what can be asked of it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import Degree, DegreeId
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    FileId,
    PageId,
    StoredFile,
)
from kvisa_desktop.domain.institution import Institution, InstitutionId
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId

PERSON = Person(id=PersonId(UUID(int=1)), surname="Adeyemi")
CASE = Case(id=CaseId(UUID(int=2)), person_id=PERSON.id)
EMPTY = CaseFile(CASE, PERSON)


def passport(number: int, *, expires: date | None, is_old: bool = False) -> Passport:
    return Passport(
        id=PassportId(UUID(int=number)), person_id=PERSON.id, expires_on=expires, is_old=is_old
    )


def document(number: int, translation_of: DocumentId | None = None) -> Document:
    return Document(
        id=DocumentId(UUID(int=number)),
        case_id=CASE.id,
        kind="degree-certificate",
        translation_of=translation_of,
    )


def page(number: int, of: Document, position: int, *, left_out: bool = False) -> DocumentPage:
    return DocumentPage(
        id=PageId(UUID(int=number)),
        document_id=of.id,
        position=position,
        file_id=FileId(UUID(int=90)),
        page_no=1,
        left_out=left_out,
    )


def test_an_empty_case_answers_everything_with_nothing() -> None:
    assert EMPTY.passport is None
    assert EMPTY.degree_relied_on is None
    assert EMPTY.document(DocumentId(UUID(int=9))) is None
    assert EMPTY.file(FileId(UUID(int=9))) is None


def test_the_passport_of_a_case_is_the_current_one_that_expires_last() -> None:
    old = passport(10, expires=date(2040, 1, 1), is_old=True)
    first = passport(11, expires=date(2028, 1, 1))
    second = passport(12, expires=date(2031, 1, 1))
    undated = passport(13, expires=None)
    case = replace(EMPTY, passports=(old, undated, first, second))
    assert case.passport is second
    assert replace(EMPTY, passports=(old,)).passport is None
    assert replace(EMPTY, passports=(old, undated)).passport is undated


@pytest.mark.parametrize(("wanted", "found"), [(20, 20), (21, 21), (22, None), (None, None)])
def test_the_degree_relied_on_is_the_one_the_case_names(
    wanted: int | None, found: int | None
) -> None:
    degrees = tuple(Degree(id=DegreeId(UUID(int=n)), person_id=PERSON.id) for n in (20, 21))
    named = DegreeId(UUID(int=wanted)) if wanted is not None else None
    case = CaseFile(replace(CASE, degree_relied_on=named), PERSON, degrees=degrees)
    relied_on = case.degree_relied_on
    assert (relied_on.id.int if relied_on is not None else None) == found


def test_a_degree_finds_its_institution() -> None:
    lagos = Institution(id=InstitutionId(UUID(int=30)))
    case = replace(EMPTY, institutions=(lagos,))
    degree = Degree(id=DegreeId(UUID(int=20)), person_id=PERSON.id)
    assert case.institution_of(replace(degree, institution_id=lagos.id)) is lagos
    assert case.institution_of(degree) is None


def test_pages_come_in_order_with_those_left_out() -> None:
    one, other = document(40), document(41)
    pages = (page(53, one, 2), page(52, one, 1, left_out=True), page(51, other, 0),
             page(50, one, 1))  # fmt: skip
    case = replace(EMPTY, documents=(one, other), pages=pages)
    assert [each.id.int for each in case.pages_of(one)] == [50, 52, 53]
    assert case.document(other.id) is other


def test_a_document_finds_its_translations() -> None:
    original = document(40)
    first, second = document(41, original.id), document(42, original.id)
    case = replace(EMPTY, documents=(original, first, document(43), second))
    assert case.translations_of(original) == (first, second)
    assert case.translations_of(first) == ()


def test_a_file_is_found_by_its_id() -> None:
    kept = StoredFile(
        id=FileId(UUID(int=90)),
        sha256="0" * 64,
        size=1,
        type="pdf",
        original_name="scan.pdf",
        page_count=1,
        added_at=datetime(2026, 11, 22, tzinfo=UTC),
    )
    assert replace(EMPTY, files=(kept,)).file(kept.id) is kept
