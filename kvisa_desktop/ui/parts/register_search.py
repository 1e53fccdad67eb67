# SPDX-License-Identifier: MIT
"""Asking the register while somebody types, off the main thread; only the last answer counts."""

from PySide6.QtCore import QObject, QTimer, Signal

from kvisa_desktop.domain.institution_register import Suggestion
from kvisa_desktop.services import institutions
from kvisa_desktop.services.ports import InstitutionRegister
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Job

PAUSE_MS = 120
_Found = tuple[Suggestion, ...]


class RegisterSearch(QObject):
    """Asks the register. `answered` carries what was asked and the suggestions, best first."""

    answered = Signal(str, object)

    def __init__(self, desk: Desk, parent: QObject, limit: int) -> None:
        super().__init__(parent)
        self._desk = desk
        self._limit = limit
        self._wanted = ""
        self._job: Job[_Found] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._send)

    def ask(self, typed: str) -> None:
        """Ask for what was typed, once the typing pauses; what was asked before is forgotten."""
        self.forget()
        self._wanted = typed.strip()
        if is_enough(self._wanted):
            self._timer.start()

    @property
    def is_waiting(self) -> bool:
        """True while an answer is to come."""
        return self._timer.isActive() or self._job is not None

    def forget(self) -> None:
        """Expect no answer any more."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _send(self) -> None:
        wanted, limit = self._wanted, self._limit
        program = self._desk.program

        def look(job: Job[_Found]) -> _Found:
            return () if job.is_cancelled() else _look(program.register, wanted, limit)

        job = self._desk.tasks.in_pool(self, look, lambda found: self._take(job, wanted, found))
        self._job = job

    def _take(self, job: Job[_Found], wanted: str, found: _Found) -> None:
        if job is self._job:
            self._job = None
            self.answered.emit(wanted, found)


def is_enough(typed: str) -> bool:
    """Return True when it is worth asking: from one Chinese character, else from two letters."""
    wanted = typed.strip()
    return len(wanted) > 1 or any(each > "\u2e7f" for each in wanted)


def _look(register: InstitutionRegister, wanted: str, limit: int) -> _Found:
    return institutions.suggest(register, wanted, limit=limit)
