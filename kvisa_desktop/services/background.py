# SPDX-License-Identifier: MIT
"""Recording work, school, family and emergency contacts."""

from dataclasses import dataclass
from typing import Any, TypeVar, cast

from kvisa_desktop.domain.background import EmergencyContact, Relative, Schooling, WorkEntry
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault

B = TypeVar("B", WorkEntry, Schooling, Relative, EmergencyContact)


@dataclass(frozen=True, slots=True)
class _Acts:
    add: Message
    change: Message
    remove: Message


_ACTS: dict[type[Record], _Acts] = {
    WorkEntry: _Acts(
        msg("Add a stretch of working life"),
        msg("Change a stretch of working life"),
        msg("Remove a stretch of working life"),
    ),
    Schooling: _Acts(msg("Add a school"), msg("Change a school"), msg("Remove a school")),
    Relative: _Acts(
        msg("Add a member of the family"),
        msg("Change a member of the family"),
        msg("Remove a member of the family"),
    ),
    EmergencyContact: _Acts(
        msg("Add an emergency contact"),
        msg("Change an emergency contact"),
        msg("Remove an emergency contact"),
    ),
}


def add(vault: Vault, kind: type[B], person_id: PersonId, **fields: object) -> Done[B]:
    """Add a record of that kind to a person, with some of its fields perhaps."""
    name = _ACTS[kind].add
    with vault.act(name) as act:
        made: B = cast("Any", kind)(id=act.new_id(), person_id=person_id, **fields)
        act.put(made)
    return Done(made, act.changes, name)


def change(vault: Vault, record: B, **fields: object) -> Done[B]:
    """Give some fields of a record new values."""
    return editing.change(vault, record, _ACTS[type(record)].change, **fields)


def remove(vault: Vault, record: B) -> Done[B]:
    """Remove a record; it stays in the history."""
    return editing.remove(vault, record, _ACTS[type(record)].remove)
