# SPDX-License-Identifier: MIT
"""CFF font programs: which glyphs there are, and how wide each is."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet, TopDict, cffISOAdobeStrings
from fontTools.misc.psCharStrings import T2CharString, T2WidthExtractor

from kvisa_desktop.dossier.foreign_names import STANDARD, listed, text_of

_MOST_CALLS = 64  # subroutines until the width is known; more is somebody's joke
_THOUSANDTHS = 1000
_USUAL_MATRIX = [0.001, 0, 0, 0.001, 0, 0]
_WRAPPED = b"OTTO"


def is_wrapped(data: bytes) -> bool:
    """Tell whether a program lies in a whole OpenType file."""
    return data.startswith(_WRAPPED)


class _Known(Exception):
    """The width is known."""


class _WidthOnly(T2WidthExtractor):  # type: ignore[misc]  # has no types
    """Runs an outline until it says its width.

    It is read as it is, and as readers read it that take the usual widths for whole numbers.
    """

    def __init__(self, outline: T2CharString) -> None:
        private = outline.private
        self._bases = (private.nominalWidthX, private.defaultWidthX)
        super().__init__(getattr(private, "Subrs", []), outline.globalSubrs, *self._bases, private)
        self._calls = 0
        self.readings: list[float] = []

    def execute(self, charString: T2CharString) -> None:  # noqa: N803  as it is named there
        self._calls += 1
        if self._calls > _MOST_CALLS:
            raise ValueError(self._calls)
        super().execute(charString)

    def popallWidth(self, evenOdd: int = 0) -> None:  # noqa: N802, N803
        operands = self.popall()
        nominal, usual = self._bases
        if evenOdd ^ (len(operands) % 2):
            self.readings = [nominal + operands[0], int(nominal) + operands[0]]
        else:
            self.readings = [usual, int(usual)]
        raise _Known


@dataclass(frozen=True, slots=True)
class CffProgram:
    """A CFF program that could be opened."""

    top: TopDict
    is_by_number: bool
    glyphs: Mapping[str, int] = field(repr=False)

    @classmethod
    def read(cls, data: bytes) -> "CffProgram | None":
        """Return a program, bare or in an OpenType file, or None when it is of no usual make."""
        if is_wrapped(data):
            data = bytes(hb.Face(data).reference_table("CFF ").data)
        fonts = CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        if fonts.major != 1 or len(fonts) != 1:
            return None
        top = fonts[0]
        if "charset" not in top.rawDict:
            top.charset = cffISOAdobeStrings[: top.numGlyphs]
        glyphs = {name: at for at, name in enumerate(top.charset)}
        if len(glyphs) != len(top.charset):
            return None
        return cls(top, hasattr(top, "ROS"), glyphs)

    @property
    def names(self) -> Mapping[int, str]:
        """The names the program itself gives its codes."""
        own = self.top.Encoding
        if own == "StandardEncoding":
            return STANDARD
        return listed(own) if isinstance(own, list) else {}

    @property
    def collection(self) -> str:
        """The collection of characters whose numbers the program uses, "" when it has names."""
        return "-".join(self.top.ROS[:2]) if self.is_by_number else ""

    def widths(self, name: str) -> Sequence[float]:
        """Return the width of a glyph in thousandths, in all readings; none if it is not there."""
        if name not in self.glyphs:
            return ()
        outline = self.top.CharStrings[name]
        runner = _WidthOnly(outline)
        try:
            runner.execute(outline)
        except _Known:
            scale = self._scale(name) * _THOUSANDTHS
            return [float(each * scale) for each in runner.readings]
        return ()

    def widths_of(self, code: int) -> Sequence[float]:
        """Return the width of the glyph that a number stands for, in all readings."""
        return self.widths(self._name(code))

    def texts_of(self, codes: Collection[int]) -> Mapping[int, str]:
        """Return the texts that the names of the glyphs of numbers stand for, if they have any."""
        return {code: text_of(self._name(code)) for code in codes}

    def _name(self, number: int) -> str:
        if self.is_by_number:
            return f"cid{number:05d}"
        return self.top.charset[number] if number < len(self.top.charset) else ""

    def _scale(self, name: str) -> float:
        """Return how far a unit of the program goes, in the size of the font."""
        whole = self.top.rawDict.get("FontMatrix")
        if not self.is_by_number:
            return float((whole or _USUAL_MATRIX)[0])
        _, selected = self.top.CharStrings.getItemAndSelector(name)
        part = self.top.FDArray[selected].rawDict.get("FontMatrix")
        if whole is None:
            return float((part or _USUAL_MATRIX)[0])
        return float(whole[0] * (part or [1])[0])
