# SPDX-License-Identifier: MIT
"""A file dropped on an item of the checklist, and taken back by its notice: on a real vault."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.services import cases, checklist
from kvisa_desktop.store.vault import OpenVault, create
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.checklist.page import ChecklistPage
from tests.fakes import scan
from tests.ui.conftest import Pilot

if TYPE_CHECKING:
    from kvisa_desktop.ui.notices import Notice


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot) -> Iterator[OpenVault]:
    vault = create(tmp_path / "Kept.kvisa", None).vault
    cases.create(vault, surname="Okoro")
    pilot.desk.take_vault(vault)
    yield vault
    pilot.settle()
    vault.close()


def item(state: CaseState) -> Requirement:
    return next(each for each in state.assessment.checklist if each.id == "funds-proof")


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()


def test_the_notice_takes_the_drop_back_whole(
    qtbot: QtBot, pilot: Pilot, kept: OpenVault, tmp_path: Path
) -> None:
    posted: list[Notice] = []
    pilot.desk.notices.posted.connect(posted.append)
    state = CaseState(pilot.desk)
    case = cases.listed(kept)[0].case
    checklist.mark(kept, case, "funds-proof", ItemProgress.REJECTED, "too old")
    state.open(case.id)
    settle(pilot)
    page = ChecklistPage(pilot.desk, state)
    qtbot.addWidget(page)
    page.show_case()
    paper = tmp_path / "statement.pdf"
    paper.write_bytes(scan(1))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(paper))])
    page.table.dropped.emit(item(state), mime)
    settle(pilot)
    assert item(state).progress is ItemProgress.RECEIVED
    assert len(state.file.documents) == 1
    notice = posted[-1]
    assert notice.act is not None
    notice.act()
    settle(pilot)
    assert not state.file.documents
    assert (item(state).progress, item(state).reason) == (ItemProgress.REJECTED, "too old")
