# SPDX-License-Identifier: MIT
"""What became of scans that could not be taken at once: the password asked, or why not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kvisa_desktop.domain.file_naming import shown
from kvisa_desktop.messages import msg, plural, verbatim
from kvisa_desktop.services.documents import Offered
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import STRONG, Label, muted
from kvisa_desktop.ui.parts.password import PasswordEdit
from kvisa_desktop.ui.parts.sheet import Sheet

_WIDTH = 480


class ScanPasswordSheet(Sheet):
    """Asks for the password of one protected PDF. `given` carries it."""

    given = Signal(str)

    def __init__(self, desk: Desk, name: str, *, again: bool) -> None:
        super().__init__(
            desk.text,
            msg("Password of the PDF"),
            msg("“{name}” is protected. Its own password opens it.", name=verbatim(shown(name))),
        )
        self.setObjectName("scan-password")
        self.password = PasswordEdit(desk, msg("Password of the PDF"))
        self.body.addWidget(self.password)
        if again:
            self.complain(msg("This password does not open it."), msg("Try another one."))
        self.add_button(msg("Leave it out"), self.reject)
        self.add_button(msg("Open"), self._on_open, primary=True)
        self.password.setFocus()

    def _on_open(self) -> None:
        self.accept()
        self.given.emit(self.password.text())


class RefusedSheet(Sheet):
    """Says of each scan that was not taken why, and what to do."""

    def __init__(self, desk: Desk, refused: Sequence[Offered]) -> None:
        super().__init__(
            desk.text,
            plural("{count} file was not taken", "{count} files were not taken", len(refused)),
        )
        self.setObjectName("refused")
        inner = QWidget()
        inner.setMinimumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        for each in refused:
            column.addWidget(Label(shown(each.name), weight=STRONG, wrap=True))
            for said, label in (
                (each.facts.reason, Label(wrap=True)),
                (each.facts.remedy, muted()),
            ):
                if said is not None:
                    desk.text.show(self, label.setText, said)
                    column.addWidget(label)
            column.addSpacing(8)
        column.addStretch(1)
        self.scrolled(inner)
        self.add_button(msg("Close"), self.accept, primary=True)
