# SPDX-License-Identifier: MIT
"""Makes the folder of a vault: beside its place and under another name until it is whole."""

import hashlib
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import insert

from kvisa_desktop.errors import Refused, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database, disk, vault_file
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.lock import Hold
from kvisa_desktop.store.tables import META, SETTING
from kvisa_desktop.store.vault_file import VaultFile


def make_folder(
    folder: Path, keys: Keys, file: VaultFile, meta: Mapping[str, str], settings: Mapping[str, str]
) -> None:
    """Make a vault at `folder`, which must not exist; a kill leaves nothing there.

    What an earlier kill left beside it is cleared away first.
    """
    check_target(folder)
    with disk.complaints(folder.parent):
        _clear_unfinished(folder)
        growing = folder.with_name(unfinished_prefix(folder) + secrets.token_hex(4))
        try:
            growing.mkdir(mode=disk.PRIVATE_FOLDER)
            hold = Hold(growing)
            try:
                _fill(growing, keys, file, meta, settings)
            finally:
                hold.release()
            growing.rename(folder)
        except BaseException:
            shutil.rmtree(growing, ignore_errors=True)
            raise
        disk.sync_folder(folder.parent)


def check_target(folder: Path) -> None:
    """Raise `Refused` unless a vault can be made at `folder`."""
    with disk.complaints(folder):
        if folder.exists() or folder.is_symlink():
            raise Refused(
                msg("There is something at {path} already.", path=str(folder)),
                msg("Choose another name, or open what is there."),
                where=str(folder),
            )
        if not folder.parent.is_dir():
            raise Refused(
                msg("The folder {folder} does not exist.", folder=str(folder.parent)),
                msg("Make it first, or choose another place for the vault."),
                where=str(folder.parent),
            )


def _fill(
    folder: Path, keys: Keys, file: VaultFile, meta: Mapping[str, str], settings: Mapping[str, str]
) -> None:
    # takes a third of a second, and most vaults that are opened need it never
    from kvisa_desktop.store.migrations.upgrade import upgrade

    path = folder / vault_file.DATABASE
    database.make_file(path)
    engine = database.open_engine(path, keys.database)
    try:
        upgrade(engine)
        with database.writing(engine) as connection:
            for table, content in ((META, meta), (SETTING, settings)):
                rows = [{"key": key, "value": value} for key, value in content.items()]
                connection.execute(insert(table), rows)
    finally:
        engine.dispose()
    disk.make_folder(folder / vault_file.FILES)
    disk.replace_whole(folder / vault_file.MARKER, vault_file.MARKER_TEXT.encode())
    vault_file.write(folder, file)


def _clear_unfinished(folder: Path) -> None:
    for left in folder.parent.glob(unfinished_prefix(folder) + "*"):
        try:
            Hold(left).release()
        except VaultLocked:
            continue  # another program is making it at this moment
        shutil.rmtree(left, ignore_errors=True)


def unfinished_prefix(folder: Path) -> str:
    """Return how the names begin under which the vault `folder` is made, never longer than it."""
    name = hashlib.blake2b(folder.name.encode("utf-8", "surrogateescape"), digest_size=4)
    return f"{vault_file.UNFINISHED}{name.hexdigest()}-"
