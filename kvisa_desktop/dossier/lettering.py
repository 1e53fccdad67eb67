# SPDX-License-Identifier: MIT
"""Lines of glyphs as text operators of a content stream.

The same words stand in many rows, so what a word and what a line is written as is remembered for
the document; only a line with marks off the pen's path depends on where it stands.
"""

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
        self._words: dict[int, tuple[Word, tuple[_Piece, ...] | None]] = {}
        self._lines: dict[tuple[int, float], tuple[Line, str | None]] = {}

    def write(self, line: Line, size: float, x: float, y: float) -> str:
        """Return what draws `line` with its baseline beginning at (`x`, `y`)."""
        key = (id(line), size)
        found = self._lines.get(key)
        if found is None:  # the line is kept with it, so that no other gets its identity
            found = self._lines[key] = (line, self._written(line, size))
        operators = found[1]
        if operators is None:
            return _Placed(self.font, size).write(line, x, y)
        return f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {operators} ET"

    def _written(self, line: Line, size: float) -> str | None:
        """Return what draws `line` wherever it stands; None when that depends on the place."""
        out = _Operators(self.font, size)
        for word, gap in zip(line.words, line.gaps, strict=True):
            pieces = self._pieces(word)
            if pieces is None:
                return None
            if gap:
                out.array.append(str(-gap))
            for face, array in pieces:
                out.use_face(face)
                out.array.append(array)
        return out.spoken(line) if _is_spoken(line) else out.all()

    def _pieces(self, word: Word) -> tuple[_Piece, ...] | None:
        """Return a word as written; None when a glyph is off the path or has to be spoken for."""
        found = self._words.get(id(word))
        if found is None:
            is_plain = all(run.stands_for is None and not _is_raised(run) for run in word.runs)
            drawn = (run for run in word.runs if run.glyphs)
            pieces = tuple(map(self._piece, drawn)) if is_plain else None
            found = self._words[id(word)] = (word, pieces)
        return found[1]

    def _piece(self, run: Run) -> _Piece:
        face = run.glyphs[0].face
        codes = self.font.codes(face)
        return _Piece(face, "".join(_element(codes.code(glyph), glyph) for glyph in run.glyphs))


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

    def spoken(self, line: Line) -> str:
        """Return everything, said to a reader as the text of `line`."""
        return f"{_actual_text(line.text)} {self.all()} EMC"


class _Placed:
    """Writes one line whose glyphs need to know where they stand."""

    def __init__(self, font: DossierFont, size: float) -> None:
        self._font = font
        self._scale = size / 1000
        self._out = _Operators(font, size)

    def write(self, line: Line, x: float, y: float) -> str:
        spoken = _is_spoken(line)
        at = x
        for word, gap in zip(line.words, line.gaps, strict=True):
            if gap:
                self._out.array.append(str(-gap))
                at += gap * self._scale
            at = self._word(word, at, y, alone=not spoken)
        written = self._out.spoken(line) if spoken else self._out.all()
        return f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {written} ET"

    def _word(self, word: Word, x: float, y: float, *, alone: bool) -> float:
        for run in word.runs:
            if not alone or run.stands_for is None:
                x = self._run(run, x, y)
                continue
            self._out.flush()
            self._out.done.append(_actual_text(run.stands_for))
            x = self._run(run, x, y)
            self._out.flush()
            self._out.done.append("EMC")
        return x

    def _run(self, run: Run, x: float, y: float) -> float:
        for glyph in run.glyphs:
            self._out.use_face(glyph.face)
            code = self._font.codes(glyph.face).code(glyph)
            if glyph.dx or glyph.dy:
                self._raised(glyph, code, x, y)
            else:
                self._out.array.append(_element(code, glyph))
            x += glyph.advance * self._scale
        return x

    def _raised(self, glyph: Glyph, code: str, x: float, y: float) -> None:
        """Draw a glyph off the pen's path (a mark on a letter) and put the pen back on it."""
        self._out.flush()
        up = f"{x + glyph.dx * self._scale:.3f} {y + glyph.dy * self._scale:.3f}"
        back = f"{x + glyph.advance * self._scale:.3f} {y:.3f}"
        self._out.done.append(f"1 0 0 1 {up} Tm <{code}> Tj 1 0 0 1 {back} Tm")


def _is_raised(run: Run) -> bool:
    return any(glyph.dx or glyph.dy for glyph in run.glyphs)


def _is_spoken(line: Line) -> bool:
    """Tell whether a reader would take air for spaces and must be told what really stands there."""
    return any(line.gaps) and not any(word.is_rtl for word in line.words)


def _element(code: str, glyph: Glyph) -> str:
    if glyph.advance == glyph.width:
        return f"<{code}>"
    return f"<{code}>{glyph.width - glyph.advance}"


def _actual_text(text: str) -> str:
    said = ("\ufeff" + text).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{said}>>> BDC"
