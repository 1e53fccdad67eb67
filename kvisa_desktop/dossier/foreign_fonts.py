# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page: is every character it draws embedded, measured and readable.

Only what can be proved counts. Fonts of the kinds that programs embed today are checked code by
code; of any other kind it is said that it could not be checked.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import uharfbuzz as hb
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Pdf,
    Stream,
    String,
)

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_outlines import check_named, check_numbered
from kvisa_desktop.dossier.foreign_text import readable, split_at_bytes
from kvisa_desktop.dossier.foreign_widths import agree, by_code, by_number

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_UNNAMED = Name("/Unnamed")
_SYMBOLIC = 4
_SHORT_FORMS = frozenset({0, 2, 4, 6})  # of a map in a TrueType program
_SYMBOLS = 0xF000  # where a symbol map keeps its codes


def shown_text(
    instructions: Iterable[ContentStreamInstruction | ContentStreamInlineImage],
) -> dict[str, bytes]:
    """Return the codes a content stream shows, by the resource name of their font."""
    shown: dict[str, bytearray] = defaultdict(bytearray)
    font, saved = "", list[str]()
    for each in instructions:
        operator, operands = str(each.operator), each.operands
        if operator == "Tf":
            font = str(operands[0])
        elif operator == "q":
            saved.append(font)
        elif operator == "Q" and saved:
            font = saved.pop()
        elif operator in {"Tj", "'", '"'}:
            shown[font] += bytes(operands[-1])
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, String):
                    shown[font] += bytes(part)
    return {name: bytes(codes) for name, codes in shown.items()}


def check_font(font: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of `pdf` given the codes that are shown in it.

    Lists of its glyphs that readers may not rely on are taken off, and a name is given to it.
    """
    kind = font.get("/Subtype")
    font.Type = Name.Font
    if kind == "/Type3":
        return check_named(font, shown, pdf)
    composite = kind == "/Type0"
    holder = _descendant(font) if composite else font
    for each in (font, holder):
        if not isinstance(each.get("/BaseFont"), Name):
            each.BaseFont = _UNNAMED
    program = _program(holder)
    if program is None:
        return {Doubt.FONT_NOT_EMBEDDED}
    match str(holder.get("/Subtype")), composite:
        case ("/TrueType", False) | ("/CIDFontType2", True):
            return _truetype(font, holder, program, shown)
        case (("/Type1" | "/MMType1"), False):
            return check_named(font, shown, pdf)
        case "/CIDFontType0", True:
            return check_numbered(font, holder, shown)
        case _:
            return {Doubt.FONT_UNPROVED}


def _truetype(font: Object, holder: Object, program: Stream, shown: bytes) -> set[Doubt]:
    drawn = _Drawn.read(program) if "/FontFile2" in holder.FontDescriptor else None
    if drawn is None:
        return {Doubt.FONT_UNPROVED}
    is_composite = font is not holder
    return _composite(font, holder, drawn, shown) if is_composite else _simple(font, drawn, shown)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A TrueType program that could be opened."""

    font: "hb.Font"
    glyphs: int
    upem: int
    has_one_map: bool
    has_usual_maps: bool

    @classmethod
    def read(cls, program: Stream) -> "_Drawn | None":
        face = hb.Face(program.read_bytes())
        if not face.glyph_count or not face.upem:
            return None
        maps = bytes(face.reference_table("cmap").data)
        has_one_map = maps[2:4] == b"\0\1"
        return cls(hb.Font(face), face.glyph_count, face.upem, has_one_map, _are_usual(maps))

    def glyph_of_code(self, code: int) -> int | None:
        """Return the glyph of a code of a symbolic font, which has one map only.

        A Macintosh map is read through the characters its codes stand for.
        """
        named = ord(bytes([code]).decode("mac_roman"))
        for char in (named, _SYMBOLS + code, code):
            glyph = self.font.get_nominal_glyph(char)
            if glyph is not None:
                return int(glyph)
        return None

    def agrees(self, glyph: int | None, width: float | None) -> bool:
        """Tell whether `glyph` is there and as wide as the file says."""
        if not glyph or glyph >= self.glyphs:
            return False
        return agree((self.font.get_glyph_h_advance(glyph) * 1000 / self.upem,), width)


def _are_usual(maps: bytes) -> bool:
    """Tell whether the maps of a program are written as all readers know them.

    Those of two-byte characters (platform 1, and 3 with 0 or 1) are short ones; some programs
    write long ones there, which not every reader understands.
    """
    for at in range(4, 4 + 8 * int.from_bytes(maps[2:4], "big"), 8):
        platform, encoding = maps[at + 1 : at + 2], maps[at + 3 : at + 4]
        start = int.from_bytes(maps[at + 4 : at + 8], "big")
        form = int.from_bytes(maps[start : start + 2], "big")
        is_short = platform == b"\1" or (platform == b"\3" and encoding in {b"\0", b"\1"})
        if is_short and form not in _SHORT_FORMS:
            return False
    return True


def _composite(font: Object, holder: Object, drawn: _Drawn, shown: bytes) -> set[Doubt]:
    if str(font.get("/Encoding")) != "/Identity-H" or len(shown) % 2:
        return {Doubt.FONT_UNPROVED}
    holder.Type = Name.Font
    if not isinstance(holder.get("/CIDToGIDMap"), Stream):
        holder.CIDToGIDMap = Name.Identity  # what readers take any other name for
    places = holder.CIDToGIDMap
    table = places.read_bytes() if isinstance(places, Stream) else None
    stated = by_number(holder.get("/W"))
    default = float(holder.get("/DW", 1000))
    split_at_bytes(font.get("/ToUnicode"))
    said = readable(font.get("/ToUnicode"))
    found: set[Doubt] = set()
    for code in {shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2)}:
        glyph = code if table is None else int.from_bytes(table[2 * code : 2 * code + 2], "big")
        if not code or not drawn.agrees(glyph, stated.get(code, default)):  # 0 is .notdef
            found.add(Doubt.FONT_WIDTHS)
        if code not in said:
            found.add(Doubt.FONT_WITHOUT_TEXT)
    return found


