# SPDX-License-Identifier: MIT
"""A prepared page in fewer bytes: pictures coarser, heavy PDF pages drawn as pictures."""

import zlib
from dataclasses import replace
from io import BytesIO

from PIL import Image

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.intake import rendering

_A4 = (595.3, 841.9)  # points; nothing is printed larger
_LIGHT = 120_000  # a PDF page of fewer bytes is text for the most part, and stays as it is
_POINTS = 72
_FINER = 1.1  # a picture no finer than this is only encoded anew, not made coarser


def compacted(page: PreparedPage, dpi: int, quality: int) -> PreparedPage:
    """Return the page with at most `dpi` dots per inch as printed, or itself if that is smaller."""
    if page.media is Media.PDF:
        return _pdf(page, dpi, quality)
    if page.samples == "mono":
        return page
    picture = _picture(page)
    most = dpi / _POINTS * _printed_width(page)
    if picture.width > most * _FINER:
        size = (max(1, round(most)), max(1, round(picture.height * most / picture.width)))
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return _smaller(page, picture, quality)


def _pdf(page: PreparedPage, dpi: int, quality: int) -> PreparedPage:
    if len(page.data) <= _LIGHT:
        return page
    picture = rendering.drawn(page.data, 0, scale=dpi / _POINTS * _fit(page))
    return _smaller(page, rendering.plain_gray(picture), quality)


def _picture(page: PreparedPage) -> Image.Image:
    mode = "L" if page.samples == "gray" else "RGB"
    if page.media is Media.JPEG:
        return Image.open(BytesIO(page.data)).convert(mode)
    return Image.frombytes(mode, (page.pixel_width, page.pixel_height), zlib.decompress(page.data))


def _printed_width(page: PreparedPage) -> float:
    """Return how wide the stored picture is printed, in points."""
    return page.width * _fit(page)


def _fit(page: PreparedPage) -> float:
    short, long = sorted((page.width, page.height))
    return min(1.0, _A4[0] / max(short, 1.0), _A4[1] / max(long, 1.0))


def _smaller(page: PreparedPage, picture: Image.Image, quality: int) -> PreparedPage:
    out = BytesIO()
    is_gray = picture.mode == "L"
    if not is_gray:
        picture = picture.convert("RGB")
    picture.save(out, "JPEG", quality=quality, optimize=True, subsampling=2)
    if out.tell() >= len(page.data):
        return page
    return replace(
        page,
        media=Media.JPEG,
        data=out.getvalue(),
        pixel_width=picture.width,
        pixel_height=picture.height,
        samples="gray" if is_gray else "rgb",
        icc=b"" if is_gray != (page.samples == "gray") else page.icc,
    )
