# SPDX-License-Identifier: MIT
"""The title of the window: which vault is open, and whether it can only be looked at."""

from PySide6.QtWidgets import QWidget

from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.text import Text


class WindowTitle:
    """Keeps the title of a window in the language of the program."""

    def __init__(self, window: QWidget, text: Text) -> None:
        self._window = window
        self._text = text
        self._said: Message = verbatim("kvisa")
        text.watch(window, self._say)

    def show_vault(self, vault: OpenVault | None) -> None:
        """Say which vault is open; None for none."""
        self._said = verbatim("kvisa" if vault is None else f"{vault.folder.stem} — kvisa")
        if vault is not None and not vault.can_be_changed:
            name = verbatim(vault.folder.stem)
            self._said = msg("{vault} (to look at only) — kvisa", vault=name)
        self._say()

    def _say(self) -> None:
        self._window.setWindowTitle(self._text(self._said))
