# SPDX-License-Identifier: MIT
"""The line at the bottom: saved when and where, the last good backup, and no network."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QStatusBar

from kvisa_desktop.domain.backup import Backup
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.backup_words import last_said
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.buttons import button


class StatusLine(QStatusBar):
    """Says "Saved 14:02" after every act, which vault is open, and when it was last backed up."""

    safety_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._saved_at = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 12, 0)
        self.saved = Label(kind="muted", scale=0.93)
        self.vault = Label(kind="muted", scale=0.93)
        self.network = Label(kind="muted", scale=0.93)
        self.looked_at = Label(kind="warn", scale=0.93)
        self.looked_at.setObjectName("status.looked-at")
        self.looked_at.hide()
        self._backup: Backup | None = None
        self.backup = button(desk.text, verbatim(""), self.safety_asked.emit, kind="link")
        self.backup.setObjectName("status.backup")
        self.backup.hide()  # until a vault is open
        self._icon = QLabel()
        for label in (self.saved, self.vault, self.looked_at):
            label.setContentsMargins(10, 2, 6, 2)
            self.addWidget(label)
        self.addWidget(self.backup)
        self.addPermanentWidget(self._icon)
        self.addPermanentWidget(self.network)
        self.network.setContentsMargins(0, 2, 4, 2)
        desk.text.show(self, self.network.setText, msg("No network"))
        why = msg("This program has no network code: nothing leaves this computer by itself.")
        desk.text.show(self, self.network.setToolTip, why)
        desk.text.show(self, self.looked_at.setText, msg("To look at only: nothing is saved"))
        desk.text.watch(self, self._say)
        desk.saved.connect(self._on_saved)
        desk.theme.changed.connect(self._draw)
        self._draw()

    def show_vault(self, name: str, *, only_looked_at: bool = False) -> None:
        """Say which vault is open, and whether to be looked at only; "" for none."""
        self._saved_at = ""
        self.vault.setText(name)
        self.looked_at.setVisible(only_looked_at)
        self._backup = None
        self.backup.hide()  # nobody has looked yet
        self._say()

    def show_backup(self, backup: Backup | None) -> None:
        """Say when the last good backup was made."""
        self._backup = backup
        self.backup.setVisible(bool(self.vault.text()))
        self._say()

    def _on_saved(self) -> None:
        self._saved_at = datetime.now().astimezone().strftime("%H:%M")
        self._say()

    def _say(self) -> None:
        said = msg("Saved {time}", time=verbatim(self._saved_at))
        self.saved.setText(self._desk.text(said) if self._saved_at else "")
        self.saved.setVisible(bool(self._saved_at))
        today = self._desk.program.today()
        self.backup.setText(self._desk.text(last_said(self._backup, today)))

    def _draw(self) -> None:
        icon = self._desk.theme.icon("wifi-off")
        self._icon.setPixmap(icon.pixmap(QSize(15, 15), self.devicePixelRatioF()))
