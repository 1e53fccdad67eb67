# SPDX-License-Identifier: MIT
"""Prepared pages as a plain PDF to upload: each page as large as its paper, nothing printed on."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.placement import UPRIGHT

_TURNS = {1: 0, 3: 180, 6: 90, 8: 270}
_LONGEST, _SHORTEST = 841.89, 595.276  # points: A4


def upload_pdf(pages: Sequence[PreparedPage]) -> bytes:
    """Return a PDF of the pages in their order, scans byte for byte; the same pages, same bytes."""
    with pikepdf.new() as pdf:
        for page in pages:
            if page.media is Media.PDF:
                _append(pdf, page)
            else:
                _place(pdf, page)
        buffer = BytesIO()
        pdf.save(
            buffer, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
        return buffer.getvalue()


def _append(pdf: Pdf, page: PreparedPage) -> None:
    with Pdf.open(BytesIO(page.data)) as source:
        pdf.pages.extend(source.pages)
    turn = _TURNS.get(page.orientation, 0)
    if turn:
        pdf.pages[-1].rotate(turn, relative=True)


def _place(pdf: Pdf, page: PreparedPage) -> None:
    width, height = page.upright_size
    short, long = sorted((width, height))
    scale = min(1.0, _SHORTEST / short, _LONGEST / long)
    width, height = width * scale, height * scale
    sheet = pdf.add_blank_page()
    sheet.obj.MediaBox = Array([0, 0, round(width, 3), round(height, 3)])
    sheet.obj.Resources = Dictionary(XObject=Dictionary(Scan=_picture(pdf, page)))
    a, b, c, d, e, f = UPRIGHT[page.orientation]
    matrix = (a * width, b * height, c * width, d * height, e * width, f * height)
    drawing = " ".join(f"{value:.4f}" for value in matrix)
    sheet.obj.Contents = pdf.make_stream(f"q {drawing} cm /Scan Do Q".encode())


def _picture(pdf: Pdf, page: PreparedPage) -> pikepdf.Object:
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
        BitsPerComponent=1 if page.samples == "mono" else 8,
    )
    stream.Filter = Name.DCTDecode if page.media is Media.JPEG else Name.FlateDecode
    return stream
