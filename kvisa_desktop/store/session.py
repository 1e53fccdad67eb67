# SPDX-License-Identifier: MIT
"""What is there while a vault is unlocked: keys, database, scans, clock. Gone when it is locked."""

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, Table, delete, insert, select

from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import Message
from kvisa_desktop.store import (
    backups,
    clock,
    database,
    journal,
    schema,
    vault_file,
)
from kvisa_desktop.store.clock import HybridClock
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.keys import Keys
from kvisa_desktop.store.lock import Hold, Holder
from kvisa_desktop.store.tables import DEVICE, FILE_KEY, META, SETTING


@dataclass(frozen=True, slots=True, repr=False)
class Session:
    """An unlocked vault."""

    keys: Keys
    engine: Engine
    files: EncryptedFiles
    clock: HybridClock
    device: bytes
    actor: str
    meta: dict[str, str]
    settings: dict[str, str]

    def close(self) -> None:
        """Close the files and the database."""
        self.files.close()
        self.engine.dispose()


def begin(folder: Path, keys: Keys, hold: Hold) -> tuple[Session, tuple[Message, ...]]:
    """Unlock the vault at `folder`; return the session, and what the user should be told.

    After a crash the database is checked and what an interrupted act left is swept up.
    """
    path = folder / vault_file.DATABASE
    engine = database.open_engine(path, keys.database)
    try:
        migrated = schema.bring_up_to_date(engine, keys.database, folder)
        if hold.was_left:
            _check(engine, path)
        session = _session(engine, keys, folder, hold.holder)
        if hold.was_left:
            _sweep(session, folder, hold)
    except BaseException:
        engine.dispose()
        raise
    return session, tuple(each for each in (hold.notice, migrated) if each is not None)


def look_at(path: Path, keys: Keys, files: Path) -> Session:
    """Return a session on a database that is only looked at, whose scans lie in `files`."""
    engine = database.open_engine(path, keys.database)
    return Session(
        keys=keys,
        engine=engine,
        files=EncryptedFiles(files, keys.file_names),
        clock=HybridClock(bytes(clock.DEVICE_BYTES), clock.BEGINNING),
        device=bytes(clock.DEVICE_BYTES),
        actor="",
        meta=_pairs(engine, META),
        settings=_pairs(engine, SETTING),
    )


def keep_setting(session: Session, key: str, value: str | None) -> None:
    """Write a preference into the vault, or drop it."""
    with database.writing(session.engine) as connection:
        connection.execute(delete(SETTING).where(SETTING.c.key == key))
        session.settings.pop(key, None)
        if value is not None:
            text = json.dumps(value)  # escaped: the name of a folder need not be text
            connection.execute(insert(SETTING).values(key=key, value=text))
            session.settings[key] = text


def known_files(engine: Engine) -> set[str]:
    """Return the names of all files under files/ that the database has a key for."""
    with database.reading(engine) as connection:
        return set(connection.execute(select(FILE_KEY.c.name)).scalars())


def _check(engine: Engine, path: Path) -> None:
    with database.reading(engine) as connection:
        if not database.is_intact(connection):
            raise database.damaged(path)


def _sweep(session: Session, folder: Path, hold: Hold) -> None:
    # what cannot be swept does no harm, and keeps nobody from the vault
    with suppress(UserError, OSError):
        backups.sweep(folder / vault_file.BACKUPS)
    with suppress(UserError, OSError):
        vault_file.sweep(folder)
    since = float("inf") if hold.left is None else hold.left.began.timestamp()
    session.files.sweep(known_files(session.engine), since)


def _session(engine: Engine, keys: Keys, folder: Path, holder: Holder) -> Session:
    with database.reading(engine) as connection:
        last = journal.last_reading(connection)
    device = _device(engine, folder, holder)
    return Session(
        keys=keys,
        engine=engine,
        files=EncryptedFiles(folder / vault_file.FILES, keys.file_names),
        clock=HybridClock(device, last),
        device=device,
        actor=holder.user,
        meta=_pairs(engine, META),
        settings=_pairs(engine, SETTING),
    )


def _device(engine: Engine, folder: Path, holder: Holder) -> bytes:
    """Return the id under which changes made here are known.

    A vault that was copied or moved elsewhere gets a new one, so that the clock readings of two
    copies are never the same.
    """
    here = "\0".join((holder.host, holder.user, str(folder)))
    place = hashlib.blake2b(here.encode("utf-8", "surrogateescape"), digest_size=16).digest()
    with database.reading(engine) as connection:
        known = connection.execute(select(DEVICE.c.id).where(DEVICE.c.place == place)).scalar()
    if known is not None:
        return bytes(known)
    device = secrets.token_bytes(clock.DEVICE_BYTES)
    with database.writing(engine) as connection:
        connection.execute(
            insert(DEVICE).values(
                id=device,
                name=f"{holder.user}@{holder.host}",
                place=place,
                added_at=clock.as_text(clock.instant_of(clock.wall_ms())),
            )
        )
    return device


def _pairs(engine: Engine, table: Table) -> dict[str, str]:
    with database.reading(engine) as connection:
        return {row.key: row.value for row in connection.execute(select(table)).all()}
