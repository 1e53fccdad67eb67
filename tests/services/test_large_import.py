# SPDX-License-Identifier: MIT
"""A long sheet through a real reader into a real vault: progress, cancel, undo, nothing left."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.domain.stay_table.plan import ImportPlan, Wishes
from kvisa_desktop.domain.table import Table
from kvisa_desktop.domain.table_layout import TableLayout
from kvisa_desktop.errors import Cancelled
from kvisa_desktop.exchange.tables.reader import read_table
from kvisa_desktop.messages import Message
from kvisa_desktop.sandbox import Sandbox
from kvisa_desktop.services import cases, history, stay_import
from kvisa_desktop.store.vault import OpenVault
from tests.exchange.tables.workbooks import FIRST_CROSSING, crossings_in_turns

ROWS = 20_000
FEW = 60


class Watcher:
    """Remembers every step, and stops the work at one of them."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._stop_at = stop_at

    def report(self, what: Message, done: int, total: int) -> None:
        self.steps.append((what.text, done, total))

    def is_cancelled(self) -> bool:
        return self._stop_at is not None and len(self.steps) >= self._stop_at


@pytest.fixture
def vault(real_vault: OpenVault) -> OpenVault:
    return real_vault


def _read(tmp_path: Path, rows: int) -> Table:
    file = tmp_path / "stays.xlsx"
    file.write_bytes(crossings_in_turns(rows))
    with Sandbox() as sandbox:
        return read_table(file, sandbox)


def _planned(vault: OpenVault, case: Case, table: Table) -> ImportPlan:
    return stay_import.look(vault, CaseId(case.id), table, Wishes())


def _crossings(vault: OpenVault, case: Case) -> tuple[Crossing, ...]:
    return cases.read(vault, CaseId(case.id)).crossings


def test_twenty_thousand_rows_are_read_with_progress(
    vault: OpenVault, case: Case, tmp_path: Path
) -> None:
    table = _read(tmp_path, ROWS)
    assert len(table.rows) == ROWS + 1
    watcher = Watcher()
    plan = stay_import.look(vault, CaseId(case.id), table, Wishes(), watcher)
    assert not plan.bad
    assert len(plan.crossings) == ROWS
    assert [done for _, done, _ in watcher.steps] == list(range(0, ROWS, 500))
    assert {total for _, _, total in watcher.steps} == {ROWS}
    last = plan.crossings[-1]
    assert last.direction is Direction.EXIT
    assert last.on.exact == date(1899, 12, 30) + timedelta(days=FIRST_CROSSING + 2 * (ROWS - 1))


def test_stopped_midway_a_long_import_leaves_nothing(
    vault: OpenVault, case: Case, tmp_path: Path
) -> None:
    plan = _planned(vault, case, _read(tmp_path, 3 * 500))
    watcher = Watcher(stop_at=2)
    with pytest.raises(Cancelled):
        stay_import.bring_in(vault, case.person_id, plan, watcher)
    assert [done for _, done, _ in watcher.steps] == [0, 500]
    assert _crossings(vault, case) == ()
    with vault.read() as reader:
        assert reader.find(TableLayout) == ()
    found = history.steps(vault).undo
    assert found is None or "Import" not in found.name.text


def test_an_import_is_one_step_to_undo_and_to_redo(
    vault: OpenVault, case: Case, tmp_path: Path
) -> None:
    before = cases.read(vault, CaseId(case.id))
    plan = _planned(vault, case, _read(tmp_path, FEW))
    stay_import.bring_in(vault, case.person_id, plan)
    kept = _crossings(vault, case)
    assert len(kept) == FEW
    history.undo(vault)
    assert cases.read(vault, CaseId(case.id)) == before
    history.redo(vault)
    assert _crossings(vault, case) == kept


def test_after_undo_the_same_table_is_new_again(
    vault: OpenVault, case: Case, tmp_path: Path
) -> None:
    table = _read(tmp_path, FEW)
    stay_import.bring_in(vault, case.person_id, _planned(vault, case, table))
    assert _planned(vault, case, table).crossings == ()
    history.undo(vault)
    assert len(_planned(vault, case, table).crossings) == FEW


def test_what_was_there_before_stays_when_an_import_is_undone(
    vault: OpenVault, case: Case, tmp_path: Path
) -> None:
    table = _read(tmp_path, FEW)
    half = Table(table.rows[: FEW // 2 + 1])
    stay_import.bring_in(vault, case.person_id, _planned(vault, case, half))
    first = _crossings(vault, case)
    stay_import.bring_in(vault, case.person_id, _planned(vault, case, table))
    assert len(_crossings(vault, case)) == FEW
    history.undo(vault)
    assert _crossings(vault, case) == first
