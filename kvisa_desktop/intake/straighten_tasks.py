# SPDX-License-Identifier: MIT
"""What the worker process runs to straighten a page: finding its corners, laying it flat."""

import io
import warnings
from collections.abc import Mapping
from dataclasses import replace

from PIL import Image

from kvisa_desktop.domain.corners import Corners, flattening, sheet_size
from kvisa_desktop.domain.files import FileType
from kvisa_desktop.intake import (
    colour,
    corner_finding,
    measures,
    pdf_files,
    picture_pages,
    pictures,
    rendering,
)
from kvisa_desktop.sandbox import Json

Found = tuple[Json, bytes]

_PDF_DPI = 300
_QUALITY = 95
_SMALL = 200_000


def corners(data: bytes, options: Mapping[str, Json]) -> Found:
    """Find the sheet on a page; nothing when it is not plain to see."""
    with warnings.catch_warnings(action="ignore"):
        found = corner_finding.found(_page(data, options, small=True))
    return (None if found is None else [list[Json](point) for point in found.points]), b""


def straightened(data: bytes, options: Mapping[str, Json]) -> Found:
    """Lay the sheet between four corners flat."""
    asked = corners_of(options["corners"])
    with warnings.catch_warnings(action="ignore"):
        page = _page(data, options, small=False)
        size = sheet_size(asked, page.size)
        flat = page.transform(
            size,
            Image.Transform.PERSPECTIVE,
            flattening(asked, page.size, size),
            Image.Resampling.BICUBIC,
        )
        buffer = io.BytesIO()
        dpi = measures.fitting_dpi(size)
        flat.save(buffer, "JPEG", quality=_QUALITY, subsampling=0, dpi=(dpi, dpi))
    return [*size], buffer.getvalue()


def corners_of(value: Json) -> Corners:
    """Return corners out of JSON; what is none raises `TypeError` or `ValueError`."""
    if not isinstance(value, list):
        raise TypeError(value)
    points = []
    for each in value:
        if not isinstance(each, list):
            raise TypeError(each)
        x, y = (float(str(share)) for share in each)
        points.append((x, y))
    one, two, three, four = points
    return Corners(one, two, three, four)


def _page(data: bytes, options: Mapping[str, Json], *, small: bool) -> Image.Image:
    """Return a page upright, in gray or RGB."""
    file_type, page_no = FileType(str(options["type"])), int(str(options["page_no"]))
    rotation = int(str(options["rotation"]))
    if file_type is FileType.PDF:
        password = options.get("password")
        readable = pdf_files.opened(data, password if isinstance(password, str) else None).data
        size = rendering.size(readable, page_no - 1)
        scale = rendering.printing_scale(size, _PDF_DPI if not small else 72)
        return rendering.drawn(readable, page_no - 1, scale=scale, rotation=rotation)
    found = pictures.frame(data, file_type, page_no)
    if small and file_type is FileType.JPEG:
        found.image.draft("RGB", (_SMALL // 200, _SMALL // 200))
    plain = colour.srgb(colour.plain(pictures.decoded(found)))
    if plain.image.mode == "1":
        plain = replace(plain, image=plain.image.convert("L"))
    return picture_pages.upright(plain.image, measures.turned(found.orientation, rotation))
