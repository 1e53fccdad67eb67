# SPDX-License-Identifier: MIT
"""A file that exists under its name only when it is whole.

Where the system allows it the file has no name at all while it grows, so that a crash or a kill
leaves nothing behind; elsewhere it is a hidden neighbour that the next writing of it replaces.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_UNSUPPORTED = {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT, errno.EINVAL}


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
def whole_file(out: Path) -> Iterator[Draft]:
    """Open a draft of `out`; it replaces what stands there only if it was kept."""
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
