# SPDX-License-Identifier: MIT
"""Puts pages on paper: those of a finished PDF, drawn at 300 dpi, or pages drawn as lines and text.

Both stop when told to.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.progress import step
from kvisa_desktop.ui.parts import pdf_pages
from kvisa_desktop.ui.tasks import Job

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DrawPage = Callable[[QPainter, QRectF], None]
_DPI = 300.0
_MARGIN = 12.0  # millimetres


def print_pdf(file: Path, printer: "QPrinter", job: Job[Any]) -> int:
    """Print the pages asked for and return how many; called in the pool, stops when told to."""
    count = pdf_pages.page_count(file)
    unreached = msg("Open the PDF in another program and print it from there.")

    def draw(painter: QPainter, number: int) -> None:
        _print_page(painter, file, number)

    return _print_each(printer, count, draw, job, unreached)


def landscape(printer: "QPrinter") -> QRectF:
    """Lay paper of A4 across, in the units of the screen, and return the room on a page."""
    printer.setResolution(round(QGuiApplication.primaryScreen().logicalDotsPerInch()))
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    across = QPageLayout.Orientation.Landscape
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), across, margins, QPageLayout.Unit.Millimeter
        )
    )
    room = printer.pageLayout().paintRectPixels(printer.resolution())
    return QRectF(0, 0, room.width(), room.height())


def print_pages(pages: Sequence[DrawPage], room: QRectF, printer: "QPrinter", job: Job[Any]) -> int:
    """Print pages as lines and text and return how many; called in the pool."""

    def draw(painter: QPainter, number: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pages[number - 1](painter, room)

    unreached = msg("Choose another printer, or print into a PDF file.")
    return _print_each(printer, len(pages), draw, job, unreached)


def _print_each(
    printer: "QPrinter",
    count: int,
    draw: Callable[[QPainter, int], None],
    job: Job[Any],
    unreached: Message,
) -> int:
    first = printer.fromPage() or 1
    last = min(printer.toPage() or count, count)
    if first > last:
        raise Refused(
            msg("There is no page {first}; the last one is {count}.", first=first, count=count),
            msg("Choose pages that are there."),
        )
    painter = QPainter()
    if not painter.begin(printer):
        raise Refused(msg("The printer cannot be reached."), unreached)
    try:
        for number in range(first, last + 1):
            step(job, msg("Printing"), number - first, last - first + 1)
            if number > first:
                printer.newPage()
            draw(painter, number)
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
