# SPDX-License-Identifier: MIT
"""Where on a page a stamp is: a rectangle in thousandths of the page, kept as text."""

import re
from dataclasses import dataclass

WHOLE = 1000
_TEXT = re.compile(r"(\d{1,4}),(\d{1,4}),(\d{1,4}),(\d{1,4})")
_LEAST = 10  # thousandths: a smaller piece of a page shows no stamp


@dataclass(frozen=True, slots=True)
class StampArea:
    """A piece of a page that is turned upright: left, top, width and height in thousandths."""

    left: int = 0
    top: int = 0
    width: int = WHOLE
    height: int = WHOLE

    @classmethod
    def from_text(cls, text: str) -> "StampArea | None":
        """Read "left,top,width,height"; None for anything that is no piece of a page."""
        found = _TEXT.fullmatch(text.strip())
        if found is None:
            return None
        left, top, width, height = (int(part) for part in found.groups())
        fits = left + width <= WHOLE and top + height <= WHOLE
        return cls(left, top, width, height) if fits and min(width, height) >= _LEAST else None

    @classmethod
    def between(cls, across: tuple[float, float], down: tuple[float, float]) -> "StampArea":
        """Return the piece between two upright and two level lines, given as parts of the page.

        The lines may come in any order and lie beyond the page; the piece never does.
        """
        left, width = _span(across)
        top, height = _span(down)
        return cls(left, top, width, height)

    @property
    def is_whole(self) -> bool:
        """True when it is the whole page."""
        return (self.left, self.top, self.width, self.height) == (0, 0, WHOLE, WHOLE)

    @property
    def text(self) -> str:
        """The piece as it is kept; "" for the whole page."""
        if self.is_whole:
            return ""
        return f"{self.left},{self.top},{self.width},{self.height}"

    def within(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return the piece of a picture of so many pixels: left, top, width, height."""
        left, top = self.left * width // WHOLE, self.top * height // WHOLE
        across = max(1, -(-self.width * width // WHOLE))
        down = max(1, -(-self.height * height // WHOLE))
        return left, top, min(across, width - left), min(down, height - top)


def _span(ends: tuple[float, float]) -> tuple[int, int]:
    first, last = (round(min(1.0, max(0.0, end)) * WHOLE) for end in sorted(ends))
    first = min(first, WHOLE - _LEAST)
    return first, max(_LEAST, last - first)
