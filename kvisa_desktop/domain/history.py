# SPDX-License-Identifier: MIT
"""What was done to the records of a vault: acts of people, and the single changes in them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias
from uuid import UUID

from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message, msg

# what a step is called of which an erasure took something away
OF_ERASED = msg("A step that concerned an erased client")
KEPT_IN_TRASH = timedelta(days=30)
RecordKey: TypeAlias = tuple[type[Record], UUID]
Half: TypeAlias = Literal["", "en", "zh"]


class Verb(StrEnum):
    """What a change did to its record."""

    ADD = "add"
    SET = "set"
    REMOVE = "remove"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class PastAct:
    """One act: its name, who did it and when (UTC), which act it took back, where it came from.

    `is_redo` says that the act it took back was itself the undoing of another.
    """

    id: UUID
    name: Message
    actor: str
    at: datetime
    undoes: UUID | None = None
    origin: str = ""
    is_redo: bool = False

    @property
    def is_own(self) -> bool:
        """True for what a person did; False for undoing it, or doing it again."""
        return self.undoes is None

    @property
    def is_of_erased(self) -> bool:
        """True for a step of which an erasure took something away; what it did is not whole."""
        return self.name == OF_ERASED


@dataclass(frozen=True, slots=True, repr=False)
class PastChange:
    """One change within an act; it never prints what the record holds.

    Only SET names a field, and of a bilingual one the `half`; `before` and `after` are then values
    as the record holds them.
    """

    act_id: UUID
    kind: type[Record]
    record_id: UUID
    verb: Verb
    field: str = ""
    half: Half = ""
    before: object = None
    after: object = None

    @property
    def record(self) -> RecordKey:
        """The record it was about."""
        return self.kind, self.record_id


@dataclass(frozen=True, slots=True)
class Steps:
    """What can be undone and done again next; None when there is nothing."""

    undo: PastAct | None = None
    redo: PastAct | None = None
