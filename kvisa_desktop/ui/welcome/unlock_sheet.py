# SPDX-License-Identifier: MIT
"""Asks for the password or the recovery code of a vault, or its keyring, and opens it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.errors import NoRoom, UserError, VaultLocked
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.backup_words import last_said
from kvisa_desktop.services.remembering_words import STATE, WHO_CAN_OPEN
from kvisa_desktop.ui.deps import OpenVault
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.welcome import actions

_WIDTH = 420
_FREE = 2  # wrong passwords that cost no waiting besides their own
_LONGEST = 15  # seconds


def pause_after(wrong: int) -> int:
    """Return how many seconds to wait after so many wrong passwords in a row."""
    return 0 if wrong <= _FREE else min(2 ** (wrong - _FREE), _LONGEST)


class UnlockSheet(Sheet):
    """Opens one vault. A wrong password is told in the sheet; `opened` hands the vault over.

    `recovered` tells that it was the recovery code that opened it.
    """

    opened = Signal(object)
    recovered = Signal()

    def __init__(self, desk: Desk, path: Path) -> None:
        super().__init__(desk.text, msg("Open “{name}”", name=path.stem))
        self._desk = desk
        self._path = path
        self._wrong = 0
        self.setObjectName("unlock")
        where = muted()
        desk.text.show(self, where.setText, verbatim(str(path)))
        where.setMinimumWidth(_WIDTH)
        self.body.addWidget(where)
        self._build_keyring()
        self._build_secret()
        self.backup = muted()
        self.backup.hide()
        self.body.addWidget(self.backup)
        actions.last_backup(desk, self, path, self._show_backup)
        self.look = self.add_button(actions.LOOK_ONLY, self._on_look, name="unlock.look")
        self.look.hide()
        self.add_button(msg("Cancel"), self.reject)
        self._open = self.add_button(msg("Open"), self._on_open, primary=True)
        self.pause = QTimer(self, singleShot=True)
        self.pause.timeout.connect(lambda: self._allow(may=True))
        self.secret.setFocus()
        actions.look_remembering(desk, self, path, self._show_remembering)

    def _build_keyring(self) -> None:
        self.keyring = button(self.text, msg("Unlock with the system keyring"), self._on_keyring)
        self.keyring.setObjectName("unlock.keyring")
        self.keyring.setIcon(self._desk.theme.icon("key-round"))
        self.keyring.hide()
        self.body.addWidget(self.keyring)

    def _build_secret(self) -> None:
        said = msg("Password or recovery code")
        self.secret = PasswordEdit(self._desk, said)
        self.text.show(self, self.secret.setPlaceholderText, said)
        self.caps = Label(wrap=True, kind="warn", scale=0.93)
        self.text.show(self, self.caps.setText, msg("Caps Lock seems to be on."))
        self.caps.hide()
        self.secret.caps_lock.connect(self._hint_at_caps)
        self.remember = QCheckBox()
        self.remember.setObjectName("unlock.remember")
        self.text.show(self, self.remember.setText, msg("Remember on this computer"))
        self.about = muted()
        column = QVBoxLayout()
        column.setSpacing(4)
        for each in (self.secret, self.caps, self.remember, self.about):
            column.addWidget(each)
        for each in (self.remember, self.about):
            each.hide()
        self.body.addLayout(column)

    def _show_backup(self, backup: Backup | None) -> None:
        today = self._desk.program.today()
        self.text.show(self, self.backup.setText, last_said(backup, today))
        self.backup.show()
        self.make_room()

    def _show_remembering(self, state: Remembering) -> None:
        self.keyring.setVisible(state.may_open)
        if state.may_open and not self.secret.text():
            self.keyring.setFocus()
        if state.may_begin:
            self._offer_to_remember()
        elif not state.may_open:
            self._say_about(STATE[state])
        self.make_room()

    def _hint_at_caps(self, is_on: bool) -> None:
        self.caps.setVisible(is_on)
        self.make_room()

    def _offer_to_remember(self) -> None:
        self.remember.show()
        self._say_about(WHO_CAN_OPEN)

    def _say_about(self, said: Message) -> None:
        self.text.show(self, self.about.setText, said)
        self.about.show()

    def _allow(self, *, may: bool) -> None:
        self._open.setEnabled(may)
        self.keyring.setEnabled(may)

    def _on_open(self) -> None:
        if not self._open.isEnabled():
            return
        self._begin()
        wanted = self.remember.isVisible() and self.remember.isChecked()
        act = actions.open_and_remember if wanted else actions.open_vault
        typed = self.secret.text()
        opened = partial(self._on_opened, typed=typed)
        act(self._desk, self, (self._path, typed), opened, self._on_failed)

    def _on_look(self) -> None:
        self._begin()
        key = (self._path, self.secret.text())
        actions.look_at(self._desk, self, key, self._on_opened, self._on_failed)

    def _on_keyring(self) -> None:
        self._begin()
        actions.open_remembered(
            self._desk, self, self._path, self._on_opened, self._on_keyring_failed
        )

    def _begin(self) -> None:
        self._allow(may=False)
        self.problem.hide()

    def _on_opened(self, vault: OpenVault, typed: str = "") -> None:
        self.accept()
        self.opened.emit(vault)
        if self._desk.program.is_recovery_code(typed):
            self.recovered.emit()

    def _on_keyring_failed(self, error: UserError) -> None:
        """Go on with the password, which renews what the keyring knows."""
        self.keyring.hide()
        self._offer_to_remember()
        self.remember.setChecked(True)
        self._complain(error)

    def _on_failed(self, error: UserError) -> None:
        if isinstance(error, VaultLocked):
            self._wrong += 1
        self.look.setVisible(isinstance(error, NoRoom))
        self._complain(error)
        seconds = pause_after(self._wrong)
        if seconds:
            self._allow(may=False)
            self.pause.start(seconds * 1000)

    def _complain(self, error: UserError) -> None:
        self._allow(may=True)
        self.complain(error.what, error.remedy)
        self.secret.selectAll()
        self.secret.setFocus()
