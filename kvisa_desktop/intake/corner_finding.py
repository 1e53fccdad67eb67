# SPDX-License-Identifier: MIT
"""Finds the four corners of a light sheet that was photographed on a darker ground."""

from collections.abc import Iterable, Iterator

from PIL import Image, ImageFilter

from kvisa_desktop.domain.corners import Corners, Point

_SIDE = 300  # pixels; finding corners needs no more
_CLOSING = 9  # pixels: letters vanish in the paper
_LEAST_SHARE, _MOST_SHARE = 0.1, 0.97  # of the picture that the sheet covers
_FIT = 0.06  # how far the sheet may differ from the shape between its corners
_LIGHT = 255

Spots = list[tuple[int, int]]


def found(page: Image.Image) -> Corners | None:
    """Return the corners of the sheet on an upright page, None when it is not plain to see."""
    small = page.convert("L")
    small.thumbnail((_SIDE, _SIDE))
    light = _light(small)
    sheet = _largest(light)
    area = light.width * light.height
    if not _LEAST_SHARE * area <= len(sheet) <= _MOST_SHARE * area:
        return None
    corners = _corners(sheet, light.size)
    fits = abs(corners.area - len(sheet) / area) <= _FIT * len(sheet) / area
    return corners if fits and corners.are_sound else None


def _light(gray: Image.Image) -> Image.Image:
    """Return what is paper as white, the rest as black."""
    closed = gray.filter(ImageFilter.MaxFilter(_CLOSING)).filter(ImageFilter.MinFilter(_CLOSING))
    limit = _limit(closed.histogram())
    return closed.point(lambda shade: _LIGHT if shade > limit else 0)


def _limit(histogram: list[int]) -> int:
    """Return the shade that parts dark from light best (Otsu)."""
    total, weighted = sum(histogram), sum(shade * count for shade, count in enumerate(histogram))
    best, limit, below, sum_below = -1.0, 0, 0, 0
    for shade, count in enumerate(histogram):
        below += count
        sum_below += shade * count
        above = total - below
        if not below or not above:
            continue
        apart = sum_below / below - (weighted - sum_below) / above
        spread = below * above * apart * apart
        if spread > best:
            best, limit = spread, shade
    return limit


def _largest(light: Image.Image) -> Spots:
    """Return the pixels of the largest light area."""
    width, height = light.size
    waiting = {place for place, shade in enumerate(light.tobytes()) if shade}
    best: list[int] = []
    while waiting:
        area = _grown(waiting, width, width * height)
        best = max(best, area, key=len)
    return [(place % width, place // width) for place in best]


def _grown(waiting: set[int], width: int, end: int) -> list[int]:
    """Take one connected area out of the pixels that wait, and return it."""
    area = [waiting.pop()]
    for place in area:
        for other in _neighbours(place, width, end):
            if other in waiting:
                waiting.remove(other)
                area.append(other)
    return area


def _neighbours(place: int, width: int, end: int) -> Iterator[int]:
    if place % width:
        yield place - 1
    if (place + 1) % width:
        yield place + 1
    if place >= width:
        yield place - width
    if place + width < end:
        yield place + width


def _corners(sheet: Iterable[tuple[int, int]], size: tuple[int, int]) -> Corners:
    spots = list(sheet)
    sums = (min(spots, key=sum), max(spots, key=sum))
    ways = (min(spots, key=_across), max(spots, key=_across))
    return Corners(
        _share(sums[0], (0, 0), size),
        _share(ways[1], (1, 0), size),
        _share(sums[1], (1, 1), size),
        _share(ways[0], (0, 1), size),
    )


def _across(spot: tuple[int, int]) -> int:
    return spot[0] - spot[1]


def _share(spot: tuple[int, int], outer: tuple[int, int], size: tuple[int, int]) -> Point:
    """Return the outer corner of a pixel as shares of the picture."""
    return (spot[0] + outer[0]) / size[0], (spot[1] + outer[1]) / size[1]