def _simple(font: Object, drawn: _Drawn, shown: bytes) -> set[Doubt]:
    codec = _CODECS.get(str(font.get("/Encoding")))
    is_symbolic = bool(int(font.FontDescriptor.get("/Flags", 0)) & _SYMBOLIC)
    widths = by_code(font)
    if widths is None or not drawn.has_usual_maps:
        return {Doubt.FONT_UNPROVED}
    if is_symbolic == (codec is not None):
        return {Doubt.FONT_UNPROVED}
    if is_symbolic and not (drawn.has_one_map and "/Encoding" not in font):
        return {Doubt.FONT_UNPROVED}
    found: set[Doubt] = set()
    split_at_bytes(font.get("/ToUnicode"))
    if is_symbolic and not set(shown) <= readable(font.get("/ToUnicode")).keys():
        found.add(Doubt.FONT_WITHOUT_TEXT)
    for code in set(shown):
        if codec:
            char = bytes([code]).decode(codec, "replace")
            glyph = drawn.font.get_nominal_glyph(ord(char))
        else:
            glyph = drawn.glyph_of_code(code)
        if not drawn.agrees(glyph, widths.get(code)):
            found.add(Doubt.FONT_WIDTHS)
    return found


def _descendant(font: Object) -> Object:
    descendants = font.get("/DescendantFonts")
    if isinstance(descendants, Array) and len(descendants):
        descendant = descendants[0]
        if isinstance(descendant, Dictionary):
            return descendant
    return Dictionary()


def _program(font: Object) -> Stream | None:
    descriptor = font.get("/FontDescriptor")
    if not isinstance(descriptor, Dictionary):
        return None
    for stale in ("/CIDSet", "/CharSet"):  # optional, and wrong more often than not
        if stale in descriptor:
            del descriptor[stale]
    for key in _PROGRAMS:
        program = descriptor.get(key)
        if isinstance(program, Stream):
            return program
    return None
