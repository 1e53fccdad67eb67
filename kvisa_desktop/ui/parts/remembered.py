# SPDX-License-Identifier: MIT
"""Small choices about the look of the window that are found again at the next start."""

from dataclasses import replace
from types import MappingProxyType

from kvisa_desktop.errors import UserError
from kvisa_desktop.ui.desk import Desk


def remembered(desk: Desk, name: str) -> str:
    """Return what was chosen under a name, "" when nothing was."""
    return desk.program.settings.window.get(name, "")


def remember(desk: Desk, name: str, value: str) -> None:
    """Keep a choice from now on; that it cannot be kept is told."""
    settings = desk.program.settings
    window = MappingProxyType({**settings.window, name: value})
    try:
        desk.program.keep_settings(replace(settings, window=window))
    except UserError as error:
        desk.notices.fail(error)
