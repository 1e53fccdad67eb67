# SPDX-License-Identifier: MIT
"""TrueType font programs: which glyph a code or a character has, and how wide it is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

import uharfbuzz as hb

_THOUSANDTHS = 1000
_KINDS = (b"\0\1\0\0", b"true", b"OTTO")  # one program, not a collection of several
_SHORT_FORMS = frozenset({0, 2, 4, 6})  # of a map in a program
_SYMBOLS = 0xF000  # where a symbol map keeps its codes
_MACINTOSH, _SYMBOL = (1, 0), (3, 0)
_LETTERS = (3, 1)
_UNICODE, _OF_UNICODE = 0, {_LETTERS, (3, 10)}


@dataclass(frozen=True, slots=True)
class TrueTypeProgram:
    """A TrueType program that could be opened; `maps` are its maps of characters, by their kind."""

    font: "hb.Font" = field(repr=False)
    glyphs: int
    upem: int
    maps: Sequence[tuple[tuple[int, int], bytes]] = field(repr=False)

    @classmethod
    def read(cls, data: bytes) -> "TrueTypeProgram | None":
        """Return a program, or None when it is none."""
        face = hb.Face(data)
        if data[:4] not in _KINDS or not face.glyph_count or not face.upem:
            return None
        maps = _maps(bytes(face.reference_table("cmap").data))
        return cls(hb.Font(face), face.glyph_count, face.upem, maps)

    @property
    def has_usual_maps(self) -> bool:
        """Whether the maps are written as all readers know them.

        Those of two-byte characters (platform 1, and 3 with 0 or 1) are short ones; some programs
        write long ones there, which not every reader understands.
        """
        return all(
            _number(body, 0) in _SHORT_FORMS
            for kind, body in self.maps
            if kind[0] == _MACINTOSH[0] or kind in {_SYMBOL, _LETTERS}
        )

    @property
    def has_codes(self) -> bool:
        """Whether all readers find the glyphs of a symbolic font in the same map."""
        return len(self.maps) == 1 or {kind for kind, _ in self.maps} == {_MACINTOSH, _SYMBOL}

    @property
    def has_letters(self) -> bool:
        """Whether there is the map of characters that names are looked up in."""
        return any(kind == _LETTERS for kind, _ in self.maps)

    @property
    def texts(self) -> Mapping[int, str]:
        """The character each glyph is drawn for; glyphs drawn for unlike ones are left out."""
        if not self._has_unicode:
            return {}
        drawn_for: dict[int, list[str]] = defaultdict(list)
        for each in self.font.face.unicodes:
            drawn_for[self.of_character(chr(each))].append(chr(each))
        return {glyph: _only(chars) for glyph, chars in drawn_for.items()}

    @property
    def _has_unicode(self) -> bool:
        kinds = {kind for kind, _ in self.maps}
        return _SYMBOL not in kinds and any(
            kind[0] == _UNICODE or kind in _OF_UNICODE for kind in kinds
        )

    def of_character(self, char: str) -> int:
        """Return the glyph of a character, 0 when there is none."""
        return int(self.font.get_nominal_glyph(ord(char)) or 0) if len(char) == 1 else 0

    def of_code(self, code: int) -> int:
        """Return the glyph of a code of a symbolic font, 0 when there is none or readers differ.

        A Macintosh map that is alone is read through the characters its codes stand for.
        """
        if len(self.maps) > 1:
            glyph = self.of_character(chr(_SYMBOLS + code)) or self.of_character(chr(code))
            return glyph if self._of_macintosh(code) in {0, glyph} else 0
        named = bytes([code]).decode("mac_roman")
        found = map(self.of_character, (named, chr(_SYMBOLS + code), chr(code)))
        return next(filter(None, found), 0)

    def widths(self, glyph: int) -> Sequence[float]:
        """Return the width of a glyph in thousandths; none if it is not there, or is .notdef."""
        if not 0 < glyph < self.glyphs:
            return ()
        return (self.font.get_glyph_h_advance(glyph) * _THOUSANDTHS / self.upem,)

    def _of_macintosh(self, code: int) -> int:
        body = next(body for kind, body in self.maps if kind == _MACINTOSH)
        return _listed(body, code)


def _listed(body: bytes, code: int) -> int:
    """Return the glyph of a code in a map of one byte a code, -1 when it is written otherwise."""
    match _number(body, 0):
        case 0:
            return body[6 + code] if len(body) > 6 + code else 0
        case 6:
            first, count = _number(body, 6), _number(body, 8)
            return _number(body, 10 + 2 * (code - first)) if 0 <= code - first < count else 0
        case _:
            return -1


def _only(chars: Sequence[str]) -> str:
    """Return what characters have in common, "" when they are unlike one another."""
    if len(chars) == 1:
        return chars[0]
    plain = {normalize("NFKC", each) for each in chars}
    return plain.pop() if len(plain) == 1 else ""


def _maps(table: bytes) -> list[tuple[tuple[int, int], bytes]]:
    return [
        (
            (_number(table, at), _number(table, at + 2)),
            table[int.from_bytes(table[at + 4 : at + 8], "big") :],
        )
        for at in range(4, 4 + 8 * _number(table, 2), 8)
    ]


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "big")
