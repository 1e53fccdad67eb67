# SPDX-License-Identifier: MIT
"""Tells when the screen is locked or the computer goes to sleep, where the desktop says so.

On Linux the session and the system bus tell it; elsewhere sleep is known by the clocks alone.
"""

import os
import sys
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from kvisa_desktop.ui import bus_probe

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
# The stubs ask for bytes; the binding takes nothing but text.
_ON_ACTIVE = cast("bytes", SLOT("on_active(bool)"))
_ON_LOCK = cast("bytes", SLOT("on_lock()"))
_SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"
_PATIENCE = 10.0  # seconds


class ScreenLock(QObject):
    """`locked` tells that the screen was locked or that the computer is about to sleep."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None, patience: float = _PATIENCE) -> None:
        super().__init__(parent)
        self._patience = patience
        self._listens = False

    def start(self) -> None:
        """Listen from now on; a desktop that says nothing of it is no fault."""
        if self._listens or sys.platform != "linux":
            return
        self._listens = True
        try:
            # only with a vault open, and not part of every installation of Qt
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        # A bus that hangs would hold the window for good: Qt knows no limit when it signs on.
        session = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
        if bus_probe.answers(session, self._patience):
            self._listen_to_session(QDBusConnection.sessionBus())
        system = os.environ.get("DBUS_SYSTEM_BUS_ADDRESS", _SYSTEM_BUS)
        if bus_probe.answers(system, self._patience):
            self._listen_to_system(QDBusConnection.systemBus())

    @Slot(bool)
    def on_active(self, is_active: bool) -> None:
        """Hear that the screen saver began or ended, or that sleep does."""
        if is_active:
            self.locked.emit()

    @Slot()
    def on_lock(self) -> None:
        """Hear that the session is locked."""
        self.locked.emit()

    def _listen_to_session(self, bus: "QDBusConnection") -> None:
        if bus.isConnected():
            for path, interface in _SAVERS:
                bus.connect("", path, interface, "ActiveChanged", self, _ON_ACTIVE)

    def _listen_to_system(self, bus: "QDBusConnection") -> None:
        if bus.isConnected():
            login = "org.freedesktop.login1"
            manager = ("/org/freedesktop/login1", f"{login}.Manager", "PrepareForSleep")
            bus.connect(login, *manager, self, _ON_ACTIVE)
            bus.connect(login, "", f"{login}.Session", "Lock", self, _ON_LOCK)
