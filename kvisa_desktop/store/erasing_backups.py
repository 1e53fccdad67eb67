# SPDX-License-Identifier: MIT
"""Finds an erased client in the backups of a vault, and takes the client out of them."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import UserError
from kvisa_desktop.store import (
    backups,
    database,
    disk,
    erasing,
    safekeeping,
    schema,
    second_folder,
    vault_file,
)
from kvisa_desktop.store.erasing import Gone
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.migrations import HEAD
from kvisa_desktop.store.sources import Source


def places_of(source: Source) -> tuple[list[Path], list[Path]]:
    """Return the folders with backups of a vault that are there, and those that are not."""
    second = safekeeping.second_of(source)
    if second is None:
        return [source.own_backups], []
    try:
        is_there = second.is_dir()
    except OSError:
        is_there = False
    if not is_there:
        return [source.own_backups], [second]
    return [source.own_backups, second_folder.place_in(source, second)], []


def holding(places: Iterable[Path], keys: Keys, gone: Gone) -> tuple[Backup, ...]:
    """Return the backups that still hold a client; one that cannot be read counts as one."""
    found = [each for place in places for each in backups.listed(place)]
    return tuple(each for each in found if holds(each.path, keys, gone))


def can_be_listed(folder: Path) -> bool:
    """Return False for a folder that is there and that the disk does not give up."""
    try:
        with os.scandir(folder):
            return True
    except FileNotFoundError:
        return True
    except OSError:
        return False


def put_aside(folder: Path) -> tuple[Path, ...]:
    """Return the damaged databases and unknown files of a vault that were put aside."""
    damaged = sorted((folder / vault_file.BACKUPS).glob("damaged-*"))
    aside = (*damaged, *sorted((folder / "trash").glob("*")))
    return tuple(path for path in aside if disk.is_file(path))


def rewrite(backup: Backup, keys: Keys, gone: Gone) -> Backup:
    """Take a client out of a backup, which gets the newest schema and keeps its date."""
    now = backup.made_at
    target = backup.path.with_name(backups.name_of(HEAD, now, backup.why))
    half = target.with_name(target.name + ".new")
    with disk.complaints(backup.path.parent):
        try:
            disk.write_synced(half, iter((backup.path.read_bytes(),)))
            erase_in(half, keys, gone)
            backups.prove(keys.database, half)
            slots = backup.path.with_suffix(".json").read_bytes()
            disk.replace_whole(target.with_suffix(".json"), slots)
            half.replace(target)
        finally:
            half.unlink(missing_ok=True)
            half.with_name(half.name + "-journal").unlink(missing_ok=True)
        disk.sync_folder(target.parent)
    if target != backup.path:
        backups.delete(backup)
    return backups.at(target) or backup


def delete_scans(folders: Iterable[Path], names: Iterable[str]) -> None:
    """Delete the sealed scans of these names wherever they lie, and wait for the disk."""
    wanted = tuple(names)
    for folder in folders:
        touched = set()
        for name in wanted:
            path = second_folder.path_of(folder, name)
            with disk.complaints(path):
                path.unlink(missing_ok=True)
            touched.add(path.parent)
        for each in touched:
            with contextlib.suppress(FileNotFoundError):
                disk.sync_folder(each)


def holds(path: Path, keys: Keys, gone: Gone) -> bool:
    """Return True when a client is in the database of a backup, or nobody can say."""
    wanted = [*gone.cases, *([] if gone.person is None else [gone.person])]
    try:
        with database.peeked(path, keys.database) as copy:
            return any(
                copy.execute(
                    "SELECT 1 FROM visa_case WHERE id = ?1 OR person_id = ?1", (each.bytes,)
                ).fetchone()
                or copy.execute("SELECT 1 FROM person WHERE id = ?", (each.bytes,)).fetchone()
                for each in wanted
            )
    except UserError:
        return True


def erase_in(path: Path, keys: Keys, gone: Gone) -> None:
    """Erase a client in a database that nobody uses, which gets the newest schema."""
    engine = database.open_engine(path, keys.database)
    files = EncryptedFiles(path.parent, keys.file_names)
    try:
        if schema.revision_of(engine) != HEAD:
            # a third of a second, and for old backups only
            from kvisa_desktop.store.migrations.upgrade import upgrade

            upgrade(engine)
        with database.writing(engine) as connection:
            erasing.erase_again(connection, files, gone)
    finally:
        files.close()
        engine.dispose()
