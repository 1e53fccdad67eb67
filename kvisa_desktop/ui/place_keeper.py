# SPDX-License-Identifier: MIT
"""Remembers where one is in a vault, for the next unlocking and for a start after a crash."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kvisa_desktop.ui.preferences import Preferences
from kvisa_desktop.ui.return_place import Place

_SETTLED = 3000  # milliseconds in a section before it is remembered


class PlaceKeeper(QObject):
    """Keeps the place that `place` tells, None for a place that is no case."""

    def __init__(
        self, preferences: Preferences, place: Callable[[], Place | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._place = place
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLED)
        self._settling.timeout.connect(self.remember)

    def went(self) -> None:
        """Take note that one went somewhere; it is remembered when one stays."""
        self._settling.start()

    def remember(self) -> None:
        """Remember the place now."""
        self._settling.stop()
        self._preferences.remember_place(self._place())
