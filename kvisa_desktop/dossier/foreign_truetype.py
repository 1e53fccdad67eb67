# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page that draw TrueType outlines, as office programs embed them."""

from collections.abc import Collection, Mapping, Set
from dataclasses import dataclass

from pikepdf import Dictionary, Name, Object, Pdf, Stream

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_names import (
    NOTDEF,
    STANDARD,
    WINDOWS,
    differences,
    is_plain,
    names_of,
    text_of,
)
from kvisa_desktop.dossier.foreign_numbers import check_numbers
from kvisa_desktop.dossier.foreign_said import is_named, is_said
from kvisa_desktop.dossier.foreign_widths import agree, by_code
from kvisa_desktop.dossier.truetype_glyphs import TrueTypeProgram

_CODECS = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_WINDOWS = Name.WinAnsiEncoding
_SYMBOLIC = 4


def check_truetype(font: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of `pdf` of one byte a character."""
    program = _program(font)
    widths = by_code(font)
    if program is None or widths is None or not program.has_usual_maps:
        return {Doubt.FONT_UNPROVED}
    codes = set(shown)
    is_symbolic = bool(int(font.FontDescriptor.get("/Flags", 0)) & _SYMBOLIC)
    glyphs = _symbols(font, program, codes) if is_symbolic else _letters(font, program, codes)
    if glyphs is None:
        return {Doubt.FONT_UNPROVED}
    found: set[Doubt] = set()
    if not all(agree(program.widths(glyphs[code]), widths.get(code)) for code in codes):
        found.add(Doubt.FONT_WIDTHS)
    if not (is_said(font, codes) if is_symbolic else _is_named(font, codes, pdf)):
        found.add(Doubt.FONT_WITHOUT_TEXT)
    return found


def check_numbered_truetype(font: Object, holder: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of two bytes a character; `holder` has its program."""
    program = _program(holder)
    if program is None:
        return {Doubt.FONT_UNPROVED}
    if not isinstance(holder.get("/CIDToGIDMap"), Stream):
        holder.CIDToGIDMap = Name.Identity  # what readers take any other name for
    places = holder.CIDToGIDMap
    table = places.read_bytes() if isinstance(places, Stream) else None
    return check_numbers(font, holder, _Placed(program, table), shown, pdf)


@dataclass(frozen=True, slots=True)
class _Placed:
    """The glyphs of a program by the codes of a font, which may say where each is."""

    program: TrueTypeProgram
    table: bytes | None

    @property
    def collection(self) -> str:
        return ""

    def widths_of(self, code: int) -> Collection[float]:
        return self.program.widths(self._place(code))

    def texts_of(self, codes: Collection[int]) -> Mapping[int, str]:
        texts = self.program.texts
        return {code: texts.get(self._place(code), "") for code in codes}

    def _place(self, code: int) -> int:
        if self.table is None:
            return code
        return int.from_bytes(self.table[2 * code : 2 * code + 2], "big")


def _program(holder: Object) -> TrueTypeProgram | None:
    stream = holder.FontDescriptor.get("/FontFile2")
    return TrueTypeProgram.read(stream.read_bytes()) if isinstance(stream, Stream) else None


def _symbols(
    font: Object, program: TrueTypeProgram, codes: Collection[int]
) -> Mapping[int, int] | None:
    """Return the glyphs of codes of a symbolic font, None when readers look elsewhere for them."""
    if "/Encoding" in font or not program.has_codes:
        return None
    return {code: program.of_code(code) for code in codes}


def _is_usual(codes: Collection[int]) -> bool:
    """Tell whether codes have the same names where an encoding has no base and on Windows."""
    return all(each in STANDARD and STANDARD[each] == WINDOWS.get(each) for each in codes)


def _letters(font: Object, program: TrueTypeProgram, codes: Set[int]) -> Mapping[int, int] | None:
    """Return the glyphs of codes of a font of letters, None when its encoding is no known one."""
    encoding = font.get("/Encoding")
    named: Mapping[int, str] = {}
    if isinstance(encoding, Dictionary):
        named = differences(encoding)
        if not program.has_letters or not all(map(is_plain, named.values())):
            return None
        if "/BaseEncoding" not in encoding and _is_usual(codes - named.keys()):
            encoding = Dictionary({**dict(encoding.items()), "/BaseEncoding": _WINDOWS})
            font.Encoding = encoding  # one of its own: others may share what it had
        encoding = encoding.get("/BaseEncoding")
    codec = _CODECS.get(str(encoding))
    if codec is None:
        return None
    chars = {code: bytes([code]).decode(codec, "replace") for code in codes}
    chars |= {code: text_of(name) for code, name in named.items()}
    return {code: program.of_character(chars[code]) for code in codes}


def _is_named(font: Object, codes: Collection[int], pdf: Pdf) -> bool:
    names = names_of(font, {})
    return is_named(font, {code: names.get(code, NOTDEF) for code in codes}, pdf)
