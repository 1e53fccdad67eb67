# SPDX-License-Identifier: MIT
"""What happens when the program itself is wrong: a window that says so, with diagnostics to copy.

The diagnostics name places in the program and never values, so that no passport number can stand
in them.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kvisa_desktop import __version__
from kvisa_desktop.messages import msg
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.parts.sheet import Sheet

_PACKAGE = "kvisa_desktop"
MessageHandler = Callable[[QtMsgType, QMessageLogContext, str], object] | None


def redacted(error: BaseException) -> str:
    """Return the kinds of the errors and the places they passed, without any value."""
    lines = [
        f"kvisa_desktop {__version__}",
        f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}",
    ]
    shown: BaseException | None = error
    while shown is not None:
        lines.append(f"{type(shown).__module__}.{type(shown).__qualname__}")
        if isinstance(shown, QtTrouble):
            lines.append(f"  {shown}")
        lines.extend(
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(shown.__traceback__)
        )
        shown = shown.__cause__ or shown.__context__
    return "\n".join(lines)


def _place(file: str) -> str:
    """Return the path from our package on, or the name alone: folders tell who the user is."""
    parts = Path(file).parts
    if _PACKAGE in parts:
        last = len(parts) - 1 - parts[::-1].index(_PACKAGE)
        return "/".join(parts[last:])
    return parts[-1] if parts else file


class QtTrouble(Exception):
    """Qt itself told of a serious fault; its words may hold values, so only its place is kept."""


class CrashHook(QObject):
    """Catches what nothing else caught, on whatever thread and of Qt too, while it is installed."""

    caught = Signal(object)

    def __init__(self, show: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.caught.connect(show, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)
        self._qt_before: MessageHandler = None

    def install(self) -> None:
        """Catch from now on."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        self._qt_before = qInstallMessageHandler(self._on_qt_message)

    def remove(self) -> None:
        """Catch no more."""
        qInstallMessageHandler(self._qt_before)
        sys.excepthook, threading.excepthook = self._before

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.caught.emit(error)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Pass a message of Qt on; one that tells of a serious fault is a crash too."""
        if self._qt_before is not None:
            self._qt_before(kind, context, text)
        elif sys.stderr is not None:
            sys.stderr.write(f"{text}\n")
        if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            # only where it was: the words of Qt may name files and texts
            place = f"{context.category or 'qt'} {_place(context.file or '')}:{context.line}"
            self.caught.emit(QtTrouble(place))

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught.emit(args.exc_value)


def show(desk: Desk, error: BaseException, window: QWidget) -> None:
    """Say over `window` that the program made a mistake, in the sheet that is open if one is."""
    for sheet in window.findChildren(CrashSheet):
        if sheet.isVisible():
            sheet.add(error)
            return
    CrashSheet(desk, error).appear(window)


class CrashSheet(Sheet):
    """Says that the program made a mistake, and offers the diagnostics."""

    def __init__(self, desk: Desk, error: BaseException) -> None:
        super().__init__(
            desk.text,
            msg("The program made a mistake"),
            msg(
                "What you saved is safe. If it happens again, copy the lines below and send them "
                "to the developers; they name places in the program and nothing of your data."
            ),
        )
        self._desk = desk
        self.setObjectName("crash")
        self.report = QPlainTextEdit(redacted(error))
        self.report.setReadOnly(True)
        self.report.setMinimumSize(520, 220)
        desk.text.show(self, self.report.setAccessibleName, msg("Diagnostics"))
        self.body.addWidget(self.report)
        self.add_button(msg("Copy diagnostics"), self._copy, name="copy")
        self.add_button(msg("Go on"), self.accept, primary=True)

    def add(self, error: BaseException) -> None:
        """Report a further error below; one that is reported already is not said twice."""
        said = redacted(error)
        if said not in self.report.toPlainText():
            self.report.appendPlainText(f"\n{said}")

    def _copy(self) -> None:
        self._desk.dialogs.copy(self.report.toPlainText())
