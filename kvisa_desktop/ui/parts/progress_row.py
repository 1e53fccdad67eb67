# SPDX-License-Identifier: MIT
"""Long work under way: what, how far, and a way to stop it."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import muted
from kvisa_desktop.ui.parts.buttons import button
from kvisa_desktop.ui.tasks import Job


class ProgressRow(QWidget):
    """Watches one job at a time; hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job[Any] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.words = muted(wrap=False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(desk.text, msg("Stop"), self._on_stop)
        self.stop.setObjectName("progress.stop")
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def watch(self, job: Job[Any], what: Message) -> None:
        """Show how far a job is until it ends."""
        self._job = job
        job.on_progress = self._on_progress
        before = job.ended

        def ended() -> None:
            if before is not None:
                before()
            if self._job is job:
                self._job = None
                self.hide()

        job.ended = ended
        self.bar.setRange(0, 0)
        self.words.setText(self._desk.text(what))
        self.stop.setEnabled(True)
        self.show()

    def _on_progress(self, what: Message, done: int, total: int) -> None:
        self.words.setText(self._desk.text(what))
        self.bar.setAccessibleName(self.words.text())
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)
            self.words.setText(self._desk.text(msg("Stopping…")))
