# SPDX-License-Identifier: MIT
"""Puts a backup in the place of a vault; what was there before is kept, whole or damaged.

The order matters for a crash at any point: scans first, which disturb nobody, then the copy of
what is there, and in the end one renaming, which is the restore.
"""

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from kvisa_desktop.domain.backup import Backup, Contents, Restored, Why
from kvisa_desktop.errors import Refused, UserError, VaultDamaged, VaultNewer
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, step
from kvisa_desktop.store import (
    backups,
    carrying,
    database,
    disk,
    finding_keys,
    rekeying,
    second_folder,
    sources,
    vault_file,
)
from kvisa_desktop.store.keys import FLOOR, Cost, Keys, Secret
from kvisa_desktop.store.lock import Hold
from kvisa_desktop.store.making import check_target
from kvisa_desktop.store.migrations import REVISIONS

_FileKeys = Mapping[str, tuple[bytes, bytes]]


def contents(backup: Backup, keys: Keys) -> Contents:
    """Return what a backup holds, without restoring it; raise `VaultDamaged` when it is damaged."""
    _check_revision(backup)
    try:
        with database.peeked(backup.path, keys.database) as copy:
            cases = copy.execute("SELECT ref FROM visa_case WHERE removed_by IS NULL").fetchall()
            scans, size = copy.execute("SELECT count(*), sum(size) FROM stored_file").fetchone()
            (last,) = copy.execute("SELECT max(at) FROM act").fetchone()
    except VaultDamaged as error:
        raise _unsound(backup) from error
    there = second_folder.names_in(files_of(backup))
    missing = sum(name not in there for name in _file_keys(backup.path, keys))
    return Contents(
        backup,
        tuple(sorted(ref for (ref,) in cases)),
        scans,
        size or 0,
        None if last is None else datetime.fromisoformat(last),
        missing,
    )


def files_of(backup: Backup) -> Path:
    """Return the folder of the scans of a backup: beside it, or those of the vault it lies in."""
    beside = backup.path.parent / vault_file.FILES
    return beside if beside.is_dir() else backup.path.parent.parent / vault_file.FILES


def keys_of(backup: Backup, secret: Secret, *, floor: Cost = FLOOR) -> Keys:
    """Return the keys of a backup by the slots that lie beside it."""
    slots = backup.path.with_suffix(".json")
    if not slots.is_file():
        raise VaultDamaged(
            msg("The key slots of the backup {name} are missing.", name=backup.name),
            msg("Put the file {file} back beside it.", file=slots.name),
            where=str(slots),
        )
    keys, _ = sources.unlocked(vault_file.read_slots(slots), secret, floor)
    return keys


def restore(
    path: Path, secret: Secret, backup: Backup, progress: Progress, *, floor: Cost = FLOOR
) -> Restored:
    """Put a backup in the place of the closed vault at `path`, or make a vault of it there."""
    _check_revision(backup)
    folder = vault_file.located(path)
    if not folder.exists():
        return _make_anew(folder, keys_of(backup, secret, floor=floor), backup, progress)
    hold = Hold(folder)
    try:
        keys = keys_for(folder, secret, backup, floor=floor)
        _mend_slots(folder, keys, backup)
        return replace(folder, keys, backup, progress)
    finally:
        hold.release()


def keys_for(folder: Path, secret: Secret, backup: Backup, *, floor: Cost = FLOOR) -> Keys:
    """Return the keys of the vault at `folder` for restoring a backup: its own, if it has any.

    Where nothing is left in it that they fit, the slots beside the backup give them.
    """
    own: Keys | None = None
    try:
        own = finding_keys.found(folder, secret, floor)
    except VaultNewer:
        raise
    except VaultDamaged:
        pass
    if own is not None and (finding_keys.opens(backup.path, own) or finding_keys.fit(folder, own)):
        return own
    try:
        return keys_of(backup, secret, floor=floor)
    except UserError:
        if own is None:
            raise
        return own


def _mend_slots(folder: Path, keys: Keys, backup: Backup) -> None:
    """Put vault.json right where it is not the one that was written with the keys."""
    with suppress(UserError):
        main = vault_file.read(folder).main
        if main is not None and keys.has_sealed(main):
            return
    _prove(backup, keys)  # before anything is written into a folder that may be another vault
    file = rekeying.proved(folder, keys)
    if file is None:
        _put_back_slots(folder, backup)
        return
    with disk.complaints(folder):
        vault_file.write(folder, file)


def replace(folder: Path, keys: Keys, backup: Backup, progress: Progress) -> Restored:
    """Put a backup in the place of the database at `folder`, which nobody has open."""
    _check_revision(backup)
    step(progress, msg("Proving the backup"), 0, 1)
    _prove(backup, keys)
    new = folder / vault_file.NEW_DATABASE
    with disk.complaints(folder):
        try:
            vault_file.sweep(folder)
            disk.write_synced(new, iter((backup.path.read_bytes(),)))
            carried = carrying.read(folder, keys)
            again = 0 if carried is None else carrying.bring(new, keys, carried)
            wanted = _file_keys(new, keys)
            copied, missing = _bring_scans(folder, wanted, files_of(backup), progress)
            before = _keep_what_is_there(folder, keys)
            new.replace(folder / vault_file.DATABASE)
        finally:
            vault_file.sweep(folder)
        disk.sync_folder(folder)
    return Restored(backup, before, copied, missing, again)


