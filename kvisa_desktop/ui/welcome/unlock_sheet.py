# SPDX-License-Identifier: MIT
"""Asks for the password or the recovery code of a vault and opens it."""

from pathlib import Path

from PySide6.QtCore import Signal

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.backup_words import last_said
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.welcome import actions

_WIDTH = 420


class UnlockSheet(Sheet):
    """Opens one vault. A wrong password is told in the sheet; `opened` hands the vault over."""

    opened = Signal(object)

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk.text, msg("Open “{name}”", name=path.stem))
        self._desk = desk
        self._path = path
        self.setObjectName("unlock")
        where = muted()
        desk.text.show(self, where.setText, verbatim(str(path)))
        where.setMinimumWidth(_WIDTH)
        self.secret = PasswordEdit(desk, msg("Password or recovery code"))
        desk.text.show(self, self.secret.setPlaceholderText, msg("Password or recovery code"))
        self.body.addWidget(where)
        self.body.addWidget(self.secret)
        self.backup = muted()
        self.backup.hide()
        self.body.addWidget(self.backup)
        actions.last_backup(desk, self, path, self._show_backup)
        self.add_button(msg("Cancel"), self.reject)
        self._open = self.add_button(msg("Open"), self._on_open, primary=True)
        self.secret.setFocus()

    def _show_backup(self, backup: Backup | None) -> None:
        today = self._desk.program.today()
        self._desk.text.show(self, self.backup.setText, last_said(backup, today))
        self.backup.show()

    def _on_open(self) -> None:
        if not self._open.isEnabled():
            return
        self._open.setEnabled(False)
        self.problem.hide()
        actions.open_vault(
            self._desk, self, (self._path, self.secret.text()), self._on_opened, self._on_failed
        )

    def _on_opened(self, vault: OpenVault) -> None:
        self.accept()
        self.opened.emit(vault)

    def _on_failed(self, error: UserError) -> None:
        self._open.setEnabled(True)
        self.complain(error.what, error.remedy)
        self.secret.selectAll()
        self.secret.setFocus()
