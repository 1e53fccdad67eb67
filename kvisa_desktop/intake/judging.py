# SPDX-License-Identifier: MIT
"""Judges scans as a person would at a glance: too small, blurred, cut, a screenshot, blank, dark.

All is measured on the page in gray at no more than 150 dots per inch of A4, where one dot is
0.17 mm: what is soft there is soft in print.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageChops

from kvisa_desktop.domain.scan_doubts import ScanDoubt

LONG_SIDE = 1754  # of A4 at 150 dots per inch

_LEAST_DPI = 140.0  # below it small print is lost
_LEAST_SIDE = 1000  # dots, where a file says nothing of its size on paper
_TILE = 32
_CONTRAST = 60  # between the lightest and the darkest dot of a tile with writing in it
_LEAST_TILES = 4
_JUDGED_TILES = 16
_SHARP_SHARE = 0.8  # the sharper tiles decide: paper is never in focus less than its writing
_SOFT = 0.2  # of the contrast within one dot; a blur of two dots leaves a fifth
_SOFTISH, _SMEARED = 0.4, 0.7
_WHITE_SHARE = 0.9
_DARKEST_PAPER = 110
_EDGE_PAPER = 140
_EDGE_INK = 80
_EDGE_RUN = range(2, 25)  # dots: the height of a letter or the width of a stroke
_EDGE_RUNS = 5
_FLAT_SHARE = 0.8  # neighbouring dots of a screen are mostly of the very same colour

_SCREEN_NAME = re.compile(
    r"(?i)screen[ _-]?(shot|cap)|schermafbeelding|bildschirmfoto|capture d.?.cran|captura|"
    r"截屏|截图|屏幕快照|スクリーンショット"
)
_PHONE_WIDTHS = frozenset(
    {640, 720, 750, 828, 1080, 1125, 1170, 1179, 1206, 1242, 1284, 1290, 1320, 1440}
)
_PHONE_SHAPE = (1.7, 2.4)
_DESKTOPS = frozenset(
    {
        (1280, 720),
        (1280, 800),
        (1366, 768),
        (1440, 900),
        (1536, 864),
        (1600, 900),
        (1680, 1050),
        (1920, 1080),
        (1920, 1200),
        (2560, 1440),
        (2560, 1600),
        (2880, 1800),
        (3024, 1964),
        (3440, 1440),
        (3840, 2160),
    }
)


@dataclass(frozen=True, slots=True)
class Tile:
    """A small square of a page: how far light and dark lie apart, and the steepest steps."""

    contrast: int
    across: int
    down: int


def doubts(
    page: Image.Image, *, pixels: tuple[int, int], dpi: float | None, name: str = ""
) -> tuple[ScanDoubt, ...]:
    """Return what may be wrong with a page, drawn or decoded at any size.

    `pixels` are the dots of its scan, `dpi` how many of them lie on an inch if the file is
    believed.
    """
    gray = at_judging_size(page)
    found = {ScanDoubt.SMALL} if _is_small(pixels, dpi) else set()
    if _is_screen(gray, pixels, name):
        found.add(ScanDoubt.SCREENSHOT)
    found |= _of_light(gray)
    return tuple(each for each in ScanDoubt if each in found)


def at_judging_size(page: Image.Image) -> Image.Image:
    """Return a page in gray, no longer than what is judged."""
    gray = page.convert("L")
    scale = min(1.0, LONG_SIDE / max(gray.size))
    if scale == 1.0:
        return gray
    width, height = (max(1, round(side * scale)) for side in gray.size)
    return gray.resize((width, height), Image.Resampling.BOX, reducing_gap=2.0)


def tiles(gray: Image.Image) -> list[Tile]:
    """Return the squares of a page, those at its edge left out: scanners leave shadows there."""
    width, height = gray.size
    across = ImageChops.difference(gray, ImageChops.offset(gray, 1, 0))
    down = ImageChops.difference(gray, ImageChops.offset(gray, 0, 1))
    return [
        _tile(gray.crop(box), across.crop(box), down.crop(box))
        for top in range(_TILE, height - 2 * _TILE + 1, _TILE)
        for left in range(_TILE, width - 2 * _TILE + 1, _TILE)
        for box in [(left, top, left + _TILE, top + _TILE)]
    ]


def _tile(gray: Image.Image, across: Image.Image, down: Image.Image) -> Tile:
    low, high = _extremes(gray)
    return Tile(high - low, _extremes(across)[1], _extremes(down)[1])


def _extremes(gray: Image.Image) -> tuple[int, int]:
    low, high = (int(str(each)) for each in gray.getextrema())
    return low, high


def _of_light(gray: Image.Image) -> set[ScanDoubt]:
    if _level(gray, _WHITE_SHARE) < _DARKEST_PAPER:
        return {ScanDoubt.DARK}
    written = [each for each in tiles(gray) if each.contrast >= _CONTRAST]
    if len(written) < _LEAST_TILES:
        return {ScanDoubt.BLANK}
    found = {ScanDoubt.CUT} if _runs_over(gray) else set()
    return found | ({ScanDoubt.BLURRED} if _is_soft(written) else set())


def _is_small(pixels: tuple[int, int], dpi: float | None) -> bool:
    return max(pixels) < _LEAST_SIDE if dpi is None else dpi < _LEAST_DPI


def _is_soft(written: Sequence[Tile]) -> bool:
    """Tell whether steps are soft, or softer one way: a moving hand blurs along its way."""
    if len(written) < _JUDGED_TILES:
        return False
    across = sorted(each.across / each.contrast for each in written)
    down = sorted(each.down / each.contrast for each in written)
    place = int(len(written) * _SHARP_SHARE)
    softer, harder = sorted((across[place], down[place]))
    return softer < _SOFT or (softer < _SOFTISH and softer < _SMEARED * harder)


def _is_screen(gray: Image.Image, pixels: tuple[int, int], name: str) -> bool:
    if _SCREEN_NAME.search(name):
        return True
    short, long = sorted(pixels)
    low, high = _PHONE_SHAPE
    is_phone = short in _PHONE_WIDTHS and low <= long / short <= high
    if not is_phone and (long, short) not in _DESKTOPS:
        return False
    same = ImageChops.difference(gray, ImageChops.offset(gray, 1, 0)).histogram()[0]
    return same >= _FLAT_SHARE * gray.width * gray.height


def _level(gray: Image.Image, share: float) -> int:
    """Return the shade that `share` of the dots do not exceed."""
    left = share * gray.width * gray.height
    for shade, count in enumerate(gray.histogram()):
        left -= count
        if left <= 0:
            return shade
    return 255


def _runs_over(gray: Image.Image) -> bool:
    """Tell whether light paper ends amid writing on one of the four sides."""
    return any(_cut_runs(side) >= _EDGE_RUNS for side in _sides(gray))


def _sides(gray: Image.Image) -> Iterator[bytes]:
    width, height = gray.size
    yield gray.crop((0, 0, width, 1)).tobytes()
    yield gray.crop((0, height - 1, width, height)).tobytes()
    yield gray.crop((0, 0, 1, height)).tobytes()
    yield gray.crop((width - 1, 0, width, height)).tobytes()


def _cut_runs(side: bytes) -> int:
    paper = sorted(side)[len(side) // 2]
    if paper < _EDGE_PAPER:
        return 0
    ink = (shade < paper - _EDGE_INK for shade in side)
    lengths = [sum(1 for _ in group) for is_ink, group in groupby(ink) if is_ink]
    return sum(length in _EDGE_RUN for length in lengths)
