# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page that draw outlines of PostScript: CFF and Type 1 programs.

Their glyphs have names, or numbers (CIDs); each that is shown must be in the program, as wide as
the file says, and readable.
"""

from collections.abc import Mapping, Sequence
from struct import error as StructError  # noqa: N812  it is named like a function there
from typing import Protocol

from pikepdf import Name, Object, Stream

from kvisa_desktop.dossier.cff_outlines import CffProgram, is_wrapped
from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_names import NOTDEF, names_of, text_of
from kvisa_desktop.dossier.foreign_text import is_readable, readable, split_at_bytes
from kvisa_desktop.dossier.foreign_widths import agree, by_code, by_number
from kvisa_desktop.dossier.type1_outlines import Type1Program, lengths

_BROKEN = (AssertionError, ArithmeticError, RecursionError, StructError)


class _Program(Protocol):
    """A font program whose glyphs have names."""

    @property
    def names(self) -> Mapping[int, str]:
        """The names the program itself gives its codes."""

    def widths(self, name: str) -> Sequence[float]:
        """Return the width of a glyph in thousandths, in all readings; none if it is not there."""


def check_named(font: Object, shown: bytes) -> set[Doubt]:
    """Return what speaks against a font of one byte a character whose glyphs have names."""
    descriptor = font.FontDescriptor
    try:
        program = _named(descriptor)
        return {Doubt.FONT_UNPROVED} if program is None else _by_name(font, program, shown)
    except _BROKEN:
        return {Doubt.FONT_UNPROVED}


def check_numbered(font: Object, holder: Object, shown: bytes) -> set[Doubt]:
    """Return what speaks against a font of two bytes a character whose glyphs have numbers."""
    try:
        program = _cff(holder.FontDescriptor, Name.CIDFontType0C)
        return (
            {Doubt.FONT_UNPROVED} if program is None else _by_number(font, holder, program, shown)
        )
    except _BROKEN:
        return {Doubt.FONT_UNPROVED}


def _named(descriptor: Object) -> _Program | None:
    if "/FontFile" in descriptor:
        return _type1(descriptor.FontFile)
    program = _cff(descriptor, Name.Type1C)
    return None if program is None or program.is_by_number else program


def _type1(stream: Object) -> Type1Program | None:
    """Open a Type 1 program; where its parts end is written as it is."""
    data = stream.read_bytes()
    program = Type1Program.read(data)
    if program is not None:
        stream.Length1, stream.Length2, stream.Length3 = lengths(data)
    return program


def _cff(descriptor: Object, bare: Name) -> CffProgram | None:
    """Open a CFF program; of which kind its stream is, is written as it is."""
    stream = descriptor.get("/FontFile3")
    if not isinstance(stream, Stream):
        return None
    data = stream.read_bytes()
    stream.Subtype = Name.OpenType if is_wrapped(data) else bare
    return CffProgram.read(data)


def _by_name(font: Object, program: _Program, shown: bytes) -> set[Doubt]:
    widths = by_code(font)
    if widths is None:
        return {Doubt.FONT_UNPROVED}
    split_at_bytes(font.get("/ToUnicode"))
    said = readable(font.get("/ToUnicode"))
    names = names_of(font, program.names)
    found: set[Doubt] = set()
    for code in set(shown):
        name = names.get(code, NOTDEF)
        if name == NOTDEF or not agree(program.widths(name), widths.get(code)):
            found.add(Doubt.FONT_WIDTHS)
        elif code not in said and not is_readable(text_of(name)):
            found.add(Doubt.FONT_WITHOUT_TEXT)
    return found


def _by_number(font: Object, holder: Object, program: CffProgram, shown: bytes) -> set[Doubt]:
    if str(font.get("/Encoding")) != "/Identity-H" or len(shown) % 2:
        return {Doubt.FONT_UNPROVED}
    holder.Type = Name.Font
    stated = by_number(holder.get("/W"))
    default = float(holder.get("/DW", 1000))
    split_at_bytes(font.get("/ToUnicode"))
    said = readable(font.get("/ToUnicode"))
    found: set[Doubt] = set()
    for code in {shown[at] << 8 | shown[at + 1] for at in range(0, len(shown), 2)}:
        if not code or not agree(program.widths_of_number(code), stated.get(code, default)):
            found.add(Doubt.FONT_WIDTHS)  # 0 is .notdef
        if code not in said:
            found.add(Doubt.FONT_WITHOUT_TEXT)
    return found
