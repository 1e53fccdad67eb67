# SPDX-License-Identifier: MIT
"""A search field leads on to its list, and is emptied by a key."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.search_field import SearchField
from tests.ui.keyboard import pressed, typed


@pytest.fixture
def field(qtbot: QtBot, desk: Desk) -> SearchField:
    made = SearchField(desk, "search", msg("Name, reference, post"), msg("Search cases"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_named_in_the_language_of_the_window(field: SearchField, desk: Desk) -> None:
    assert field.placeholderText() == "Name, reference, post"
    assert field.accessibleName() == "Search cases"
    desk.text.switch("zh")
    desk.text.replay()
    assert field.accessibleName() != "Search cases"
    assert field.placeholderText() != "Name, reference, post"


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_lead_on_to_the_list(qtbot: QtBot, field: SearchField, key: Qt.Key) -> None:
    typed(field, "oko")
    with qtbot.waitSignal(field.entered):
        pressed(field, key)
    assert field.text() == "oko"


def test_esc_empties_it(field: SearchField) -> None:
    typed(field, "oko")
    pressed(field, Qt.Key.Key_Escape)
    assert field.text() == ""
