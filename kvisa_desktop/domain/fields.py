# SPDX-License-Identifier: MIT
"""What the fields of a record are, read once from its annotations.

The store makes its columns from this, and the open JSON its schema: a field is declared in one
place only.
"""

from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.record import Record


class Shape(StrEnum):
    """The shapes a field of a record may have."""

    ID = "id"
    TEXT = "text"
    TEXTS = "texts"
    BILINGUAL = "bilingual"
    DAY = "day"
    PARTIAL_DATE = "partial-date"
    INSTANT = "instant"
    WHOLE = "whole"
    FLAG = "flag"
    CHOICE = "choice"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class FieldKind:
    """One field: its name and shape, whether it may be None, whether it must be given.

    `choice` is the enumeration behind CHOICE and CHOICES; `default` is what stands when not given.
    """

    name: str
    shape: Shape
    optional: bool
    required: bool
    choice: type[StrEnum] | None
    default: Any


_PLAIN: dict[Any, Shape] = {
    UUID: Shape.ID,
    str: Shape.TEXT,
    Bilingual: Shape.BILINGUAL,
    date: Shape.DAY,
    datetime: Shape.INSTANT,
    PartialDate: Shape.PARTIAL_DATE,
    int: Shape.WHOLE,
    bool: Shape.FLAG,
}


def fields_of(kind: type[Record]) -> tuple[FieldKind, ...]:
    """Return the fields of a record in the order of their declaration."""
    if kind not in _read_already:
        hints = get_type_hints(kind)
        _read_already[kind] = tuple(
            _field(each, hints[each.name])
            for each in fields(kind)  # type: ignore[arg-type]
        )
    return _read_already[kind]


# Not functools.cache: type checkers take a class with slots for something that has no hash.
_read_already: dict[type[Record], tuple[FieldKind, ...]] = {}


def _field(declared: Field[Any], hint: Any) -> FieldKind:  # noqa: ANN401
    inner, optional = _without_none(hint)
    shape, choice = _shape(inner, declared.name)
    return FieldKind(
        name=declared.name,
        shape=shape,
        optional=optional,
        required=declared.default is MISSING,
        choice=choice,
        default=None if declared.default is MISSING else declared.default,
    )


def _without_none(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401
    if get_origin(hint) not in {Union, UnionType}:
        return hint, False
    (inner,) = (each for each in get_args(hint) if each is not NoneType)
    return inner, True


def _shape(hint: Any, name: str) -> tuple[Shape, type[StrEnum] | None]:  # noqa: ANN401
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if inner is str:
            return Shape.TEXTS, None
        return Shape.CHOICES, inner
    if hint in _PLAIN:
        return _PLAIN[hint], None
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Shape.CHOICE, hint
    message = f"{name}: no shape for {hint!r}"
    raise TypeError(message)
