# SPDX-License-Identifier: MIT
"""What the frame does for the safety of a vault: the last backup told, erasing a client."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.erasure import Erased
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.safety.erase_sheet import EraseSheet, erased_said
from kvisa_desktop.ui.status import StatusLine


class Guard(QObject):
    """`replaced` tells that what was shown of the vault is no longer in it."""

    replaced = Signal()

    def __init__(self, desk: Desk, state: CaseState, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._state = state
        self._status = status
        self._window = window

    def show_last_backup(self) -> None:
        """Say in the status line when the last good backup was made."""
        safety, folder = self._desk.program.safety, self._desk.vault.folder
        self._desk.tasks.on_store(
            self, lambda _job: safety.last_backup(folder), self._status.show_backup
        )

    def ask_to_erase(self) -> None:
        """Ask whether the client of the open case is to be erased for good."""
        if self._state.is_open:
            sheet = EraseSheet(self._desk, self._state.file)
            sheet.erased.connect(self._on_erased)
            sheet.appear(self._window)

    def _on_erased(self, gone: Erased) -> None:
        first, *rest = erased_said(gone)
        self._desk.notices.tell(first)
        for each in rest:
            self._desk.notices.warn(each)
        self.replaced.emit()
