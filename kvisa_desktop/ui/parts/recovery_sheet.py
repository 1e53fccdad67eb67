# SPDX-License-Identifier: MIT
"""Shows a recovery code before it counts, prints or saves it, and checks that it was kept."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

USELESS = msg("The recovery code that was shown just now opens nothing.")
_MARGIN = 96


class RecoverySheet(Sheet):
    """Accepted once the last group of the code was typed; then who asked makes the code count."""

    def __init__(self, desk: Desk, vault_name: str, code: str) -> None:
        super().__init__(
            desk.text,
            msg("Keep your recovery code"),
            msg(
                "It opens the vault when the password is forgotten. It is shown only now, and "
                "counts once you have confirmed it below: print it or save it, and keep it away "
                "from this computer."
            ),
        )
        self._desk = desk
        self._vault_name = vault_name
        self._code = code
        self.setObjectName("recovery")
        shown = Label(code, scale=1.25, kind="code", wrap=True)
        shown.setAccessibleName(code)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.body.addWidget(shown)
        row = QHBoxLayout()
        for label, act, name in (
            (msg("Print…"), self._on_print, "print"),
            (msg("Save…"), self._on_save, "save"),
            (msg("Copy"), lambda: desk.dialogs.copy(code), "copy"),
        ):
            made = button(desk.text, label, act)
            made.setObjectName(name)
            made.setAutoDefault(False)
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)
        ask = muted()
        desk.text.show(
            self, ask.setText, msg("To be sure that you have it: type the last group of the code.")
        )
        self.check = QLineEdit()
        self.check.setMaximumWidth(160)
        desk.text.show(self, self.check.setAccessibleName, msg("Last group of the code"))
        self.check.textChanged.connect(self._on_typed)
        self.body.addWidget(ask)
        self.body.addWidget(self.check)
        self.add_button(msg("Cancel"), self.reject)
        self._done = self.add_button(msg("I have kept it"), self.accept, primary=True)
        self._done.setEnabled(False)
        self.check.setFocus()

    def page(self) -> str:
        """Return what is printed and saved."""
        return "\n".join(
            (
                self._desk.text(msg("Recovery code of the vault “{name}”", name=self._vault_name)),
                "",
                self._code,
                "",
                self._desk.text(msg("Whoever has this code can open the vault.")),
                "",
            )
        )

    def _on_typed(self, typed: str) -> None:
        last = self._code.rpartition("-")[2]
        self._done.setEnabled(typed.strip().upper() == last)

    def _on_save(self) -> None:
        name = self._desk.text(msg("Recovery code {name}", name=self._vault_name))
        suggestion = self._desk.program.vaults_folder() / f"{name}.txt"
        title = self._desk.text(msg("Save the recovery code"))
        self._desk.dialogs.save_file(self, title, suggestion, "*.txt", self._save)

    def _save(self, path: Path) -> None:
        try:
            path.write_text(self.page(), encoding="utf-8")
        except OSError:
            self.complain(
                msg("The file could not be written."), msg("Choose another place, or print it.")
            )

    def _on_print(self) -> None:
        title = self._desk.text(msg("Print the recovery code"))
        self._desk.dialogs.print_on(self, title, self._print)

    def _print(self, printer: "QPrinter") -> None:
        painter = QPainter(printer)
        area = painter.viewport().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.page())
        painter.end()
