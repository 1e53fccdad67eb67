# SPDX-License-Identifier: MIT
"""Another password for the vault, a new recovery code, or no password at all."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from kvisa_desktop.domain.rekeying import Rekeyed
from kvisa_desktop.errors import UserError
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.recovery_sheet import USELESS, RecoverySheet
from kvisa_desktop.ui.parts.sheet import Sheet
from kvisa_desktop.ui.safety import actions


class PasswordSheet(Sheet):
    """`changed` tells what came of it, the `Rekeyed`, and whether there is a password now.

    A vault that has none is offered one.
    """

    changed = Signal(object, bool)

    def __init__(self, desk: Desk, *, has_password: bool = True) -> None:
        super().__init__(
            desk.text,
            msg("Change the password") if has_password else msg("Set a password"),
            _CHANGING if has_password else _SETTING,
        )
        self._desk = desk
        self._kept: str | None = None
        self.setObjectName("password")
        self.first = PasswordEdit(desk, msg("New password"))
        desk.text.show(self, self.first.setPlaceholderText, msg("New password"))
        self.again = PasswordEdit(desk, msg("The same once more"))
        desk.text.show(self, self.again.setPlaceholderText, msg("The same once more"))
        self.new_code = QCheckBox()
        desk.text.show(
            self,
            self.new_code.setText,
            msg("Make a new recovery code; the old one opens the vault no longer"),
        )
        self.without = QCheckBox()
        desk.text.show(
            self,
            self.without.setText,
            msg("No password: anyone with this laptop can read it"),
        )
        self.without.toggled.connect(self._on_without)
        for each in (self.first, self.again, self.new_code, self.without):
            self.body.addWidget(each)
        for each in (self.new_code, self.without):
            each.setVisible(has_password)
        self.add_button(msg("Cancel"), self.reject)
        words = msg("Change") if has_password else msg("Set")
        self._change = self.add_button(words, self._on_change, primary=True)
        self.first.setFocus()

    def _on_without(self, without: bool) -> None:
        for each in (self.first, self.again, self.new_code):
            each.setEnabled(not without)

    def _on_change(self) -> None:
        password = None if self.without.isChecked() else self.first.text()
        if password == "":
            self.complain(msg("No new password was given."))
            return
        if password is not None and self.again.text() != password:
            self.complain(msg("The two passwords differ. Nothing was changed."))
            return
        self._change.setEnabled(False)
        if password is None or self._kept is not None:
            self._make_it_so(password)
            return
        actions.draw_code(
            self._desk,
            self,
            wanted=self.new_code.isChecked(),
            done=partial(self._show_code, password),
            failed=self._on_failed,
        )

    def _show_code(self, password: str, code: str | None) -> None:
        """Let a new code be kept before it counts: until then the one of before opens."""
        if code is None:
            self._make_it_so(password)
            return
        sheet = RecoverySheet(self._desk, self._desk.vault.folder.stem, code)
        sheet.accepted.connect(partial(self._on_kept, password, code))
        sheet.rejected.connect(lambda: self._change.setEnabled(True))
        sheet.appear(self)

    def _on_kept(self, password: str, code: str) -> None:
        self._kept = code
        self._make_it_so(password)

    def _make_it_so(self, password: str | None) -> None:
        wanted = (password, None if password is None else self._kept)
        actions.change_password(self._desk, self, wanted, self._on_changed, self._on_failed)

    def reject(self) -> None:
        """Say that a code that was kept is of no use after all."""
        if self._kept is not None:
            self._desk.notices.warn(USELESS, msg("Nothing was changed."))
        super().reject()

    def _on_changed(self, done: Rekeyed) -> None:
        self.accept()
        self.changed.emit(done, not self.without.isChecked())

    def _on_failed(self, error: UserError) -> None:
        self._change.setEnabled(True)
        self.complain(error.what, error.remedy)


_CHANGING = msg("Nothing is encrypted anew; the old password opens the vault no longer.")
_SETTING = msg(
    "Until now anyone with this laptop can read the vault. From now on only this password or the "
    "recovery code opens it; the code is shown next."
)
