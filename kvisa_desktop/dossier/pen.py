# SPDX-License-Identifier: MIT
"""The drawing hand: a reportlab canvas whose every mark is either tagged content or an artifact."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from kvisa_desktop.dossier.embedding import DossierFont, FaceCodes, dossier_font
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.shaping import Glyph, Run, Word
from kvisa_desktop.dossier.tagging import Element, Mark, Recorder
from kvisa_desktop.dossier.text import Line
from kvisa_desktop.dossier.theme import PAGE_HEIGHT, PAGE_WIDTH, Colour, Type

Matrix = tuple[float, float, float, float, float, float]


class Pen:
    """Draws pages in order; coordinates are points from the lower left corner of the sheet."""

    def __init__(self) -> None:
        """Start before the first page."""
        self.tags = Recorder()
        self._buffer = BytesIO()
        self._fonts = {weight: dossier_font(weight) for weight in Weight}
        self._canvas: Any = Canvas(  # its glyph codes and page operators have no public verbs
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=0,  # compressed once, when the file is finished
            invariant=1,
            initialFontName=self._fonts[Weight.REGULAR].fontName,  # type: ignore[arg-type]  # the stub is wrong
        )
        self._colour: Colour | None = None
        self._is_artifact = False

    def start_page(self) -> None:
        """Begin the next page."""
        if self.tags.page >= 0:
            self._canvas.showPage()
        self.tags.start_page()
        self._colour = None

    def finish(self) -> bytes:
        """Close the last page and return the pages as a PDF that holds the fonts."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def element(
        self,
        tag: str,
        *,
        origin: Hashable = None,
        lang: str | None = None,
        scope: str | None = None,
    ) -> Iterator[Element | None]:
        """Open an element of the structure; inside an artifact there is none."""
        if self._is_artifact:
            yield None
            return
        with self.tags.element(tag, origin=origin, lang=lang, scope=scope) as element:
            yield element

    @contextmanager
    def content(self, *, lang: str | None = None) -> Iterator[Mark | None]:
        """Draw content of the current element; `lang` when it differs from the element's own.

        Inside an artifact nothing is recorded: a repeated head is said once only.
        """
        if self._is_artifact:
            yield None
            return
        element = self.tags.current
        mark = self.tags.mark()
        if lang is not None and lang != element.lang:
            self._code(f"/Span <</MCID {mark.number} /Lang ({lang})>> BDC")
        else:
            self._code(f"/{element.tag} <</MCID {mark.number}>> BDC")
        yield mark
        self._code("EMC")

    @contextmanager
    def artifact(self, kind: str | None = None) -> Iterator[None]:
        """Draw what carries no meaning of its own: rules, tints, running heads."""
        if self._is_artifact:
            yield
            return
        self._is_artifact = True
        self._code(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")
        yield
        self._code("EMC")
        self._is_artifact = False

    @property
    def is_artifact(self) -> bool:
        """True while what is drawn carries no meaning."""
        return self._is_artifact

    def text(self, line: Line, x: float, y: float, style: Type) -> None:
        """Draw `line` with its baseline beginning at (`x`, `y`)."""
        if not line.words:
            return
        self._fill_colour(style.colour)
        writer = _LineWriter(self._fonts[style.weight], self._canvas._doc, style.size)  # noqa: SLF001
        self._code(writer.write(line, x, y))

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, *, colour: Colour, width: float = 0.5
    ) -> None:
        """Draw a straight line."""
        red, green, blue = colour
        self._code(
            f"{width:g} w {red:g} {green:g} {blue:g} RG {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S"
        )

    def frame(
        self, x: float, y: float, width: float, height: float, *, colour: Colour, line: float = 0.5
    ) -> None:
        """Draw the outline of a rectangle."""
        red, green, blue = colour
        self._code(
            f"{line:g} w {red:g} {green:g} {blue:g} RG "
            f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def tint(self, x: float, y: float, width: float, height: float, *, colour: Colour) -> None:
        """Fill a rectangle."""
        self._fill_colour(colour)
        self._code(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def place(self, resource: str, matrix: Matrix) -> None:
        """Draw the XObject that the page will find under `resource`."""
        numbers = " ".join(f"{value:.4f}" for value in matrix)
        self._code(f"q {numbers} cm /{resource} Do Q")

    def _fill_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            red, green, blue = colour
            self._code(f"{red:g} {green:g} {blue:g} rg")
            self._colour = colour

    def _code(self, operators: str) -> None:
        self._canvas._code.append(operators)  # noqa: SLF001


class _LineWriter:
    """Writes one line of glyphs as text operators."""

    def __init__(self, font: DossierFont, doc: object, size: float) -> None:
        self._font = font
        self._codes = font.codes(doc)
        self._size = size
        self._out: list[str] = []
        self._array: list[str] = []
        self._face = -1

    def write(self, line: Line, x: float, y: float) -> str:
        self._out.append(f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm")
        spoken = any(line.gaps) and not any(word.is_rtl for word in line.words)
        if spoken:  # readers take a quarter of an em for a space: say what really stands there
            self._out.append(_actual_text(line.text))
        at = x
        for word, gap in zip(line.words, line.gaps, strict=True):
            if gap:
                self._array.append(str(-gap))
                at += gap * self._size / 1000
            at = self._write_word(word, at, y, alone=not spoken)
        self._flush()
        if spoken:
            self._out.append("EMC")
        self._out.append("ET")
        return " ".join(self._out)

    def _write_word(self, word: Word, x: float, y: float, *, alone: bool) -> float:
        for run in word.runs:
            says = alone and run.stands_for is not None
            if says and run.stands_for is not None:
                self._flush()
                self._out.append(_actual_text(run.stands_for))
            x = self._write_run(run, x, y)
            if says:
                self._flush()
                self._out.append("EMC")
        return x

    def _write_run(self, run: Run, x: float, y: float) -> float:
        for glyph in run.glyphs:
            self._use_face(glyph)
            code = self._codes_of(glyph.face).code(glyph)
            if glyph.dx or glyph.dy:
                self._write_raised(glyph, code, x, y)
            else:
                self._array.append(f"<{code}>")
                if glyph.advance != glyph.width:
                    self._array.append(str(glyph.width - glyph.advance))
            x += glyph.advance * self._size / 1000
        return x

    def _write_raised(self, glyph: Glyph, code: str, x: float, y: float) -> None:
        """Draw a glyph off the pen's path (a mark on a letter) and put the pen back on it."""
        self._flush()
        scale = self._size / 1000
        self._out.append(f"1 0 0 1 {x + glyph.dx * scale:.3f} {y + glyph.dy * scale:.3f} Tm")
        self._out.append(f"<{code}> Tj 1 0 0 1 {x + glyph.advance * scale:.3f} {y:.3f} Tm")

    def _use_face(self, glyph: Glyph) -> None:
        if glyph.face != self._face:
            self._flush()
            self._face = glyph.face
            self._out.append(f"/{self._font.resource(glyph.face)} {self._size:g} Tf")

    def _codes_of(self, face: int) -> FaceCodes:
        if face not in self._codes:
            self._codes[face] = FaceCodes()
        return self._codes[face]

    def _flush(self) -> None:
        if self._array:
            self._out.append(f"[{''.join(self._array).replace('><', '')}] TJ")
            self._array.clear()


def _actual_text(text: str) -> str:
    said = ("\ufeff" + text).encode("utf-16-be").hex().upper()
    return f"/Span <</ActualText <{said}>>> BDC"
