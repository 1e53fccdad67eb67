# SPDX-License-Identifier: MIT
"""The screen being locked, heard on a real bus of a session of its own."""

import shutil
import subprocess
import sys

import pytest

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
QTimer.singleShot(20_000, app.quit)
app.exec()
assert heard
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="needs a bus of its own")
def test_a_locked_screen_is_heard_on_the_bus_of_the_session() -> None:
    told = subprocess.run(
        [shutil.which("dbus-run-session") or "", "--", sys.executable, "-c", _HEARD],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 0, told.stderr
