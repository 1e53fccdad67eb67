# SPDX-License-Identifier: MIT
"""What the frame does for the safety of a vault: the last backup told, erasing clients."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.erasure import Erased, OldBackups, Unfinished
from kvisa_desktop.messages import msg
from kvisa_desktop.services import erasable
from kvisa_desktop.services.erasable import Erasable
from kvisa_desktop.services.erasure_words import begun_said
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.safety import actions
from kvisa_desktop.ui.safety.erase_sheet import EraseSheet, erased_said
from kvisa_desktop.ui.safety.erasures_card import finished_said
from kvisa_desktop.ui.status import StatusLine


class Guard(QObject):
    """`replaced` tells that what was shown of the vault is no longer in it.

    `tidied` tells that something was erased of which nothing was shown.
    """

    replaced = Signal()
    tidied = Signal()

    def __init__(self, desk: Desk, state: CaseState, status: StatusLine, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._state = state
        self._status = status
        self._window = window
        self.tidied.connect(self.show_last_backup)
        state.erase_asked.connect(self.ask_to_erase_removed)

    def show_last_backup(self) -> None:
        """Say in the status line when the last good backup was made."""
        safety, folder = self._desk.program.safety, self._desk.vault.folder
        self._desk.tasks.on_store(
            self, lambda _job: safety.last_backup(folder), self._status.show_backup
        )

    def look_for_unfinished(self) -> None:
        """Say that an erasure could not finish, with a way to go on with it."""
        actions.look_for_unfinished(self._desk, self, self._tell_unfinished)

    def ask_to_erase(self) -> None:
        """Ask whether the client of the open case is to be erased for good."""
        if self._state.is_open:
            file = self._state.file
            sheet = EraseSheet(self._desk, Erasable(file.case, erasable.name_of(file.person)))
            sheet.erased.connect(self._on_erased)
            sheet.appear(self._window)

    def ask_to_erase_removed(self, case_id: CaseId) -> None:
        """Ask whether the client of a case that was removed is to be erased for good."""
        vault = self._desk.vault
        self._desk.tasks.on_store(
            self, lambda _job: erasable.described(vault, case_id), self._ask_about_removed
        )

    def _ask_about_removed(self, wanted: Erasable) -> None:
        sheet = EraseSheet(self._desk, wanted)
        sheet.erased.connect(self._on_removed_erased)
        sheet.appear(self._window)

    def _tell_unfinished(self, found: Unfinished) -> None:
        if not found.begun:
            return
        away = msg("Connect the disk of the folder for backups first, as it is not there now.")
        self._desk.notices.warn(
            begun_said(found.begun),
            away if found.away else None,
            act_name=msg("Go on with it"),
            act=self._go_on,
        )

    def _go_on(self) -> None:
        if self._desk.has_vault:
            actions.finish_erasing(self._desk, self, OldBackups.KEEP, self._on_finished)

    def _on_finished(self, done: tuple[Erased, ...]) -> None:
        is_clean, said = finished_said(done)
        for each in said:
            (self._desk.notices.tell if is_clean else self._desk.notices.warn)(each)
        self.tidied.emit()

    def _on_erased(self, gone: Erased) -> None:
        self.replaced.emit()
        self._tell(gone)

    def _on_removed_erased(self, gone: Erased) -> None:
        self.tidied.emit()
        self._tell(gone)

    def _tell(self, gone: Erased) -> None:
        first, *rest = erased_said(gone)
        self._desk.notices.tell(first)
        for each in rest:
            self._desk.notices.warn(each)
