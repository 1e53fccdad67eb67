# SPDX-License-Identifier: MIT
"""The page of stays over one stay that is recorded."""

from dataclasses import dataclass
from typing import TypeVar, cast

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, CrossingId, Direction
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.stays.page import StaysPage
from tests.case_builders import PERSON, new_id
from tests.ui.conftest import Pilot
from tests.ui.program import FakeOpenVault
from tests.ui.windows import placed

R = TypeVar("R", bound=Record)


@dataclass
class Recorded:
    """The page with its state, and a way to put records into the vault behind it."""

    page: StaysPage
    state: CaseState
    vault: FakeOpenVault
    pilot: Pilot
    entry: Crossing
    exit: Crossing

    def put(self, *records: Record) -> None:
        """Keep records and show the case again."""
        self.vault.records.update({each.id: each for each in records})
        self.state.reload()
        self.pilot.settle()

    def kept(self, record: R) -> R:
        """Return a record as it is kept now."""
        return cast("R", self.vault.records[record.id])


@pytest.fixture
def recorded(
    qtbot: QtBot, desk: Desk, state: CaseState, vault: FakeOpenVault, pilot: Pilot
) -> Recorded:
    """Return the page with a stay of some days in October 2019."""
    entry = Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=Direction.ENTRY,
        on=PartialDate(2019, 10, 8),
        port=Bilingual("Shanghai Pudong", "上海浦东"),
        basis=Basis.VISA_FREE_UNILATERAL,
        certainty=Certainty.STAMP,
    )
    leave = Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=Direction.EXIT,
        on=PartialDate(2019, 10, 20),
        certainty=Certainty.STAMP,
    )
    page = placed(qtbot, StaysPage(desk, state), 1000, 900)
    page.side.call(page.held)
    made = Recorded(page, state, vault, pilot, entry, leave)
    made.put(entry, leave)
    return made
