# SPDX-License-Identifier: MIT
"""The journal: every act, and every field it changed, before and after.

A new record is one entry with all its columns; later each changed column is an entry of its own,
with its own clock reading, so that two copies of a vault can be merged field by field. A column
without an entry of its own has the reading of the entry that added its record.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from kvisa_desktop.domain import kept_message
from kvisa_desktop.domain.fields import Shape
from kvisa_desktop.domain.history import Verb
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD, NAME_OF_RECORD
from kvisa_desktop.messages import Message
from kvisa_desktop.store import clock
from kvisa_desktop.store.mapping import Column, Columns, mapping_of
from kvisa_desktop.store.tables import ACT, CHANGE


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """One entry. `field` names a column for SET only; `before` and `after` are JSON or None."""

    record: type[Record]
    record_id: UUID
    verb: Verb
    clock: bytes
    field: str = ""
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class ActEntry:
    """One act: its name, who did it and when (UTC), which act it undid, where it came from."""

    id: UUID
    name: Message
    actor: str
    device: bytes
    at: str
    clock: bytes
    undoes: UUID | None
    origin: str


class Journal:
    """What one act has changed so far; written in one go before the act is committed."""

    def __init__(self, reading: bytes) -> None:
        """Begin an act at that clock reading."""
        self._reading = reading
        self._changes: list[Change] = []

    def __bool__(self) -> bool:
        """Return True when something was changed."""
        return bool(self._changes)

    def added(self, record: type[Record], record_id: UUID, columns: Columns) -> None:
        """Note a new record."""
        self._changes.append(
            Change(record, record_id, Verb.ADD, self._reading, after=_json(columns))
        )

    def removed(self, record: type[Record], record_id: UUID) -> None:
        """Note that a record was removed."""
        self._changes.append(Change(record, record_id, Verb.REMOVE, self._reading))

    def restored(self, record: type[Record], record_id: UUID) -> None:
        """Note that a removed record came back."""
        self._changes.append(Change(record, record_id, Verb.RESTORE, self._reading))

    def changed(
        self, record: type[Record], record_id: UUID, before: Mapping[Any, Any], after: Columns
    ) -> None:
        """Note the columns in `after`, and what they were before."""
        self._changes += [
            Change(
                record,
                record_id,
                Verb.SET,
                self._reading,
                field=column,
                before=_json(before[column]),
                after=_json(value),
            )
            for column, value in after.items()
        ]

    def write(self, connection: Connection, entry: ActEntry) -> None:
        """Write the act and its changes."""
        connection.execute(
            insert(ACT).values(
                id=entry.id,
                name=kept_message.to_json(entry.name),
                actor=entry.actor,
                device=entry.device,
                at=entry.at,
                clock=entry.clock,
                undoes=entry.undoes,
                origin=entry.origin,
            )
        )
        if self._changes:
            connection.execute(
                insert(CHANGE),
                [_row(entry.id, seq, change) for seq, change in enumerate(self._changes)],
            )


def last_reading(connection: Connection) -> bytes:
    """Return the latest clock reading in the vault."""
    found = connection.execute(select(func.max(ACT.c.clock))).scalar_one()
    return clock.BEGINNING if found is None else bytes(found)


def acts(connection: Connection) -> tuple[ActEntry, ...]:
    """Return all acts, oldest first."""
    rows = connection.execute(select(ACT).order_by(ACT.c.clock)).all()
    return tuple(
        ActEntry(
            row.id,
            kept_message.from_json(row.name),
            row.actor,
            bytes(row.device),
            row.at,
            bytes(row.clock),
            row.undoes,
            row.origin,
        )
        for row in rows
    )


def changes_of(connection: Connection, act_id: UUID) -> tuple[Change, ...]:
    """Return what an act changed, in its order."""
    rows = connection.execute(
        select(CHANGE).where(CHANGE.c.act_id == act_id).order_by(CHANGE.c.seq)
    ).all()
    return tuple(_change(row) for row in rows)


def history_of(connection: Connection, record: type[Record], record_id: UUID) -> tuple[Change, ...]:
    """Return everything that ever happened to a record, oldest first."""
    rows = connection.execute(
        select(CHANGE)
        .join(ACT, ACT.c.id == CHANGE.c.act_id)
        .where(CHANGE.c.record_id == record_id, CHANGE.c.kind == NAME_OF_RECORD[record])
        .order_by(ACT.c.clock, CHANGE.c.seq)
    ).all()
    return tuple(_change(row) for row in rows)


def reversed_columns(change: Change) -> Columns:
    """Return the column of a SET entry as it was before."""
    if change.before is None:
        return {}
    return from_plain(change.record, {change.field: json.loads(change.before)})


def from_plain(kind: type[Record], columns: Mapping[str, Any]) -> Columns:
    """Return columns read from JSON with their ids as ids."""
    ids = {field.name for field in mapping_of(kind).fields if field.shape is Shape.ID}
    return {
        name: UUID(value) if name in ids and value is not None else value
        for name, value in columns.items()
    }


def with_value(text: str, field: str, value: str) -> str:
    """Return what a change keeps, of a whole record or of one field, with that value in it."""
    kept = json.loads(text)
    return _json({**kept, field: value} if isinstance(kept, dict) else value)


def _json(value: Column | Columns) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_id_text)


def _id_text(value: object) -> str:
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value).__name__)


def _row(act_id: UUID, seq: int, change: Change) -> dict[str, Any]:
    return {
        "act_id": act_id,
        "seq": seq,
        "kind": NAME_OF_RECORD[change.record],
        "record_id": change.record_id,
        "verb": change.verb.value,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "clock": change.clock,
    }


def _change(row: Any) -> Change:  # noqa: ANN401
    return Change(
        KINDS_OF_RECORD[row.kind],
        row.record_id,
        Verb(row.verb),
        bytes(row.clock),
        row.field,
        row.before,
        row.after,
    )
