# SPDX-License-Identifier: MIT
"""What stands in the way, beside the outline: the list folds and unfolds."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.messages import verbatim
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dossier.findings_pane import FindingsPane
from kvisa_desktop.ui.fonts import Label
from tests.ui.keyboard import child, pressed
from tests.ui.windows import placed


def found(weight: Weight, count: int) -> tuple[Finding, ...]:
    return tuple(
        Finding(f"{weight}.{number}", weight, Area.PERSON, verbatim(f"{weight} number {number}"))
        for number in range(count)
    )


@pytest.fixture
def pane(qtbot: QtBot, desk: Desk, state: CaseState) -> FindingsPane:
    made = placed(qtbot, FindingsPane(desk), 320, 900)
    judged = replace(
        state.assessment, blockers=found(Weight.BLOCKER, 2), to_check=found(Weight.CHECK, 9)
    )
    made.show_findings(state.file, judged)
    return made


def in_focus() -> str:
    """Return the finding whose link has the cursor."""
    focused = QApplication.focusWidget()
    return focused.accessibleDescription() if focused is not None else ""


def lines(pane: FindingsPane) -> list[str]:
    every = pane.findChildren(Label)
    return [each.text() for each in every if each.isVisible() and " number " in each.text()]


def test_a_long_list_folds_and_says_how_much_there_is(pane: FindingsPane) -> None:
    assert len(lines(pane)) == 2 + 5
    assert child(pane, QPushButton, "findings.all.check").text() == "Show all 9"
    assert pane.findChild(QPushButton, "findings.all.blocker") is None


def test_the_whole_list_is_shown_by_the_keyboard_alone(pane: FindingsPane, qtbot: QtBot) -> None:
    pressed(child(pane, QPushButton, "findings.all.check"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(lines(pane)) == 2 + 9)
    qtbot.waitUntil(lambda: in_focus() == "check number 5")


def test_the_cursor_stays_in_its_place_when_the_list_changes(
    pane: FindingsPane, qtbot: QtBot, state: CaseState
) -> None:
    links = [each for each in pane.findChildren(QPushButton) if each.text() == "Go there"]
    links[3].setFocus()
    assert in_focus() == "check number 1"
    judged = replace(state.assessment, blockers=found(Weight.BLOCKER, 2), to_check=())
    pane.show_findings(state.file, replace(judged, to_check=found(Weight.CHECK, 9)[1:]))
    qtbot.waitUntil(lambda: in_focus() == "check number 2")
    pane.show_findings(state.file, judged)
    qtbot.waitUntil(lambda: in_focus() == "blocker number 1")


def test_the_list_stays_unfolded_in_another_language(
    pane: FindingsPane, desk: Desk, qtbot: QtBot
) -> None:
    pressed(child(pane, QPushButton, "findings.all.check"), Qt.Key.Key_Space)
    desk.text.switch("zh")
    qtbot.waitUntil(lambda: len(lines(pane)) == 2 + 9)
