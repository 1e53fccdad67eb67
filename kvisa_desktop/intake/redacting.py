# SPDX-License-Identifier: MIT
"""Pages of a share copy: drawn anew as pictures, with boxes burnt in and a mark across."""

import io
from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double, c_int
from importlib.resources import files
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from unicodedata import category

import pypdfium2
from PIL import Image, ImageDraw, ImageFont
from pypdfium2 import raw

from kvisa_desktop.domain.looking import Sought, bare
from kvisa_desktop.intake import measures, rendering

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of the width and height of the upright page."""

_BLACK = (0, 0, 0)
_PAD = 3  # pixels beyond a box: what is seen there when the page is drawn a little askew
_BLOCK = 8  # pixels that JPEG keeps together, as long as colours are kept as fine as light
_LEAST_SHARE = 0.4  # of the page that pictures cover for its text to be no proof of its content
_NO_LETTERS = "\0\ufffd"
_MOST_UNKNOWN = 0.02  # of the letters of a page
_FEW_STROKES, _STROKES = 1000, 10  # on a page, and for each of its letters
_MARK = (190, 30, 30, 88)
_LATIN = Path(str(files("fontpkg_noto_sans"))) / "files" / "NotoSans[wdth,wght].ttf"
_CHINESE = Path(str(files("justmytype_intl_cjk"))) / "fonts/ofl/notosanssc" / "NotoSansSC[wght].ttf"
_HAN = "\u2e80"
_MARK_SHARE, _MARK_ANGLE = 0.86, 28
_SMALLEST = 8  # pixels


def burnt(page: Image.Image, boxes: Iterable[Box], marks: Sequence[str]) -> Image.Image:
    """Return a page with the lines of a mark across it, and black boxes over everything.

    Boxes fill the blocks of a JPEG they touch, so that nothing around them is stirred into them.
    """
    picture = page.convert("RGB")
    if marks:
        picture = _marked(picture, marks)
    for box in boxes:
        picture.paste(_BLACK, _blocks(picture.size, box))
    return picture


def saved(picture: Image.Image, quality: int) -> bytes:
    """Return a picture as a JPEG in which each block of pixels stands for itself."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, subsampling=0)
    return buffer.getvalue()


def is_searchable(data: bytes, index: int) -> bool:
    """Tell whether the text of a PDF page says what is on it: it has some, and is no picture."""
    if not rendering.text(data, index, 1):
        return False
    page = rendering.document(data)[index]
    try:
        text = page.get_textpage()
        try:
            return _says_it_all(page, text) and not (_is_scan(page) or _has_notes(page))
        finally:
            text.close()
    finally:
        page.close()


def text_boxes(data: bytes, index: int, needles: Sequence[str]) -> tuple[Box, ...]:
    """Return where values stand in the text of a PDF page, however they are spaced."""
    page = rendering.document(data)[index]
    try:
        text = page.get_textpage()
        try:
            return tuple(_boxes(page, text, Sought(needles)))
        finally:
            text.close()
    finally:
        page.close()


