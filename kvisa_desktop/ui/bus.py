# SPDX-License-Identifier: MIT
"""One signal for all screens: these records were changed."""

from PySide6.QtCore import QObject, Signal

from kvisa_desktop.services.changes import Changes


class Bus(QObject):
    """Tells screens what an act touched; each reads again what concerns it."""

    changed = Signal(object)

    def tell(self, changes: Changes) -> None:
        """Pass on what an act touched; nothing when it touched nothing."""
        if changes:
            self.changed.emit(changes)
