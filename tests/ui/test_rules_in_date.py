# SPDX-License-Identifier: MIT
"""While every rule is within its date, no screen speaks of it."""

from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.home.page import HomePage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.windows import placed


def test_home_shows_no_card_of_rules(qtbot: QtBot, pilot: Pilot, state: CaseState) -> None:
    page = placed(qtbot, HomePage(pilot.desk, state), 1100, 800)
    page.show_case()
    settled()
    assert not page.stale.isVisible()
