# SPDX-License-Identifier: MIT
"""Takes the file name an erased client's scan came under from a scan that others still use."""

from collections.abc import Collection
from pathlib import PurePath
from uuid import UUID

from sqlalchemy import Connection, select, update

from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.store.belongings import in_portions
from kvisa_desktop.store.journal import with_value
from kvisa_desktop.store.tables import CHANGE, table_of

_FIELD = "original_name"
_LONGEST = 5  # a dot and four letters; what is longer may be a name


def forget_names(connection: Connection, scans: Collection[UUID]) -> None:
    """Call shared scans by what they are, in the vault and in its history.

    The same bytes are kept once, under the name of whoever's file was added first; nobody can say
    later whose it was.
    """
    table = table_of(StoredFile)
    for some in in_portions(scans):
        query = select(table.c.id, table.c.sha256, table.c[_FIELD]).where(table.c.id.in_(some))
        for scan, sha256, name in connection.execute(query).all():
            neutral = f"{sha256[:8]}{_ending(name)}"
            statement = update(table).where(table.c.id == scan)
            connection.execute(statement.values({_FIELD: neutral}))
            _forget_in_history(connection, scan, neutral)


def _ending(name: str) -> str:
    found = PurePath(name).suffix
    return found if len(found) <= _LONGEST and found.isascii() else ""


def _forget_in_history(connection: Connection, scan: UUID, neutral: str) -> None:
    query = select(CHANGE).where(CHANGE.c.record_id == scan, CHANGE.c.field.in_(("", _FIELD)))
    for each in connection.execute(query).all():
        this = (CHANGE.c.act_id == each.act_id, CHANGE.c.seq == each.seq)
        before, after = (
            None if text is None else with_value(text, _FIELD, neutral)
            for text in (each.before, each.after)
        )
        connection.execute(update(CHANGE).where(*this).values(before=before, after=after))
