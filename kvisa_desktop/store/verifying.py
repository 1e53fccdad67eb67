# SPDX-License-Identifier: MIT
"""Checks everything a vault consists of, whether a program has it open or not; changes nothing."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from uuid import UUID

from nacl.exceptions import CryptoError
from sqlalchemy import Connection, select

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.documents import Document, DocumentPage, DocumentVersion, StoredFile
from kvisa_desktop.domain.integrity import Fault, Integrity, Paper, Trouble
from kvisa_desktop.errors import NoRoom, UserError, VaultDamaged, VaultNewer
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.store import (
    backups,
    database,
    disk,
    files,
    safekeeping,
    second_folder,
    vault_file,
)
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.sources import Source
from kvisa_desktop.store.tables import table_of


def verify(source: Source, progress: Progress) -> Integrity:
    """Return what is wrong with a vault; without its database the scans are not checked.

    What the disk does not give up is a fault of its own, and the check goes on.
    """
    step(progress, msg("Checking the database"), 0, 1)
    database_faults = [*_database(source)]
    faults = [*_slots(source), *database_faults]
    own, scans = backups.listed(source.own_backups), 0
    states = {each: trouble_of(each, source.keys) for each in own}
    if not database_faults or database_faults[0].trouble is Trouble.REFERENCES:
        known = _scans(source)
        scans = len(known)
        found = [*_damaged_scans(source, known, progress), *_orphans(source, states)]
        faults += [*found, *_elsewhere(source)]
    faults += [Fault(state, each.path) for each, state in states.items() if state is not None]
    return Integrity(tuple(faults), scans, len(own))


def trouble_of(backup: Backup, keys: Keys) -> Trouble | None:
    """Return what is wrong with a backup: damaged, or not to be read; None when it is sound."""
    slots = backup.path.with_suffix(".json")
    try:
        backups.prove(keys.database, backup.path)
        found = vault_file.read_slots(slots)
    except (UserError, OSError):
        is_unread = disk.is_unreadable(backup.path) or disk.is_unreadable(slots)
        return Trouble.BACKUP_UNREADABLE if is_unread else Trouble.BACKUP
    return None if all(keys.has_sealed(file) for file in found.files) else Trouble.BACKUP


def is_sound(backup: Backup, keys: Keys) -> bool:
    """Return True when every page of a backup is as it was written, and its slots are there."""
    return trouble_of(backup, keys) is None


def _slots(source: Source) -> Iterator[Fault]:
    try:
        found = vault_file.read(source.folder)
    except VaultNewer:
        raise
    except VaultDamaged:
        yield Fault(Trouble.SLOTS, source.folder / vault_file.NAME)
        return
    for file, name in (
        (found.main, vault_file.NAME),
        (found.copy, f"{vault_file.BACKUPS}/{vault_file.NAME}"),
    ):
        if file is None or not source.keys.has_sealed(file):
            yield Fault(Trouble.SLOTS, source.folder / name)


def _database(source: Source) -> Iterator[Fault]:
    path = source.database
    try:
        with database.opened(path, source.keys.database) as raw:
            unsound = raw.execute("PRAGMA cipher_integrity_check").fetchall()
            structure = raw.execute("PRAGMA integrity_check").fetchall()
            loose = raw.execute("PRAGMA foreign_key_check").fetchall()
            is_empty = raw.execute("SELECT count(*) FROM sqlite_master").fetchall() == [(0,)]
    except (VaultDamaged, NoRoom, OSError):
        yield Fault(_trouble_of_database(path), path)
        return
    if unsound or is_empty or structure != [("ok",)]:
        yield Fault(_trouble_of_database(path), path)
    elif loose:
        yield Fault(Trouble.REFERENCES, path, count=len(loose))


def _trouble_of_database(path: Path) -> Trouble:
    if not os.path.lexists(path):
        return Trouble.DATABASE_MISSING
    return Trouble.DATABASE_UNREADABLE if disk.is_unreadable(path) else Trouble.DATABASE


def _scans(source: Source) -> tuple[StoredFile, ...]:
    """Return the scans that are kept, those in the trash too."""
    with database.reading(source.engine) as connection:
        rows = connection.execute(select(table_of(StoredFile))).mappings().all()
    return tuple(mapping_of(StoredFile).decode(row) for row in rows)


def _damaged_scans(
    source: Source, scans: tuple[StoredFile, ...], progress: Progress
) -> Iterator[Fault]:
    keys, names = source.file_keys(), source.files()
    try:
        for number, scan in enumerate(scans):
            step(progress, msg("Checking scans"), number, len(scans))
            name = names.name_of(scan.sha256)
            path = second_folder.path_of(source.folder / vault_file.FILES, name)
            trouble = _trouble_of(path, keys.get(name), scan.sha256)
            if trouble is not None:
                yield Fault(trouble, path, scan, _papers_of(source, scan))
    finally:
        names.close()


def _trouble_of(path: Path, key: tuple[bytes, bytes] | None, sha256: str) -> Trouble | None:
    if key is None:
        return Trouble.SCAN_KEY
    try:
        plain = files.opened(disk.content(path), key[1], UUID(bytes=key[0]))
    except FileNotFoundError:
        return Trouble.SCAN_MISSING
    except (IsADirectoryError, NotADirectoryError, CryptoError, ValueError):
        return Trouble.SCAN_DAMAGED
    except OSError:
        return Trouble.SCAN_UNREADABLE
    return None if hashlib.sha256(plain).hexdigest() == sha256 else Trouble.SCAN_DAMAGED


def _papers_of(source: Source, scan: StoredFile) -> tuple[Paper, ...]:
    pages, versions = table_of(DocumentPage), table_of(DocumentVersion)
    with database.reading(source.engine) as connection:
        query = select(pages.c.document_id).where(pages.c.file_id == scan.id)
        wanted = set(connection.execute(query).scalars())
        query = select(versions.c.document_id).where(versions.c.pages.contains(str(scan.id)))
        wanted |= set(connection.execute(query).scalars())
        found = [_paper(connection, each) for each in sorted(wanted, key=lambda each: each.bytes)]
    return tuple(found)


def _paper(connection: Connection, document_id: UUID) -> Paper:
    documents, cases = table_of(Document), table_of(Case)
    query = select(documents).where(documents.c.id == document_id)
    row = connection.execute(query).mappings().one()
    case = connection.execute(select(cases).where(cases.c.id == row["case_id"])).mappings().one()
    return Paper(mapping_of(Case).decode(case), mapping_of(Document).decode(row))


def _orphans(source: Source, states: Mapping[Backup, Trouble | None]) -> Iterator[Fault]:
    """Yield files that neither the vault nor any sound backup has a key for.

    Nobody knows while a backup cannot be read.
    """
    if Trouble.BACKUP_UNREADABLE in states.values():
        return
    there = dict(_sealed_files(source.folder / vault_file.FILES))
    unknown = set(there) - set(source.file_keys())
    sound = [each for each, state in states.items() if state is None]
    for backup in sound if unknown else ():
        with database.peeked(backup.path, source.keys.database) as copy:
            unknown -= {name for (name,) in copy.execute("SELECT name FROM file_key").fetchall()}
    for name in sorted(unknown):
        yield Fault(Trouble.ORPHAN, there[name])


def _sealed_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files in the parts of `folder` by their names; a part that is not read has none.

    Behind a link lies what is of somebody else, and a repair would move it.
    """
    for part in _entries(folder):
        if part.is_symlink():
            continue
        yield from ((path.name, path) for path in _entries(part))


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _elsewhere(source: Source) -> Iterator[Fault]:
    second = safekeeping.second_of(source)
    if second is None:
        return
    try:
        is_there = second.is_dir()
    except OSError:
        is_there = False
    if not is_there:
        yield Fault(Trouble.SECOND_FOLDER, second)
        return
    for each in backups.listed(second_folder.place_in(source, second)):
        state = trouble_of(each, source.keys)
        if state is not None:
            yield Fault(state, each.path)
