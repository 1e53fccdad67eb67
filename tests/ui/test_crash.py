# SPDX-License-Identifier: MIT
"""What happens when the program itself is wrong."""

import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kvisa_desktop.ui.crash import CrashHook, CrashSheet, redacted
from kvisa_desktop.ui.desk import Desk
from tests.ui.keyboard import child, pressed
from tests.ui.program import FakeDialogs

SECRET = "A01234567"


def _caught() -> BaseException:
    try:
        int(SECRET)
    except ValueError as error:
        return error
    raise AssertionError


def test_diagnostics_name_places_and_no_values() -> None:
    report = redacted(_caught())
    assert "builtins.ValueError" in report
    assert "test_crash.py" in report
    assert SECRET not in report
    assert "/work" not in report
    assert "home" not in report.lower()


def test_diagnostics_follow_the_chain_of_causes() -> None:
    try:
        try:
            int(SECRET)
        except ValueError as error:
            raise LookupError(SECRET) from error
    except LookupError as error:
        report = redacted(error)
    assert report.index("LookupError") < report.index("ValueError")
    assert SECRET not in report


def test_what_nothing_else_caught_is_caught_on_every_thread(qtbot: QtBot) -> None:
    seen: list[BaseException] = []
    hook = CrashHook(seen.append)
    hook.install()
    try:
        error = _caught()
        sys.excepthook(type(error), error, error.__traceback__)
        args = threading.ExceptHookArgs((type(error), error, error.__traceback__, None))
        threading.excepthook(args)
        qtbot.waitUntil(lambda: len(seen) == 2)
    finally:
        hook.remove()
    assert seen == [error, error]


def test_an_interruption_by_the_keyboard_is_no_crash(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed_on: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, _error, _trace: passed_on.append(kind))
    hook = CrashHook(lambda _error: pytest.fail("it was taken for a crash"))
    hook.install()
    try:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        qtbot.waitUntil(lambda: passed_on == [KeyboardInterrupt])
    finally:
        hook.remove()


def test_the_window_offers_the_diagnostics_to_copy(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs
) -> None:
    sheet = CrashSheet(desk, _caught())
    qtbot.addWidget(sheet)
    pressed(child(sheet, QPushButton, "copy"), Qt.Key.Key_Space)
    assert "ValueError" in dialogs.copied[0]
    assert SECRET not in dialogs.copied[0]


def test_a_serious_fault_of_qt_is_told_by_its_place_alone(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[BaseException] = []
    hook = CrashHook(seen.append)
    context = QMessageLogContext()
    hook._on_qt_message(QtMsgType.QtWarningMsg, context, "a warning")  # noqa: SLF001
    hook._on_qt_message(QtMsgType.QtCriticalMsg, context, "lost B00000017.pdf")  # noqa: SLF001
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert "B00000017" not in redacted(seen[0])
    assert "QtTrouble" in redacted(seen[0])
    assert "a warning" in capsys.readouterr().err


def test_messages_of_qt_still_reach_whoever_listened_before(qtbot: QtBot) -> None:
    heard: list[str] = []
    hook = CrashHook(lambda _error: None)
    hook._qt_before = lambda _kind, _context, text: heard.append(text)  # noqa: SLF001
    hook._on_qt_message(QtMsgType.QtDebugMsg, QMessageLogContext(), "hello")  # noqa: SLF001
    assert heard == ["hello"]
    assert qtbot is not None
