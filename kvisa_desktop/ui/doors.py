# SPDX-License-Identifier: MIT
"""The ways into a vault: the sheets that make one, find one, and unlock it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import NoRoom, UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.safety import actions as safety_actions
from kvisa_desktop.ui.welcome import actions
from kvisa_desktop.ui.welcome.start_sheet import StartSheet
from kvisa_desktop.ui.welcome.unlock_sheet import UnlockSheet


class Doors(QObject):
    """Leads to an open vault. `opened` hands it over; `made` does so for a new one.

    `password_asked` asks for the sheet on which another password is set.
    """

    opened = Signal(object)
    password_asked = Signal()
    made = Signal(object)

    def __init__(self, desk: Desk, preferences: Preferences, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._preferences = preferences
        self._window = window

    def start(self) -> None:
        """Make a new vault in four short steps; its recovery code is shown before that."""
        sheet = StartSheet(self._desk, self._preferences)
        sheet.created.connect(self.made)
        sheet.appear(self._window)

    def find(self) -> None:
        """Let the user pick the folder of a vault."""
        title = self._desk.text(msg("Choose the folder of the vault, ending in .kvisa"))
        start = self._desk.program.vaults_folder()
        self._desk.dialogs.open_folder(self._window, title, start, self.unlock)

    def unlock(self, path: Path) -> None:
        """Open a vault; its password is asked for where it has one."""

        def asked(needs_secret: bool) -> None:
            if needs_secret:
                self._show_lock(path)
            else:
                key = (path, None)
                actions.open_vault(
                    self._desk, self, key, self.opened.emit, partial(self._on_failed, path)
                )

        actions.ask_whether_locked(self._desk, self, path, asked)

    def look_into(self, backup: Backup) -> None:
        """Open a backup of the open vault in its place, to look at only."""

        def opened(vault: OpenVault) -> None:
            self.opened.emit(vault)
            back = partial(self.unlock, vault.folder)
            for said in vault.notices:
                self._desk.notices.warn(said, act_name=msg("Back to the vault"), act=back)

        safety_actions.open_backup(self._desk, self, backup, opened)

    def show_folder(self) -> None:
        """Show the folder the open vault lies in, in the program of the system for folders."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._desk.vault.folder.parent)))

    def _on_failed(self, path: Path, error: UserError) -> None:
        """Say why a vault did not open; what cannot be written to can be looked at."""
        notices = self._desk.notices
        if not isinstance(error, NoRoom):
            notices.fail(error)
            return
        look = partial(
            actions.look_at, self._desk, self, (path, None), self.opened.emit, notices.fail
        )
        notices.fail(error, act_name=actions.LOOK_ONLY, act=look)

    def ask(self, path: Path) -> None:
        """Ask for the password of a vault just locked; one without a password stays closed."""

        def asked(needs_secret: bool) -> None:
            if needs_secret:
                self._show_lock(path)

        actions.ask_whether_locked(self._desk, self, path, asked)

    def sample(self) -> None:
        """Open the invented sample case."""
        self._desk.notices.tell(msg("The sample case is being made ready."))
        actions.open_sample(self._desk, self, self.opened.emit)

    def _show_lock(self, path: Path) -> None:
        sheet = UnlockSheet(self._desk, path)
        sheet.opened.connect(self.opened)
        sheet.recovered.connect(self._on_recovered)
        sheet.appear(self._window)

    def _on_recovered(self) -> None:
        """Offer another password to whoever has probably forgotten the one there is."""
        self._desk.notices.warn(
            msg("The recovery code opened the vault."),
            msg("If the password is forgotten, set another one now."),
            act_name=msg("Change the password…"),
            act=self.password_asked.emit,
        )
