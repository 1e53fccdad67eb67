# SPDX-License-Identifier: MIT
"""The page of papers over the graduate's case."""

import pytest
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.page import DocumentsPage
from tests.ui.conftest import Pilot
from tests.ui.windows import placed


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, state: CaseState, pilot: Pilot) -> DocumentsPage:
    made = placed(qtbot, DocumentsPage(desk, state))
    made.show_case()
    pilot.settle()
    return made
