# SPDX-License-Identifier: MIT
"""Starts the window: fonts, words and colours first, everything heavy after it is shown."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from kvisa_desktop import paths
from kvisa_desktop.ui import fonts
from kvisa_desktop.ui.crash import CrashHook
from kvisa_desktop.ui.deps import Program
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.dialogs import Dialogs, SystemDialogs
from kvisa_desktop.ui.main_window import MainWindow
from kvisa_desktop.ui.preferences import Preferences, text_size
from kvisa_desktop.ui.rules.actions import tell_of_fault
from kvisa_desktop.ui.sweeping import sweep_rarely
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Theme
from kvisa_desktop.ui.warming import Warming


def make_window(program: Program, app: QApplication, dialogs: Dialogs | None = None) -> MainWindow:
    """Return the window, not yet shown."""
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(paths.resources() / "icons" / "app" / "kvisa.svg")))
    fonts.load()
    fonts.use(app, text_size(program.settings))
    theme = Theme(app, paths.resources() / "icons")
    theme.use(program.settings.theme)
    text = Text(app, program.translator, program.language())
    desk = Desk(program, text, theme, dialogs or SystemDialogs(text))
    return MainWindow(desk, Preferences(desk, app))


def fit(window: QWidget, room: QSize) -> None:
    """Let a window that is larger than the `room` of its screen fill that room instead."""
    if window.size().boundedTo(room) != window.size():
        window.resize(window.size().boundedTo(room))  # what it goes back to from filling it
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def run(
    program: Program,
    vault: Path | None = None,
    files: Sequence[Path] = (),
    arguments: Sequence[str] = (),
) -> int:
    """Show the window until it is closed; return the exit code. `files` are offered to a case."""
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("kvisa")
    app.setApplicationDisplayName("kvisa")
    app.setDesktopFileName("kvisa-desktop")
    window = make_window(program, app)
    hook = CrashHook(window.show_crash)
    hook.install()
    sweep_rarely()
    Warming(window.desk, window.case, window)
    fit(window, window.screen().availableSize())
    window.show()
    window.start(vault)
    window.incoming.take(files)
    tell_of_fault(window.desk, window)
    try:
        return app.exec()
    finally:
        hook.remove()
