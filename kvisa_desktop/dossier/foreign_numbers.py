# SPDX-License-Identifier: MIT
"""Fonts of two bytes a character, whose codes are the numbers of their glyphs."""

from collections.abc import Callable, Collection

from pikepdf import Name, Object

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_said import is_said
from kvisa_desktop.dossier.foreign_widths import agree, by_number

_USUAL_WIDTH = 1000
_CODES_ARE_NUMBERS = frozenset({"/Identity-H", "/Identity-V"})


def check_numbers(
    font: Object, holder: Object, shown: bytes, widths: Callable[[int], Collection[float]]
) -> set[Doubt]:
    """Return what speaks against a font whose `holder` states its widths.

    `widths` are those of the glyph of a code, in all readings; none when it is not there.
    """
    if str(font.get("/Encoding")) not in _CODES_ARE_NUMBERS or len(shown) % 2:
        return {Doubt.FONT_UNPROVED}
    holder.Type = Name.Font
    stated = by_number(holder.get("/W"))
    default = float(holder.get("/DW", _USUAL_WIDTH))
    codes = {shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2)}
    found: set[Doubt] = set()
    if 0 in codes or not all(agree(widths(each), stated.get(each, default)) for each in codes):
        found.add(Doubt.FONT_WIDTHS)  # 0 is .notdef
    if not is_said(font, codes):
        found.add(Doubt.FONT_WITHOUT_TEXT)
    return found
