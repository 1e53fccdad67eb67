# SPDX-License-Identifier: MIT
"""The one open case: a frozen picture of it, read again whenever an act touched it."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import assessment, cases, editing
from kvisa_desktop.services.assessment import Assessment
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.desk import Act, Desk
from kvisa_desktop.ui.tasks import Told

T = TypeVar("T")
Snapshot = tuple[CaseFile, Assessment]


class CaseState(QObject):
    """Holds the open case for all its sections.

    `awaited` tells that another case is on its way: nothing of it may be edited before `loaded`
    tells that it was read. While acts are waiting the case is not shown again, so that a field
    never falls back to a value that is about to be replaced. `gone` tells that the case is no
    longer in the vault, as after undoing its beginning; it is closed by then. `erase_asked` names
    a removed case that is to be erased for good.
    """

    awaited = Signal()
    loaded = Signal()
    gone = Signal()
    asked = Signal(str, object, str)
    erase_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id: CaseId | None = None
        self._file: CaseFile | None = None
        self._assessment: Assessment | None = None
        self._waiting = 0
        self._reading = False
        self._stale = False
        desk.bus.changed.connect(self._on_changed)
        desk.rules_changed.connect(self.reload)

    @property
    def is_open(self) -> bool:
        """True when a case is there to show."""
        return self._file is not None

    @property
    def file(self) -> CaseFile:
        """The case as it was last read."""
        if self._file is None:
            raise LookupError
        return self._file

    @property
    def assessment(self) -> Assessment:
        """What is to be said of the case, made when it was last read."""
        if self._assessment is None:
            raise LookupError
        return self._assessment

    @property
    def case_id(self) -> CaseId | None:
        """The id of the open case."""
        return self._case_id

    def open(self, case_id: CaseId) -> None:
        """Show another case."""
        self._case_id = case_id
        self._file = None
        self.awaited.emit()
        self.reload()

    def close(self) -> None:
        """Show no case any more."""
        self._case_id = None
        self._file = None
        self._assessment = None

    def reload(self) -> None:
        """Read the case again, after the acts that are waiting."""
        self._stale = True
        self._read_if_due()

    def change(self, record: Record, name: Message, **fields: object) -> None:
        """Give fields of a record new values, under the act `name`."""
        self.act(lambda vault: editing.change(vault, record, name, **fields))

    def act(
        self,
        act: Act[T],
        then: Callable[[T], None] | None = None,
        *,
        say: Message | None = None,
        failed: Told | None = None,
        undoable: bool = False,
    ) -> None:
        """Act on the vault, and read the case again when it was touched."""
        self._waiting += 1
        job = self._desk.act(self, act, then, say=say, failed=failed, undoable=undoable)
        job.ended = self._settle

    def ask_for(self, area: str, record_id: UUID | None = None, field: str = "") -> None:
        """Ask the window to go to a field: where a finding says that something is to be done."""
        self.asked.emit(area, record_id, field)

    def _settle(self) -> None:
        self._waiting -= 1
        self._stale = True
        self._read_if_due()

    def _on_changed(self, _changes: Changes) -> None:
        if self._case_id is not None:
            self._stale = True
            self._read_if_due()

    def _read_if_due(self) -> None:
        if not self._stale or self._waiting or self._reading or self._case_id is None:
            return
        self._stale = False
        self._reading = True
        case_id, program = self._case_id, self._desk.program

        def look(vault: Vault) -> Snapshot | None:
            with vault.read() as reader:
                if not reader.find(Case, id=case_id):
                    return None
                file = cases.gather(reader, case_id)
            return file, assessment.check(file, program.rulebook, on=program.today())

        job = self._desk.read(self, look, lambda seen: self._take(case_id, seen))
        job.ended = self._on_read

    def _take(self, case_id: CaseId, seen: Snapshot | None) -> None:
        if case_id != self._case_id or self._waiting or self._stale:
            return
        if seen is None:
            self._give_up()
            return
        self._file, self._assessment = seen
        self.loaded.emit()

    def _give_up(self) -> None:
        """Close a case that is gone; whoever saw it knows why, whoever asked for it does not."""
        was_shown = self.is_open
        self.close()
        self.gone.emit()
        if not was_shown:
            self._desk.notices.fail(
                Refused(
                    msg("What you asked for is not in the vault, or was removed from it."),
                    msg("Go back to the list, and open it again from there."),
                )
            )

    def _on_read(self) -> None:
        self._reading = False
        self._read_if_due()
