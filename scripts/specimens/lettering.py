# SPDX-License-Identifier: MIT
"""Letters from the packaged fonts, Chinese and Latin mixed in one line."""

from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

LATIN = Path(str(files("fontpkg_noto_sans"))) / "files" / "NotoSans[wdth,wght].ttf"
SLANTED = LATIN.with_name("NotoSans-Italic[wdth,wght].ttf")
CHINESE = Path(str(files("justmytype_intl_cjk"))) / "fonts/ofl/notosanssc" / "NotoSansSC[wght].ttf"
_FULL_WIDTH = 100
_FIRST_CHINESE = 0x2E80


def is_chinese(character: str) -> bool:
    """Return True for what only the Chinese font has."""
    return ord(character) >= _FIRST_CHINESE


def runs(text: str) -> list[tuple[bool, str]]:
    """Return a text as stretches of one font, each with whether it is Chinese."""
    return [(chinese, "".join(run)) for chinese, run in groupby(text, key=is_chinese)]


@cache
def face(
    pixels: int, weight: int, *, chinese: bool = False, slanted: bool = False
) -> ImageFont.FreeTypeFont:
    """Return a font of that height and weight."""
    font = ImageFont.truetype(CHINESE if chinese else SLANTED if slanted else LATIN, pixels)
    font.set_variation_by_axes([weight] if chinese else [weight, _FULL_WIDTH])
    return font
