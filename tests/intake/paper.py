# SPDX-License-Identifier: MIT
"""Puts a prepared page on paper by hand and draws the paper: what a reader would see."""

import io

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageStat

from kvisa_desktop.domain.files import Media, PreparedPage

_MATRICES = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_DEPTHS = {"mono": 1, "gray": 8, "rgb": 8}


def printed(page: PreparedPage, size: tuple[int, int]) -> Image.Image:
    """Return the page as it looks on paper, upright, `size` pixels large."""
    width, height = page.upright_size
    a, b, c, d, e, f = _MATRICES[page.orientation]
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page()
        sheet.obj.MediaBox = Array([0, 0, width, height])
        content = _form(pdf, page) if page.media is Media.PDF else _picture(pdf, page)
        sheet.obj.Resources = Dictionary(XObject=Dictionary(X=content))
        place = " ".join(f"{n:.5f}" for n in matrix)
        sheet.obj.Contents = pdf.make_stream(f"q {place} cm /X Do Q".encode())
        buffer = io.BytesIO()
        pdf.save(buffer)
    return drawn(buffer.getvalue(), size)


def drawn(data: bytes, size: tuple[int, int], index: int = 0) -> Image.Image:
    """Return a page of a PDF, `size` pixels large."""
    with pypdfium2.PdfDocument(data) as document:
        page = document[index]
        scale = max(size) / max(page.get_size())
        picture: Image.Image = page.render(scale=scale, rev_byteorder=True).to_pil()
        return picture.convert("RGB").resize(size)


def distance(first: Image.Image, second: Image.Image) -> float:
    """Return the mean difference of two pictures, from 0 to 255."""
    assert first.size == second.size
    return max(ImageStat.Stat(ImageChops.difference(first, second)).mean)


def _picture(pdf: pikepdf.Pdf, page: PreparedPage) -> pikepdf.Object:
    space: pikepdf.Object = Name.DeviceRGB if page.samples == "rgb" else Name.DeviceGray
    if page.icc:
        profile = pdf.make_stream(page.icc, N=3 if page.samples == "rgb" else 1)
        space = Array([Name.ICCBased, profile])
    stream = pdf.make_stream(
        page.data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=page.pixel_width,
        Height=page.pixel_height,
        ColorSpace=space,
        BitsPerComponent=_DEPTHS[page.samples],
    )
    stream.Filter = Name.DCTDecode if page.media is Media.JPEG else Name.FlateDecode
    return stream


def _form(pdf: pikepdf.Pdf, page: PreparedPage) -> pikepdf.Object:
    with pikepdf.open(io.BytesIO(page.data)) as source:
        assert len(source.pages) == 1
        form = pdf.copy_foreign(source.pages[0].as_form_xobject())
    form.Matrix = Array([1 / page.width, 0, 0, 1 / page.height, 0, 0])
    return form
