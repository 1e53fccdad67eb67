# SPDX-License-Identifier: MIT
"""The cursor follows cards that come and go, and is never lost in the rail."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.parts.record_cards import RecordCards
from kvisa_desktop.ui.person import actions
from kvisa_desktop.ui.person.page import PersonPage
from kvisa_desktop.ui.work.page import WorkPage
from tests.ui.conftest import Pilot
from tests.ui.fitting import settled
from tests.ui.keyboard import child, pressed
from tests.ui.windows import delete_what_is_due, placed


def settle(pilot: Pilot) -> None:
    for _ in range(3):
        pilot.settle()
    delete_what_is_due()
    settled()


@pytest.fixture
def entries(qtbot: QtBot, pilot: Pilot, state: CaseState) -> RecordCards:
    page = placed(qtbot, WorkPage(pilot.desk, state), 1000, 900)
    page.show_case()
    settle(pilot)
    return page.groups["work.entries"]


def focused(part: QWidget) -> QWidget | None:
    return part.window().focusWidget()


def add(part: RecordCards, pilot: Pilot) -> None:
    part.add.setFocus()
    pressed(part.add, Qt.Key.Key_Space)
    settle(pilot)


def test_a_new_card_takes_the_cursor_into_its_first_field(
    entries: RecordCards, pilot: Pilot
) -> None:
    before = set(entries.cards)
    add(entries, pilot)
    (new,) = set(entries.cards) - before
    editors = entries.cards[new].form.editors
    pilot.until(lambda: focused(entries) is next(iter(editors.values())).target)


def test_a_card_that_goes_leaves_the_cursor_on_what_adds_one(
    entries: RecordCards, pilot: Pilot
) -> None:
    add(entries, pilot)
    remove = child(next(iter(entries.cards.values())), QToolButton, "work.entries.remove")
    remove.setFocus()
    pressed(remove, Qt.Key.Key_Return)
    settle(pilot)
    pilot.until(lambda: focused(entries) is entries.add)


def test_a_card_that_stays_keeps_the_cursor(qtbot: QtBot, pilot: Pilot, state: CaseState) -> None:
    page = placed(qtbot, PersonPage(pilot.desk, state), 1000, 900)
    page.show_case()
    settle(pilot)
    passport = state.file.passports[0]
    page.focus_on(passport.id, "number")
    line = focused(page)
    actions.add_passport(state)
    settle(pilot)
    assert len(page._passports) == 2  # noqa: SLF001
    assert focused(page) is line
