# SPDX-License-Identifier: MIT
"""One mapping for every kind of record: frozen value ⇄ columns, by field name.

A bilingual text takes two columns, `name_en` and `name_zh`; everything else takes one. Days and
moments are text, so that no database ever calculates with them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic, TypeAlias, TypeVar
from uuid import UUID, SafeUUID

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

_ID_BYTES = 16
_NOTHING_SAID = Bilingual("", "")
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
        try:
            values = _READINGS[self.kind].values(row)
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
    """How a record is read from a row: lists of ten thousands are read by it.

    What a column holds already is taken all at once; the rest is made field by field.
    """

    plain: tuple[str, ...]
    plain_parts: Callable[[Sequence[Any]], tuple[Any, ...]]
    needed_parts: Callable[[Sequence[Any]], tuple[Any, ...]]
    made: tuple[tuple[str, int, Callable[[Any], Any]], ...]
    pairs: tuple[tuple[str, int], ...]

    def values(self, row: Sequence[Any]) -> dict[str, Any]:
        """Return the fields by their names; raise `ValueError` when one that is needed is empty."""
        if None in self.needed_parts(row):
            message = "a field is empty"
            raise ValueError(message)
        values = dict(zip(self.plain, self.plain_parts(row), strict=True))
        for name, place, make in self.made:
            part = row[place]
            values[name] = None if part is None else make(part)
        for name, place in self.pairs:
            en, zh = row[place], row[place + 1]
            if en == zh == "":
                values[name] = _NOTHING_SAID
            else:
                values[name] = None if en is None or zh is None else Bilingual(en, zh)
        return values


def _reading_of(fields: Sequence[FieldKind]) -> _Reading:
    plain: dict[str, int] = {}
    made: list[tuple[str, int, Callable[[Any], Any]]] = []
    pairs: list[tuple[str, int]] = []
    needed: list[int] = []
    place = 0
    for field in fields:
        width = len(columns_of(field))
        make = None if width > 1 else _out_of_column(field)
        if width > 1:
            pairs.append((field.name, place))
        elif make is None:
            plain[field.name] = place
        else:
            made.append((field.name, place, make))
        needed += [] if field.optional else range(place, place + width)
        place += width
    return _Reading(tuple(plain), _taker(plain.values()), _taker(needed), tuple(made), tuple(pairs))


def _taker(places: Iterable[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """Return what takes the parts at these places out of a row."""
    wanted = tuple(places)
    if len(wanted) > 1:
        return itemgetter(*wanted)
    return lambda row: tuple(row[place] for place in wanted)


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
        return lru_cache(_choice(field))
    if field.shape is Shape.CHOICES:
        return lru_cache(lambda text: tuple(_choice(field)(each) for each in json.loads(text)))
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


def _id_of(value: bytes | UUID) -> UUID:
    if not isinstance(value, bytes):
        return value
    if len(value) != _ID_BYTES:
        return UUID(bytes=value)  # says what is wrong
    # what the class itself does with bytes, in a third of the time: a list has ten thousands
    made = object.__new__(UUID)
    object.__setattr__(made, "int", int.from_bytes(value, "big"))
    object.__setattr__(made, "is_safe", SafeUUID.unknown)
    return made


def _texts_of(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


_FROM_COLUMN: dict[Shape, Callable[[Any], Any] | None] = {
    Shape.ID: _id_of,
    Shape.TEXT: None,
    Shape.TEXTS: _texts_of,
    Shape.DAY: date.fromisoformat,
    Shape.PARTIAL_DATE: PartialDate.from_iso,
    Shape.INSTANT: datetime.fromisoformat,
    Shape.WHOLE: int,
    Shape.FLAG: bool,
}

_READINGS: dict[type[Record], _Reading] = {
    kind: _reading_of(mapping.fields) for kind, mapping in _MAPPINGS.items()
}
