# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page whose glyphs have names or numbers: CFF, Type 1 and Type 3.

Each glyph that is shown must be in the program, as wide as the file says, and readable; where only
its name says what it stands for, the file is made to say so.
"""

from collections.abc import Mapping, Sequence
from struct import error as StructError  # noqa: N812  it is named like a function there
from typing import Protocol

from pikepdf import Name, Object, Pdf, Stream

from kvisa_desktop.dossier.cff_outlines import CffProgram, is_wrapped
from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.drawn_glyphs import DrawnProgram
from kvisa_desktop.dossier.foreign_names import NOTDEF, names_of
from kvisa_desktop.dossier.foreign_numbers import check_numbers
from kvisa_desktop.dossier.foreign_said import is_named
from kvisa_desktop.dossier.foreign_widths import agree, by_code, tolerance_of
from kvisa_desktop.dossier.type1_outlines import Type1Program, lengths

_BROKEN = (AssertionError, ArithmeticError, EOFError, NameError, RecursionError, StructError)


class _Program(Protocol):
    """A font program whose glyphs have names."""

    @property
    def names(self) -> Mapping[int, str]:
        """The names the program itself gives its codes."""

    def widths(self, name: str) -> Sequence[float]:
        """Return the width of a glyph in thousandths, in all readings; none if it is not there."""


def check_named(font: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of `pdf` whose glyphs have names, one byte a character."""
    try:
        program = _named(font)
        return {Doubt.FONT_UNPROVED} if program is None else _by_name(font, program, shown, pdf)
    except _BROKEN:
        return {Doubt.FONT_UNPROVED}


def check_numbered(font: Object, holder: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of two bytes a character whose glyphs have numbers."""
    try:
        program = _cff(holder.FontDescriptor, Name.CIDFontType0C)
        if program is None:
            return {Doubt.FONT_UNPROVED}
        return check_numbers(font, holder, program, shown, pdf)
    except _BROKEN:
        return {Doubt.FONT_UNPROVED}


def _named(font: Object) -> _Program | None:
    if font.get("/Subtype") == "/Type3":
        return DrawnProgram.read(font)
    descriptor = font.FontDescriptor
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


def _by_name(font: Object, program: _Program, shown: bytes, pdf: Pdf) -> set[Doubt]:
    widths = by_code(font)
    if widths is None:
        return {Doubt.FONT_UNPROVED}
    named = names_of(font, program.names)
    names = {code: named.get(code, NOTDEF) for code in shown}
    tolerance = tolerance_of(font)
    if any(
        name == NOTDEF or not agree(program.widths(name), widths.get(code), tolerance)
        for code, name in names.items()
    ):
        return {Doubt.FONT_WIDTHS}
    return set() if is_named(font, names, pdf) else {Doubt.FONT_WITHOUT_TEXT}
