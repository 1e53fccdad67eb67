# SPDX-License-Identifier: MIT
"""Finding records by the values of their fields."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    RowMapping,
    and_,
    bindparam,
    false,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.types import NullType

from kvisa_desktop.domain.fields import FieldKind
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import NAME_OF_RECORD
from kvisa_desktop.services.uncollected import uncollected
from kvisa_desktop.store.mapping import encoded, mapping_of
from kvisa_desktop.store.tables import REMOVED_BY, Id, table_of

R = TypeVar("R", bound=Record)

# made once: putting together a query takes longer than asking it
_BY_ID = {
    kind: select(table_of(kind)).where(table_of(kind).c.id == bindparam("wanted"))
    for kind in NAME_OF_RECORD
}
_AT_ONCE = 5_000  # values in one IN; PostgreSQL ends at 32,767 parameters


def by_id(connection: Connection, kind: type[Record], record_id: UUID) -> RowMapping | None:
    """Return the columns of a record, removed or not."""
    return connection.execute(_BY_ID[kind], {"wanted": record_id}).mappings().one_or_none()


def matching(connection: Connection, kind: type[R], equal: dict[str, object]) -> tuple[R, ...]:
    """Return the records that are not removed and whose fields equal `equal`, in order of id."""
    table, mapping = table_of(kind), mapping_of(kind)
    columns = _plain_columns(kind)
    rows: list[Row[Any]] = []
    # Looking through rows that all stay, again and again, takes a third of the time of a long list.
    with uncollected():
        for condition in _conditions(kind, equal):
            query = select(*columns).where(table.c[REMOVED_BY].is_(None), condition)
            rows += connection.execute(query).all()
        found = [mapping.decode_row(row) for row in rows]
        return tuple(sorted(found, key=lambda record: record.id.bytes))


def latest(connection: Connection, kind: type[R], count: int) -> tuple[R, ...]:
    """Return so many records at most that are not removed, the latest first."""
    table, mapping = table_of(kind), mapping_of(kind)
    query = select(*_plain_columns(kind)).where(table.c[REMOVED_BY].is_(None))
    rows = connection.execute(query.order_by(table.c.id.desc()).limit(count)).all()
    return tuple(mapping.decode_row(row) for row in rows)


def _plain_columns(kind: type[Record]) -> list[ColumnElement[Any]]:
    """Return the columns of a record; ids as the bytes they are, which the mapping reads faster."""
    columns = [table_of(kind).c[name] for name in mapping_of(kind).columns]
    return [
        type_coerce(each, NullType()) if isinstance(each.type, Id) else each for each in columns
    ]


def _conditions(kind: type[Record], equal: dict[str, object]) -> Iterator[ColumnElement[bool]]:
    """Yield conditions that no row meets twice; more than one only for very long lists."""
    mapping = mapping_of(kind)
    fixed: list[ColumnElement[bool]] = [true()]
    longest: tuple[FieldKind, tuple[object, ...]] | None = None
    for name, value in equal.items():
        field = mapping.field(name)
        if not isinstance(value, (tuple, list, set, frozenset)):
            fixed.append(_equals(kind, field, value))
            continue
        wanted = tuple(dict.fromkeys(value))
        if longest is None or len(wanted) > len(longest[1]):
            longest, shorter = (field, wanted), longest
        else:
            shorter = (field, wanted)
        if shorter is not None:
            fixed.append(_one_of(kind, *shorter))
    if longest is None:
        yield and_(*fixed)
        return
    field, wanted = longest
    for start in range(0, len(wanted), _AT_ONCE):
        yield and_(*fixed, _one_of(kind, field, wanted[start : start + _AT_ONCE]))


def _equals(kind: type[Record], field: FieldKind, value: object) -> ColumnElement[bool]:
    columns = table_of(kind).c
    return and_(
        *(
            columns[name].is_(None) if part is None else columns[name] == part
            for name, part in encoded(field, value).items()
        )
    )


def _one_of(kind: type[Record], field: FieldKind, wanted: Sequence[object]) -> ColumnElement[bool]:
    encodings = [encoded(field, value) for value in wanted if value is not None]
    alternatives: list[ColumnElement[bool]] = [false()]
    if None in wanted:
        alternatives.append(_equals(kind, field, None))
    if encodings and len(encodings[0]) == 1:
        (name,) = encodings[0]
        alternatives.append(table_of(kind).c[name].in_([each[name] for each in encodings]))
    else:
        alternatives += [_equals(kind, field, value) for value in wanted if value is not None]
    return or_(*alternatives)
