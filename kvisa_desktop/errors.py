# SPDX-License-Identifier: MIT
"""What can go wrong that is not our bug: each kind carries a sentence and the way out.

Everything else that is raised is a defect of the program and goes to the crash window.
"""

from enum import IntEnum
from os import PathLike

from kvisa_desktop.messages import Message, msg, verbatim


class Fault(IntEnum):
    """The kinds of failure; the number is the exit code of the command line."""

    USAGE = 2
    REFUSED = 3
    LOCKED = 4
    DAMAGED = 5
    NO_ROOM = 6
    INTERRUPTED = 130


class UserError(Exception):
    """A failure that is told to the user: what happened, where, and what to do next."""

    fault = Fault.REFUSED

    def __init__(self, what: Message, remedy: Message | None = None, *, where: str = "") -> None:
        """Keep the sentence, the remedy, and the file or field concerned."""
        super().__init__(what.text)
        self.what = what
        self.remedy = remedy
        self.where = where


class Refused(UserError):
    """The input or the act was refused; nothing was changed."""


class WrongUsage(UserError):
    """The command or the call was put wrongly."""

    fault = Fault.USAGE


class VaultLocked(UserError):
    """The vault is in use, or the password is wrong or missing."""

    fault = Fault.LOCKED


class VaultDamaged(UserError):
    """The vault is no vault, is damaged, or was written by a newer program."""

    fault = Fault.DAMAGED


class VaultNewer(VaultDamaged):
    """A newer program wrote the vault or the backup: nothing of it is damaged or to be mended."""


class NoRoom(UserError):
    """The disk is full or the place is not writable."""

    fault = Fault.NO_ROOM


class LookOnly(NoRoom):
    """The vault is opened to look at only, for it cannot be written to."""


class Cancelled(UserError):
    """The user stopped a long act; nothing was changed."""

    fault = Fault.INTERRUPTED


def no_such_file(path: str | PathLike[str]) -> Refused:
    """Return the failure to raise where `path` names no file."""
    return Refused(
        msg("There is no file “{path}”.", path=verbatim(str(path))),
        msg("Check the name and the folder."),
    )


def unreadable_file(path: str | PathLike[str], error: OSError) -> Refused:
    """Return the failure to raise where the system does not let `path` be read."""
    name = verbatim(str(path))
    if isinstance(error, IsADirectoryError):
        return Refused(
            msg("“{name}” is a folder.", name=name), msg("Name the files in it."), where=str(path)
        )
    return Refused(
        msg("“{path}” cannot be read.", path=name),
        verbatim(error.strerror or str(error)),
        where=str(path),
    )
