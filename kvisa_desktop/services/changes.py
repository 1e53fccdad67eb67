# SPDX-License-Identifier: MIT
"""What an act touched, so that screens know what to read again."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """The records an act wrote or removed, by kind and id."""

    touched: frozenset[tuple[type[Record], UUID]] = frozenset()

    def touch(self, *kinds: type[Record]) -> bool:
        """Return True when a record of one of `kinds` was touched."""
        return any(kind in kinds for kind, _ in self.touched)

    def __bool__(self) -> bool:
        """Return True when anything was touched."""
        return bool(self.touched)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The answer of an act: its value, what it touched, and its name as undo will say it."""

    value: T
    changes: Changes
    act: Message
