# SPDX-License-Identifier: MIT
"""A pen whose pages can be looked at: what it drew, as text and as operators."""

from collections.abc import Callable, Iterable
from io import BytesIO

import pypdfium2
from pikepdf import Pdf

from kvisa_desktop.dossier.boxes import Box
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.sketching import write_untold
from kvisa_desktop.dossier.splice import Splicer


def drawn(draw: Callable[[Pen], None]) -> tuple[Pen, bytes]:
    """Return the pen after one page of `draw`, and the PDF it made."""
    pen = Pen()
    pen.start_page()
    draw(pen)
    return pen, as_pdf(pen)


def as_pdf(pen: Pen) -> bytes:
    """Return what was drawn as a PDF that says nothing of itself."""
    out = BytesIO()
    write_untold(Splicer(out), pen, {})
    return out.getvalue()


def each_on_top(parts: Iterable[Box], x: float, top: float) -> Callable[[Pen], None]:
    """Return what draws boxes one over the other: for looking at their structure only."""

    def draw(pen: Pen) -> None:
        for part in parts:
            part.draw(pen, x, top)

    return draw


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
