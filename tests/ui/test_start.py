# SPDX-License-Identifier: MIT
"""How large the window is when it is first shown."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.start import fit


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1320, 840)
    return made


@pytest.mark.parametrize("room", [QSize(1320, 840), QSize(2560, 1440)])
def test_a_window_that_has_room_keeps_its_size(window: QWidget, room: QSize) -> None:
    fit(window, room)
    assert window.size() == QSize(1320, 840)
    assert not window.isMaximized()


@pytest.mark.parametrize(
    ("room", "size"),
    [
        (QSize(1280, 800), QSize(1280, 800)),
        (QSize(1280, 1024), QSize(1280, 840)),
        (QSize(1920, 768), QSize(1320, 768)),
    ],
)
def test_a_window_that_is_too_large_fills_its_screen(
    window: QWidget, room: QSize, size: QSize
) -> None:
    fit(window, room)
    assert window.isMaximized()
    assert window.size() == size
