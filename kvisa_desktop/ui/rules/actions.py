# SPDX-License-Identifier: MIT
"""Reading the rulebook for the screen."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.ui.desk import Desk


def read_rulebook(desk: Desk, owner: QObject, done: Callable[[Rulebook], None]) -> None:
    """Read the rules beside everything else; the first time takes a moment."""
    program = desk.program
    desk.tasks.in_pool(owner, lambda _job: program.rulebook, done)
