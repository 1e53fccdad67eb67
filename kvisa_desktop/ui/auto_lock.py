# SPDX-License-Identifier: MIT
"""When a vault is locked by itself: nobody at the keyboard, minimised, screen locked, suspended."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from kvisa_desktop.settings import Settings
from kvisa_desktop.ui.screen_lock import ScreenLock

_LOOK_EVERY = 5  # seconds
# A pause of the wall clock this much longer than the timer's own means that the computer slept.
_SLEPT = 60.0
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
        QEvent.Type.Drop,
    }
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The two clocks of the computer, in seconds; tests bring their own."""

    steady: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time


class AutoLock(QObject):
    """Watches for the moments at which an open vault is to be locked; `due` tells of each.

    `is_busy` holds the idle lock back while work is under way that the user is waiting for.
    """

    due = Signal()

    def __init__(
        self,
        window: QWidget,
        settings: Callable[[], Settings],
        is_busy: Callable[[], bool],
        clocks: Clocks | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._is_busy = is_busy
        self._clocks = clocks or Clocks()
        self._touched = self._clocks.steady()
        self._looked = self._clocks.wall()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY * 1000)
        self._timer.timeout.connect(self.look)
        self._screen = ScreenLock(self)
        self._screen.locked.connect(self.due)

    def start(self) -> None:
        """Watch from now on: a vault was opened."""
        self._touched = self._clocks.steady()
        self._looked = self._clocks.wall()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._timer.start()
        self._screen.start()

    def stop(self) -> None:
        """Watch no more: no vault is open."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._timer.stop()

    def look(self) -> None:
        """Tell that locking is due if nobody was there for too long, or the computer slept."""
        wall, before = self._clocks.wall(), self._looked
        self._looked = wall
        has_slept = wall - before > _SLEPT + _LOOK_EVERY
        if has_slept or (self._is_idle() and not self._is_busy()):
            self.due.emit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _SIGNS_OF_LIFE:
            self._touched = self._clocks.steady()
        elif kind is QEvent.Type.WindowStateChange and watched is self._window:
            self._on_window_state()
        return False

    def _on_window_state(self) -> None:
        if self._window.isMinimized() and self._settings().lock_minimised:
            self.due.emit()

    def _is_idle(self) -> bool:
        minutes = self._settings().lock_minutes
        return minutes > 0 and self._clocks.steady() - self._touched >= minutes * 60
