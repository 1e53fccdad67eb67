# SPDX-License-Identifier: MIT
"""One mapping for every kind of record: frozen value ⇄ columns, by field name.

A bilingual text takes two columns, `name_en` and `name_zh`; everything else takes one. Days and
moments are text, so that no database ever calculates with them.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.history import Half
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.errors import Refused, UserError, VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store.clock import as_text

R = TypeVar("R", bound=Record)

Column: TypeAlias = str | int | UUID | None
Columns: TypeAlias = dict[str, Column]

_INT64 = range(-(1 << 63), 1 << 63)


@dataclass(frozen=True, slots=True)
class RecordMapping(Generic[R]):
    """How one kind of record is kept: the name of its table and its fields."""

    kind: type[R]
    table: str
    fields: tuple[FieldKind, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that hold fields."""
        return tuple(name for field in self.fields for name in columns_of(field))

    def encode(self, record: R) -> Columns:
        """Return the columns of `record`; refuse what no database can hold."""
        columns: Columns = {}
        for field in self.fields:
            columns.update(encoded(field, getattr(record, field.name)))
        return columns

    def decode(self, columns: Mapping[Any, Any]) -> R:
        """Return the record in these columns; raise `VaultDamaged` when they make no sense."""
        return self.decode_row([columns[name] for name in self.columns])

    def decode_row(self, row: Sequence[Any]) -> R:
        """Return the record whose columns stand in `row`, in the order of `columns`."""
        values: dict[str, Any] = {}
        try:
            for reading in _READINGS[self.kind]:
                values[reading.name] = reading(row)
        except (ValueError, TypeError, UserError) as error:
            raise VaultDamaged(
                msg(
                    "A record in the vault cannot be read: {table}, {id}.",
                    table=self.table,
                    id=str(row[self.columns.index("id")]),
                ),
                msg("Restore the vault from a backup, or ask for help with these two words."),
            ) from error
        return self.kind(**values)

    def field(self, name: str) -> FieldKind:
        """Return the field called `name`."""
        for field in self.fields:
            if field.name == name:
                return field
        message = f"{self.table} has no field {name}"
        raise TypeError(message)


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one field is read from its place in a row: lists of thousands are read by it."""

    name: str
    place: int
    convert: Callable[[Any], Any] | None
    is_pair: bool = False
    optional: bool = False

    def __call__(self, row: Sequence[Any]) -> Any:  # noqa: ANN401
        part = row[self.place]
        if part is None or (self.is_pair and row[self.place + 1] is None):
            if self.optional:
                return None
            message = f"{self.name} is empty"
            raise ValueError(message)
        if self.is_pair:
            return Bilingual(part, row[self.place + 1])
        return part if self.convert is None else self.convert(part)


def _readings_of(fields: Sequence[FieldKind]) -> tuple[_Reading, ...]:
    readings, place = [], 0
    for field in fields:
        is_pair = field.shape is Shape.BILINGUAL
        convert = None if is_pair else _out_of_column(field)
        readings.append(_Reading(field.name, place, convert, is_pair, field.optional))
        place += 2 if is_pair else 1
    return tuple(readings)


_MAPPINGS: dict[type[Record], RecordMapping[Any]] = {
    kind: RecordMapping(kind, name, fields_of(kind)) for name, kind in KINDS_OF_RECORD.items()
}


def mapping_of(kind: type[R]) -> RecordMapping[R]:
    """Return the mapping of a kind of record."""
    return _MAPPINGS[kind]


def columns_of(field: FieldKind) -> tuple[str, ...]:
    """Return the names of the columns that hold a field."""
    if field.shape is Shape.BILINGUAL:
        return f"{field.name}_en", f"{field.name}_zh"
    return (field.name,)


def column_value(kind: type[Record], column: str, plain: Any) -> tuple[str, Half, Any]:  # noqa: ANN401
    """Return the field a column belongs to, which half of it ("en", "zh" or ""), and its value.

    `plain` is the column as JSON has it. A column that no field has any more stands for itself.
    """
    for field in _MAPPINGS[kind].fields:
        if column not in columns_of(field):
            continue
        if field.shape is Shape.BILINGUAL:
            return field.name, "zh" if column.endswith("_zh") else "en", plain
        if plain is not None and field.shape is Shape.ID:
            plain = UUID(plain)
        convert = _out_of_column(field)
        return field.name, "", plain if plain is None or convert is None else convert(plain)
    return column, "", plain


def encoded(field: FieldKind, value: Any) -> Columns:  # noqa: ANN401
    """Return the columns of one field with `value`."""
    names = columns_of(field)
    if value is None:
        return dict.fromkeys(names)
    try:
        parts = (value.en, value.zh) if field.shape is Shape.BILINGUAL else (value,)
        into = _into_column(field)
        return {name: into(part) for name, part in zip(names, parts, strict=True)}
    except (UnicodeEncodeError, OverflowError) as error:
        raise Refused(
            msg("The field “{field}” holds something that cannot be saved.", field=field.name),
            msg("Type the text anew instead of pasting it; a number needs fewer digits."),
            where=field.name,
        ) from error


def _out_of_column(field: FieldKind) -> Callable[[Any], Any] | None:
    """Return what makes the value of a field of its column; None when the column is the value."""
    if field.shape is Shape.CHOICE:
        return _choice(field)
    if field.shape is Shape.CHOICES:
        return lambda text: tuple(_choice(field)(each) for each in json.loads(text))
    return _FROM_COLUMN[field.shape]


def _into_column(field: FieldKind) -> Callable[[Any], Column]:
    if field.shape is Shape.CHOICE:
        return lambda value: str(_choice(field)(value).value)
    if field.shape is Shape.CHOICES:
        return lambda values: _texts(tuple(_choice(field)(each).value for each in values))
    return _INTO_COLUMN[field.shape]


def _choice(field: FieldKind) -> Callable[[str], Any]:
    if field.choice is None:
        message = f"{field.name} has no choices"
        raise TypeError(message)
    return field.choice


def _text(value: str) -> str:
    if not value.isascii():
        value.encode("utf-8")
    return str(value)


def _texts(values: tuple[str, ...]) -> str:
    return _text(json.dumps([str(each) for each in values], ensure_ascii=False))


def _partial_date(value: PartialDate) -> str:
    # refuses a date that could be written and never read again
    return PartialDate.from_iso(value.iso()).iso()


def _whole(value: int) -> int:
    if value not in _INT64:
        message = "beyond 64 bits"
        raise OverflowError(message)
    return int(value)


_INTO_COLUMN: dict[Shape, Callable[[Any], Column]] = {
    Shape.ID: lambda value: value,
    Shape.TEXT: _text,
    Shape.TEXTS: _texts,
    Shape.BILINGUAL: _text,
    Shape.DAY: date.isoformat,
    Shape.PARTIAL_DATE: _partial_date,
    Shape.INSTANT: as_text,
    Shape.WHOLE: _whole,
    Shape.FLAG: bool,
}


def _texts_of(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


_FROM_COLUMN: dict[Shape, Callable[[Any], Any] | None] = {
    Shape.ID: None,
    Shape.TEXT: None,
    Shape.TEXTS: _texts_of,
    Shape.DAY: date.fromisoformat,
    Shape.PARTIAL_DATE: PartialDate.from_iso,
    Shape.INSTANT: datetime.fromisoformat,
    Shape.WHOLE: int,
    Shape.FLAG: bool,
}

_READINGS: dict[type[Record], tuple[_Reading, ...]] = {
    kind: _readings_of(mapping.fields) for kind, mapping in _MAPPINGS.items()
}
