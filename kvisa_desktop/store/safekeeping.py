# SPDX-License-Identifier: MIT
"""Backs a vault up: nothing when nothing changed, a second copy elsewhere, old ones let go."""

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from kvisa_desktop.domain.backup import BackedUp, Backup, Why, surplus
from kvisa_desktop.errors import UserError, VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import Progress, Silent, step
from kvisa_desktop.store import backups, database, disk, second_folder, vault_file
from kvisa_desktop.store.sources import Source

SECOND_FOLDER = "backup-folder"
_LAST = "last.json"
_SECOND = "second"
_PIECE = 1 << 20
_ABANDONED = 600.0  # seconds


def back_up(
    source: Source,
    why: Why = Why.ROUTINE,
    *,
    to: Path | None = None,
    progress: Progress | None = None,
    now: datetime | None = None,
) -> BackedUp:
    """Back a vault up, into the folder `to` and the second folder of the vault too.

    When nothing was written since the last backup, that one counts. A second folder that is not to
    be had is told in the answer; one that was asked for by `to` raises.
    """
    progress, now = progress or Silent(), now or datetime.now(UTC)
    step(progress, msg("Backing up the database"), 0, 1)
    state = state_of(source)
    last = unchanged_since(source, state)
    backup = last or _made(source, why, state, now)
    _bring_slots(source, source.own_backups)
    _rotate(source.own_backups, backup, now)
    if to is not None:
        mirrored = second_folder.mirror(source, backup, to, progress)
        _bring_slots(source, mirrored.backup.path.parent)
        return BackedUp(backup, last is None, mirrored)
    second = second_of(source)
    if second is None:
        return BackedUp(backup, last is None)
    try:
        second_folder.demand_plugged_in(source, second, was_filled=_is_noted(source, second))
        second_folder.make_place(source, second)
        # before it is filled: a stick pulled out meanwhile may leave an empty folder of its name
        _note(source, {_SECOND: str(second)})
        mirrored = second_folder.mirror(source, backup, second, progress)
        _bring_slots(source, mirrored.backup.path.parent)
    except UserError as failure:
        return BackedUp(backup, last is None, failure=failure)
    _rotate(mirrored.backup.path.parent, backup, now)
    return BackedUp(backup, last is None, mirrored)


def second_of(source: Source) -> Path | None:
    """Return the second folder that backups of the vault go to, if there is one."""
    found = source.setting(SECOND_FOLDER)
    return None if found is None else Path(json.loads(found))


def forget_second(source: Source) -> None:
    """Let the second folder of the vault be an empty one the next time."""
    if _SECOND in _noted(source):
        _note(source, {_SECOND: None})


def state_of(source: Source) -> str:
    """Return a digest of the database as it stands; the same as long as nobody writes."""
    digest = hashlib.blake2b(digest_size=32)
    with database.reading(source.engine) as connection:
        # the first query takes the lock that keeps writers out of the file
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").fetchall()
        with disk.complaints(source.folder):
            for piece in _pieces(source.database):
                digest.update(piece)
    return digest.hexdigest()


def unchanged_since(source: Source, state: str) -> Backup | None:
    """Return the backup of exactly this state, if it is there."""
    said = _noted(source)
    path = source.own_backups / Path(str(said.get("backup"))).name
    if said.get("state") != state or not path.with_suffix(".json").is_file():
        return None
    return backups.at(path)


def _made(source: Source, why: Why, state: str, now: datetime) -> Backup:
    path = backups.back_up(
        source.engine, source.keys.database, source.folder, source.revision, now, why=why
    )
    made = backups.at(path)
    if made is None:
        raise VaultDamaged(
            msg("The backup could not be proved to be whole and was deleted."),
            msg("See whether the disk is failing; save to another disk. Nothing was changed."),
            where=str(path),
        )
    _note(source, {"state": state, "backup": made.name})
    return made


def _noted(source: Source) -> dict[str, object]:
    try:
        said = json.loads(disk.content(source.own_backups / _LAST))
    except (OSError, ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _note(source: Source, news: Mapping[str, object]) -> None:
    """Note beside the backups, not in the database: writing there would call for a backup."""
    before = _noted(source)
    after = {**before, **news}
    if after == before:
        return
    path = source.own_backups / _LAST
    with disk.complaints(source.own_backups):
        if path.is_dir():
            path.rename(path.with_name(f"{_LAST}-{time.time_ns():x}"))  # not ours; nothing is lost
        disk.replace_whole(path, json.dumps(after).encode())


def _is_noted(source: Source, second: Path) -> bool:
    return _noted(source).get(_SECOND) == str(second)


def _rotate(folder: Path, last: Backup, now: datetime) -> None:
    for each in surplus(backups.listed(folder, now), now):
        # the backup of the vault as it stands stays, however it is dated
        if each.name != last.name:
            backups.delete(each)
    # half a backup of a program that was killed; another program may be at work on a younger one
    oldest = time.time() - _ABANDONED
    with disk.complaints(folder):
        for path in folder.glob("store-*.new*"):
            if disk.is_file(path) and path.stat().st_mtime < oldest:
                path.unlink()


def _bring_slots(source: Source, place: Path) -> None:
    """Let older backups follow a change of the password that they could not follow at once."""
    main = vault_file.read(source.folder).main
    if main is not None and source.keys.has_sealed(main):
        backups.bring_slots(place, source.folder)


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece
