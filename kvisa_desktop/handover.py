# SPDX-License-Identifier: MIT
"""One window per vault: a second start hands its files to the window that has the vault open.

Both speak over a socket in the user's own run-time folder (a named pipe on Windows), never over a
network; each message is signed with a key that only this user can read.
"""

import hashlib
import json
import os
import secrets
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path

from kvisa_desktop import paths

_LARGEST = 1 << 20
_PATIENCE = 10.0  # seconds
_CLOSING = 0.5
_TAKEN = b"taken"
_OVER = b"over"
_KEY = "handover.key"
_FAILURES = (OSError, EOFError, AuthenticationError, ValueError)

Received = Callable[[tuple[Path, ...]], None]


def hand_over(vault: Path, files: Sequence[Path] = ()) -> bool:
    """Ask the window that has `vault` open to come to the front and take `files`.

    Return False when no window has it open, or the one that has does not answer in time: then it
    is this program's to open.
    """
    answers: list[bytes] = []

    def ask() -> None:
        with suppress(*_FAILURES), Client(_address(vault), authkey=_key()) as line:
            said = {"files": [str(each.absolute()) for each in files]}
            line.send_bytes(json.dumps(said).encode())
            answers.append(line.recv_bytes(_LARGEST))

    # a line has no time limit of its own, and the other program may be stopped
    asking = threading.Thread(target=ask, name="handover", daemon=True)
    asking.start()
    asking.join(_PATIENCE)
    return answers == [_TAKEN]


class Reception:
    """Takes what other starts of the program hand over while `vault` is open.

    `received` is called on a thread of its own. Where no line can be opened nothing is received,
    and a second start is told that the vault is in use.
    """

    def __init__(self, vault: Path, received: Received) -> None:
        self._received = received
        self._address = ""
        self._is_over = False
        self._listener: Listener | None = None
        with suppress(*_FAILURES):
            self._address = _address(vault)
            if sys.platform != "win32":
                # the vault is ours, so whoever bound this name before is gone
                Path(self._address).unlink(missing_ok=True)
            listener = self._listener = Listener(self._address, authkey=_key())
            threading.Thread(
                target=self._serve, args=(listener,), name="handover", daemon=True
            ).start()

    def close(self) -> None:
        """Take no more."""
        listener, self._listener = self._listener, None
        if listener is None:
            return
        self._is_over = True
        # The thread that waits is woken by a last message. A line has no time limit of its own, and
        # whoever closes a window must never wait for long.
        waking = threading.Thread(target=self._wake, name="handover", daemon=True)
        waking.start()
        waking.join(_CLOSING)
        with suppress(*_FAILURES):
            listener.close()

    def _wake(self) -> None:
        with suppress(*_FAILURES), Client(self._address, authkey=_key()) as line:
            line.send_bytes(_OVER)
            line.poll(_CLOSING)

    def _serve(self, listener: Listener) -> None:
        goes_on = True
        while goes_on:
            try:
                with listener.accept() as line:
                    goes_on = self._take(line)
            except _FAILURES:
                # a start that fails half-way must not end the listening
                goes_on = not self._is_over

    def _take(self, line: "Connection[bytes, bytes]") -> bool:
        """Take what is handed over; return False for the last message of all."""
        said = line.recv_bytes(_LARGEST)
        if said == _OVER and self._is_over:
            return False
        files = _files_in(said)
        if files is not None:
            line.send_bytes(_TAKEN)
            self._received(files)
        return True


def _files_in(said: bytes) -> tuple[Path, ...] | None:
    """Return the files that a message names, None when it makes no sense."""
    try:
        return tuple(Path(str(each)) for each in json.loads(said)["files"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _address(vault: Path) -> str:
    name = hashlib.sha256(os.fsencode(vault.resolve())).hexdigest()[:32]
    if sys.platform == "win32":
        return rf"\\.\pipe\kvisa-{name}"
    return str(paths.runtime_folder() / name)


def _key() -> bytes:
    """Return the key of this user's lines, made when there is none yet."""
    file = paths.runtime_folder() / _KEY
    with suppress(FileExistsError):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as stream:  # noqa: PTH123  a descriptor has no path
            stream.write(secrets.token_bytes(32))
    return file.read_bytes()
