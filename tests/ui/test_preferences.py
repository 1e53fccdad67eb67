# SPDX-License-Identifier: MIT
"""Language, theme and size of text are changed at once and remembered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kvisa_desktop.errors import NoRoom
from kvisa_desktop.messages import msg
from kvisa_desktop.settings import Role, Settings, Theme
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.preferences import Preferences, text_size
from tests.ui.program import FakeProgram


@pytest.fixture
def preferences(desk: Desk, qapp: QApplication) -> Preferences:
    return Preferences(desk, qapp)


def test_the_language_is_spoken_and_remembered(
    preferences: Preferences, desk: Desk, program: FakeProgram
) -> None:
    preferences.toggle_language()
    assert desk.text.language == "zh"
    assert str(program.settings.language) == "zh"
    preferences.toggle_language()
    assert str(program.settings.language) == "en"


def test_the_theme_is_shown_and_remembered(
    preferences: Preferences, desk: Desk, program: FakeProgram
) -> None:
    preferences.toggle_theme()
    assert desk.theme.is_dark
    assert program.settings.theme is Theme.DARK
    preferences.toggle_theme()
    assert not desk.theme.is_dark


def test_text_grows_and_shrinks_within_limits(
    preferences: Preferences, program: FakeProgram, qapp: QApplication
) -> None:
    for _ in range(20):
        preferences.resize_text(1)
    assert qapp.font().pointSizeF() == fonts.LARGEST
    preferences.resize_text(-1)
    assert text_size(program.settings) == fonts.LARGEST - 1
    preferences.resize_text(0)
    assert qapp.font().pointSizeF() == fonts.USUAL_SIZE


def test_a_damaged_size_is_the_usual_one() -> None:
    assert text_size(Settings(window={"text_size": "huge"})) == fonts.USUAL_SIZE


def test_vaults_and_role_are_remembered(
    preferences: Preferences, program: FakeProgram, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(preferences.changed):
        preferences.remember_vault(Path("/vaults/One.kvisa"))
    preferences.use_role(Role.CONSULTANT)
    assert program.settings.last_vault == str(Path("/vaults/One.kvisa"))
    assert program.settings.role is Role.CONSULTANT


def test_preferences_that_cannot_be_kept_are_told(desk: Desk, qapp: QApplication) -> None:
    class Full(FakeProgram):
        def keep_settings(self, settings: Settings) -> None:
            name = str(settings.role)
            raise NoRoom(msg("The preferences could not be written to {file}.", file=name))

    desk.program = Full()
    told: list[object] = []
    desk.notices.posted.connect(told.append)
    Preferences(desk, qapp).use_role(Role.CONSULTANT)
    assert len(told) == 1
