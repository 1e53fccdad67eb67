# SPDX-License-Identifier: MIT
"""A second place for backups, best on another disk: databases, key slots, and every scan.

Scans never change, so only those not yet there are copied; each is opened before, so that a
damaged one never takes the place of a whole one.
"""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from nacl.exceptions import CryptoError

from kvisa_desktop.domain.backup import Backup, Mirrored
from kvisa_desktop.errors import NoRoom, Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.store import backups, disk, files, vault_file
from kvisa_desktop.store.sources import Source

_COPIERS = 4  # more than there are cores: they wait for the disk by turns
_PORTION = 32  # scans after which the work can be stopped


def place_in(source: Source, folder: Path) -> Path:
    """Return where the backups of this vault lie in a second folder."""
    return folder / f"{source.folder.stem}-{source.meta('vault-id')[:8]}"


def check(vault: Path, folder: Path) -> None:
    """Raise `Refused` unless `folder` is there and lies outside the vault."""
    if not folder.is_dir():
        raise NoRoom(
            msg("The folder {folder} for backups cannot be found.", folder=str(folder)),
            msg("Connect the disk it lies on, or choose another folder."),
            where=str(folder),
        )
    if folder.resolve().is_relative_to(vault.resolve()):
        raise Refused(
            msg("The folder {folder} lies inside the vault.", folder=str(folder)),
            msg("Choose a folder outside it, best on another disk."),
            where=str(folder),
        )


def demand_plugged_in(source: Source, folder: Path, *, was_filled: bool) -> None:
    """Raise `NoRoom` when backups of this vault were written to `folder`, and none are there.

    Some systems leave the folder of a stick that was taken away; what is written there then lies
    on the disk of the computer. The vault may have another name than when they were written.
    """
    check(source.folder, folder)
    if not was_filled:
        return
    ending = f"-{source.meta('vault-id')[:8]}"
    with disk.complaints(folder):
        if any(each.name.endswith(ending) and each.is_dir() for each in _entries(folder)):
            return
    raise NoRoom(
        msg("The folder {folder} no longer holds the backups of this vault.", folder=str(folder)),
        msg(
            "The disk or stick it lies on may not be connected: connect it. If you emptied the "
            "folder on purpose, choose it again. The backup in the vault itself was made."
        ),
        where=str(folder),
    )


def make_place(source: Source, folder: Path) -> None:
    """Make the folder for the backups of this vault, by which a second folder is known again."""
    place = place_in(source, folder)
    with disk.complaints(place):
        disk.make_folder(place)


def mirror(source: Source, backup: Backup, folder: Path, progress: Progress) -> Mirrored:
    """Copy a backup and every scan not yet there into `folder`; the copy is proved by opening."""
    check(source.folder, folder)
    place = place_in(source, folder)
    make_place(source, folder)
    with disk.complaints(place):
        disk.make_folder(place / vault_file.FILES)
    copied, unsound = _copy_scans(source, place / vault_file.FILES, progress)
    path = place / backup.name
    if not path.exists():
        _copy_database(source, backup, path)
    made = backups.at(path) or backup
    return Mirrored(made, copied, unsound)


def names_in(folder: Path) -> dict[str, int]:
    """Return the names and sizes of the sealed files under `folder`, of those that can be seen."""
    found: dict[str, int] = {}
    with disk.complaints(folder):
        parts = [part for part in _entries(folder) if part.is_dir()]
    for part in parts:
        with suppress(OSError):
            _note_sizes(_entries(part), found)
    return found


def _note_sizes(files: Iterable[os.DirEntry[str]], sizes: dict[str, int]) -> None:
    for each in files:
        with suppress(OSError):
            if each.is_file():
                sizes[each.name] = each.stat().st_size


def path_of(folder: Path, name: str) -> Path:
    """Return where a sealed file of that name lies under `folder`."""
    return folder / name[:2] / name


def is_sound(data: bytes, key: tuple[bytes, bytes]) -> bool:
    """Return True when sealed bytes open with the id and key they should be bound to."""
    file_id, secret = key
    try:
        files.opened(data, secret, UUID(bytes=file_id))
    except (CryptoError, ValueError):
        return False
    return True


def copy_sealed(path: Path, target: Path, key: tuple[bytes, bytes]) -> bool:
    """Copy a sealed file when it is whole; return False when it is missing or damaged.

    It is safe after `sync_names` only.
    """
    try:
        data = disk.content(path)
    except OSError:
        return False
    if not is_sound(data, key):
        return False
    with disk.complaints(target.parent):
        disk.make_folder(target.parent)
        half = target.with_name(target.name + ".new")
        disk.write_synced(half, iter((data,)))
        half.replace(target)
    return True


def sync_names(folder: Path, names: Iterable[str]) -> None:
    """Wait until the names of sealed files that were copied to `folder` lie on the disk."""
    with disk.complaints(folder):
        for part in sorted({path_of(folder, name).parent for name in names}):
            disk.sync_folder(part)


def _copy_scans(source: Source, target: Path, progress: Progress) -> tuple[int, tuple[str, ...]]:
    keys = source.file_keys()
    here = names_in(source.folder / vault_file.FILES)
    wanted = sorted(_not_yet(keys, here, names_in(target)))
    origin = source.folder / vault_file.FILES
    fates: dict[str, bool] = {}
    with disk.complaints(target):
        for part in {path_of(target, name).parent for name in wanted}:
            disk.make_folder(part)
    with ThreadPoolExecutor(_COPIERS, "copying") as pool:
        for start in range(0, len(wanted), _PORTION):
            step(progress, msg("Copying scans to the second folder"), start, len(wanted))
            some = wanted[start : start + _PORTION]
            ends = ((path_of(origin, name), path_of(target, name), keys[name]) for name in some)
            fates.update(zip(some, pool.map(lambda each: copy_sealed(*each), ends), strict=True))
    copied = [name for name, is_copied in fates.items() if is_copied]
    sync_names(target, copied)
    return len(copied), tuple(name for name, is_copied in fates.items() if not is_copied)


def _not_yet(
    keys: Mapping[str, object], here: Mapping[str, int], there: Mapping[str, int]
) -> set[str]:
    """Return the names of scans that are missing there, or of another size."""
    return {name for name in keys if name not in there or there[name] != here.get(name)}


def _copy_database(source: Source, backup: Backup, path: Path) -> None:
    half = path.with_name(path.name + ".new")
    with disk.complaints(path.parent):
        slots = backup.path.with_suffix(".json").read_bytes()
        disk.replace_whole(path.with_suffix(".json"), slots)
        try:
            disk.write_synced(half, iter((backup.path.read_bytes(),)))
            backups.prove(source.keys.database, half)
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        disk.sync_folder(path.parent)


def _entries(folder: "os.PathLike[str]") -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
