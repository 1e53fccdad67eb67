# SPDX-License-Identifier: MIT
"""Verified copies of the database beside it. Scans need none: a kept scan never changes."""

import shutil
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from kvisa_desktop.errors import VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database, disk, vault_file


def back_up(engine: Engine, key: bytes, folder: Path, revision: str, now: datetime) -> Path:
    """Copy the database of the vault at `folder` under backups/, prove the copy, return its path.

    The copy has the same key; vault.json goes along, for its slots may change. What cannot be
    proved is deleted again and raises `VaultDamaged`.
    """
    moment = f"{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03}Z"
    made = folder / vault_file.BACKUPS / f"store-{revision}-{moment}.db"
    half = made.with_name(made.name + ".new")
    check_room(folder, times=1)
    with disk.complaints(folder):
        disk.make_folder(made.parent)
        half.unlink(missing_ok=True)
        database.make_file(half)
        try:
            _copy(engine, key, half)
            _prove(key, half)
            disk.sync_file(half)
            disk.replace_whole(made.with_suffix(".json"), (folder / vault_file.NAME).read_bytes())
            half.replace(made)
        finally:
            half.unlink(missing_ok=True)
            half.with_name(half.name + "-journal").unlink(missing_ok=True)
        disk.sync_folder(made.parent)
    return made


def check_room(folder: Path, times: int) -> None:
    """Raise `NoRoom` unless there is room for `times` copies of the database, and a little more."""
    with disk.complaints(folder):
        wanted = (folder / vault_file.DATABASE).stat().st_size * times + (1 << 20)
        if shutil.disk_usage(folder).free < wanted:
            raise disk.full(folder)


def _copy(engine: Engine, key: bytes, target: Path) -> None:
    # all pages in one step: a copy in several begins anew whenever somebody writes
    with database.opened(target, key) as copy, engine.connect() as connection:
        database.driver_of(connection).backup(copy, pages=-1)


def _prove(key: bytes, path: Path) -> None:
    with database.opened(path, key) as copy:
        unsound = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = copy.execute("PRAGMA quick_check").fetchall()
    if unsound or structure != [("ok",)]:
        raise VaultDamaged(
            msg("The backup could not be proved to be whole and was deleted."),
            msg("See whether the disk is failing; save to another disk. Nothing was changed."),
            where=str(path),
        )
