# SPDX-License-Identifier: MIT
"""Progress as bars on a terminal."""

from typing import Any

import click

from kvisa_desktop.cli.console import Console
from kvisa_desktop.messages import Message


class Bars:
    """Draws how far work has come, on standard error; one bar, relabelled as work goes on."""

    def __init__(self, console: Console) -> None:
        """Draw to the error stream of `console`."""
        self._console = console
        self._bar: Any = None
        self._total = 0

    def report(self, what: Message, done: int, total: int) -> None:
        """Draw that `done` of `total` steps of `what` are finished."""
        if self._bar is None or total != self._total:
            self.close()
            self._total = total
            self._bar = click.progressbar(
                length=max(total, 1), file=self._console.err, show_eta=False, width=30
            )
            self._bar.__enter__()
        self._bar.label = self._console.spoken(what)
        self._bar.update(done - self._bar.pos)
        self._bar.render_progress()

    def is_cancelled(self) -> bool:
        """Return False: work on a terminal is stopped by Ctrl-C."""
        return False

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
