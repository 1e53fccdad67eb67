# SPDX-License-Identifier: MIT
"""The page of backups and safety, reached from the settings, the menu and the status line."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.domain.remembering import Remembering
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import rekeying_words
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import heading, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card, scrolling
from kvisa_desktop.ui.safety.backups_card import BackupsCard
from kvisa_desktop.ui.safety.check_card import CheckCard
from kvisa_desktop.ui.safety.erasures_card import ErasuresCard
from kvisa_desktop.ui.safety.keyring_card import KeyringCard
from kvisa_desktop.ui.safety.password_sheet import PasswordSheet

_WIDEST = 760


class SafetyPage(QWidget):
    """Wires the cards. `changed` and `restored` are those of the backups.

    `erase_asked` names a removed case that is to be erased for good; `look_asked` carries a backup
    to be looked at; `secured` tells whether the vault has a password now.
    """

    changed = Signal()
    look_asked = Signal(object)
    secured = Signal(bool)
    restored = Signal()
    erase_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._has_password = True
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 18, 12, 10)
        title = heading()
        desk.text.show(self, title.setText, msg("Backups and safety"))
        outer.addWidget(title)
        area, column = scrolling(widest=_WIDEST)
        column.setContentsMargins(0, 8, 12, 8)
        outer.addWidget(area, 1)
        self.backups = BackupsCard(desk)
        self.backups.changed.connect(self.changed)
        self.backups.restored.connect(self.restored)
        self.backups.look_asked.connect(self.look_asked)
        self.check = CheckCard(desk)
        self.keyring = KeyringCard(desk)
        self.erasures = ErasuresCard(desk)
        self.erasures.erase_asked.connect(self.erase_asked)
        self.erasures.tidied.connect(self._on_tidied)
        password = self._build_password()
        self.keyring.known.connect(self._on_known)
        for each in (self.backups, self.erasures, self.check, password, self.keyring):
            column.addWidget(each)
        column.addStretch(1)

    def start_focus(self) -> None:
        """Read the backups and put the cursor on the first button."""
        if self._desk.has_vault:
            self.check.clear()
            self.refresh()
        self.backups.back_up.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again what there is of backups, erasures and the keyring."""
        self.backups.refresh()
        self.erasures.refresh()
        self.keyring.refresh()

    def clear(self) -> None:
        """Show nothing of a vault that is closed."""
        self._on_known(None)
        for each in (self.backups, self.erasures, self.check, self.keyring):
            each.clear()

    def _on_tidied(self) -> None:
        self.backups.refresh()
        self.changed.emit()

    def _build_password(self) -> QFrame:
        frame, column = card(margin=20, spacing=12)
        head = subheading()
        self._desk.text.show(self, head.setText, msg("Password"))
        self._about = muted()
        self._desk.text.show(
            self, self._about.setText, lambda: _ABOUT if self._has_password else _OPEN_TO_ALL
        )
        self.password = button(self._desk.text, self._password_words, self.ask_password)
        self.password.setObjectName("safety.password")
        column.addWidget(head)
        column.addWidget(self._about)
        column.addWidget(self.password, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _on_known(self, state: Remembering | None) -> None:
        """Say what protects the vault, as far as that is known."""
        self._has_password = state is not Remembering.NEEDLESS
        self._about.setText(self._desk.text(_ABOUT if self._has_password else _OPEN_TO_ALL))
        self.password.setText(self._desk.text(self._password_words()))

    def _password_words(self) -> Message:
        return _CHANGE if self._has_password else _SET

    def ask_password(self) -> None:
        """Open the sheet on which another password is set."""
        sheet = PasswordSheet(self._desk, has_password=self._has_password)
        sheet.changed.connect(self._on_changed)
        sheet.appear(self)

    def _on_changed(self, done: Rekeyed, has_password: bool) -> None:
        self.secured.emit(has_password)
        warnings = rekeying_words.warnings(done)
        if not has_password:
            self._desk.notices.warn(_OPEN_TO_ALL)
        elif not warnings:
            changed = msg("The password was changed.")
            self._desk.notices.tell(changed if self._has_password else _IS_SET)
        for each in reversed(warnings):  # the last one stays
            self._desk.notices.warn(each)
        self.keyring.refresh()


_CHANGE, _SET = msg("Change the password…"), msg("Set a password…")
_IS_SET = msg("The vault has a password now.")
_OPEN_TO_ALL = msg("The vault has no password: anyone with this laptop can read it.")
_ABOUT = msg(
    "Everything in the vault is encrypted with a key that only the password or the recovery code "
    "unlocks. Forget both, and nobody can help."
)
