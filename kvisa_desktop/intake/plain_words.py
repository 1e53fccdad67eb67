# SPDX-License-Identifier: MIT
"""A page by the letters that are drawn on it, whatever is said of them or lies over them."""

import io
import warnings

import pikepdf
import pypdfium2
from pypdfium2 import raw

from kvisa_desktop.intake import pdf_files, rendering

_SAID, _NOT_SAID = b"/ActualText", b"/ActualTexT"  # as long as each other: every place stays


def as_drawn(data: bytes, index: int) -> bytes | None:
    """Return a file of one page without words said in place of what is drawn, None if none are.

    A reader of text takes such words for the letters under them.
    """
    source = pdf_files.opened(data, None).pdf
    if source is None:
        return None
    buffer = io.BytesIO()
    # That fields are left behind is no loss: nobody sees this page.
    with pikepdf.new() as pdf, warnings.catch_warnings(action="ignore"):
        pdf.pages.append(source.pages[index])
        pdf.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    plain = buffer.getvalue()
    return plain.replace(_SAID, _NOT_SAID) if _SAID in plain else None


def with_notes_as_words(data: bytes, index: int) -> bytes | None:
    """Return a file in which notes and fields of a page are part of what is drawn on it.

    None when it has none; raise `Undrawable` when they cannot be drawn.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        try:
            document.init_forms()
            page = document[index]
            if not raw.FPDFPage_GetAnnotCount(page):
                return None
            page.flatten(raw.FLAT_PRINT)
            buffer = io.BytesIO()
            document.save(buffer)
            return buffer.getvalue()
        finally:
            document.close()
    except pypdfium2.PdfiumError as fault:
        raise rendering.Undrawable from fault
