# SPDX-License-Identifier: MIT
"""Files that come from outside the window: from its own start, or from a second one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from kvisa_desktop.handover import Reception
from kvisa_desktop.messages import plural
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk

_BETWEEN = "\n"


class Incoming(QObject):
    """Offers files to the open case; they wait while there is none."""

    _handed = Signal(object)

    def __init__(self, desk: Desk, state: CaseState, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._state = state
        self._window = window
        self._waiting: tuple[Path, ...] = ()
        self._reception: Reception | None = None
        self._handed.connect(self._on_handed, Qt.ConnectionType.QueuedConnection)
        state.loaded.connect(self._offer)

    def open(self, vault: Path) -> None:
        """Take what other starts of the program hand over for this vault."""
        self.close()
        self._reception = Reception(vault, self._handed.emit)

    def close(self) -> None:
        """Take no more."""
        if self._reception is not None:
            self._reception.close()
            self._reception = None

    def take(self, files: Sequence[Path]) -> None:
        """Offer files to the open case, or keep them until one is opened."""
        self._waiting += tuple(files)
        if not self._waiting:
            return
        if self._state.is_open:
            self._offer()
            return
        waits = plural(
            "{count} file waits for a case: open one, and it is offered to it.",
            "{count} files wait for a case: open one, and they are offered to it.",
            len(self._waiting),
        )
        self._desk.notices.tell(waits)

    def _on_handed(self, files: tuple[Path, ...]) -> None:
        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self.take(files)

    def _offer(self) -> None:
        files, self._waiting = self._waiting, ()
        if files:
            said = _BETWEEN.join(str(each) for each in files)
            self._state.ask_for("documents", None, f"files:{said}")
