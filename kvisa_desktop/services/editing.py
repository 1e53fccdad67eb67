# SPDX-License-Identifier: MIT
"""Writing one record at a time: the acts behind every form field of the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast
from uuid import UUID

from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault

R = TypeVar("R", bound=Record)


def add(vault: Vault, make: Callable[[UUID], R], name: Message) -> Done[R]:
    """Keep the new record that `make` gives for its id, under the act `name`."""
    with vault.act(name) as act:
        made = make(act.new_id())
        act.put(made)
    return Done(made, act.changes, name)


def save(vault: Vault, record: R, name: Message) -> Done[R]:
    """Keep `record` as it is now, under the act `name`; what is the same is not written again."""
    with vault.act(name) as act:
        act.put(record)
    return Done(record, act.changes, name)


def change(vault: Vault, record: R, name: Message, /, **fields: object) -> Done[R]:
    """Give some fields of `record` new values and leave the others as they are kept by now.

    So two fields edited one after the other never undo each other.
    """
    with vault.act(name) as act:
        kept = act.get(type(record), record.id)
        changed: R = replace(cast("Any", kept), **fields)
        if changed != kept:
            act.put(changed)
    return Done(changed, act.changes, name)


def remove(vault: Vault, record: R, name: Message) -> Done[R]:
    """Remove `record`; it stays in the history."""
    with vault.act(name) as act:
        act.remove(record)
    return Done(record, act.changes, name)
