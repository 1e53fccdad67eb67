# SPDX-License-Identifier: MIT
"""Removing papers: one act, its undo at hand, and the cursor on the next paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton, QToolButton

from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.documents import Filing, Scan
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.documents import actions
from kvisa_desktop.ui.documents.page import DocumentsPage
from kvisa_desktop.ui.notices import Notice
from tests.fakes import FakeScans, scan
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed
from tests.ui.real_vaults import open_on_the_desk


def removed(page: DocumentsPage, pilot: Pilot, *places: int) -> Notice:
    """Remove the papers at those places; return what is said of it."""
    said: list[Notice] = []
    pilot.desk.notices.posted.connect(said.append)
    page.table.clearSelection()
    page.table.selectRow(places[0])
    if len(places) > 1:
        pressed(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    pressed(child(page, QToolButton, "documents.remove"), Qt.Key.Key_Space)
    sheet = child(page.window(), QDialog, "confirm")
    pressed(child(sheet, QPushButton, "yes"), Qt.Key.Key_Space)
    pilot.settle()
    return said[-1]


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot) -> Iterator[CaseState]:
    """Give the open case of a real vault with three papers."""
    with open_on_the_desk(pilot, tmp_path) as vault:
        case_id = cases.listed(vault)[0].case.id
        scans = [Scan(f"{each}.pdf", lambda each=each: scan(1, each)) for each in "abc"]  # type: ignore[misc]
        documents.add(vault, FakeScans(), case_id, scans, Filing("funds"))
        state = CaseState(pilot.desk)
        state.open(case_id)
        pilot.settle()
        yield state


@pytest.mark.parametrize("count", [1, 2])
def test_the_notice_of_a_removal_takes_all_of_it_back(
    kept: CaseState, pilot: Pilot, count: int
) -> None:
    before = kept.file.documents
    said: list[Notice] = []
    pilot.desk.notices.posted.connect(said.append)
    actions.remove(kept, before[:count])
    pilot.settle()
    assert len(kept.file.documents) == len(before) - count
    (notice,) = said
    assert notice.act is not None
    notice.act()
    pilot.settle()
    assert set(kept.file.documents) == set(before)


def test_several_papers_are_removed_by_one_answer(
    page: DocumentsPage, pilot: Pilot, state: CaseState
) -> None:
    before = state.file.documents
    assert pilot.desk.text(removed(page, pilot, 1, 2).text) == "2 papers were removed."
    assert len(state.file.documents) == len(before) - 2


def test_the_next_paper_is_chosen_then(page: DocumentsPage, pilot: Pilot, state: CaseState) -> None:
    next_one = state.file.documents[2].id
    removed(page, pilot, 1)
    assert page.table.current.document.id == next_one


def test_the_one_before_is_chosen_after_the_last(
    page: DocumentsPage, pilot: Pilot, state: CaseState
) -> None:
    *_, before, _last = state.file.documents
    removed(page, pilot, len(state.file.documents) - 1)
    assert page.table.current.document.id == before.id