def _prove(backup: Backup, keys: Keys) -> None:
    try:
        backups.prove(keys.database, backup.path)
    except VaultDamaged as error:
        raise _unsound(backup) from error


def _bring_scans(
    folder: Path, wanted: _FileKeys, origin: Path, progress: Progress
) -> tuple[int, int]:
    target = folder / vault_file.FILES
    there = second_folder.names_in(target)
    lacking = sorted(name for name in wanted if name not in there)
    with disk.complaints(target):
        disk.make_folder(target)
    copied = []
    for number, name in enumerate(lacking):
        step(progress, msg("Copying scans back"), number, len(lacking))
        ends = second_folder.path_of(origin, name), second_folder.path_of(target, name)
        if second_folder.copy_sealed(*ends, wanted[name]):
            copied.append(name)
    second_folder.sync_names(target, copied)
    return len(copied), len(lacking) - len(copied)


def _file_keys(path: Path, keys: Keys) -> _FileKeys:
    with database.peeked(path, keys.database) as copy:
        rows = copy.execute("SELECT name, file_id, key FROM file_key").fetchall()
    return {name: (bytes(file_id), bytes(key)) for name, file_id, key in rows}


def _keep_what_is_there(folder: Path, keys: Keys) -> Path | None:
    """Return a copy of the database as it is: a proved backup, or the damaged file put aside."""
    path = folder / vault_file.DATABASE
    now = datetime.now(UTC)
    aside = folder / vault_file.BACKUPS / f"damaged-{now:%Y%m%dT%H%M%S}.db"
    if not os.path.lexists(path):
        return None
    if not path.is_file():
        with disk.complaints(folder):
            disk.make_folder(aside.parent)
            return path.rename(aside)
    try:
        with sources.of_keys(folder, keys) as source:
            return backups.back_up(
                source.engine, keys.database, folder, source.revision, now, why=Why.RESTORE
            )
    except VaultDamaged:
        pass
    with disk.complaints(folder):
        disk.make_folder(aside.parent)
        shutil.copyfile(path, aside)
        disk.sync_file(aside)
        journal = path.with_name(path.name + "-journal")
        if journal.exists():
            # it belongs to the damaged file and must not be rolled into the restored one
            journal.replace(aside.with_name(aside.name + "-journal"))
    return aside


def _make_anew(folder: Path, keys: Keys, backup: Backup, progress: Progress) -> Restored:
    """Make the folder of a vault that is lost altogether."""
    check_target(folder)
    growing = folder.with_name(f"{vault_file.UNFINISHED}{folder.name[:40]}")
    with disk.complaints(folder.parent):
        shutil.rmtree(growing, ignore_errors=True)
        try:
            growing.mkdir(mode=disk.PRIVATE_FOLDER)
            _put_back_slots(growing, backup)
            disk.replace_whole(growing / vault_file.MARKER, vault_file.MARKER_TEXT.encode())
            restored = replace(growing, keys, backup, progress)
            growing.rename(folder)
        except BaseException:
            shutil.rmtree(growing, ignore_errors=True)
            raise
        disk.sync_folder(folder.parent)
    return restored


def _put_back_slots(folder: Path, backup: Backup) -> None:
    with disk.complaints(folder):
        slots: Any = json.loads(backup.path.with_suffix(".json").read_bytes())
    vault_file.write(folder, vault_file.VaultFile(cast("Mapping[str, Any]", slots)))


def _check_revision(backup: Backup) -> None:
    if backup.revision not in REVISIONS:
        raise VaultNewer(
            msg("The backup {name} was made by a newer version of this program.", name=backup.name),
            msg("Install the newer version. Nothing was changed."),
            where=str(backup.path),
        )


def _unsound(backup: Backup) -> VaultDamaged:
    return VaultDamaged(
        msg("The backup {name} is damaged, or belongs to another vault.", name=backup.name),
        msg("Choose another one; `kvisa backup VAULT --list` lists them."),
        where=str(backup.path),
    )


def chosen(folder: Path, name: str) -> Backup:
    """Return the backup a person means: a path, a folder with backups, or a name in the vault."""
    own = folder / vault_file.BACKUPS / name
    given = Path(name)
    if given.is_dir():
        found = backups.listed(given) or backups.listed(given / vault_file.BACKUPS)
        if found:
            return found[0]
        raise _none_such(name)
    backup = backups.at(given) if given.is_file() else backups.at(own)
    if backup is None and given.is_file():
        raise Refused(
            msg("{path} is no backup of a vault.", path=name),
            msg("Backups are called like store-0001-20270215T102030123Z.db."),
            where=name,
        )
    if backup is None:
        raise _none_such(name)
    return backup


def _none_such(name: str) -> Refused:
    return Refused(
        msg("There is no backup “{name}”.", name=name),
        msg("`kvisa backup VAULT --list` lists the backups of a vault."),
        where=name,
    )
