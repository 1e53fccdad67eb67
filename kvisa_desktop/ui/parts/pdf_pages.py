# SPDX-License-Identifier: MIT
"""Draws the pages of a finished PDF of ours, from a thread of the pool."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage

from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.sandbox.pdfium import ONE_AT_A_TIME

_POINTS_PER_INCH = 72


def page_count(file: Path) -> int:
    """Return how many pages the PDF has."""
    import pypdfium2  # waits until a dossier is looked at

    with ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(file) as document:
                return len(document)
        except (OSError, pypdfium2.PdfiumError) as error:
            raise _unreadable(file) from error


def draw_page(file: Path, number: int, dpi: float) -> QImage:
    """Return page `number` (from 1) as a picture at that density."""
    import pypdfium2  # waits until a dossier is looked at

    with ONE_AT_A_TIME:
        try:
            with pypdfium2.PdfDocument(file) as document:
                return _drawn(document[number - 1], dpi)
        except (OSError, pypdfium2.PdfiumError) as error:
            raise _unreadable(file) from error


def draw_bytes(pdf: bytes, dpi: float) -> QImage:
    """Return the only page of a PDF in memory as a picture at that density."""
    import pypdfium2  # waits until a dossier is looked at

    with ONE_AT_A_TIME, pypdfium2.PdfDocument(pdf) as document:
        return _drawn(document[0], dpi)


def _drawn(page: Any, dpi: float) -> QImage:  # noqa: ANN401  pdfium has no types
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
    shared = QImage(
        bitmap.buffer,
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )
    return shared.copy()


def _unreadable(file: Path) -> Refused:
    return Refused(
        msg("“{name}” cannot be shown: it is gone or was changed.", name=verbatim(file.name)),
        msg("Build the dossier again."),
    )
