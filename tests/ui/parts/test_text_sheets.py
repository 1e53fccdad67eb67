# SPDX-License-Identifier: MIT
"""Sheets with a text to send, and that of a move: nothing cut, all named, Enter and Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.services import requests
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.enquiry_sheet import EnquirySheet, enquiry
from kvisa_desktop.ui.parts.moving.sheet import MoveSheet
from kvisa_desktop.ui.parts.request_sheet import RequestSheet
from kvisa_desktop.ui.parts.sheet import Sheet
from tests.ui.conftest import Pilot
from tests.ui.fitting import beyond, cut, nameless, settled
from tests.ui.keyboard import child, pressed
from tests.ui.program import TODAY, FakeDialogs


def make(name: str, pilot: Pilot, state: CaseState) -> Sheet:
    """Return one of the sheets."""
    desk = pilot.desk
    asked = requests.of_case(state.file, desk.program.rulebook, on=TODAY)
    if name == "enquiry":
        return EnquirySheet(desk, state, enquiry(state.file, TODAY, desk.text))
    if name == "move":
        return MoveSheet(desk, state, [], Bilingual("Lagos"))
    return RequestSheet(desk, [asked] if name == "request" else [asked, asked])


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["enquiry", "move", "request", "requests"])
def test_nothing_is_cut_and_everything_has_a_name(
    qtbot: QtBot, pilot: Pilot, state: CaseState, name: str, language: str
) -> None:
    pilot.desk.text.switch(language)
    pilot.desk.text.replay()
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    sheet = make(name, pilot, state).appear(over)
    settled()
    assert cut(sheet) == []
    assert beyond(sheet) == []
    assert nameless(sheet) == []
    sheet.reject()


def test_enter_copies_and_escape_closes(
    qtbot: QtBot, pilot: Pilot, state: CaseState, dialogs: FakeDialogs
) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    sheet = make("request", pilot, state).appear(over)
    settled()
    assert child(sheet, QPushButton, "copy").isDefault()
    pressed(sheet, Qt.Key.Key_Return)
    assert len(dialogs.copied) == 1
    assert sheet.isVisible()
    pressed(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
