# SPDX-License-Identifier: MIT
"""How the dossier looks: the sheet, the type sizes and the few greys, in points."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from kvisa_desktop.dossier.faces import Weight

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM

Colour: TypeAlias = "tuple[float, float, float]"

INK: Colour = (0.10, 0.11, 0.13)
QUIET: Colour = (0.38, 0.40, 0.43)
FAINT: Colour = (0.72, 0.74, 0.77)
TINT: Colour = (0.955, 0.96, 0.968)
LINK: Colour = (0.12, 0.25, 0.43)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The A4 page: margins measured from its edges; the binding is on the left."""

    left: float = 26 * MM
    right: float = PAGE_WIDTH - 14 * MM
    top: float = PAGE_HEIGHT - 24 * MM
    bottom: float = 21 * MM
    head_line: float = PAGE_HEIGHT - 12.6 * MM
    head_rule: float = PAGE_HEIGHT - 15.4 * MM
    foot_line: float = 11 * MM

    @property
    def width(self) -> float:
        """The width text may take."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height text may take."""
        return self.top - self.bottom


SHEET = Sheet()


@dataclass(frozen=True, slots=True)
class Type:
    """One size of type and the distance from line to line."""

    size: float
    leading: float
    weight: Weight = Weight.REGULAR
    colour: Colour = INK

    def em(self, points: float) -> int:
        """Return `points` in 1/1000 em of this size, rounded down."""
        return int(points * 1000 / self.size + 1e-6)


_LEAST_HAN = 7.8


@dataclass(frozen=True, slots=True)
class Voice:
    """The two sizes of one kind of text, Chinese first, English `apart` below it."""

    zh: Type
    en: Type
    apart: float = 0

    @property
    def with_english_first(self) -> "Voice":
        """The same voice with the sizes exchanged; Chinese stays large enough to be read."""
        size, leading = max(self.en.size, _LEAST_HAN), max(self.en.leading, _LEAST_HAN * 1.35)
        return Voice(replace(self.en, size=size, leading=leading), self.zh, self.apart)


BODY = Voice(Type(10, 16), Type(9.2, 13.4, colour=INK), apart=2.5)
NOTE = Voice(Type(8.2, 12.6, colour=QUIET), Type(7.8, 11, colour=QUIET))
TITLE = Voice(Type(27, 38, Weight.BOLD), Type(14.5, 21, colour=QUIET))
SECTION = Voice(Type(16.5, 24, Weight.BOLD), Type(10.5, 15, colour=QUIET))
SUBSECTION = Voice(Type(11.5, 17, Weight.BOLD), Type(9, 13, colour=QUIET))
LABEL = Voice(Type(8.8, 13, colour=INK), Type(7.6, 10.2, colour=QUIET))
VALUE = Voice(Type(9.8, 14.2), Type(9.8, 13.6))
CELL = Voice(Type(8.6, 12.4), Type(8.2, 11))
COLUMN = Voice(Type(8.4, 12, Weight.BOLD), Type(7.2, 9.6, colour=QUIET))
KEY = Voice(Type(12.5, 19, Weight.BOLD), Type(11, 16, Weight.BOLD))
RUNNING = Type(7.4, 10, colour=QUIET)
PAGE_NUMBER = Type(9, 12)
STAMP = Type(10.4, 14, Weight.BOLD)
STAMP_TITLE = Voice(Type(8.8, 12), Type(7.6, 10, colour=QUIET))
