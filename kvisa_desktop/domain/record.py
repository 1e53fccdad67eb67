# SPDX-License-Identifier: MIT
"""The form of everything that is kept: frozen values with an id, that never print themselves."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import TypeVar, dataclass_transform
from uuid import UUID

T = TypeVar("T")


class Record:
    """A kept value. Its `repr` names the kind and the id only: personal data stays out of logs."""

    __slots__ = ()
    id: UUID

    def __repr__(self) -> str:
        """Return the kind and the id."""
        return f"<{type(self).__name__} {self.id}>"


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[T]) -> type[T]:
    """Make `cls` a frozen, keyword-only value compared by its fields."""
    return dataclass(frozen=True, slots=True, kw_only=True, repr=False)(cls)


def field_names(kind: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of a record, in the order of their declaration."""
    return tuple(each.name for each in fields(kind))  # type: ignore[arg-type]


def uuid7(unix_ms: int, randomness: bytes) -> UUID:
    """Return a version-7 UUID (RFC 9562) of the moment `unix_ms` and ten random bytes."""
    number = (unix_ms & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(randomness[:10], "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    return UUID(int=number)


def moment_of(record_id: UUID) -> datetime:
    """Return the moment at which an id of version 7 was given out."""
    return datetime.fromtimestamp((record_id.int >> 80) / 1000, UTC)
