# SPDX-License-Identifier: MIT
"""A file that exists under its name only when it is whole and proved.

Where the system allows it the draft has no name at all, so that a crash or a kill leaves nothing
behind; elsewhere it is a hidden neighbour that the next build of the same file replaces.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg, verbatim

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_UNSUPPORTED = {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass(slots=True)
class Draft:
    """The file being written: `file` to write to, `path` to read it by."""

    file: BinaryIO
    path: Path
    is_kept: bool = False

    def keep(self) -> None:
        """Say that the file is whole: it takes its name when the draft is left."""
        self.is_kept = True


@contextmanager
def draft(out: Path) -> Iterator[Draft]:
    """Open a draft of `out`; it replaces what stands there only if it was kept.

    NoRoom when the folder cannot be written to or the disk is full.
    """
    hidden = out.with_name(f".{out.name}.part")
    try:
        with suppress(FileNotFoundError):
            hidden.unlink()
        nameless = _nameless(out.parent)
        with nameless or hidden.open("w+b") as file:
            path = Path(f"/proc/self/fd/{file.fileno()}") if nameless else hidden
            opened = Draft(file, path)
            yield opened
            if opened.is_kept:
                file.flush()
                os.fsync(file.fileno())
                if nameless:
                    _name(path, hidden)
        if opened.is_kept:
            hidden.replace(out)
            _settle(out.parent)
    except OSError as error:
        told = _told(error, out)
        if told is None:
            raise
        raise told from error
    finally:
        with suppress(OSError):
            hidden.unlink(missing_ok=True)


def _nameless(folder: Path) -> BinaryIO | None:
    """Return a file of `folder` that has no name, or None where there is no such thing."""
    flag = getattr(os, "O_TMPFILE", 0)
    if not flag or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.fdopen(os.open(folder, flag | os.O_RDWR, 0o666), "w+b")
    except OSError as error:
        if error.errno in _UNSUPPORTED:
            return None
        raise


def _name(path: Path, hidden: Path) -> None:
    """Give the nameless file a name; only with a folder given is the link followed to it."""
    folder = os.open(hidden.parent, os.O_RDONLY)
    try:
        os.link(path, hidden.name, dst_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut, where folders can be synced."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _told(error: OSError, out: Path) -> NoRoom | None:
    name = verbatim(out.name)
    if error.errno in _FULL:
        return NoRoom(
            msg("The disk is full: {file} could not be written.", file=name),
            msg("Free some space or choose another folder, then build again."),
            where=str(out.parent),
        )
    if error.errno in _REFUSED | {errno.ENOENT, errno.ENOTDIR, errno.EISDIR}:
        return NoRoom(
            msg("{file} cannot be written in this folder.", file=name),
            msg("Choose a folder you may write to, then build again."),
            where=str(out.parent),
        )
    return None
