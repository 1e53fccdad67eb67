# SPDX-License-Identifier: MIT
"""Prints a finished PDF: every page drawn at 300 dpi and put on paper as large as it fits."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.progress import step
from kvisa_desktop.ui.parts import pdf_pages
from kvisa_desktop.ui.tasks import Job

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_DPI = 300.0


def print_pdf(file: Path, printer: "QPrinter", job: Job[Any]) -> int:
    """Print the pages asked for and return how many; called in the pool, stops when told to."""
    count = pdf_pages.page_count(file)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or count, count)
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(
            msg("The printer cannot be reached."),
            msg("Open the PDF in another program and print it from there."),
        )
    try:
        for number in range(first, last + 1):
            step(job, msg("Printing"), number - first, last - first + 1)
            if number > first:
                printer.newPage()
            _print_page(painter, file, number)
    finally:
        painter.end()
    return last - first + 1


def _print_page(painter: QPainter, file: Path, number: int) -> None:
    image = pdf_pages.draw_page(file, number, _DPI)
    room = QRectF(painter.viewport())
    size = image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.drawImage(place, image)
