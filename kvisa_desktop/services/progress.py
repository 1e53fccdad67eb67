# SPDX-License-Identifier: MIT
"""How long work says how far it is, and learns that it should stop."""

from typing import Protocol

from kvisa_desktop.errors import Cancelled
from kvisa_desktop.messages import Message, msg


class Progress(Protocol):
    """Where long work reports to. Called from the thread that works."""

    def report(self, what: Message, done: int, total: int) -> None:
        """Take the news that `done` of `total` steps of `what` are finished."""

    def is_cancelled(self) -> bool:
        """Return True when the work should stop at the next step."""


class Silent:
    """Progress that nobody watches and that never stops."""

    def report(self, what: Message, done: int, total: int) -> None:
        """Take the news and keep quiet."""

    def is_cancelled(self) -> bool:
        """Return False: nobody can stop it."""
        return False


def step(progress: Progress, what: Message, done: int, total: int) -> None:
    """Report a step; raise `Cancelled` when the work should stop."""
    if progress.is_cancelled():
        raise Cancelled(msg("Stopped. Nothing was changed."))
    progress.report(what, done, total)
