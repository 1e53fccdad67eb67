# SPDX-License-Identifier: MIT
"""A pen whose pages can be looked at: what it drew, as text and as operators."""

from collections.abc import Callable
from io import BytesIO

import pypdfium2
from pikepdf import Pdf

from kvisa_desktop.dossier.pen import Pen


def drawn(draw: Callable[[Pen], None]) -> tuple[Pen, bytes]:
    """Return the pen after one page of `draw`, and the PDF it made."""
    pen = Pen()
    pen.start_page()
    draw(pen)
    return pen, pen.finish()


def operators(pdf: bytes, page: int = 0) -> str:
    """Return the content of a page as it was written."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return opened.pages[page].obj.Contents.read_bytes().decode("latin-1")


def text(pdf: bytes, page: int = 0) -> str:
    """Return the text of a page as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[page].get_textpage().get_text_range())
    finally:
        document.close()
