# SPDX-License-Identifier: MIT
"""The check of the vault: what is wrong, whom it concerns, and what can be mended."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kvisa_desktop.domain.integrity import Integrity
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import Label, muted, subheading
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.parts.frames import card, emptied, framed
from kvisa_desktop.ui.parts.progress_row import ProgressRow
from kvisa_desktop.ui.safety import actions
from kvisa_desktop.ui.safety.model import fault_lines, verdict_said


class CheckCard(QWidget):
    """Checks the database, every scan and every backup; mends on demand."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: Integrity | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = card(margin=20, spacing=12)
        outer.addWidget(frame)
        head = subheading()
        desk.text.show(self, head.setText, msg("Is the vault sound?"))
        about = muted()
        desk.text.show(
            self,
            about.setText,
            msg("The check reads the database, every scan and every backup, and changes nothing."),
        )
        row = QHBoxLayout()
        self.check = button(desk.text, msg("Check the vault"), self._on_check)
        self.check.setObjectName("safety.check")
        self.mend = button(desk.text, msg("Repair what can be repaired"), self._on_mend)
        self.mend.setObjectName("safety.mend")
        self.mend.hide()
        row.addWidget(self.check)
        row.addWidget(self.mend)
        row.addStretch(1)
        self.progress = ProgressRow(desk)
        self.verdict = Label(wrap=True)
        self.verdict.hide()
        self._faults = QVBoxLayout()
        self._faults.setSpacing(8)
        for each in (head, about):
            column.addWidget(each)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addWidget(self.verdict)
        column.addLayout(self._faults)
        desk.text.watch(self, self._say)

    def clear(self) -> None:
        """Forget what was found: another vault may be open."""
        self._found = None
        self._say()

    def _on_check(self) -> None:
        self._run(mend=False)

    def _on_mend(self) -> None:
        self._run(mend=True)

    def _run(self, *, mend: bool) -> None:
        self.clear()
        job = actions.check(self._desk, self, self._show, mend=mend)
        self.progress.watch(job, msg("The vault is being checked"))

    def _show(self, found: Integrity) -> None:
        self._found = found
        self._say()

    def _say(self) -> None:
        text, found = self._desk.text, self._found
        emptied(self._faults)
        self.verdict.setVisible(found is not None)
        self.mend.setVisible(found is not None and not found.is_sound)
        if found is None:
            return
        self.verdict.setText(text(verdict_said(found)))
        for what, remedy in fault_lines(found):
            frame, column = framed("well", margin=10, spacing=4)
            for label, said in ((Label(wrap=True), what), (muted(), remedy)):
                label.setText(text(said))
                column.addWidget(label)
            self._faults.addWidget(frame)
