# SPDX-License-Identifier: MIT
"""A dossier that exists under its name only when it is whole and proved."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.whole_files import Draft, whole_file

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def draft(out: Path) -> Iterator[Draft]:
    """Open a draft of `out`; it replaces what stands there only if it was kept.

    NoRoom when the folder cannot be written to or the disk is full.
    """
    try:
        with whole_file(out) as opened:
            yield opened
    except OSError as error:
        told = _told(error, out)
        if told is None:
            raise
        raise told from error


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
