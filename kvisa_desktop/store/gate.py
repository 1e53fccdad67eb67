# SPDX-License-Identifier: MIT
"""Who may enter an open vault: many who look, one who acts, nobody once it is locked."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from kvisa_desktop.errors import VaultLocked
from kvisa_desktop.messages import msg


def locked() -> VaultLocked:
    """Return the complaint that the vault is locked."""
    return VaultLocked(
        msg("The vault is locked."), msg("Open it with its password, then try again.")
    )


class Gate:
    """Counts the threads inside; acting waits for acting, closing waits for all."""

    def __init__(self) -> None:
        """Begin open and empty."""
        self._change = threading.Condition()
        self._looking: Counter[int] = Counter()
        self._acting: int | None = None
        self._is_open = True

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Hold the vault open while looking."""
        me = threading.get_ident()
        with self._change:
            self._check_open()
            self._looking[me] += 1
        try:
            yield
        finally:
            with self._change:
                self._looking[me] -= 1
                self._looking += Counter()  # drops what has come to nought
                self._change.notify_all()

    @contextmanager
    def acting(self) -> Iterator[None]:
        """Hold the vault open, alone among those who act."""
        me = threading.get_ident()
        with self._change:
            self._refuse_deadlock(me)
            self._change.wait_for(lambda: self._acting is None)
            self._check_open()
            self._acting = me
        try:
            yield
        finally:
            with self._change:
                self._acting = None
                self._change.notify_all()

    @contextmanager
    def closing(self) -> Iterator[None]:
        """Let nobody in any more, wait until all are out, and stay shut afterwards."""
        with self._change:
            self._refuse_deadlock(threading.get_ident())
            self._is_open = False
            self._change.wait_for(lambda: self._acting is None and not self._looking)
            yield

    def open(self) -> None:
        """Let them in again."""
        with self._change:
            self._is_open = True

    def _check_open(self) -> None:
        if not self._is_open:
            raise locked()

    def _refuse_deadlock(self, me: int) -> None:
        # the commit of an act waits until nobody looks, so a look around an act waits for itself
        if self._acting == me or self._looking[me]:
            message = "an act, or closing, inside a look or an act of the same thread"
            raise RuntimeError(message)
