# SPDX-License-Identifier: MIT
"""What the notice of an act takes back, on a real vault: just this act, as a whole."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Crossing, Direction
from kvisa_desktop.domain.table import Table, TableRow
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, stays
from kvisa_desktop.store.vault import OpenVault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.notices import Notice
from kvisa_desktop.ui.stays import actions
from kvisa_desktop.ui.stays.import_sheet import ImportSheet
from kvisa_desktop.ui.stays.page import StaysPage
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child
from tests.ui.real_vaults import open_on_the_desk

DAYS = (PartialDate(2024, 5, 13), PartialDate(2024, 5, 26))


@pytest.fixture
def kept(tmp_path: Path, pilot: Pilot) -> Iterator[OpenVault]:
    """Give a real vault with one case and one stay, open on the desk."""
    with open_on_the_desk(pilot, tmp_path) as opened:
        person = PersonId(cases.listed(opened)[0].case.person_id)
        for direction, day in zip(Direction, DAYS, strict=True):
            stays.add_crossing(opened, person, direction, day)
        yield opened


@pytest.fixture
def told(pilot: Pilot, kept: OpenVault) -> CaseState:
    state = CaseState(pilot.desk)
    state.open(cases.listed(kept)[0].case.id)
    pilot.settle()
    return state


@pytest.fixture
def notices(pilot: Pilot) -> list[Notice]:
    posted: list[Notice] = []
    pilot.desk.notices.posted.connect(posted.append)
    return posted


def crossings(kept: OpenVault) -> tuple[Crossing, ...]:
    return cases.read(kept, cases.listed(kept)[0].case.id).crossings


def take_back(pilot: Pilot, notice: Notice) -> None:
    assert notice.act is not None
    notice.act()
    pilot.settle()


def test_removed_lines_come_back(
    pilot: Pilot, kept: OpenVault, told: CaseState, notices: list[Notice]
) -> None:
    before = crossings(kept)
    actions.remove_crossings(pilot.desk, told, before)
    pilot.settle()
    assert crossings(kept) == ()
    take_back(pilot, notices[-1])
    assert set(crossings(kept)) == set(before)


def test_only_the_act_of_the_notice_is_taken_back(
    pilot: Pilot, kept: OpenVault, told: CaseState, notices: list[Notice]
) -> None:
    first, last = crossings(kept)
    actions.remove_crossings(pilot.desk, told, (first,))
    pilot.settle()
    removal = notices[-1]
    actions.change_crossing(told, last, "note", "seen")
    pilot.settle()
    take_back(pilot, removal)
    assert {each.id for each in crossings(kept)} == {first.id, last.id}
    assert "seen" in {each.note for each in crossings(kept)}


def test_an_import_is_taken_back_as_a_whole(
    qtbot: QtBot, pilot: Pilot, kept: OpenVault, told: CaseState, notices: list[Notice]
) -> None:
    before = crossings(kept)
    page = StaysPage(pilot.desk, told)
    qtbot.addWidget(page)
    page.show()
    sheet = ImportSheet(pilot.desk, told, msg("Import a table"), msg("Paste lines"))
    sheet.appear(page)
    rows = [("entry", "exit"), *((f"20{y:02d}-01-01", f"20{y:02d}-01-09") for y in range(1, 20))]
    sheet.show_table(Table(tuple(TableRow(n, cells) for n, cells in enumerate(rows, 1))))
    pilot.settle()
    child(page, ImportSheet).take.click()
    pilot.settle()
    assert len(crossings(kept)) == len(before) + 38
    take_back(pilot, notices[-1])
    assert set(crossings(kept)) == set(before)
