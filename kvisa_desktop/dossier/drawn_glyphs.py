# SPDX-License-Identifier: MIT
"""Type 3 fonts, whose glyphs are small drawings: which there are, and how wide each is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Object, Stream

_WIDTH_OPERATORS = frozenset({"d0", "d1"})


@dataclass(frozen=True, slots=True)
class DrawnProgram:
    """The drawings of a Type 3 font."""

    glyphs: Object = field(repr=False)
    names: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def read(cls, font: Object) -> "DrawnProgram | None":
        """Return the drawings of a font, or None when it has none."""
        glyphs = font.get("/CharProcs")
        return cls(glyphs) if isinstance(glyphs, Dictionary) else None

    def widths(self, name: str) -> Sequence[float]:
        """Return the width of a glyph in its own units; none if it is not there."""
        glyph = self.glyphs.get(f"/{name}")
        if not isinstance(glyph, Stream):
            return ()
        first = next(iter(pikepdf.parse_content_stream(glyph)), None)
        if first is None or str(first.operator) not in _WIDTH_OPERATORS:
            return ()
        return (float(first.operands[0]),)
