# SPDX-License-Identifier: MIT
"""What can be done in the history: undo a step, put a value back, restore from the trash."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.history import PastChange
from kvisa_desktop.messages import msg
from kvisa_desktop.services import history
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.history.model import Entry, Shown, done_entries, trash_entries


def read(
    desk: Desk, owner: QObject, case_id: CaseId, shown: Shown, done: Callable[[list[Entry]], None]
) -> None:
    """Read one of the two lists off the main thread and hand its rows over."""
    vault = desk.vault

    def look(_job: object) -> list[Entry]:
        if shown is Shown.TRASH:
            return trash_entries(history.trash(vault))
        return done_entries(history.of_case(vault, case_id))

    desk.tasks.on_store(owner, look, done)


def undo(desk: Desk, state: CaseState, entry: Entry) -> None:
    """Undo one step, unless later steps were built upon it."""
    vault, act = desk.vault, entry.act
    said = msg("Undone: {act}", act=act.name)
    state.act(lambda _vault: history.undo(vault, act.id), say=said)


def restore(desk: Desk, state: CaseState, entry: Entry) -> None:
    """Restore what a step removed."""
    vault, act = desk.vault, entry.act
    said = msg("Restored: {act}", act=act.name)
    state.act(lambda _vault: history.restore(vault, act.id), say=said)


def put_back(desk: Desk, state: CaseState, change: PastChange) -> None:
    """Give one field the value again that it had before a change."""
    vault = desk.vault
    said = msg("The earlier value is back.")
    state.act(lambda _vault: history.put_back(vault, change), say=said)
