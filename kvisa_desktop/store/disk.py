# SPDX-License-Identifier: MIT
"""Writing that survives a power cut, and what the system says when it cannot be done."""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kvisa_desktop.errors import NoRoom, UserError
from kvisa_desktop.messages import msg

if sys.platform == "darwin":
    import fcntl

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
BINARY = getattr(os, "O_BINARY", 0)  # Windows would translate line ends otherwise

_READ_AT_ONCE = 1 << 20
# EFBIG is what a limit on file sizes says; for the user it is the same as a full disk.
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS}


def full(where: Path) -> NoRoom:
    """Return the complaint that the disk is full."""
    return NoRoom(
        msg(
            "There is not enough room to save in {folder}. Nothing was changed.", folder=str(where)
        ),
        msg("Free some space on this disk, or copy the vault to a larger one, and try again."),
        where=str(where),
    )


def not_writable(where: Path) -> NoRoom:
    """Return the complaint that the place cannot be written to."""
    return NoRoom(
        msg("{folder} cannot be written to. Nothing was changed.", folder=str(where)),
        msg("Copy the vault to a folder of your own on a disk that is not write-protected."),
        where=str(where),
    )


def gone(folder: Path) -> NoRoom:
    """Return the complaint that the folder of an open vault is not where it was."""
    return NoRoom(
        msg("The folder of the vault, {folder}, is no longer there.", folder=str(folder)),
        msg(
            "It was moved, renamed, or its disk was taken away. Put it back there, or close the "
            "vault and open it where it lies now."
        ),
        where=str(folder),
    )


def not_readable(where: Path) -> NoRoom:
    """Return the complaint that the user may not read a file."""
    return NoRoom(
        msg("You are not allowed to read {path}.", path=str(where)),
        msg("Change the permissions of the file, or ask whoever owns it."),
        where=str(where),
    )


def unreachable(where: Path, reason: str = "") -> NoRoom:
    """Return the complaint that the disk does not answer as it should."""
    return NoRoom(
        msg("{folder} could not be read or written: {reason}.", folder=str(where), reason=reason)
        if reason
        else msg("{folder} could not be read or written.", folder=str(where)),
        msg("See that the disk or stick is connected and not full, then try again."),
        where=str(where),
    )


@contextmanager
def complaints(where: Path) -> Iterator[None]:
    """Turn what the system says inside the block into a `NoRoom` about `where`."""
    try:
        yield
    except OSError as error:
        raise complaint(error, where) from error


def complaint(error: OSError, where: Path) -> UserError:
    """Return what a failure of the system means for the user."""
    if error.errno in _FULL:
        return full(where)
    if error.errno in _NOT_WRITABLE:
        return not_writable(where)
    return unreachable(where, error.strerror or "")


def is_file(path: Path) -> bool:
    """Return True for a file of the disk: no folder, pipe or device, and no link to any."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def content(path: Path, most: int = -1) -> bytes:
    """Return what stands in a file, or the first bytes of it; raise `OSError` for all else.

    A pipe would let the program wait for ever, and a device may have no end.
    """
    _demand_file(path)
    with path.open("rb") as file:
        return file.read(most)


def is_unreadable(path: Path) -> bool:
    """Return True when disk or permissions do not give up a file, whatever stands in it."""
    try:
        _demand_file(path)
        with path.open("rb") as file:
            while file.read(_READ_AT_ONCE):
                pass
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return False
    except OSError:
        return True
    return False


def _demand_file(path: Path) -> None:
    if not stat.S_ISREG(path.stat().st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def sync_descriptor(descriptor: int) -> None:
    """Wait until what was written lies on the disk."""
    if sys.platform == "darwin":
        # fsync alone stops at the cache of the drive there
        fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
    else:
        os.fsync(descriptor)


def sync_file(path: Path) -> None:
    """Wait until the file at `path` lies on the disk."""
    descriptor = os.open(path, os.O_RDWR | BINARY)
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Wait until the names in `folder` lie on the disk. Windows does that by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        sync_descriptor(descriptor)
    finally:
        os.close(descriptor)


def write_synced(path: Path, pieces: Iterator[bytes | memoryview]) -> None:
    """Write a new private file at `path` and wait for the disk; leave nothing when it fails."""
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        path.unlink(missing_ok=True)  # opening a pipe would wait for ever, a link lead elsewhere
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, PRIVATE_FILE)
    try:
        try:
            for piece in pieces:
                _write_all(descriptor, piece)
            sync_descriptor(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def replace_whole(path: Path, data: bytes) -> None:
    """Replace the file at `path` so that a reader, or a crash, finds the old or the new one."""
    beside = path.with_name(path.name + ".new")
    write_synced(beside, iter((data,)))
    beside.replace(path)
    sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Make a private folder when it is not there, and wait until its name lies on the disk."""
    if not folder.is_dir():
        folder.mkdir(mode=PRIVATE_FOLDER)
        sync_folder(folder.parent)


def _write_all(descriptor: int, piece: bytes | memoryview) -> None:
    left = memoryview(piece)
    while left:
        left = left[os.write(descriptor, left) :]
