# SPDX-License-Identifier: MIT
"""Pages of a share copy: drawn anew as pictures, with boxes burnt in and a mark across."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_double, c_int
from importlib.resources import files
from itertools import pairwise
from math import asin, ceil, degrees, floor, radians, sin
from pathlib import Path

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
_WIDE = 0.004  # of a page: a gap between letters that is one between words
_MARK = (190, 30, 30, 88)
_PALE, _RIM = (255, 255, 255, 90), 0.06  # around its letters, so that dark pages show it too
_LATIN = Path(str(files("fontpkg_noto_sans"))) / "files" / "NotoSans[wdth,wght].ttf"
_CHINESE = Path(str(files("justmytype_intl_cjk"))) / "fonts/ofl/notosanssc" / "NotoSansSC[wght].ttf"
_HAN = "\u2e80"
_MARK_SHARE, _MARK_ANGLE = 0.86, 28
_MARK_PLACES, _LEADING = (0.27, 0.73), 1.5
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
    """Return the dots of a picture, none of its notes, as a JPEG of blocks that stand alone."""
    buffer = io.BytesIO()
    dots = picture.copy()
    dots.info.clear()
    dots.save(buffer, "JPEG", quality=quality, subsampling=0)
    return buffer.getvalue()


def text_boxes(data: bytes, index: int, needles: Sequence[str]) -> tuple[Box, ...]:
    """Return where values stand in the text of a PDF page, however they are spaced."""
    with rendering.page_and_text(data, index) as (page, text):
        return tuple(dict.fromkeys(_boxes(page, text, Sought(needles))))


def on_the_page(box: Box) -> Box | None:
    """Return the part of a box that is on its page, None when all of it is cut off."""
    left, top, right, bottom = (min(max(0.0, side), 1.0) for side in box)
    is_seen = box[0] < 1 and box[1] < 1 and box[2] > 0 and box[3] > 0
    return (left, top, right, bottom) if is_seen else None


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


def _boxes(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, sought: Sought) -> Iterator[Box]:
    shown = [chr(raw.FPDFText_GetUnicode(text, at)) for at in range(text.count_chars())]
    boxes = {at: _letter(page, text, at) for at, letter in enumerate(shown) if bare(letter)}
    as_written: list[int | None] = list(range(len(shown)))
    for order in (as_written, _as_seen(boxes)):
        line = "".join(" " if at is None else shown[at] for at in order)
        for first, end in sought.places(line):
            yield from _runs([boxes[at] for at in order[first:end] if at in boxes])


def _letter(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, at: int) -> Box:
    """Return the room of a letter in its line together with all that is drawn of it."""
    room = _on_page(page, text.get_charbox(at, loose=True))
    ink = _on_page(page, text.get_charbox(at))
    return min(room[0], ink[0]), min(room[1], ink[1]), max(room[2], ink[2]), max(room[3], ink[3])


def _as_seen(boxes: Mapping[int, Box]) -> list[int | None]:
    """Return letters as they are read: by lines, whichever was written first; None for a gap."""
    order: list[int | None] = []
    last: Box | None = None
    for line in _lines(boxes):
        for at in sorted(line, key=lambda each: boxes[each][0]):
            box = boxes[at]
            if last is None or not 0 <= box[0] - last[2] + _WIDE <= 2 * _WIDE:
                order.append(None)
            order.append(at)
            last = box
    return order


def _lines(boxes: Mapping[int, Box]) -> Iterator[list[int]]:
    """Yield letters by line: those whose middles are on one height."""
    line: list[int] = []
    for at in sorted(boxes, key=lambda each: _middle(boxes[each])):
        if line and _middle(boxes[at]) > boxes[line[0]][3]:
            yield line
            line = []
        line.append(at)
    yield line


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _runs(letters: Sequence[Box]) -> Iterator[Box]:
    """Yield a box for each letter and each gap between letters of one line."""
    yield from letters
    for one, other in pairwise(letters):
        if min(one[3], other[3]) > max(one[1], other[1]):
            yield min(one[0], other[0]), one[1], max(one[2], other[2]), one[3]


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
    room, high = picture.width * _MARK_SHARE, picture.height * (_MARK_PLACES[1] - _MARK_PLACES[0])
    fonts = [_fitting(line, room, high / _LEADING / len(lines)) for line in lines]
    height = int(sum(font.size * _LEADING for font in fonts))
    band = Image.new("RGBA", (picture.width, height), (0, 0, 0, 0))
    pen, top = ImageDraw.Draw(band), 0.0
    for line, font in zip(lines, fonts, strict=True):
        place = ((picture.width - font.getlength(line)) / 2, top)
        pen.text(place, line, _MARK, font, stroke_width=font.size * _RIM, stroke_fill=_PALE)
        top += font.size * _LEADING
    # On a page that lies, the mark rises less: both its places have to fit.
    rise = min(sin(radians(_MARK_ANGLE)), max(0.0, (high - height) / picture.width))
    aslant = band.rotate(degrees(asin(rise)), expand=True, resample=Image.Resampling.BICUBIC)
    for share in _MARK_PLACES:
        place = (
            (picture.width - aslant.width) // 2,
            int(picture.height * share) - aslant.height // 2,
        )
        layer.alpha_composite(aslant, (max(0, place[0]), max(0, place[1])), _cut_off(place))
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _cut_off(place: tuple[int, int]) -> tuple[int, int]:
    return max(0, -place[0]), max(0, -place[1])


def _fitting(line: str, room: float, high: float) -> ImageFont.FreeTypeFont:
    """Return the font in which a line fills the room, no larger than a twentieth of it."""
    is_han = any(each >= _HAN for each in line)
    path = _CHINESE if is_han else _LATIN
    axes = [600.0] if is_han else [600.0, 100.0]
    font = ImageFont.truetype(path, max(_SMALLEST, int(min(room / 20, high))))
    font.set_variation_by_axes(axes)
    wide = font.getlength(line)
    if wide > room:
        font = ImageFont.truetype(path, max(_SMALLEST, int(font.size * room / wide)))
        font.set_variation_by_axes(axes)
    return font
