# SPDX-License-Identifier: MIT
"""One program per vault: a lock of the operating system on a file that says who holds it.

The system lets go when a program dies, so a lock is never stale. The words in the file stay behind
a crash, and that is how the next program knows of it. The file itself is never deleted: a third
program could otherwise lock a new one beside the old.
"""

import contextlib
import getpass
import json
import os
import socket
import sys
import weakref
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kvisa_desktop.errors import VaultDamaged, VaultLocked
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.store import disk

NAME = "lock"
_LARGEST = 4096
_BEYOND = 1 << 30  # Windows hides locked bytes from readers, so those of the text stay free


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds, or held, a vault open, and since when (UTC, ISO 8601)."""

    host: str
    user: str
    pid: int
    since: str

    @classmethod
    def here(cls) -> "Holder":
        """Return this program, from now on."""
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        return cls(socket.gethostname(), _user(), os.getpid(), now)

    @property
    def began(self) -> datetime:
        """The moment it was opened."""
        return datetime.fromisoformat(self.since)

    @property
    def since_here(self) -> str:
        """The moment it was opened, as the clock on the wall here shows it."""
        return f"{self.began.astimezone():%Y-%m-%d %H:%M}"


class Hold:
    """A vault held by this program.

    `was_left` says that the program before it never let go; `left` is that program, if it can
    still be read who it was.
    """

    def __init__(self, folder: Path) -> None:
        """Take the vault at `folder`; raise `VaultLocked` when another program has it."""
        with disk.complaints(folder):
            path = folder / NAME
            # behind a link may lie a file of somebody, which taking the lock would empty
            if path.is_symlink() or (path.exists() and not disk.is_file(path)):
                raise _no_lock(path)
            self._descriptor = os.open(
                path, os.O_RDWR | os.O_CREAT | disk.BINARY, disk.PRIVATE_FILE
            )
            try:
                is_ours = _take(self._descriptor)
            except OSError:
                os.close(self._descriptor)
                raise
        if not is_ours:
            holder = _parsed(_content(self._descriptor))
            os.close(self._descriptor)
            raise _in_use(folder, holder)
        _HELD.add(self)
        self._before = _content(self._descriptor)
        self.was_left = bool(self._before)
        self.left = _parsed(self._before)
        self.holder = Holder.here()
        try:
            with disk.complaints(folder):
                self._write(json.dumps(asdict(self.holder)).encode("ascii"))
        except BaseException:
            self.forget()
            raise

    def release(self, *, restore: bool = False) -> None:
        """Let go. With `restore`, leave the words found, as if the vault had not been touched."""
        if self._descriptor < 0:
            return
        # a stick that was pulled out must not keep the program from closing
        with contextlib.suppress(OSError):
            self._write(self._before if restore else b"")
        self.forget()

    def forget(self) -> None:
        """Close the file only: what a forked process has to do, so as not to hold on."""
        _HELD.discard(self)
        descriptor, self._descriptor = self._descriptor, -1
        os.close(descriptor)

    @property
    def notice(self) -> Message | None:
        """What the user has to know when the vault was left open, else None."""
        if not self.was_left:
            return None
        if self.left is None:
            return msg(
                "The vault was not closed properly; everything that had been saved is there."
            )
        if self.left.host != self.holder.host:
            return msg(
                "The vault was left open by {user} on {host} on {when}. If it is still open there, "
                "close it there before you change anything here.",
                user=self.left.user,
                host=self.left.host,
                when=self.left.since_here,
            )
        return msg(
            "The vault opened on {when} was not closed properly; "
            "everything that had been saved is there.",
            when=self.left.since_here,
        )

    def _write(self, content: bytes) -> None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, content)
        disk.sync_descriptor(self._descriptor)


_HELD: "weakref.WeakSet[Hold]" = weakref.WeakSet()


def _let_go_in_child() -> None:
    for hold in tuple(_HELD):
        hold.forget()


if hasattr(os, "register_at_fork"):
    # a worker process that outlives a crash would otherwise keep the vault locked
    os.register_at_fork(after_in_child=_let_go_in_child)


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        os.lseek(descriptor, _BEYOND, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _no_lock(path: Path) -> VaultDamaged:
    return VaultDamaged(
        msg("{path} should be the lock of the vault, and is no file.", path=str(path)),
        msg("See what it is and take it away; the program makes the lock anew. No data lie in it."),
        where=str(path),
    )


def _in_use(folder: Path, holder: Holder | None) -> VaultLocked:
    remedy = msg("Close it there first, then try again.")
    if holder is None:
        return VaultLocked(
            msg("The vault {vault} is open in another program.", vault=folder.name),
            remedy,
            where=str(folder),
        )
    return VaultLocked(
        msg(
            "The vault {vault} is in use: {user} opened it on {host} on {when} (process {pid}).",
            vault=folder.name,
            user=holder.user,
            host=holder.host,
            when=holder.since_here,
            pid=str(holder.pid),
        ),
        remedy,
        where=str(folder),
    )


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, _LARGEST)


def _parsed(content: bytes) -> Holder | None:
    """Return the holder named in a lock file, or None when it names none that makes sense."""
    try:
        said = json.loads(content)
        holder = Holder(str(said["host"]), str(said["user"]), int(said["pid"]), str(said["since"]))
        is_whole = holder.began.tzinfo is not None and bool(holder.since_here)
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError, OSError):
        return None
    return holder if is_whole else None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
