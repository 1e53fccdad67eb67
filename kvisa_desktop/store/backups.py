# SPDX-License-Identifier: MIT
"""Verified copies of the database beside it. Scans need none: a kept scan never changes."""

import re
import shutil
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from kvisa_desktop.domain.backup import Backup, Why, newest_first
from kvisa_desktop.errors import UserError, VaultDamaged
from kvisa_desktop.messages import msg
from kvisa_desktop.store import database, disk, vault_file

_NAME = re.compile(r"store-(\w+)-(\d{8}T\d{6})(\d{3})Z(?:-(\w+))?\.db")


def back_up(
    engine: Engine,
    key: bytes,
    folder: Path,
    revision: str,
    now: datetime,
    *,
    why: Why = Why.ROUTINE,
) -> Path:
    """Copy the database of the vault at `folder` under backups/, prove the copy, return its path.

    The copy has the same key; vault.json goes along, for its slots may change. What cannot be
    proved is deleted again and raises `VaultDamaged`.
    """
    made = folder / vault_file.BACKUPS / name_of(revision, now, why)
    half = made.with_name(made.name + ".new")
    check_room(folder, times=1)
    with disk.complaints(folder):
        disk.make_folder(made.parent)
        half.unlink(missing_ok=True)
        database.make_file(half)
        try:
            _copy(engine, key, half)
            prove(key, half)
            disk.sync_file(half)
            disk.replace_whole(made.with_suffix(".json"), (folder / vault_file.NAME).read_bytes())
            half.replace(made)
        finally:
            half.unlink(missing_ok=True)
            half.with_name(half.name + "-journal").unlink(missing_ok=True)
        disk.sync_folder(made.parent)
    return made


def name_of(revision: str, now: datetime, why: Why) -> str:
    """Return what a backup is called."""
    moment = f"{now:%Y%m%dT%H%M%S}{now.microsecond // 1000:03}Z"
    return f"store-{revision}-{moment}{why and '-'}{why}.db"


def at(path: Path) -> Backup | None:
    """Return the backup in the file at `path`; None when it is not called like one, or is gone."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    revision, second, thousandths, why = found.groups()
    try:
        made_at = datetime.strptime(second, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        there = path.stat()
        reason = Why(why or "")
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(there.st_mode):
        return None
    made_at = made_at.replace(microsecond=int(thousandths) * 1000)
    return Backup(path, revision, made_at, reason, there.st_size)


def listed(folder: Path, now: datetime | None = None) -> tuple[Backup, ...]:
    """Return the backups that lie in `folder`, the newest first, those of the future last."""
    try:
        there = [at(path) for path in folder.iterdir()]
    except OSError:
        return ()
    found = [each for each in there if each is not None]
    return tuple(newest_first(found, now or datetime.now(UTC)))


def last_act_in(key: bytes, backup: Backup) -> bytes:
    """Return when the last act in a backup was done, by the clock that only ever goes forward.

    What cannot be read comes before everything.
    """
    with suppress(UserError), database.peeked(backup.path, key) as copy:
        (reading,) = copy.execute("SELECT max(clock) FROM act").fetchone()
        return bytes(reading or b"")
    return b""


def bring_slots(folder: Path, vault: Path) -> None:
    """Write vault.json of a vault beside each of its backups in `folder` that has other slots.

    All are tried before what the first of those said that failed is raised.
    """
    failures: list[OSError] = []
    with disk.complaints(folder):
        data = (vault / vault_file.NAME).read_bytes()
        there = [at(path) for path in folder.iterdir()]
        for slots in (each.path.with_suffix(".json") for each in there if each is not None):
            try:
                if not slots.is_file() or slots.read_bytes() != data:
                    disk.replace_whole(slots, data)
            except OSError as error:
                failures.append(error)
        if failures:
            raise failures[0]


def delete(backup: Backup) -> None:
    """Delete a backup and its key slots; one that has gone already does no harm."""
    with disk.complaints(backup.path.parent):
        backup.path.unlink(missing_ok=True)
        backup.path.with_suffix(".json").unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Delete what a program that was killed left half written among the backups in `folder`."""
    with disk.complaints(folder):
        for path in folder.glob("store-*.new*"):
            if not path.is_dir():
                path.unlink(missing_ok=True)


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


def prove(key: bytes, path: Path) -> None:
    """Raise `VaultDamaged` unless the database at `path` opens and every page of it is sound."""
    with database.peeked(path, key) as copy:
        unsound = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = copy.execute("PRAGMA quick_check").fetchall()
        # an empty file passes for a database without tables
        is_empty = copy.execute("SELECT count(*) FROM sqlite_master").fetchall() == [(0,)]
    if unsound or is_empty or structure != [("ok",)]:
        raise VaultDamaged(
            msg("The backup could not be proved to be whole and was deleted."),
            msg("See whether the disk is failing; save to another disk. Nothing was changed."),
            where=str(path),
        )
