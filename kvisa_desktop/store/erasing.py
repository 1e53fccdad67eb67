# SPDX-License-Identifier: MIT
"""Erases a client for good: records, scans, history and trash, inside one transaction.

The database overwrites what it deletes; a sealed scan without its key is noise, and is deleted all
the same. Steps of the history that also concerned others stay, without their names.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, Connection, Table, delete, select, update

from kvisa_desktop.domain import kept_message
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.documents import Document, DocumentVersion, StoredFile
from kvisa_desktop.domain.history import OF_ERASED, RecordKey
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.store import belongings, erasing_notes, erasing_scans
from kvisa_desktop.store.belongings import in_portions
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.tables import (
    ACT,
    CHANGE,
    FILE_KEY,
    METADATA,
    REMOVED_BY,
    table_of,
)


@dataclass(frozen=True, slots=True, repr=False)
class Gone:
    """What was erased from a database: ids of cases, their references, names of sealed scans."""

    person: UUID | None
    cases: tuple[UUID, ...]
    refs: tuple[str, ...]
    records: int
    scans: tuple[str, ...]


def erase(connection: Connection, files: EncryptedFiles, case_id: UUID) -> Gone:
    """Erase a case, and its person and all else of it when it was the last case that is there."""
    person = belongings.person_of(connection, case_id)
    if person is None:
        raise Refused(
            msg("What you asked for is not in the vault, or was removed from it."),
            msg("Go back to the list, and open it again from there."),
            where=str(case_id),
        )
    cases = {case_id}
    records: set[RecordKey] = set()
    is_last = not _others(connection, person, case_id)
    if is_last:
        cases = belongings.cases_of(connection, person)
        records = belongings.of_person(connection, person)
    records |= belongings.of_cases(connection, cases)
    refs = _refs(connection, cases)
    names = _forget_all(connection, files, records, person if is_last else None)
    return Gone(
        person if is_last else None, tuple(sorted(cases)), refs, len(records), tuple(sorted(names))
    )


def erase_again(connection: Connection, files: EncryptedFiles, gone: Gone) -> None:
    """Erase in a backup what was erased in its vault; what is not in it does no harm."""
    cases = set(gone.cases)
    records: set[RecordKey] = set()
    if gone.person is not None:
        cases |= belongings.cases_of(connection, gone.person)
        records = belongings.of_person(connection, gone.person)
    records |= belongings.of_cases(connection, cases)
    _forget_all(connection, files, records, gone.person)


def _forget_all(
    connection: Connection,
    files: EncryptedFiles,
    records: Collection[RecordKey],
    person: UUID | None,
) -> set[str]:
    scans = _scans_used_by(connection, records)
    if person is None:
        _forget(connection, records)
    else:
        names = erasing_notes.names_of(connection, person)
        institutions = erasing_notes.institutions_of(connection, person)
        _forget(connection, records)
        _forget_notes(connection, institutions, names)
    shared = scans & _scans_in_use(connection)
    erasing_scans.forget_names(connection, shared)
    return _forget_scans(connection, files, scans - shared)


def _others(connection: Connection, person: UUID, case_id: UUID) -> bool:
    table = table_of(Case)
    query = select(table.c.id).where(
        table.c.person_id == person, table.c.id != case_id, table.c[REMOVED_BY].is_(None)
    )
    return connection.execute(query).first() is not None


def _refs(connection: Connection, cases: Collection[UUID]) -> tuple[str, ...]:
    table = table_of(Case)
    query = select(table.c.ref).where(table.c.id.in_(cases)).order_by(table.c.ref)
    return tuple(connection.execute(query).scalars())


def _forget(connection: Connection, records: Collection[RecordKey]) -> None:
    ids = {record_id for _, record_id in records}
    tables = {kind: table_of(kind) for kind, _ in records}
    for kind, table in tables.items():
        for some in in_portions({record_id for each, record_id in records if each is kind}):
            connection.execute(delete(table).where(table.c.id.in_(some)))
    # what others say of those that are gone
    for column in _references_to(tables.values()):
        for some in in_portions(ids) if column.nullable else ():
            statement = update(column.table).where(column.in_(some))
            connection.execute(statement.values({column.name: None}))
    _forget_history(connection, ids)


def _forget_notes(connection: Connection, institutions: set[UUID], names: set[str]) -> None:
    """Forget what was noted of institutions for a person alone, and in what stays the names."""
    unused = erasing_notes.unused(connection, institutions)
    _forget(connection, erasing_notes.facts_of(connection, unused))
    shared = {each for _, each in erasing_notes.facts_of(connection, institutions - unused)}
    _forget_acts(connection, erasing_notes.blank(connection, shared, names))


def _forget_history(connection: Connection, ids: Collection[UUID]) -> None:
    acts: set[UUID] = set()
    for some in in_portions(ids):
        query = select(CHANGE.c.act_id).where(CHANGE.c.record_id.in_(some))
        acts.update(connection.execute(query).scalars())
        connection.execute(delete(CHANGE).where(CHANGE.c.record_id.in_(some)))
    _forget_acts(connection, acts)


def _forget_acts(connection: Connection, acts: set[UUID]) -> None:
    # their names may say whom they concerned
    name = kept_message.to_json(OF_ERASED)
    for some in in_portions(acts):
        statement = update(ACT).where(ACT.c.id.in_(some))
        connection.execute(statement.values(name=name, origin=""))
    _drop_empty_acts(connection, acts)


def _drop_empty_acts(connection: Connection, acts: set[UUID]) -> None:
    """Delete the acts of which nothing is left and that nothing refers to."""
    holders = [column for column in _references_to([ACT]) if column.table is not CHANGE]
    left = set(acts)
    while True:
        used = _values(connection, [CHANGE.c.act_id, *holders])
        empty = left - used
        if not empty:
            return
        for some in in_portions(empty):
            connection.execute(delete(ACT).where(ACT.c.id.in_(some)))
        left -= empty


def _scans_used_by(connection: Connection, records: Collection[RecordKey]) -> set[UUID]:
    documents = {record_id for kind, record_id in records if kind is Document}
    found = belongings.scans_of(connection, documents)
    ids = {record_id for _, record_id in records}
    for column in _references_to([table_of(StoredFile)]):
        for some in in_portions(ids):
            query = select(column).where(column.table.c.id.in_(some), column.is_not(None))
            found.update(connection.execute(query).scalars())
    return found


def _scans_in_use(connection: Connection) -> set[UUID]:
    versions = table_of(DocumentVersion)
    documents = set(connection.execute(select(versions.c.document_id)).scalars())
    used = belongings.scans_of(connection, documents)
    return used | _values(connection, _references_to([table_of(StoredFile)]))


def _forget_scans(
    connection: Connection, files: EncryptedFiles, scans: Collection[UUID]
) -> set[str]:
    table = table_of(StoredFile)
    names: set[str] = set()
    for some in in_portions(scans):
        query = select(table.c.sha256).where(table.c.id.in_(some))
        names |= {files.name_of(each) for each in connection.execute(query).scalars()}
        connection.execute(delete(table).where(table.c.id.in_(some)))
    for name in names:
        connection.execute(delete(FILE_KEY).where(FILE_KEY.c.name == name))
    _forget_history(connection, scans)
    return names


def _references_to(tables: Iterable[Table]) -> "list[Column[UUID]]":
    wanted = {table.name for table in tables}
    return [
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if any(key.column.table.name in wanted for key in column.foreign_keys)
    ]


def _values(connection: Connection, columns: "Iterable[Column[UUID]]") -> set[UUID]:
    found: set[UUID] = set()
    for column in columns:
        query = select(column).where(column.is_not(None)).distinct()
        found.update(connection.execute(query).scalars())
    return found
