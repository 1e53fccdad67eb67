# SPDX-License-Identifier: MIT
# ruff: noqa: T201  it talks to the benchmark
"""The window on a vault, started as a person starts it; says when what was seen, then closes."""

import json
import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from kvisa_desktop.__main__ import main
from kvisa_desktop.ui import start
from kvisa_desktop.ui.deps import Program
from kvisa_desktop.ui.main_window import MainWindow

_LONGEST = 60_000  # milliseconds


class Watch(QObject):
    """Notes when the window was painted, when its list was, whole or not, and when it rests."""

    def __init__(self, window: MainWindow, began: float, cases: int) -> None:
        """Watch a window that is not shown yet; `cases` are in the vault it opens."""
        super().__init__(window)
        self.noted: dict[str, float] = {}
        self._window, self._began, self._cases = window, began, cases
        self._list = window.cases.table.viewport()
        self._rows = window.cases.table.model()
        for each in (window, self._list):
            each.installEventFilter(self)
        self._rows.modelReset.connect(self._on_reset)
        window.desk.tasks.idled.connect(self._on_idle)
        QTimer.singleShot(_LONGEST, self, lambda: os._exit(1))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is painted, once it has been."""
        if event.type() == QEvent.Type.Paint:
            if watched is self._window:
                QTimer.singleShot(0, self, lambda: self._note("window"))
            elif self._rows.rowCount():
                QTimer.singleShot(0, self, lambda: self._note("first screen"))
        return False

    def _note(self, what: str) -> None:
        self.noted.setdefault(what, time.monotonic() - self._began)

    def _on_reset(self) -> None:
        if self._rows.rowCount() == self._cases:
            QTimer.singleShot(0, self, self._on_whole)

    def _on_whole(self) -> None:
        self._list.repaint()
        self._note("first screen")
        self._note("whole list")
        if self._window.desk.tasks.is_idle:
            self._on_idle()

    def _on_idle(self) -> None:
        if "whole list" not in self.noted or "at rest" in self.noted:
            return
        self._note("at rest")
        self.noted["cpu"] = time.process_time()
        QTimer.singleShot(0, self, self._window.close)


def watched(vault: str, began: float, cases: int) -> dict[str, float]:
    """Start the window and return what was noted until the list was whole."""
    made, watches = start.make_window, []

    def make(program: Program, app: QApplication) -> MainWindow:
        window = made(program, app)
        watches.append(Watch(window, began, cases))
        return window

    start.make_window = make  # type: ignore[assignment]
    if main([vault]):
        sys.exit(1)
    return watches[0].noted


if __name__ == "__main__":
    print(json.dumps(watched(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]))))
