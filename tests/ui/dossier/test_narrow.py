# SPDX-License-Identifier: MIT
"""The dossier page in a small window: its words are never cut for the sake of the preview."""

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.dossier.page import DossierPage
from tests.ui.conftest import Pilot


@pytest.fixture
def page(qtbot: QtBot, state: CaseState, pilot: Pilot) -> DossierPage:
    made = DossierPage(pilot.desk, state)
    qtbot.addWidget(made)
    made.resize(1100, 600)
    made.show()
    made.show_case()
    return made


def test_the_pages_are_seen_where_there_is_room(page: DossierPage) -> None:
    assert page.view.isVisible()


def test_the_pages_give_way_in_a_narrow_window_and_come_back(
    page: DossierPage, qtbot: QtBot
) -> None:
    page.setMinimumWidth(1)
    page.resize(560, 600)
    qtbot.waitUntil(lambda: not page.view.isVisible())
    panel = page.panel
    qtbot.waitUntil(lambda: panel.width() >= panel.minimumSizeHint().width())
    page.resize(1100, 600)
    qtbot.waitUntil(page.view.isVisible)
