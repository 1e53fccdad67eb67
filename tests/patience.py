# SPDX-License-Identifier: MIT
"""How long a test waits for what has to come: far longer than the slowest machine takes.

No test is slower for it, since each goes on as soon as what it waits for is there; only one that
would fail anyway fails later. What must not pass by itself while a test works takes `AN_HOUR`.
"""

from pytestqt.qtbot import QtBot

SECONDS = 120.0
MILLISECONDS = 120_000
AN_HOUR = 60 * 60 * 1000


def lend_to_qtbot() -> None:
    """Let each wait of pytest-qt that names no time of its own last as long, not five seconds."""
    waits = (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitExposed)
    for wait in (*waits, QtBot.waitActive):
        defaults = wait.__kwdefaults__
        assert defaults is not None
        defaults["timeout"] = MILLISECONDS
