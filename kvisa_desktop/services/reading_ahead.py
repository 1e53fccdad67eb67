# SPDX-License-Identifier: MIT
"""A look at many cases that asks the vault once for each kind of record, not once for each case."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, DocumentPage, FileId, StoredFile
from kvisa_desktop.domain.institution import Institution
from kvisa_desktop.domain.person import Person
from kvisa_desktop.domain.record import Record
from kvisa_desktop.services.ports import Reader

R = TypeVar("R", bound=Record)
Group = dict[UUID, list[Record]]


class ReadingAhead:
    """Reads for `cases` what each of them will ask for by person, case, document or institution.

    It answers as `reader` does; what it did not read ahead is asked for there.
    """

    def __init__(self, reader: Reader, cases: Sequence[Case]) -> None:
        self._reader = reader
        self._cases = tuple(cases)
        self._groups: dict[tuple[type[Record], str], Group] = {}
        self._owners: dict[str, Callable[[], set[UUID]]] = {
            "person_id": lambda: {each.person_id for each in self._cases},
            "case_id": lambda: {each.id for each in self._cases},
            "document_id": lambda: self._all_ids(Document, "case_id"),
            "institution_id": self._institutions,
        }

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return a record; raise `Refused` when it is not there."""
        found = self._group(kind, "id").get(record_id) if kind in _BY_ID else None
        if found and isinstance(found[0], kind):
            return found[0]
        return self._reader.get(kind, record_id)

    def find(self, kind: type[R], /, **equal: object) -> tuple[R, ...]:
        """Return the records whose fields equal the given values, oldest first."""
        if len(equal) == 1:
            ((name, value),) = equal.items()
            wanted = value if isinstance(value, set | frozenset | list | tuple) else (value,)
            if (name == "id" and kind in _BY_ID) or name in self._owners:
                return self._found(kind, name, wanted)
        return self._reader.find(kind, **equal)

    def latest(self, kind: type[R], count: int) -> tuple[R, ...]:
        """Return so many records of a kind at most, the latest first."""
        return self._reader.latest(kind, count)

    def read_file(self, file_id: FileId) -> bytes:
        """Return the content of a scan."""
        return self._reader.read_file(file_id)

    def _found(self, kind: type[R], name: str, wanted: Iterable[object]) -> tuple[R, ...]:
        group = self._group(kind, name)
        found = [
            record
            for each in wanted
            if isinstance(each, UUID)
            for record in group.get(each, ())
            if isinstance(record, kind)
        ]
        return tuple(sorted(found, key=lambda each: each.id.bytes))

    def _group(self, kind: type[Record], name: str) -> Group:
        known = self._groups.get((kind, name))
        if known is None:
            ids = self._ids_of(kind) if name == "id" else self._owners[name]()
            known = {}
            for record in self._reader.find(kind, **{name: ids}):
                known.setdefault(getattr(record, name), []).append(record)
            self._groups[kind, name] = known
        return known

    def _ids_of(self, kind: type[Record]) -> set[UUID]:
        if kind is Person:
            return self._owners["person_id"]()
        if kind is Case:
            return self._owners["case_id"]()
        if kind is Institution:
            return self._institutions()
        pages = self._every(DocumentPage, "document_id")
        return {each.file_id for each in pages}

    def _institutions(self) -> set[UUID]:
        degrees = self._every(Degree, "person_id")
        return {each.institution_id for each in degrees if each.institution_id is not None}

    def _all_ids(self, kind: type[Record], name: str) -> set[UUID]:
        return {each.id for each in self._every(kind, name)}

    def _every(self, kind: type[R], name: str) -> list[R]:
        groups = self._group(kind, name).values()
        return [each for group in groups for each in group if isinstance(each, kind)]


_BY_ID = frozenset({Person, Case, Institution, StoredFile})
