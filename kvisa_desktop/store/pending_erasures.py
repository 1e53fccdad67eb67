# SPDX-License-Identifier: MIT
"""Keeps in the vault which erased clients its backups may still hold, until they do no longer.

The note is written with the erasure itself, so that a crash cannot come between; it holds ids and
names of sealed scans, nothing that says who the client was.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.store.erasing import Gone
from kvisa_desktop.store.tables import SETTING

KEY = "pending-erasures"


@dataclass(frozen=True, slots=True, repr=False)
class Pending:
    """An erasure whose backups are not done, and what was to become of them."""

    gone: Gone
    old: OldBackups


def read(text: str | None) -> tuple[Pending, ...]:
    """Return what the setting of a vault says is pending."""
    return tuple(
        Pending(
            Gone(
                None if each["person"] is None else UUID(each["person"]),
                tuple(UUID(case) for case in each["cases"]),
                (),
                0,
                tuple(each["scans"]),
            ),
            OldBackups(each["backups"]),
        )
        for each in json.loads(text or "[]")
    )


def add(connection: Connection, gone: Gone, old: OldBackups) -> None:
    """Note that backups may hold a client, in place of what was noted of the client before."""
    _write(connection, (*_without(connection, gone), Pending(gone, old)))


def drop(connection: Connection, gone: Gone) -> None:
    """Drop the note on a client that no backup holds any longer."""
    _write(connection, _without(connection, gone))


def _without(connection: Connection, gone: Gone) -> tuple[Pending, ...]:
    query = select(SETTING.c.value).where(SETTING.c.key == KEY)
    kept = read(connection.execute(query).scalar())
    return tuple(each for each in kept if each.gone.cases != gone.cases)


def _write(connection: Connection, pending: Iterable[Pending]) -> None:
    connection.execute(delete(SETTING).where(SETTING.c.key == KEY))
    plain = [
        {
            "person": None if each.gone.person is None else str(each.gone.person),
            "cases": [str(case) for case in each.gone.cases],
            "scans": list(each.gone.scans),
            "backups": each.old.value,
        }
        for each in pending
    ]
    if plain:
        connection.execute(insert(SETTING).values(key=KEY, value=json.dumps(plain)))
