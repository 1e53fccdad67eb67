# SPDX-License-Identifier: MIT
"""Fonts of two bytes a character, whose codes are the numbers of their glyphs."""

from collections.abc import Collection, Mapping
from typing import Protocol

from pikepdf import Dictionary, Name, Object, Pdf

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_said import is_told
from kvisa_desktop.dossier.foreign_widths import agree, by_number

_USUAL_WIDTH = 1000
_COLLECTIONS = frozenset({"Adobe-GB1", "Adobe-CNS1", "Adobe-Japan1", "Adobe-Korea1"})
_CODES_ARE_NUMBERS = frozenset({"/Identity-H", "/Identity-V"})


class Glyphs(Protocol):
    """The glyphs of a program by the codes of a font."""

    @property
    def collection(self) -> str:
        """The collection of characters whose numbers the program uses, "" when it is its own."""

    def widths_of(self, code: int) -> Collection[float]:
        """Return the width of a glyph, in all readings; none when it is not there."""

    def texts_of(self, codes: Collection[int]) -> Mapping[int, str]:
        """Return the texts that the program says glyphs stand for, "" where it says none."""


def check_numbers(
    font: Object, holder: Object, glyphs: Glyphs, shown: bytes, pdf: Pdf
) -> set[Doubt]:
    """Return what speaks against a font of `pdf` whose `holder` states its widths."""
    if str(font.get("/Encoding")) not in _CODES_ARE_NUMBERS or len(shown) % 2:
        return {Doubt.FONT_UNPROVED}
    holder.Type = Name.Font
    stated = by_number(holder.get("/W"))
    default = float(holder.get("/DW", _USUAL_WIDTH))
    codes = {shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2)}
    found: set[Doubt] = set()
    if 0 in codes or not all(
        agree(glyphs.widths_of(each), stated.get(each, default)) for each in codes
    ):
        found.add(Doubt.FONT_WIDTHS)  # 0 is .notdef
    if not _is_known(font, holder, glyphs) and not is_told(font, codes, glyphs.texts_of, pdf):
        found.add(Doubt.FONT_WITHOUT_TEXT)
    return found


def _is_known(font: Object, holder: Object, glyphs: Glyphs) -> bool:
    """Tell whether the numbers are those of a collection whose texts every reader knows."""
    system = holder.get("/CIDSystemInfo", Dictionary())
    named = f"{system.get('/Registry')}-{system.get('/Ordering')}"
    return "/ToUnicode" not in font and named in _COLLECTIONS and named == glyphs.collection
