# SPDX-License-Identifier: MIT
"""Mends what can be mended: from a backup or a second copy; what nobody knows goes to the trash."""

import contextlib
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.history import KEPT_IN_TRASH
from kvisa_desktop.domain.integrity import Fault, Integrity, Trouble
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.store import (
    backups,
    disk,
    rekeying,
    restoring,
    safekeeping,
    second_folder,
    vault_file,
    verifying,
)
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.sources import Source

TRASH = "trash"


def restore_last(folder: Path, keys: Keys, progress: Progress) -> Backup | None:
    """Put the newest backup that is sound in the place of a damaged database, if there is one."""
    there = backups.listed(folder / vault_file.BACKUPS)
    # clocks may have been wrong when they were made, and what was done last counts
    latest = sorted(there, key=lambda each: backups.last_act_in(keys.database, each), reverse=True)
    for backup in latest:
        if verifying.is_sound(backup, keys):
            restoring.replace(folder, keys, backup, progress)
            return backup
    return None


def put_back_slots(folder: Path, keys: Keys) -> bool:
    """Put right vault.json and its copy by a file that is proved, perhaps beside a backup."""
    file = rekeying.proved(folder, keys)
    if file is None:
        return False
    own = folder / vault_file.BACKUPS
    if own.exists() and not own.is_dir():
        _throw_away(folder, own)
    for path in (folder / vault_file.NAME, own / vault_file.NAME):
        if path.is_dir():
            _throw_away(folder, path)
    vault_file.write(folder, file)
    return True


def mend(source: Source, found: Integrity, places: Iterable[Path]) -> Integrity:
    """Mend the faults of a vault that nobody else has open, as far as it can be done.

    `places` are folders with further copies of its scans; the second folder is one by itself.
    """
    _empty_trash(source.folder)
    copies = [*places, *_second_copies(source)]
    mended = [replace(each, mended=_mended(source, each, copies)) for each in found.faults]
    return replace(found, faults=tuple(mended))


def _mended(source: Source, fault: Fault, copies: list[Path]) -> bool:
    match fault.trouble:
        case Trouble.SLOTS:
            return put_back_slots(source.folder, source.keys)
        case Trouble.SCAN_MISSING | Trouble.SCAN_DAMAGED | Trouble.SCAN_UNREADABLE:
            return any(_heal(source, fault.path, each) for each in copies)
        case Trouble.ORPHAN:
            return _throw_away(source.folder, fault.path)
        case Trouble.BACKUP:
            return _replace_backup(source, fault.path)
        case _:
            return fault.mended


def _heal(source: Source, path: Path, copies: Path) -> bool:
    key = source.file_keys()[path.name]
    sealed = second_folder.path_of(Path(), path.name)
    files = vault_file.FILES
    # the folder “files” itself, a vault or backup with one, a second folder with several of those
    for candidate in (
        copies / sealed,
        copies / files / sealed,
        *copies.glob(f"*/{files}/{sealed}"),
    ):
        if candidate != path and second_folder.copy_sealed(candidate, path, key):
            disk.sync_folder(path.parent)
            return True
    return False


def _second_copies(source: Source) -> list[Path]:
    second = safekeeping.second_of(source)
    if second is None:
        return []
    return [second_folder.place_in(source, second) / vault_file.FILES]


def _replace_backup(source: Source, path: Path) -> bool:
    """Put a backup that is not sound into the trash; one of the vault as it is takes its place."""
    _throw_away(source.folder, path)
    slots = path.with_suffix(".json")
    if slots.exists():
        _throw_away(source.folder, slots)
    safekeeping.back_up(source)
    return True


def _throw_away(folder: Path, path: Path) -> bool:
    trash = folder / TRASH
    with disk.complaints(trash):
        disk.make_folder(trash)
        target = trash / path.name
        if target.is_dir():
            target = trash / f"{path.name}-{time.time_ns():x}"
        if path.is_relative_to(folder):
            path.replace(target)
        else:
            path.unlink()
        disk.sync_folder(trash)
    return True


def _empty_trash(folder: Path) -> None:
    if (folder / TRASH).is_symlink():
        return  # what lies there may be of somebody
    oldest = time.time() - KEPT_IN_TRASH.total_seconds()
    with contextlib.suppress(FileNotFoundError), disk.complaints(folder):
        for each in (folder / TRASH).glob("*"):
            if disk.is_file(each) and each.stat().st_ctime < oldest:
                each.unlink()
