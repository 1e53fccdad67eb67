# SPDX-License-Identifier: MIT
"""Splitters that stand where they were left the last time."""

from base64 import b64decode, b64encode
from binascii import Error
from contextlib import suppress

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QSplitter

from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.remembered import remember, remembered

_REST = 600  # milliseconds after the last move


def remember_split(desk: Desk, splitter: QSplitter, name: str) -> None:
    """Put a splitter where it was left, and keep its place from now on."""
    kept = remembered(desk, name)
    with suppress(Error, ValueError):  # instead of a damaged preference the usual place will do
        splitter.restoreState(QByteArray(b64decode(kept, validate=True)))
    rest = QTimer(splitter)
    rest.setSingleShot(True)
    rest.setInterval(_REST)
    splitter.splitterMoved.connect(lambda _place, _number: rest.start())
    rest.timeout.connect(lambda: remember(desk, name, _state_of(splitter)))


def _state_of(splitter: QSplitter) -> str:
    return b64encode(splitter.saveState().data()).decode("ascii")
