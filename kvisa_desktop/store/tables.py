# SPDX-License-Identifier: MIT
"""The tables of the vault, made from the kinds of record; revision 0001 writes them out in full.

A field whose type is the id of another kind of record refers to that table. All references are
checked at the end of an act, so that the order inside it does not matter. `removed_by` names the
act that removed a record; the row stays, as a tombstone that can be restored or merged.
"""

from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.sql.type_api import TypeEngine

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.fields import FieldKind, Shape
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.store.mapping import columns_of, mapping_of

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)
REMOVED_BY = "removed_by"


class Id(TypeDecorator[UUID]):
    """An id as the sixteen bytes it is."""

    impl = LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        """Return the bytes."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:  # noqa: ARG002
        """Return the id."""
        return None if value is None else UUID(bytes=bytes(value))


def _references() -> dict[object, str]:
    """Return the table behind each type of id."""
    return {get_type_hints(kind)["id"]: name for name, kind in KINDS_OF_RECORD.items()}


def _type(field: FieldKind) -> TypeEngine[Any]:
    if field.shape is Shape.ID:
        return Id()
    if field.shape is Shape.WHOLE:
        return BigInteger()
    return Boolean() if field.shape is Shape.FLAG else Text()


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    return next(each for each in get_args(hint) if each is not type(None))


def _reference(table: str) -> ForeignKey:
    return ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")


def _columns(kind: type[Record]) -> list[Column[Any]]:
    references, hints = _references(), get_type_hints(kind)
    made: list[Column[Any]] = []
    for field in mapping_of(kind).fields:
        target = references.get(_without_none(hints[field.name]))
        for name in columns_of(field):
            if name == "id":
                made.append(Column(name, Id(), primary_key=True))
            elif target is None:
                made.append(Column(name, _type(field), nullable=field.optional))
            else:
                made.append(
                    Column(name, Id(), _reference(target), nullable=field.optional, index=True)
                )
    return made


ACT = Table(
    "act",
    METADATA,
    Column("id", Id(), primary_key=True),
    Column("name", Text(), nullable=False),
    Column("actor", Text(), nullable=False),
    Column(
        "device",
        LargeBinary(8),
        ForeignKey("device.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("at", Text(), nullable=False),
    Column("clock", LargeBinary(16), nullable=False, unique=True),
    Column("undoes", Id(), _reference("act"), nullable=True, index=True),
    Column("origin", Text(), nullable=False),
)

CHANGE = Table(
    "change",
    METADATA,
    Column("act_id", Id(), _reference("act"), primary_key=True),
    Column("seq", Integer(), primary_key=True, autoincrement=False),
    Column("kind", Text(), nullable=False),
    Column("record_id", Id(), nullable=False, index=True),
    Column("verb", Text(), nullable=False),
    Column("field", Text(), nullable=False),
    Column("before", Text(), nullable=True),
    Column("after", Text(), nullable=True),
    Column("clock", LargeBinary(16), nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("id", LargeBinary(8), primary_key=True),
    Column("name", Text(), nullable=False),
    Column("place", LargeBinary(16), nullable=False),
    Column("added_at", Text(), nullable=False),
)

FILE_KEY = Table(
    "file_key",
    METADATA,
    Column("name", Text(), primary_key=True),
    Column("file_id", Id(), nullable=False),
    Column("key", LargeBinary(32), nullable=False),
)

SETTING = Table(
    "setting",
    METADATA,
    Column("key", Text(), primary_key=True),
    Column("value", Text(), nullable=False),
)

META = Table(
    "meta",
    METADATA,
    Column("key", Text(), primary_key=True),
    Column("value", Text(), nullable=False),
)

_TABLES: dict[type[Record], Table] = {
    kind: Table(
        name, METADATA, *_columns(kind), Column(REMOVED_BY, Id(), _reference("act"), nullable=True)
    )
    for name, kind in KINDS_OF_RECORD.items()
}

# the same bytes are kept once: every scan is looked up by its digest first
Index(None, _TABLES[StoredFile].c.sha256)


def table_of(kind: type[Record]) -> Table:
    """Return the table of a kind of record."""
    return _TABLES[kind]