def turned(box: Box, rotation: int) -> Box:
    """Return a box on a page that is turned clockwise by `rotation` degrees."""
    for _ in range(rotation % 360 // measures.QUARTER):
        left, top, right, bottom = box
        box = (1 - bottom, left, 1 - top, right)
    return box


def _blocks(size: tuple[int, int], box: Box) -> tuple[int, int, int, int]:
    """Return the pixels of all blocks that a box and a little around it touch."""
    spans = []
    for side, near, far in zip(size, box[:2], box[2:], strict=True):
        first = (floor(near * side) - _PAD) // _BLOCK * _BLOCK
        last = -(-(ceil(far * side) + _PAD) // _BLOCK) * _BLOCK
        spans.append((min(max(0, first), side), min(max(0, last), side)))
    (left, right), (top, bottom) = spans
    return left, top, right, bottom


def _says_it_all(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> bool:
    """Tell whether letters are known for what they are, and none seem to be drawn as lines."""
    count = text.count_chars()
    letters = (chr(raw.FPDFText_GetUnicode(text, at)) for at in range(count))
    unknown = sum(each in _NO_LETTERS or category(each) == "Co" for each in letters)
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
    strokes = sum(raw.FPDFPath_CountSegments(each.raw) for each in paths)
    is_known = unknown <= count * _MOST_UNKNOWN
    return bool(is_known and strokes <= max(_FEW_STROKES, count * _STROKES))


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    """Tell whether pictures cover much of a page; a scan may come in strips."""
    width, height = page.get_size()
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    covered = sum(_area(item.get_bounds()) for item in pictures)
    return bool(covered >= _LEAST_SHARE * width * height)


def _has_notes(page: pypdfium2.PdfPage) -> bool:
    """Tell whether fields or notes are drawn on a page, which are no part of its text."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}:
            return True
    return False


def _area(bounds: Sequence[float]) -> float:
    left, bottom, right, top = bounds
    return (right - left) * (top - bottom)


def _boxes(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, sought: Sought) -> Iterator[Box]:
    shown = "".join(
        chr(raw.FPDFText_GetUnicode(text, place)) for place in range(text.count_chars())
    )
    for first, end in sought.places(shown):
        chosen = [place for place in range(first, end) if bare(shown[place])]
        yield from _runs(page, [text.get_charbox(place, loose=True) for place in chosen])


def _runs(page: pypdfium2.PdfPage, letters: Sequence[Sequence[float]]) -> Iterator[Box]:
    """Yield a box for each letter and each gap between letters of one line."""
    for bounds in letters:
        yield _on_page(page, bounds)
    for one, other in pairwise(letters):
        if min(one[3], other[3]) > max(one[1], other[1]):
            yield _on_page(page, (min(one[0], other[0]), one[1], max(one[2], other[2]), one[3]))


def _on_page(page: pypdfium2.PdfPage, bounds: Sequence[float]) -> Box:
    """Return a box in units of the page as shares of the page as it is seen."""
    fine = 1_000_000
    left, bottom, right, top = bounds
    xs, ys = [], []
    for x, y in ((left, bottom), (right, top)):
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(
            page, 0, 0, fine, fine, 0, c_double(x), c_double(y), byref(across), byref(down)
        )
        xs.append(across.value / fine)
        ys.append(down.value / fine)
    return min(xs), min(ys), max(xs), max(ys)


def _marked(picture: Image.Image, lines: Sequence[str]) -> Image.Image:
    """Return a picture with lines of text across it, aslant, that show what lies under them."""
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    room = picture.width * _MARK_SHARE
    fonts = [_fitting(line, room) for line in lines]
    height = int(sum(font.size * 1.5 for font in fonts)) + 8
    band = Image.new("RGBA", (picture.width, height), (0, 0, 0, 0))
    pen, top = ImageDraw.Draw(band), 0.0
    for line, font in zip(lines, fonts, strict=True):
        pen.text(((picture.width - font.getlength(line)) / 2, top), line, _MARK, font)
        top += font.size * 1.5
    aslant = band.rotate(_MARK_ANGLE, expand=True, resample=Image.Resampling.BICUBIC)
    for share in (0.28, 0.72):
        place = (
            (picture.width - aslant.width) // 2,
            int(picture.height * share) - aslant.height // 2,
        )
        layer.alpha_composite(aslant, (max(0, place[0]), max(0, place[1])), _cut_off(place))
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _cut_off(place: tuple[int, int]) -> tuple[int, int]:
    return max(0, -place[0]), max(0, -place[1])


def _fitting(line: str, room: float) -> ImageFont.FreeTypeFont:
    """Return the font in which a line fills the room, no larger than a twentieth of it."""
    is_han = any(each >= _HAN for each in line)
    path = _CHINESE if is_han else _LATIN
    axes = [600.0] if is_han else [600.0, 100.0]
    font = ImageFont.truetype(path, max(_SMALLEST, int(room / 20)))
    font.set_variation_by_axes(axes)
    wide = font.getlength(line)
    if wide > room:
        font = ImageFont.truetype(path, max(_SMALLEST, int(font.size * room / wide)))
        font.set_variation_by_axes(axes)
    return font
