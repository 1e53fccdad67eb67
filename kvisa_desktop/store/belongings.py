# SPDX-License-Identifier: MIT
"""Which records belong to a case and its person: found by the field that names their owner.

Institutions, posts and scans have no owner: several cases may share them.
"""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from uuid import UUID

from sqlalchemy import Connection, select

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion
from kvisa_desktop.domain.history import RecordKey
from kvisa_desktop.domain.institution import RecognitionFact
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import NAME_OF_RECORD
from kvisa_desktop.store.tables import table_of

# the first of these fields that a record has is the one that counts
_OWNERS: tuple[tuple[str, type[Record]], ...] = (
    ("document_id", Document),
    ("case_id", Case),
    ("person_id", Person),
)
_AT_ONCE = 5_000


def of_cases(connection: Connection, cases: Collection[UUID]) -> set[RecordKey]:
    """Return the given cases and all records that belong to nothing else, removed ones too."""
    found = _owned(connection, Case, set(cases))
    documents = {record_id for kind, record_id in found if kind is Document}
    return {(Case, each) for each in cases} | found | _owned(connection, Document, documents)


def of_person(connection: Connection, person: UUID) -> set[RecordKey]:
    """Return the person and the records that belong to it, whatever the case."""
    found = _owned(connection, Person, {person})
    return {(Person, person)} | {each for each in found if each[0] is not Case}


def facts_for(connection: Connection, person: UUID) -> set[RecordKey]:
    """Return what was noted, removed notes too, of the institutions of a person's degrees."""
    degrees, facts = table_of(Degree), table_of(RecognitionFact)
    query = select(degrees.c.institution_id).where(degrees.c.person_id == person)
    wanted = {each for each in connection.execute(query).scalars() if each is not None}
    found: set[RecordKey] = set()
    for some in in_portions(wanted):
        noted = select(facts.c.id).where(facts.c.institution_id.in_(some))
        found |= {(RecognitionFact, each) for each in connection.execute(noted).scalars()}
    return found


def cases_of(connection: Connection, person: UUID) -> set[UUID]:
    """Return the ids of all cases of a person, removed ones too."""
    table = table_of(Case)
    query = select(table.c.id).where(table.c.person_id == person)
    return set(connection.execute(query).scalars())


def person_of(connection: Connection, case: UUID) -> UUID | None:
    """Return the id of the person a case is for; None when there is no such case."""
    table = table_of(Case)
    query = select(table.c.person_id).where(table.c.id == case)
    found: UUID | None = connection.execute(query).scalar()
    return found


def scans_of(connection: Connection, documents: Collection[UUID]) -> set[UUID]:
    """Return the ids of the scans that documents, or earlier versions of them, are made of."""
    pages, versions = table_of(DocumentPage), table_of(DocumentVersion)
    found: set[UUID] = set()
    for some in in_portions(documents):
        query = select(pages.c.file_id).where(pages.c.document_id.in_(some))
        found.update(connection.execute(query).scalars())
        query = select(versions.c.pages).where(versions.c.document_id.in_(some))
        for text in connection.execute(query).scalars():
            found |= _named(json.loads(text))
    return found


def _named(pages: Iterable[str]) -> set[UUID]:
    """Return the scans that kept pages name; what names none does not keep a client from going."""
    found: set[UUID] = set()
    for page in pages:
        with suppress(ValueError):
            found.add(UUID(page.partition(":")[0]))
    return found


def in_portions(ids: Collection[UUID]) -> list[list[UUID]]:
    """Return ids in lists short enough to be the values of one query."""
    all_ids = sorted(ids, key=lambda each: each.bytes)
    return [all_ids[start : start + _AT_ONCE] for start in range(0, len(all_ids), _AT_ONCE)]


def _owned(connection: Connection, owner: type[Record], ids: set[UUID]) -> set[RecordKey]:
    found: set[RecordKey] = set()
    for kind in NAME_OF_RECORD:
        table = table_of(kind)
        first = next((each for each in _OWNERS if each[0] in table.c), None)
        if first is None or first[1] is not owner:
            continue
        for some in in_portions(ids):
            query = select(table.c.id).where(table.c[first[0]].in_(some))
            found |= {(kind, each) for each in connection.execute(query).scalars()}
    return found
