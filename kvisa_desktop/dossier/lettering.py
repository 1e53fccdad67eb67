# SPDX-License-Identifier: MIT
"""Lines of glyphs as text operators of a content stream.

The same words stand in many rows, so what a word and what a line is written as is remembered for
the document; only a line with marks off the pen's path depends on where it stands.
"""

from itertools import groupby
from typing import NamedTuple

from kvisa_desktop.dossier.embedding import DossierFont
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.shaping import Glyph, Run, Word
from kvisa_desktop.dossier.text import Line


class _Piece(NamedTuple):
    """Glyphs of one face as elements of a TJ array."""

    face: int
    array: str


class Lettering:
    """Writes lines of one weight in one document."""

    def __init__(self, weight: Weight) -> None:
        """Begin a document in which nothing of this weight has been written."""
        self.font = DossierFont(weight)
        self._elements: dict[Glyph, str] = {}
        self._words: dict[int, tuple[Word, tuple[_Piece, ...]]] = {}
        self._lines: dict[tuple[int, float], tuple[Line, str]] = {}

    def write(self, line: Line, size: float, x: float, y: float) -> str:
        """Return what draws `line` with its baseline beginning at (`x`, `y`)."""
        key = (id(line), size)
        found = self._lines.get(key)
        if found is None:  # the line is kept with it, so that no other gets its identity
            found = self._lines[key] = (line, self._written(line, size))
        return f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {found[1]} ET"

    def _written(self, line: Line, size: float) -> str:
        out = _Operators(self.font, size)
        drawn = list(zip(line.words, line.gaps, strict=True))
        for turned, stretch in groupby(drawn, key=lambda each: each[0].level > 0):
            parts = list(stretch)
            spoken = not turned and any(gap for _, gap in parts)
            if spoken:
                out.begin("".join(word.text for word, _ in parts))
            for word, gap in parts:
                self._word(word, gap, out)
            if spoken:
                out.end()
        return out.all()

    def _word(self, word: Word, gap: int, out: "_Operators") -> None:
        if gap:
            out.array.append(str(-gap))
        for face, array in self._pieces(word):
            out.use_face(face)
            out.array.append(array)

    def _pieces(self, word: Word) -> tuple[_Piece, ...]:
        """Return a word as written."""
        found = self._words.get(id(word))
        if found is None:
            found = self._words[id(word)] = (word, tuple(map(self._piece, filter(None, word.runs))))
        return found[1]

    def _piece(self, run: Run) -> _Piece:
        face = run[0].face
        codes, known = self.font.codes(face), self._elements
        written: list[str] = []
        for glyph in run:
            element = known.get(glyph)
            if element is None:
                element = known[glyph] = _element(codes.code(glyph), glyph)
            written.append(element)
        return _Piece(face, "".join(written))


class _Operators:
    """Text operators in the making: a TJ array that is closed when the face changes."""

    def __init__(self, font: DossierFont, size: float) -> None:
        self.array: list[str] = []
        self.done: list[str] = []
        self._font = font
        self._size = size
        self._face = -1

    def use_face(self, face: int) -> None:
        """Set what follows in this face."""
        if face != self._face:
            self.flush()
            self._face = face
            self.done.append(f"/{self._font.resource(face)} {self._size:g} Tf")

    def flush(self) -> None:
        """Close the array that is open."""
        if self.array:
            self.done.append(f"[{''.join(self.array).replace('><', '')}] TJ")
            self.array.clear()

    def all(self) -> str:
        """Return everything."""
        self.flush()
        return " ".join(self.done)

    def begin(self, said: str) -> None:
        """Let a reader hear `said` instead of what follows: it would take air for spaces."""
        self.flush()
        self.done.append(f"/Span <</ActualText <{_utf_16(said)}>>> BDC")

    def end(self) -> None:
        """Let what follows speak for itself."""
        self.flush()
        self.done.append("EMC")


def _element(code: str, glyph: Glyph) -> str:
    if glyph.advance == glyph.width:
        return f"<{code}>"
    return f"<{code}>{glyph.width - glyph.advance}"


def _utf_16(text: str) -> str:
    return ("\ufeff" + text).encode("utf-16-be").hex().upper()
