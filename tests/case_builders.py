# SPDX-License-Identifier: MIT
"""Invented cases: a complete one of a graduate, and the smallest one that there can be."""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId, Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import Degree, DegreeId, DegreeLevel
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    FileId,
    PageId,
    StoredFile,
)
from kvisa_desktop.domain.institution import (
    Institution,
    InstitutionId,
    RecognitionFact,
    RecognitionFactId,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId, Sex
from kvisa_desktop.domain.post import Channel, PostId, PostProfile
from kvisa_desktop.domain.stay import Basis, Crossing, CrossingId, Direction

TODAY = date(2026, 11, 21)
FILING = date(2027, 2, 15)
PERSON, CASE = PersonId(UUID(int=1)), CaseId(UUID(int=2))
DEGREE, INSTITUTION = DegreeId(UUID(int=3)), InstitutionId(UUID(int=4))
PASSPORT, POST = PassportId(UUID(int=5)), PostId(UUID(int=6))
_numbers = count(1000)

GRADUATE_PAPERS = (
    "form-confirmation",
    "passport-data-page",
    "passport-visa-pages",
    "photo",
    "residence-proof",
    "degree-certificate",
    "transcript",
    "cv",
)


def new_id() -> UUID:
    """Return an id that no other record of the test has."""
    return UUID(int=next(_numbers))


def bare_case() -> CaseFile:
    """Return a case of which nothing is known."""
    return CaseFile(Case(id=CASE, person_id=PERSON), Person(id=PERSON))


def person() -> Person:
    """Return an invented engineer."""
    return Person(
        id=PERSON,
        surname="Okoro",
        given_names="Adaeze Nkechi",
        sex=Sex.FEMALE,
        birth_date=date(1997, 3, 14),
        birth_place=Bilingual("Enugu", "埃努古"),
        birth_country="NGA",
        nationalities=("NGA",),
        residence_country="DEU",
    )


def passport() -> Passport:
    """Return her passport, good for years."""
    return Passport(
        id=PASSPORT,
        person_id=PERSON,
        number="A01234567",
        issuing_country="NGA",
        nationality="NGA",
        issued_on=date(2022, 6, 1),
        expires_on=date(2032, 5, 31),
        blank_visa_pages=8,
    )


def degree() -> Degree:
    """Return her master's degree."""
    return Degree(
        id=DEGREE,
        person_id=PERSON,
        institution_id=INSTITUTION,
        level=DegreeLevel.MASTER,
        title=Bilingual("Master of Science", "理学硕士"),
        field=Bilingual("Mechanical Engineering", "机械工程"),
        isced_field="0715",
        started=PartialDate(2019, 10),
        awarded=PartialDate(2021, 9, 30),
        issued_country="DE",
        name_on_paper="Adaeze Nkechi Okoro",
    )


def paper(kind: str, **more: object) -> Document:
    """Return a paper of the case that has come."""
    fixed = {"id": DocumentId(new_id()), "case_id": CASE, "kind": kind}
    return Document(**{**fixed, **more})  # type: ignore[arg-type]


def pages(document: Document, how_many: int) -> tuple[DocumentPage, ...]:
    """Return pages for a paper."""
    file_id = FileId(new_id())
    return tuple(
        DocumentPage(
            id=PageId(new_id()),
            document_id=document.id,
            position=number,
            file_id=file_id,
            page_no=number,
        )
        for number in range(1, how_many + 1)
    )


def scan(page: DocumentPage, page_count: int) -> StoredFile:
    """Return the kept file behind a page."""
    return StoredFile(
        id=page.file_id,
        sha256=f"{page.file_id.int:064x}",
        size=1000,
        type="pdf",
        original_name="scan.pdf",
        page_count=page_count,
        added_at=datetime(2026, 11, 1, tzinfo=UTC),
    )


def there_and_back(port: Bilingual, came: PartialDate, left: PartialDate) -> tuple[Crossing, ...]:
    """Return an entry on a visa and the exit after it."""
    return tuple(
        Crossing(
            id=CrossingId(new_id()),
            person_id=PERSON,
            direction=direction,
            on=on,
            port=port,
            basis=Basis.VISA if direction is Direction.ENTRY else None,
        )
        for direction, on in ((Direction.ENTRY, came), (Direction.EXIT, left))
    )


def graduate_case() -> CaseFile:
    """Return a case on the graduate route with everything that the law asks for."""
    documents = tuple(paper(kind) for kind in GRADUATE_PAPERS)
    case_pages = tuple(page for each in documents for page in pages(each, 1))
    return CaseFile(
        case=Case(
            id=CASE,
            person_id=PERSON,
            ref="K-0001",
            routes=(Route.GRADUATE,),
            post_id=POST,
            planned_filing=FILING,
            degree_relied_on=DEGREE,
            activity_plan=Bilingual("Exchange with a laboratory.", "与实验室开展学术交流。"),
        ),
        person=person(),
        passports=(passport(),),
        institutions=(
            Institution(
                id=INSTITUTION,
                name=Bilingual("Example Technical University", "示例工业大学"),
                country="DE",
            ),
        ),
        recognition=(
            RecognitionFact(
                id=RecognitionFactId(new_id()),
                institution_id=INSTITUTION,
                kind=RecognitionKind.MOE_LIST,
                outcome=RecognitionOutcome.FOUND,
                read_on=date(2026, 10, 1),
            ),
        ),
        degrees=(degree(),),
        post=PostProfile(
            id=POST, name=Bilingual("Berlin", "柏林"), country="DE", channel=Channel.PAPER
        ),
        documents=documents,
        pages=case_pages,
        files=tuple(scan(each, 1) for each in case_pages),
    )
