# SPDX-License-Identifier: MIT
"""Proves from a finished share copy that nothing is left under its boxes.

pdfium looks at each page twice: as it is drawn, and at the bare pixels of the one picture on it, so
that nothing merely laid over a picture passes for burnt in.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from pathlib import Path
from typing import Any

from PIL import Image
from pypdfium2 import raw

from kvisa_desktop.dossier.reading import Reading, reading
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.ports import Proof
from kvisa_desktop.services.sharing import DRAWN_BOXES, Box

_FRAME = 3  # pixels at the edge of a picture on which the line around it is drawn
_PICTURE_STARTS = b"\xff\xd8\xff"
_TEXT = raw.FPDF_PAGEOBJ_TEXT
_DRAWN_BESIDE = {_TEXT, raw.FPDF_PAGEOBJ_PATH}


def prove_boxes(path: Path, boxes: Mapping[int, Sequence[Box]], *, name: str) -> tuple[Proof, ...]:
    """Return the proof of the boxes on each page (from 1); Refused where one hides nothing."""
    pages = {number: drawn for number, drawn in boxes.items() if drawn}
    if not pages:
        return ()
    with reading(path, name) as opened:
        fault = next(_faults(opened, pages), None)
    if fault is not None:
        raise Refused(
            msg("The copy was not kept: {why}", why=fault),
            msg("Report this: under a box nothing may be left."),
            where=DRAWN_BOXES,
        )
    count = sum(map(len, pages.values()))
    shown = plural("{count} page", "{count} pages", len(pages))
    said = plural(
        "The finished file was opened again: {count} box is plain black, burnt into the one "
        "picture of its page.",
        "The finished file was opened again: {count} boxes are plain black, burnt into the one "
        "picture of each of {pages}.",
        count,
        pages=shown,
    )
    return (Proof(DRAWN_BOXES, ok=True, detail=said),)


def _faults(opened: Reading, boxes: Mapping[int, Sequence[Box]]) -> Iterator[Message]:
    for number, drawn in boxes.items():
        with opened.pdfium() as document:
            yield from _faults_of_page(document[number - 1], number, drawn)


def _faults_of_page(page: Any, number: int, boxes: Sequence[Box]) -> Iterator[Message]:  # noqa: ANN401  pdfium has no types
    objects = list(page.get_objects())
    pictures = [each for each in objects if each.type == raw.FPDF_PAGEOBJ_IMAGE]
    others = [each for each in objects if each.type not in _DRAWN_BESIDE]
    if len(pictures) != 1 or len(others) != 1:
        yield msg("Page {page} holds more than the one picture with its boxes.", page=number)
        return
    picture = pictures[0]
    place = picture.get_bounds()
    if any(_meets(each.get_bounds(), place) for each in objects if each.type == _TEXT):
        yield msg("Text stands on the picture of page {page}.", page=number)
    if bytes(picture.get_data()).count(_PICTURE_STARTS) > 1:
        yield msg("The picture of page {page} carries a second, smaller picture.", page=number)
    bare = picture.get_bitmap().to_pil().convert("RGB")
    for seen, edge in ((bare, 0), (_rendered(page, place, bare.width), _FRAME)):
        for box in boxes:
            if not is_black(seen, box, edge=edge):
                yield msg("Something still shows under a box on page {page}.", page=number)


def is_black(picture: Image.Image, box: Box, *, edge: int = 0) -> bool:
    """Tell whether all pixels of a picture that a box touches are black, an edge left aside."""
    wide, high = picture.size
    left, top, right, bottom = _within(picture.size, box)
    left, right = max(left, edge), min(right, wide - edge)
    top, bottom = max(top, edge), min(bottom, high - edge)
    if left >= right or top >= bottom:
        return True  # on the edge alone
    return picture.crop((left, top, right, bottom)).getbbox() is None  # of what is not black


def _within(size: tuple[int, int], box: Box) -> tuple[int, int, int, int]:
    """Return the pixels a box touches, at least one."""
    spans = []
    for side, near, far in zip(size, box[:2], box[2:], strict=True):
        first = min(max(0, floor(near * side)), side - 1)
        spans.append((first, max(min(side, ceil(far * side)), first + 1)))
    (left, right), (top, bottom) = spans
    return left, top, right, bottom


def _rendered(page: Any, place: Sequence[float], pixels: int) -> Image.Image:  # noqa: ANN401
    """Return what a page shows where its picture stands, about as fine as the picture."""
    left, bottom, right, top = place
    width, height = page.get_size()
    crop = (left, bottom, width - right, height - top)
    scale = pixels / (right - left)
    drawn: Image.Image = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
    return drawn


def _meets(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
