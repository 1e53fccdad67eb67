# SPDX-License-Identifier: MIT
"""Records of any kind with any values that a person, or a file, could bring."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import EARLIEST, LATEST, PartialDate
from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.store.tables import table_of

# Any character that can be encoded: NUL, combining marks and characters beyond 16 bits too.
TEXT = st.text(max_size=20) | st.sampled_from(["", "𠀀䶮", "O'Neil\"; --", "\0", "a\u0301", "🇨🇳"])
DAYS = st.dates(EARLIEST, LATEST)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000, tzinfo=UTC)
)
PARTIAL_DATES = st.one_of(
    st.just(PartialDate()),
    DAYS.map(PartialDate.of),
    DAYS.map(lambda day: PartialDate(day.year, day.month)),
    DAYS.map(lambda day: PartialDate(day.year)),
)
KINDS = tuple(KINDS_OF_RECORD.values())
PARENTS = {name: UUID(int=number) for number, name in enumerate(KINDS_OF_RECORD, start=1)}

_VALUES: dict[Shape, st.SearchStrategy[Any]] = {
    Shape.ID: st.uuids(),
    Shape.TEXT: TEXT,
    Shape.TEXTS: st.lists(TEXT, max_size=3).map(tuple),
    Shape.BILINGUAL: st.builds(Bilingual, TEXT, TEXT),
    Shape.DAY: DAYS | st.just(date.min),
    Shape.PARTIAL_DATE: PARTIAL_DATES,
    Shape.INSTANT: MOMENTS,
    Shape.WHOLE: st.integers(-(1 << 63), (1 << 63) - 1),
    Shape.FLAG: st.booleans(),
}
_SIMPLEST: dict[Shape, Any] = {
    Shape.TEXT: "",
    Shape.TEXTS: (),
    Shape.BILINGUAL: Bilingual(),
    Shape.DAY: date(2027, 2, 15),
    Shape.WHOLE: 0,
    Shape.INSTANT: datetime(2027, 2, 15, tzinfo=UTC),
}


def parent(kind: type[Record]) -> Record:
    """Return the simplest record of a kind, for others to refer to."""
    values = {field.name: _simplest(kind, field) for field in fields_of(kind) if field.required}
    return kind(**{**values, "id": PARENTS[table_of(kind).name]})


def records(kind: type[Record], own_id: UUID | None = None) -> st.SearchStrategy[Record]:
    """Return records of a kind; what they refer to are the parents."""
    values = {field.name: _values(kind, field) for field in fields_of(kind)}
    if own_id is not None:
        values["id"] = st.just(own_id)
    return st.builds(kind, **values)


def _target(kind: type[Record], field: FieldKind) -> UUID | None:
    """Return the parent that a field has to refer to, if it refers to a kept record at all."""
    if field.shape is not Shape.ID:
        return None
    keys = table_of(kind).c[field.name].foreign_keys
    return next((PARENTS[key.column.table.name] for key in keys), None)


def _values(kind: type[Record], field: FieldKind) -> st.SearchStrategy[Any]:
    target = _target(kind, field)
    if target is not None:
        values: st.SearchStrategy[Any] = st.just(target)
    elif field.choice is None:
        values = _VALUES[field.shape]
    elif field.shape is Shape.CHOICE:
        values = st.sampled_from(list(field.choice))
    else:
        values = st.lists(st.sampled_from(list(field.choice)), max_size=3).map(tuple)
    return st.none() | values if field.optional else values


def _simplest(kind: type[Record], field: FieldKind) -> Any:  # noqa: ANN401
    if field.shape is Shape.ID:
        return _target(kind, field)
    if field.choice is not None:
        return next(iter(field.choice))
    return _SIMPLEST[field.shape]
