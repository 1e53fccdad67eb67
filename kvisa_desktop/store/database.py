# SPDX-License-Identifier: MIT
"""The encrypted database: how it is opened, and what its failures mean for the user."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import PendingRollbackError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from kvisa_desktop.errors import UserError, VaultDamaged, VaultLocked
from kvisa_desktop.messages import msg
from kvisa_desktop.store import disk

_BUSY_SECONDS = 20.0
_CONNECTIONS = 4  # the worker that writes, and a few screens that look
_BEGIN = "kvisa_begin"
_PATH = "kvisa_path"

# TRUNCATE + FULL kept every acknowledged commit in 800 of 800 simulated power cuts; DELETE + FULL
# and WAL + NORMAL did not. Without cache_spill a large act locks readers out at its commit only.
_PRAGMAS = (
    "PRAGMA cipher_compatibility = 4",
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA cache_spill = OFF",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
)


def connect(path: Path, key: bytes) -> Any:  # noqa: ANN401
    """Return a driver connection to the encrypted file at `path`, which has to exist."""
    if not path.is_file():
        raise missing(path)
    # always absolute: SQLite would take a name that begins with "file:" for an address
    raw = dbapi2.connect(
        str(path.absolute()), timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for pragma in _PRAGMAS:
            raw.execute(pragma).fetchall()
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        raw.close()
        raise
    return raw


def peek(path: Path, key: bytes) -> Any:  # noqa: ANN401
    """Return a driver connection that only reads and leaves no trace beside the file."""
    if not path.is_file():
        raise missing(path)
    raw = dbapi2.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    try:
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except BaseException:
        raw.close()
        raise
    return raw


@contextmanager
def peeked(path: Path, key: bytes) -> Iterator[Any]:
    """Give a driver connection to a file nobody writes to; its failures are `UserError`s."""
    with _told(path), closing(peek(path, key)) as raw:
        yield raw


@contextmanager
def opened(path: Path, key: bytes) -> Iterator[Any]:
    """Give a driver connection for a short while; its failures are `UserError`s."""
    with _told(path), closing(connect(path, key)) as raw:
        yield raw


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except dbapi2.Error as error:
        found = complaint(error, path)
        if found is None:
            raise
        raise found from error


def make_file(path: Path) -> None:
    """Make the empty private file that becomes a database with its first write."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, disk.PRIVATE_FILE))


def open_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on the database at `path`; its failures are `UserError`s."""
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key),
        poolclass=QueuePool,
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
        hide_parameters=True,
        execution_options={_PATH: path},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: _explain(context, path))
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that nobody else can write beside; commit at the end."""
    with engine.connect() as connection, exclusively(connection):
        yield connection


@contextmanager
def exclusively(connection: Connection) -> Iterator[None]:
    """Hold a transaction that nobody else can write beside; commit at the end of the block."""
    connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
    with connection.begin():
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    with engine.connect() as connection:
        connection.begin()
        try:
            # rolled back in the end, which succeeds even when a damaged page ended the connection
            yield connection
        except PendingRollbackError as error:
            # whoever went on after a damaged page was told of it once already
            raise damaged(engine.get_execution_options()[_PATH]) from error


def driver_of(connection: Connection) -> Any:  # noqa: ANN401
    """Return the connection of the driver, for what has to happen outside transactions."""
    return connection.connection.dbapi_connection


def is_intact(connection: Connection) -> bool:
    """Return True when the structure of the database is in order."""
    return connection.exec_driver_sql("PRAGMA quick_check").fetchall() == [("ok",)]


def missing(path: Path) -> VaultDamaged:
    """Return the complaint that there is no database."""
    return VaultDamaged(
        msg(
            "The vault {vault} has no database: {file} is missing.",
            vault=path.parent.name,
            file=path.name,
        ),
        msg("See that the disk is connected. Else restore the vault from a backup."),
        where=str(path),
    )


def damaged(path: Path) -> VaultDamaged:
    """Return the complaint that the database is damaged."""
    return VaultDamaged(
        msg("The database of the vault {vault} is damaged.", vault=path.parent.name),
        msg(
            "Restore the vault from a backup; its folder backups holds copies. "
            "Keep the damaged folder until you have."
        ),
        where=str(path),
    )


def complaint(error: BaseException, path: Path) -> UserError | None:
    """Return what an error of the driver means for the user; None when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == _NO_SUCH_TABLE and _is_empty(path):
        return damaged(path)
    explain = None if code is None else _MEANINGS.get(int(code) & 0xFF)
    return None if explain is None else explain(path)


def _is_empty(path: Path) -> bool:
    """Return True for a file without a whole page: it passes for a database without tables."""
    with suppress(OSError):
        return path.stat().st_size < _SMALLEST_PAGE
    return False


def _in_use(path: Path) -> VaultLocked:
    return VaultLocked(
        msg("Another program is reading or copying the vault {vault}.", vault=path.parent.name),
        msg("Wait until it has finished, then try again. Nothing was changed."),
        where=str(path),
    )


def _read_only(path: Path) -> UserError:
    # so SQLite calls a file that was moved away under it
    return disk.not_writable(path.parent) if path.parent.is_dir() else disk.gone(path.parent)


def _unreachable(path: Path) -> UserError:
    if not path.parent.is_dir():
        return disk.gone(path.parent)
    if path.exists() and not os.access(path, os.R_OK):
        return disk.not_readable(path)
    return disk.unreachable(path.parent)


_NO_SUCH_TABLE = 1  # SQLITE_ERROR, of which there are more
_SMALLEST_PAGE = 512
_MEANINGS: dict[int, Callable[[Path], UserError]] = {
    5: _in_use,  # SQLITE_BUSY
    6: _in_use,  # SQLITE_LOCKED
    8: _read_only,  # SQLITE_READONLY
    10: _unreachable,  # SQLITE_IOERR
    11: damaged,  # SQLITE_CORRUPT
    13: lambda path: disk.full(path.parent),  # SQLITE_FULL
    14: _unreachable,  # SQLITE_CANTOPEN
    26: damaged,  # SQLITE_NOTADB; the key is right, or no slot would have opened
}


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))


def _explain(context: ExceptionContext, path: Path) -> None:
    found = complaint(context.original_exception, path)
    if found is None:
        return
    if isinstance(found, VaultDamaged):
        # SQLCipher refuses every page after the first bad one; a fresh connection does not
        context.is_disconnect = True
    raise found from context.original_exception
