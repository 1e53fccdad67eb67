# SPDX-License-Identifier: MIT
"""Prepared pages to upload, nothing printed on them: as a plain PDF, or each as a picture."""

import zlib
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.post_box import UploadFormat
from kvisa_desktop.dossier.drawing import drawn
from kvisa_desktop.dossier.placement import UPRIGHT

_QUALITY = 90
_MODES = {"mono": "1", "gray": "L", "rgb": "RGB"}
_FLIPS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
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


def upload_picture(page: PreparedPage, format_: UploadFormat) -> bytes:
    """Return a page upright as a JPEG or PNG; an upright JPEG goes as it is where one is wanted."""
    is_jpeg = format_ is UploadFormat.JPEG
    if is_jpeg and page.media is Media.JPEG and page.orientation == 1:
        return page.data
    picture = _decoded(drawn(page) if page.media is Media.PDF else page)
    flip = _FLIPS.get(page.orientation)
    if flip is not None:
        picture = picture.transpose(flip)
    buffer = BytesIO()
    if is_jpeg:
        picture.convert("L" if picture.mode == "1" else picture.mode).save(
            buffer, "JPEG", quality=_QUALITY, subsampling=0, icc_profile=page.icc or None
        )
    else:
        # The highest compression takes six times as long for a twentieth of the size.
        picture.save(buffer, "PNG", compress_level=6, icc_profile=page.icc or None)
    return buffer.getvalue()


def _decoded(page: PreparedPage) -> Image.Image:
    mode = _MODES[page.samples]
    if page.media is Media.JPEG:
        return Image.open(BytesIO(page.data)).convert(mode)
    size = (page.pixel_width, page.pixel_height)
    return Image.frombytes(mode, size, zlib.decompress(page.data))


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
