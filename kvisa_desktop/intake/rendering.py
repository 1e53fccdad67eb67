# SPDX-License-Identifier: MIT
"""Draws PDF pages with a reader that shares no code with the library that rewrites them."""

import contextlib
import io
from collections.abc import Iterator
from functools import lru_cache

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from kvisa_desktop.intake import measures
from kvisa_desktop.intake.reasons import FAULTS

_FAULTS: tuple[type[Exception], ...] = (*FAULTS, pypdfium2.PdfiumError)

_COMPARE_DPI = 50
_COMPARE_SIDES = (160, 1400)
_TILE = 6  # pixels
_TOLERANCE = 10
_NUDGES = (1.0, 0.9985, 0.997)  # where a side is a hair from a whole number of pixels
_LEAST = 0.01
_MOST_PIXELS = 60_000_000
_WHITE = (255, 255, 255, 255)


class Undrawable(Exception):
    """The page cannot be drawn: the reader does not open the file, or not this page of it."""


# What a caller catches who takes apart a file and draws it.
FAULTS_OF_ALL: tuple[type[Exception], ...] = (*FAULTS, Undrawable)


@lru_cache(maxsize=2)
def document(data: bytes, password: str | None = None) -> pypdfium2.PdfDocument:
    """Return a PDF opened for drawing; raise `Undrawable` when it cannot be."""
    try:
        found = pypdfium2.PdfDocument(data, password=password)
        found.init_forms()
    except _FAULTS as fault:
        raise Undrawable from fault
    return found


def unlocked(data: bytes, password: str) -> bytes:
    """Return a PDF written anew without its password."""
    buffer = io.BytesIO()
    try:
        document(data, password).save(buffer, flags=raw.FPDF_REMOVE_SECURITY)
    except _FAULTS as fault:
        raise Undrawable from fault
    return buffer.getvalue()


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Return width and height in points of every page, upright."""
    opened = document(data)
    try:
        return [opened.get_page_size(number) for number in range(len(opened))]
    except _FAULTS as fault:
        raise Undrawable from fault


def drawn(data: bytes, index: int, *, scale: float, rotation: int = 0) -> Image.Image:
    """Return a page as it would be printed, `scale` pixels to a point, as an RGB picture."""
    with _page(data, index) as page:
        bitmap = page.render(
            scale=scale,
            rotation=rotation,
            fill_color=_WHITE,
            draw_annots=True,
            may_draw_forms=True,
            optimize_mode="print",
            rev_byteorder=True,
            bitmap_maker=_bitmap,
        )
        picture: Image.Image = bitmap.to_pil()
        return picture.convert("RGB")


def size(data: bytes, index: int) -> tuple[float, float]:
    """Return width and height of a page in units of the page, upright."""
    with _page(data, index) as page:
        width, height = (float(side) for side in page.get_size())
    if min(width, height) < _LEAST:
        raise Undrawable
    return width, height


def try_pages(data: bytes, pages: int) -> None:
    """Open every page once: a form that never comes to an end is found out when it is offered."""
    for index in range(pages):
        with contextlib.suppress(Undrawable), _page(data, index):
            continue


def has_undrawable_picture(data: bytes, pages: int) -> bool:
    """Tell whether a page holds a picture that cannot be decoded."""
    for index in range(pages):
        try:
            with _page(data, index) as page:
                for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
                    item.get_bitmap().close()
        except Undrawable:
            return True
    return False


def only_picture(data: bytes) -> Image.Image | None:
    """Return the dots of the picture on a page of nothing else, or None when none are to be had."""
    with contextlib.suppress(Undrawable), _page(data, 0) as page:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]):
            shown: Image.Image = item.get_bitmap().to_pil()
            return shown if shown.mode == "L" else plain_gray(shown.convert("RGB"))
    return None


def plain_gray(picture: Image.Image) -> Image.Image:
    """Return an RGB picture as gray when it has no colour."""
    red, green, blue = picture.split()
    return red if red.tobytes() == green.tobytes() == blue.tobytes() else picture


def text(data: bytes, index: int, most: int) -> str:
    """Return the text of a page, at most `most` characters of it."""
    with _page(data, index) as page:
        found = page.get_textpage()
        try:
            return str(found.get_text_range(0, min(found.count_chars(), most)))
        finally:
            found.close()


@contextlib.contextmanager
def page_and_text(
    data: bytes, index: int
) -> Iterator[tuple[pypdfium2.PdfPage, pypdfium2.PdfTextPage]]:
    """Open a page and its text; what the reader raises comes through."""
    with (
        contextlib.closing(document(data)[index]) as page,
        contextlib.closing(page.get_textpage()) as found,
    ):
        yield page, found


def printing_scale(points: tuple[float, float], dpi: int) -> float:
    """Return the scale at which a page printed on A4 has `dpi` dots per inch."""
    across, down = (max(side, 1.0) for side in points)
    fitted = min(1.0, measures.A4[0] / min(across, down), measures.A4[1] / max(across, down))
    scale = fitted * dpi / measures.POINTS_PER_INCH
    most: float = (_MOST_PIXELS / (across * down)) ** 0.5
    return min(scale, most)


def look_alike(before: tuple[bytes, int], after: tuple[bytes, int]) -> bool:
    """Tell whether two pages of PDF files look the same to a person."""
    width, height = size(*before)
    low, high = _COMPARE_SIDES
    scale = _COMPARE_DPI / measures.POINTS_PER_INCH
    scale = min(max(scale, low / max(width, height)), high / max(width, height))
    ratio = width / size(*after)[0]
    for nudge in _NUDGES:
        first = drawn(*before, scale=scale * nudge)
        second = drawn(*after, scale=scale * nudge * ratio)
        if first.size == second.size:
            return difference(first, second) <= _TOLERANCE
    return False


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return how far apart two pictures of one size are where they differ most, from 0 to 255.

    Looked at in small tiles: what differs in a single pixel is the smoothing of an edge.
    """
    tiles = ImageChops.difference(first, second).reduce(min(_TILE, *first.size))
    return max(_highest(band) for band in tiles.split())


def _bitmap(width: int, height: int, **_wanted: object) -> pypdfium2.PdfBitmap:
    """Return a bitmap with an alpha channel: without one, fields of forms get coloured edges."""
    return pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGRA, rev_byteorder=True)


def _highest(band: Image.Image) -> float:
    _, high = band.getextrema()
    return float(str(high))


@contextlib.contextmanager
def _page(data: bytes, index: int) -> Iterator[pypdfium2.PdfPage]:
    try:
        page = document(data)[index]
    except _FAULTS as fault:
        raise Undrawable from fault
    try:
        yield page
    except _FAULTS as fault:
        raise Undrawable from fault
    finally:
        page.close()
