# SPDX-License-Identifier: MIT
"""A table read, looked at and taken into the case, beside the window, each with a way to stop."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay_table.columns import Columns
from kvisa_desktop.domain.stay_table.plan import ImportPlan, Wishes
from kvisa_desktop.domain.table import Table
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, plural
from kvisa_desktop.services import stay_import
from kvisa_desktop.services.progress import Progress
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.tasks import Job, Told


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a table: its columns, and the plan, or why there is none yet."""

    columns: Columns
    plan: ImportPlan | None
    refusal: Refused | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A file, and what of it is read: a sheet of a workbook, or a text in an encoding."""

    file: Path
    sheet: str = ""
    encoding: str = ""


class Relay:
    """Progress of an act, passed on to its job once there is one."""

    def __init__(self) -> None:
        self.job: Job[Any] | None = None

    def report(self, what: Message, done: int, total: int) -> None:
        """Pass the news on."""
        if self.job is not None:
            self.job.report(what, done, total)

    def is_cancelled(self) -> bool:
        """Return True when the act should stop."""
        return self.job is not None and self.job.is_cancelled()


def read_table(
    desk: Desk, owner: QObject, source: Source, done: Callable[[Table], None], failed: Told
) -> Job[Table]:
    """Read the table in a file, the sheet and in the encoding that were asked for."""
    program = desk.program
    return desk.tasks.in_pool(
        owner,
        lambda job: program.read_table(
            source.file, sheet=source.sheet, encoding=source.encoding, progress=job
        ),
        done,
        failed=failed,
    )


def look(
    desk: Desk,
    state: CaseState,
    table: Table,
    wishes: Wishes,
    *,
    owner: QObject,
    done: Callable[[Look], None],
    failed: Told,
) -> Job[Look]:
    """Read the rows by the columns and the order of dates that are wished for."""
    vault, case_id = desk.vault, state.file.case.id

    def work(job: Progress) -> Look:
        columns = stay_import.columns(vault, table, wishes)
        try:
            return Look(columns, stay_import.look(vault, case_id, table, wishes, job))
        except Refused as refusal:
            return Look(columns, None, refusal)

    return desk.tasks.on_store(owner, work, done, failed=failed)


def bring_in(
    desk: Desk, state: CaseState, plan: ImportPlan, done: Callable[[], None], failed: Told
) -> Job[Any]:
    """Take a whole plan into the case; the notice that says so takes it back."""
    relay = Relay()
    person = PersonId(state.file.person.id)
    count = len(plan.crossings)
    relay.job = desk.act(
        state,
        lambda vault: stay_import.bring_in(vault, person, plan, relay),
        lambda _crossings: done(),
        say=plural("{count} entry or exit came in.", "{count} entries and exits came in.", count),
        failed=failed,
        undoable=True,
    )
    return relay.job
