# SPDX-License-Identifier: MIT
"""Samples the background of a photo, and cuts the photo out: crop, scale and quality, no more."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PIL import Image, ImageChops, ImageDraw

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo.background import Box, Part, Sample
from kvisa_desktop.domain.photo.check import FINE_DPI
from kvisa_desktop.domain.photo.cut import SHEET_MM, SHEET_QUALITY, Cut, sheet_dots
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import colour, measures, pictures
from kvisa_desktop.intake.picture_pages import upright
from kvisa_desktop.messages import msg

_GRAY = 6  # of 255: a lens colours the edges of a gray picture as much as that
_FEW, _MOST = 0.05, 0.95  # what lies between counts as "most of it"
_POOREST, _BEST, _UTMOST = 30, 95, 100
_GAP_MM = (3.0, 2.0)
_MARK = (150, 150, 150)
_SHOWN = 256


def survey(
    data: bytes, file_type: FileType, boxes: Mapping[Part, Box]
) -> tuple[list[Sample], bool]:
    """Return samples of a picture and whether it has colour."""
    picture = _opened(data, file_type)
    samples = [
        _sample(part, picture.crop(box))
        for part, box in boxes.items()
        if box[0] < box[2] and box[1] < box[3]
    ]
    return samples, _has_colour(picture)


def cut(data: bytes, file_type: FileType, wanted: Cut) -> tuple[bytes, int]:
    """Return the photo as a JPEG of 24-bit RGB, and the quality it was saved with."""
    return _in_bounds(_cut_out(data, file_type, wanted), wanted)


def sheet(data: bytes, file_type: FileType, wanted: Cut, millimetres: tuple[float, float]) -> bytes:
    """Return paper of 10 × 15 cm full of the photo, with thin marks along which to cut."""
    photo_size = sheet_dots(millimetres[0]), sheet_dots(millimetres[1])
    photo = _cut_out(data, file_type, replace(wanted, size=photo_size))
    paper = Image.new("RGB", (sheet_dots(SHEET_MM[0]), sheet_dots(SHEET_MM[1])), "white")
    draw = ImageDraw.Draw(paper)
    for x in _places(paper.width, photo.width, sheet_dots(_GAP_MM[0])):
        for y in _places(paper.height, photo.height, sheet_dots(_GAP_MM[1])):
            paper.paste(photo, (x, y))
            draw.rectangle((x - 1, y - 1, x + photo.width, y + photo.height), outline=_MARK)
    return _saved(paper, SHEET_QUALITY, FINE_DPI)


def _opened(data: bytes, file_type: FileType) -> Image.Image:
    found = pictures.frame(data, file_type, 1)
    plain = colour.srgb(colour.plain(pictures.decoded(found)))
    return upright(plain.image, measures.turned(found.orientation, 0)).convert("RGB")


def _cut_out(data: bytes, file_type: FileType, wanted: Cut) -> Image.Image:
    picture = _opened(data, file_type)
    left, top, right, bottom = wanted.box
    box = max(left, 0.0), max(top, 0.0), min(right, picture.width), min(bottom, picture.height)
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        raise Refused(
            msg("The part to cut out lies outside the picture."), msg("Place the guides again.")
        )
    return picture.resize(wanted.size, Image.Resampling.LANCZOS, box=box)


def _in_bounds(photo: Image.Image, wanted: Cut) -> tuple[bytes, int]:
    """Return the photo saved as well as the most bytes allow, and the quality.

    A plain picture may stay below the least bytes even at the utmost quality, and no trick is
    played to make it heavier; whoever asked tells.
    """
    data = _saved(photo, _BEST, wanted.dpi)
    if wanted.most and len(data) > wanted.most:
        return _lightened(photo, wanted)
    quality = _BEST
    while len(data) < wanted.least and quality < _UTMOST:
        quality += 1
        data = _saved(photo, quality, wanted.dpi)
    return data, quality


def _lightened(photo: Image.Image, wanted: Cut) -> tuple[bytes, int]:
    low, high = _POOREST, _BEST  # `low` is light enough, `high` is not
    best = _saved(photo, low, wanted.dpi)
    while high - low > 1:
        middle = (low + high) // 2
        data = _saved(photo, middle, wanted.dpi)
        if len(data) > wanted.most:
            high = middle
        else:
            low, best = middle, data
    return best, low


def _saved(photo: Image.Image, quality: int, dpi: float | None) -> bytes:
    file = io.BytesIO()
    more: dict[str, tuple[float, float]] = {} if dpi is None else {"dpi": (dpi, dpi)}
    tight = quality <= _BEST  # above it a file is too light, not too heavy
    photo.save(file, "JPEG", quality=quality, subsampling=0, optimize=tight, **more)
    return file.getvalue()


def _sample(part: Part, picture: Image.Image) -> Sample:
    red, green, blue = (_quantile(band, 0.5) for band in picture.split())
    light = picture.convert("L")
    return Sample(part, (red, green, blue), _quantile(light, _FEW), _quantile(light, _MOST))


def _quantile(band: Image.Image, share: float) -> int:
    counts = band.histogram()
    wanted, seen = share * sum(counts), 0
    for value, count in enumerate(counts):
        seen += count
        if seen >= wanted and count:
            return value
    return len(counts) - 1


def _has_colour(picture: Image.Image) -> bool:
    small = picture.copy()
    small.thumbnail((_SHOWN, _SHOWN))
    red, green, blue = small.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return any(_quantile(each, _MOST) > _GRAY for each in apart)


def _places(room: int, size: int, gap: int) -> Sequence[int]:
    """Return where as many photos as fit begin, the rest of the room at both ends."""
    count = max(1, (room + gap) // (size + gap))
    first = (room - count * size - (count - 1) * gap) // 2
    return [first + number * (size + gap) for number in range(count)]
