# SPDX-License-Identifier: MIT
"""Splitters that stand where they were left the last time."""

from base64 import b64decode, b64encode
from binascii import Error
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QByteArray, QTimer
from PySide6.QtWidgets import QSplitter

from kvisa_desktop.errors import UserError
from kvisa_desktop.ui.desk import Desk

_REST = 600  # milliseconds after the last move


def remember_split(desk: Desk, splitter: QSplitter, name: str) -> None:
    """Put a splitter where it was left, and keep its place from now on."""
    kept = desk.program.settings.window.get(name, "")
    with suppress(Error, ValueError):  # instead of a damaged preference the usual place will do
        splitter.restoreState(QByteArray(b64decode(kept, validate=True)))
    rest = QTimer(splitter)
    rest.setSingleShot(True)
    rest.setInterval(_REST)
    splitter.splitterMoved.connect(lambda _place, _number: rest.start())
    rest.timeout.connect(lambda: _keep(desk, splitter, name))


def _keep(desk: Desk, splitter: QSplitter, name: str) -> None:
    settings = desk.program.settings
    state = b64encode(splitter.saveState().data()).decode("ascii")
    window = MappingProxyType({**settings.window, name: state})
    try:
        desk.program.keep_settings(replace(settings, window=window))
    except UserError as error:
        desk.notices.fail(error)
