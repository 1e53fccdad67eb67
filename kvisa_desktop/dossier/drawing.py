# SPDX-License-Identifier: MIT
"""A PDF page drawn once as a picture, so that it looks the same wherever it is printed."""

import zlib
from dataclasses import replace
from io import BytesIO

import pypdfium2
from pikepdf import PdfError
from PIL import Image

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.sandbox.pdfium import ONE_AT_A_TIME

_DPI = 300
_MOST_PIXELS = 40_000_000
_MOST_LOSSLESS = 3_000_000
_QUALITY = 92


def drawn(page: PreparedPage) -> PreparedPage:
    """Return a PDF page as samples, fine enough for print; PdfError when it cannot be drawn."""
    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(page.data)
            try:
                picture = _picture(document)
            finally:
                document.close()
        except pypdfium2.PdfiumError as error:
            raise PdfError(str(error)) from error
    red, green, blue = picture.split()
    is_gray = red.tobytes() == green.tobytes() == blue.tobytes()
    return _encoded(page, red if is_gray else picture)


def _picture(document: pypdfium2.PdfDocument) -> Image.Image:
    width, height = document.get_page_size(0)
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    picture: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    return picture


def _encoded(page: PreparedPage, picture: Image.Image) -> PreparedPage:
    samples = "gray" if picture.mode == "L" else "rgb"
    data, media = zlib.compress(picture.tobytes(), 6), Media.FLATE
    if len(data) > _MOST_LOSSLESS:
        out = BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY, subsampling=0)
        data, media = out.getvalue(), Media.JPEG
    return replace(
        page,
        media=media,
        data=data,
        digest="",
        pixel_width=picture.width,
        pixel_height=picture.height,
        samples=samples,
    )
