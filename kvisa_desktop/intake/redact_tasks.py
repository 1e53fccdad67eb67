# SPDX-License-Identifier: MIT
"""What the worker process runs for share copies: looking at a page, and drawing it anew."""

import contextlib
import warnings
from collections.abc import Mapping
from dataclasses import replace

from PIL import Image

from kvisa_desktop.domain.files import FileType, Media, PreparedPage
from kvisa_desktop.intake import (
    colour,
    measures,
    pdf_files,
    picture_pages,
    pictures,
    plain_words,
    redacting,
    rendering,
    searchable,
    transfer,
)
from kvisa_desktop.intake.redacting import Box
from kvisa_desktop.sandbox import Json

Found = tuple[Json, bytes]

_DPI = 200
_QUALITY = 82
_LEAST_PIXELS = 1200  # on the longer side of a page
_LARGEST = 8.0


def is_searchable(data: bytes, options: Mapping[str, Json]) -> Found:
    """Tell whether what stands on a page can be looked for."""
    if FileType(str(options["type"])) is not FileType.PDF:
        return False, b""
    index = int(str(options["page_no"])) - 1
    with warnings.catch_warnings(action="ignore"):
        return searchable.is_searchable(_readable(data, options), index), b""


def redacted(data: bytes, options: Mapping[str, Json]) -> Found:
    """Draw a page anew without what is to be hidden; nothing else of the file goes along."""
    with warnings.catch_warnings(action="ignore"):
        page, found = _drawn(data, options)
        boxes = [each for each in map(redacting.on_the_page, found) if each is not None]
        picture = redacting.burnt(page, [*boxes, *_boxes(options)], _texts(options["marks"]))
    width, height = picture.size
    scale = max(width / measures.A4[0], height / measures.A4[1])
    if width > height:
        scale = max(width / measures.A4[1], height / measures.A4[0])
    made = PreparedPage(
        Media.JPEG,
        b"",
        width / scale,
        height / scale,
        pixel_width=width,
        pixel_height=height,
    )
    told = transfer.page_to_json(made, ())
    return [told, [list[Json](box) for box in boxes]], redacting.saved(picture, _QUALITY)


def _drawn(data: bytes, options: Mapping[str, Json]) -> tuple[Image.Image, list[Box]]:
    """Return a page upright at the fineness of a share copy, and where its text is to be hidden."""
    file_type, page_no = FileType(str(options["type"])), int(str(options["page_no"]))
    rotation = int(str(options["rotation"]))
    if file_type is FileType.PDF:
        readable = _readable(data, options)
        size = rendering.size(readable, page_no - 1)
        # A small page is enlarged in the copy, and so are the boxes and the mark on it.
        scale = max(rendering.printing_scale(size, _DPI), _LEAST_PIXELS / max(size))
        page = rendering.drawn(readable, page_no - 1, scale=scale, rotation=rotation % 360)
        found = _found(readable, page_no - 1, _texts(options["needles"]))
        return page, [redacting.turned(each, rotation) for each in found]
    found_frame = pictures.frame(data, file_type, page_no)
    plain = colour.srgb(colour.plain(pictures.decoded(found_frame)))
    if plain.image.mode == "1":
        plain = replace(plain, image=plain.image.convert("L"))
    upright = measures.turned(found_frame.orientation, rotation)
    return _fitted(picture_pages.upright(plain.image, upright)), []


def _found(data: bytes, index: int, needles: tuple[str, ...]) -> tuple[Box, ...]:
    """Return where values stand on a page of a PDF: as it reads itself and as it is drawn."""
    if not needles:
        return ()
    found = dict.fromkeys(redacting.text_boxes(data, index, needles))
    ways = ((plain_words.as_drawn, 0), (plain_words.with_notes_as_words, index))
    for way, place in ways:
        with contextlib.suppress(*rendering.FAULTS_OF_ALL):  # then it cannot be searched either
            other = way(data, index)
            if other is not None:
                found.update(dict.fromkeys(redacting.text_boxes(other, place, needles)))
    return tuple(found)


def _fitted(page: Image.Image) -> Image.Image:
    """Return a picture no finer than a copy is, and fine enough for boxes and a mark on it."""
    least = _LEAST_PIXELS / max(page.size)
    share = max(min(1.0, _DPI / measures.fitting_dpi(page.size)), min(least, _LARGEST))
    if share == 1:
        return page
    width, height = (max(1, round(side * share)) for side in page.size)
    return page.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _readable(data: bytes, options: Mapping[str, Json]) -> bytes:
    password = options.get("password")
    return pdf_files.opened(data, password if isinstance(password, str) else None).data


def _boxes(options: Mapping[str, Json]) -> list[Box]:
    found: list[Box] = []
    boxes = options["boxes"]
    if not isinstance(boxes, list):
        raise TypeError(boxes)
    for each in boxes:
        if not isinstance(each, list):
            raise TypeError(each)
        left, top, right, bottom = (float(str(side)) for side in each)
        found.append((left, top, right, bottom))
    return found


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()
