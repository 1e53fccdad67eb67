# SPDX-License-Identifier: MIT
"""A box of choices: words without room end in an ellipsis, the list shows them whole."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import Message, verbatim
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.choice_box import ChoiceBox
from tests.ui.fitting import settled

SHORT, LONG = "short", "a choice of so many words that a narrow pane has no room for them"


def _said(value: str) -> Message:
    return verbatim(value)


@pytest.fixture
def box(qtbot: QtBot, desk: Desk) -> ChoiceBox[str]:
    made = ChoiceBox(desk.text, (SHORT, LONG), _said)
    qtbot.addWidget(made)
    made.resize(140, 32)
    made.show()
    settled()
    return made


def test_words_that_are_cut_are_whole_as_a_tool_tip(box: ChoiceBox[str]) -> None:
    box.choose(LONG)
    box.grab()
    assert box.toolTip() == LONG
    assert box.currentText() == LONG
    box.choose(SHORT)
    box.grab()
    assert box.toolTip() == ""


def test_the_list_is_as_wide_as_its_words(box: ChoiceBox[str]) -> None:
    box.showPopup()
    settled()
    assert box.view().width() >= box.fontMetrics().horizontalAdvance(LONG)
    box.hidePopup()


def test_it_is_as_wide_as_its_words_where_it_is_told_so(box: ChoiceBox[str]) -> None:
    before = box.sizeHint().width()
    box.show_whole()
    assert box.sizeHint().width() > before
    assert box.sizeHint().width() > box.fontMetrics().horizontalAdvance(LONG)


def test_a_choice_is_not_changed_by_showing_it(box: ChoiceBox[str]) -> None:
    told: list[str] = []
    box.picked.connect(told.append)
    box.choose(LONG)
    assert (box.value, told) == (LONG, [])
    assert QApplication.activePopupWidget() is None
