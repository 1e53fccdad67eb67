# SPDX-License-Identifier: MIT
"""The port to dialogs of the system: files, folders, the printer, the clipboard, other programs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QPageSize
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from kvisa_desktop.messages import Message, msg

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Chosen = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Paper:
    """What is to be printed: so many pages, for both sides of the paper or for one."""

    pages: int
    both_sides: bool = False


class Dialogs(Protocol):
    """Asks the user through dialogs of the system. Every answer comes later, through `then`."""

    def open_files(
        self, parent: QWidget, title: str, filters: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        """Ask for files that are there."""

    def open_folder(self, parent: QWidget, title: str, start: Path, then: Chosen) -> None:
        """Ask for a folder."""

    def save_file(
        self, parent: QWidget, title: str, suggestion: Path, filters: str, then: Chosen
    ) -> None:
        """Ask for the name of a file to write; replacing one is confirmed there."""

    def print_on(
        self,
        parent: QWidget,
        title: str,
        then: Callable[["QPrinter"], None],
        paper: Paper | None = None,
    ) -> None:
        """Ask for a printer, and which of the pages; `paper` is chosen beforehand."""

    def open_outside(self, file: Path) -> bool:
        """Open a file in the program the system has for it; False when there is none."""

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""

    def forget_copied(self) -> None:
        """Empty the clipboard if what was copied here is still on it."""

    def clipboard(self) -> QMimeData:
        """Return what is on the clipboard."""


class SystemDialogs:
    """The dialogs of the system; where Qt draws them, in the language of the window."""

    def __init__(self, say: Callable[[Message], str]) -> None:
        self._say = say
        self._copied = ""

    def open_files(
        self, parent: QWidget, title: str, filters: str, then: Callable[[Sequence[Path]], None]
    ) -> None:
        """Ask for files that are there."""
        dialog = QFileDialog(parent, title, "", filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._open(dialog, lambda: then([Path(name) for name in dialog.selectedFiles()]))

    def open_folder(self, parent: QWidget, title: str, start: Path, then: Chosen) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(parent, title, str(start))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog, lambda: then(Path(dialog.selectedFiles()[0])))

    def save_file(
        self, parent: QWidget, title: str, suggestion: Path, filters: str, then: Chosen
    ) -> None:
        """Ask for the name of a file to write; replacing one is confirmed there."""
        dialog = QFileDialog(parent, title, str(suggestion.parent), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suggestion.suffix.lstrip("."))
        dialog.selectFile(suggestion.name)
        self._open(dialog, lambda: then(Path(dialog.selectedFiles()[0])))

    def print_on(
        self,
        parent: QWidget,
        title: str,
        then: Callable[["QPrinter"], None],
        paper: Paper | None = None,
    ) -> None:
        """Ask for a printer, and which of the pages; `paper` is chosen beforehand."""
        # Printing needs a library of its own, which a start without printing does not pay for.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if paper is not None:
            sides = QPrinter.DuplexMode
            printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
            printer.setDuplex(sides.DuplexLongSide if paper.both_sides else sides.DuplexNone)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        # Qt's own catalogue has no words for this one; the dialogs of a system have their own
        label = dialog.findChild(QLabel, "pageSetLabel")
        if isinstance(label, QLabel):
            label.setText(self._say(msg("Which pages:")))
        if paper is not None:
            dialog.setMinMax(1, paper.pages)
        dialog.accepted.connect(lambda: then(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # its own `open` wants the name of a slot

    def open_outside(self, file: Path) -> bool:
        """Open a file in the program the system has for it; False when there is none."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))

    def copy(self, text: str) -> None:
        """Put text on the clipboard."""
        self._copied = text
        QGuiApplication.clipboard().setText(text)

    def forget_copied(self) -> None:
        """Empty the clipboard if what was copied here is still on it."""
        board = QGuiApplication.clipboard()
        if self._copied and board.text() == self._copied:
            board.clear()
        self._copied = ""

    def clipboard(self) -> QMimeData:
        """Return what is on the clipboard."""
        return QGuiApplication.clipboard().mimeData()

    def _open(self, dialog: QFileDialog, then: Callable[[], None]) -> None:
        label = QFileDialog.DialogLabel
        # Qt's own catalogue has no words for these three.
        dialog.setLabelText(label.LookIn, self._say(msg("Look in:")))
        dialog.setLabelText(label.FileName, self._say(msg("File name:")))
        dialog.setLabelText(label.FileType, self._say(msg("Type of file:")))
        # What follows may be a sheet: it comes when this dialog is gone, so that it has the focus.
        dialog.accepted.connect(lambda: QTimer.singleShot(0, dialog, then))
        dialog.finished.connect(lambda: QTimer.singleShot(0, dialog, dialog.deleteLater))
        dialog.open()
