# SPDX-License-Identifier: MIT
"""Finds the keys of a vault by a secret: in vault.json, in its copy, or beside a backup.

Somebody may have put the vault.json of another vault there, which the same password may open; its
keys open nothing here.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kvisa_desktop.errors import UserError, VaultDamaged, VaultNewer
from kvisa_desktop.messages import msg
from kvisa_desktop.store import backups, database, vault_file
from kvisa_desktop.store.keys import Cost, Keys, Secret, unlock
from kvisa_desktop.store.vault_file import VaultFile


def found(folder: Path, secret: Secret, floor: Cost) -> Keys:
    """Return the keys that `secret` gives and that fit the vault; raise when there are none.

    Keys that fit nothing are returned where there is nothing but a database, perhaps damaged.
    """
    failure: UserError | None = None
    misfit: Keys | None = None
    for file in candidates(folder):
        try:
            keys = unlock(file, secret, floor)
        except UserError as error:
            failure = failure or error
            continue
        if fit(folder, keys):
            return keys
        misfit = misfit or keys
    if misfit is not None and backups.listed(folder / vault_file.BACKUPS):
        raise _of_another_vault(folder)
    if misfit is not None:
        return misfit
    if failure is None:
        vault_file.read(folder)
    raise failure or _of_another_vault(folder)


def candidates(folder: Path) -> Iterator[VaultFile]:
    """Yield vault.json, its copy, and what lies beside the backups, each with other slots."""
    tried: list[object] = []
    for file in _files(folder):
        if file.slots not in tried:
            tried.append(file.slots)
            yield file


def fit(folder: Path, keys: Keys) -> bool:
    """Return True when the database of the vault, or one of its backups, opens with these keys."""
    there = [each.path for each in backups.listed(folder / vault_file.BACKUPS)]
    return any(opens(path, keys) for path in (folder / vault_file.DATABASE, *there))


def _files(folder: Path) -> Iterator[VaultFile]:
    try:
        yield from vault_file.read(folder).files
    except VaultNewer:
        raise
    except VaultDamaged:
        pass
    for backup in backups.listed(folder / vault_file.BACKUPS):
        with suppress(VaultDamaged):
            yield from vault_file.read_slots(backup.path.with_suffix(".json")).files


def opens(path: Path, keys: Keys) -> bool:
    """Return True when the database in a file, such as a backup, opens with these keys."""
    with suppress(UserError), database.peeked(path, keys.database) as copy:
        # an empty file opens with every key
        return bool(copy.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    return False


def _of_another_vault(folder: Path) -> VaultDamaged:
    return VaultDamaged(
        msg("The file vault.json in {vault} belongs to another vault.", vault=folder.name),
        msg("Put back its own vault.json from a copy of the folder. Nothing was changed."),
        where=str(folder / vault_file.NAME),
    )
