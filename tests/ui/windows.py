# SPDX-License-Identifier: MIT
"""The whole window or a part of it for a while, and nothing of it afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui import fonts, notice_bar, unsaved
from kvisa_desktop.ui.deps import Program
from kvisa_desktop.ui.dialogs import Dialogs
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.start import make_window
from tests import patience

Part = TypeVar("Part", bound=QWidget)


def placed(qtbot: QtBot, part: Part, width: int = 1000, height: int = 760) -> Part:
    """Show a part of the window by itself, as large as it would be there."""
    qtbot.addWidget(part)
    part.resize(width, height)
    part.show()
    return part


def delete_what_is_due() -> None:
    """Delete what waits to be: alive, it takes every change of style in the tests after it."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def shown(
    qapp: QApplication, program: Program, dialogs: Dialogs | None = None
) -> Iterator[MainWindow]:
    """Show the whole window for a while; a bug on a worker fails the test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notice_bar, "SHOWN_MS", patience.AN_HOUR)  # it is looked at in between
        made = make_window(program, qapp, dialogs)
    desk = made.desk
    bugs: list[BaseException] = []
    desk.tasks.crashed.connect(bugs.append)
    try:
        made.show()
        assert QTest.qWaitForWindowExposed(made, patience.MILLISECONDS)
        yield made
    finally:
        for each in unsaved.held_in(made):  # nobody is there to be asked
            each.put_back()
        made.close()
        made.deleteLater()
        delete_what_is_due()
        desk.text.switch("en")
        fonts.use(qapp)
    assert not bugs
