# SPDX-License-Identifier: MIT
"""Following the original of any document from its details."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.documents.details import DetailsPane
from kvisa_desktop.ui.documents.model import DocumentRow, rows
from tests.ui.conftest import Pilot
from tests.ui.keyboard import child, pressed, typed


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, state: CaseState) -> DetailsPane:
    made = DetailsPane(desk, state)
    qtbot.addWidget(made)
    made.show()
    return made


def first(state: CaseState) -> DocumentRow:
    return rows(state.file)[0]


def test_an_original_is_given_away_from_the_details(
    pane: DetailsPane, state: CaseState, pilot: Pilot
) -> None:
    pane.show_row(first(state))
    assert pane.follow.text() == "Give the original away…"
    pressed(pane.follow, Qt.Key.Key_Return)
    sheet = child(pane.window(), QDialog, "original")
    line = child(sheet, QLineEdit)
    typed(line, "Visa centre")
    line.editingFinished.emit()
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    pane.show_row(first(state))
    assert pane.follow.text() == "Original: Visa centre, since 2026-11-22"
    assert state.file.original_moves[0].document_id == first(state).document.id


def test_without_saying_with_whom_nothing_is_recorded(
    pane: DetailsPane, state: CaseState, pilot: Pilot
) -> None:
    pane.show_row(first(state))
    pressed(pane.follow, Qt.Key.Key_Return)
    sheet = child(pane.window(), QDialog, "original")
    pressed(child(sheet, QPushButton, "primary"), Qt.Key.Key_Space)
    pilot.settle()
    assert sheet.isVisible()
    assert state.file.original_moves == ()
