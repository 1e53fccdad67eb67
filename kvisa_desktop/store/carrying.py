# SPDX-License-Identifier: MIT
"""What a restore does not take back: erasures, and the choice of the second folder.

Both are kept in the database, which a restore replaces. A client that was to be erased from the
backups too is erased from the restored database before it takes its place.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, delete, insert

from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.errors import UserError
from kvisa_desktop.store import (
    database,
    erasing_backups,
    pending_erasures,
    safekeeping,
    sources,
    vault_file,
)
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.pending_erasures import Pending
from kvisa_desktop.store.tables import SETTING


@dataclass(frozen=True, slots=True, repr=False)
class Carried:
    """What is carried over from a database to the one that takes its place."""

    pending: tuple[Pending, ...]
    second_folder: str | None


def read(folder: Path, keys: Keys) -> Carried | None:
    """Return what the vault at `folder` carries over; None when its database cannot be read."""
    if not (folder / vault_file.DATABASE).is_file():
        return None
    with suppress(UserError), sources.of_keys(folder, keys) as source:
        pending = pending_erasures.read(source.setting(pending_erasures.KEY))
        return Carried(pending, source.setting(safekeeping.SECOND_FOLDER))
    return None


def bring(path: Path, keys: Keys, carried: Carried) -> int:
    """Bring what is carried over into the database at `path`, which nobody uses yet.

    Return how many erased clients it held and were erased from it. A client whose backups were to
    stay as they are comes back with one of them, and is not noted as erased any longer.
    """
    if not carried.pending and _second_folder_in(path, keys) == carried.second_folder:
        return 0
    held = [each for each in carried.pending if erasing_backups.holds(path, keys, each.gone)]
    again = [each for each in held if each.old is not OldBackups.KEEP]
    for each in again:
        erasing_backups.erase_in(path, keys, each.gone)
    engine = database.open_engine(path, keys.database)
    try:
        with database.writing(engine) as connection:
            for each in carried.pending:
                if each in again or each not in held:
                    pending_erasures.add(connection, each.gone, each.old)
                else:
                    pending_erasures.drop(connection, each.gone)
            _set_second_folder(connection, carried.second_folder)
    finally:
        engine.dispose()
    return len(again)


def _set_second_folder(connection: Connection, folder: str | None) -> None:
    key = safekeeping.SECOND_FOLDER
    connection.execute(delete(SETTING).where(SETTING.c.key == key))
    if folder is not None:
        connection.execute(insert(SETTING).values({"key": key, "value": folder}))


def _second_folder_in(path: Path, keys: Keys) -> str | None:
    with database.peeked(path, keys.database) as copy:
        query = "SELECT value FROM setting WHERE key = ?"
        found = copy.execute(query, (safekeeping.SECOND_FOLDER,)).fetchone()
    return None if found is None else str(found[0])
