# SPDX-License-Identifier: MIT
"""What the worker process runs for photos: each function reads the bytes of one picture."""

import warnings
from collections.abc import Mapping

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.domain.photo.background import Box, Part
from kvisa_desktop.domain.photo.cut import Cut
from kvisa_desktop.intake import photos
from kvisa_desktop.sandbox import Json

Found = tuple[Json, bytes]


def survey(data: bytes, options: Mapping[str, Json]) -> Found:
    """Sample parts of a picture."""
    boxes = {Part(str(name)): _box(each) for name, *each in _lists(options["boxes"])}
    with warnings.catch_warnings(action="ignore"):
        samples, has_colour = photos.survey(data, _type(options), boxes)
    told: list[Json] = [
        [str(each.part), *each.colour, each.darkest, each.lightest] for each in samples
    ]
    return {"samples": told, "has_colour": has_colour}, b""


def cut(data: bytes, options: Mapping[str, Json]) -> Found:
    """Cut a photo out."""
    with warnings.catch_warnings(action="ignore"):
        made, quality = photos.cut(data, _type(options), _cut(options))
    return quality, made


def sheet(data: bytes, options: Mapping[str, Json]) -> Found:
    """Fill photo paper with a photo."""
    width, height = (float(str(each)) for each in _list(options["millimetres"]))
    with warnings.catch_warnings(action="ignore"):
        return None, photos.sheet(data, _type(options), _cut(options), (width, height))


def _cut(options: Mapping[str, Json]) -> Cut:
    left, top, right, bottom = (float(str(each)) for each in _list(options["box"]))
    width, height, least, most = (int(str(each)) for each in _list(options["size"]))
    dpi = options["dpi"]
    return Cut(
        (left, top, right, bottom),
        (width, height),
        least,
        most,
        None if dpi is None else float(str(dpi)),
    )


def _type(options: Mapping[str, Json]) -> FileType:
    return FileType(str(options["type"]))


def _box(sides: list[Json]) -> Box:
    left, top, right, bottom = (int(str(side)) for side in sides)
    return left, top, right, bottom


def _lists(value: Json) -> list[list[Json]]:
    return [_list(each) for each in _list(value)]


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise TypeError
    return value
