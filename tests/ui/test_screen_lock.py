# SPDX-License-Identifier: MIT
"""The screen being locked, heard on a real bus of a session of its own."""

import shutil
import subprocess
import sys

import pytest

from tests import patience

_HEARD = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from kvisa_desktop.ui.screen_lock import ScreenLock

app = QCoreApplication([])
screen = ScreenLock()
screen.start()
heard = []
screen.locked.connect(lambda: (heard.append(True), app.quit()))


def lock():
    told = QDBusMessage.createSignal(
        "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"
    )
    told.setArguments([True])
    assert QDBusConnection.sessionBus().send(told)


QTimer.singleShot(0, lock)
QTimer.singleShot({milliseconds}, app.quit)
app.exec()
assert heard
"""


_LOGIND = """
import os
os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from kvisa_desktop.ui.screen_lock import ScreenLock

app = QCoreApplication([])
bus = QDBusConnection.systemBus()
assert bus.registerService("org.freedesktop.login1")
screen = ScreenLock()
screen.start()
heard = []
told = {signals}


def on_locked():
    heard.append(True)
    if len(heard) == {wanted}:
        app.quit()


def tell():
    for path, interface, name, arguments in told:
        signal = QDBusMessage.createSignal(path, "org.freedesktop.login1." + interface, name)
        signal.setArguments(arguments)
        assert bus.send(signal)


screen.locked.connect(on_locked)
QTimer.singleShot(0, tell)
QTimer.singleShot({milliseconds}, app.quit)
app.exec()
assert len(heard) == {wanted}, heard
"""
_ROOT = "/org/freedesktop/login1"
needs_bus = pytest.mark.skipif(
    not shutil.which("dbus-run-session"), reason="needs a bus of its own"
)


def _run_on_a_bus(code: str) -> None:
    told = subprocess.run(
        [shutil.which("dbus-run-session") or "", "--", sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=patience.SECONDS,
        check=False,
    )
    assert told.returncode == 0, told.stderr


@needs_bus
def test_a_session_that_logind_locks_and_a_computer_that_goes_to_sleep_are_heard() -> None:
    signals = [
        (f"{_ROOT}/session/_31", "Session", "Lock", []),
        (f"{_ROOT}/session/_31", "Session", "Unlock", []),
        (_ROOT, "Manager", "PrepareForSleep", [True]),
        (_ROOT, "Manager", "PrepareForSleep", [False]),
    ]
    code = _LOGIND.format(signals=signals, wanted=2, milliseconds=patience.MILLISECONDS // 2)
    _run_on_a_bus(code)


@needs_bus
def test_a_locked_screen_is_heard_on_the_bus_of_the_session() -> None:
    code = _HEARD.format(milliseconds=patience.MILLISECONDS // 2)
    _run_on_a_bus(code)
