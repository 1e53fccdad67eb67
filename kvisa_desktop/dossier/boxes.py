# SPDX-License-Identifier: MIT
"""Blocks measured for a width: boxes that know their height, can be split, and draw themselves."""

from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from kvisa_desktop.dossier.blocks import Heading, Paragraph, SignatureLine, Tone
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.stacks import Places, Stack, baseline, stack
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import (
    BODY,
    INK,
    KEY,
    LABEL,
    MM,
    NOTE,
    SECTION,
    SUBSECTION,
    TITLE,
    Voice,
)

_WORDED: dict[Tone, tuple[Voice, float]] = {
    Tone.BODY: (BODY, 7),
    Tone.NOTE: (NOTE, 6),
    Tone.KEY: (KEY, 8),
    Tone.TITLE: (TITLE, 6),
}
_FEWEST_LINES = 2  # of a paragraph, on either side of a page end
_NUMBER_COLUMN = 9 * MM
_SIGNING_ROOM = 15 * MM
_DATE_SHARE = 0.3


@runtime_checkable
class Box(Protocol):
    """Something of a known height that can be drawn.

    `space_before` is left out at the top of a page; a box that `stays_with_next` is never the last
    on its page; `key` is what it is pointed at by, or nothing.
    """

    @property
    def height(self) -> float:
        """The height it takes."""

    @property
    def space_before(self) -> float:
        """Air above it."""

    @property
    def space_after(self) -> float:
        """Air below it."""

    @property
    def stays_with_next(self) -> bool:
        """Whether what follows must begin on the same page."""

    @property
    def key(self) -> str:
        """The key of this place."""

    def split(self, room: float) -> "tuple[Box, Box] | None":
        """Return the part that fits into `room` and the rest, or None when nothing fits."""

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw it below `top`."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph: each language an element of its own."""

    stack: Stack
    tag: str = "P"
    space_before: float = 0
    space_after: float = 0
    stays_with_next: bool = False
    key: str = ""

    @property
    def height(self) -> float:
        """The height of its lines."""
        return self.stack.height

    def split(self, room: float) -> "tuple[TextBox, TextBox] | None":
        """Return two parts of at least two lines each, or None."""
        above, below = self.stack.split(room)
        if _lines(above) < _FEWEST_LINES or below.is_empty:
            return None
        if _lines(below) < _FEWEST_LINES:
            above, below = self.stack.split(room - above.parts[-1].type.leading)
            if _lines(above) < _FEWEST_LINES:
                return None
        return replace(self, stack=above), replace(self, stack=below, key="")

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines."""
        self.stack.draw(pen, x, top, tag=self.tag)


@dataclass(frozen=True, slots=True)
class HeadingBox:
    """A heading: one element that says both languages."""

    stack: Stack
    tag: str
    number: str
    space_before: float
    space_after: float
    key: str = ""
    stays_with_next: bool = True

    @property
    def height(self) -> float:
        """The height of its lines."""
        return self.stack.height

    def split(self, room: float) -> None:  # noqa: ARG002  a heading is never split
        """Return None: a heading stays whole."""
        return

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the number and the words."""
        with pen.element(self.tag):
            if self.number:
                style = self.stack.parts[0].type
                with pen.content():
                    number = one_line(self.number, style.weight)
                    pen.text(number, x, top - baseline(style), style)
                x += _NUMBER_COLUMN
            self.stack.draw(pen, x, top)


@dataclass(frozen=True, slots=True)
class GapBox:
    """Nothing, of a given height; with `fills` as much of it as the page has left."""

    height: float
    fills: bool = False
    space_before: float = 0
    space_after: float = 0
    stays_with_next: bool = False
    key: str = ""

    def split(self, room: float) -> None:  # noqa: ARG002  nothing cannot be split
        """Return None: a gap at the end of a page is dropped."""
        return

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A line to sign on and a shorter one for the date, each with its words below."""

    label: Stack
    date: Stack
    width: float
    space_before: float = 0
    space_after: float = 0
    stays_with_next: bool = False
    key: str = ""

    @property
    def height(self) -> float:
        """Room to sign, the line, and the words."""
        return _SIGNING_ROOM + max(self.label.height, self.date.height) + 3

    def split(self, room: float) -> None:  # noqa: ARG002  a line to sign on is never split
        """Return None: it stays whole."""
        return

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the lines and what they are for."""
        y = top - _SIGNING_ROOM
        date = self.width * _DATE_SHARE
        with pen.artifact():
            pen.rule(x, y, x + self.width - date - 8 * MM, y, colour=INK, width=0.6)
            pen.rule(x + self.width - date, y, x + self.width, y, colour=INK, width=0.6)
        self.label.draw(pen, x, y - 3, tag="P")
        self.date.draw(pen, x + self.width - date, y - 3, tag="P")


def paragraph_box(block: Paragraph, width: float, places: Places) -> Box:
    """Return a paragraph in its tone; the title of the dossier is its first heading."""
    voice, after = _WORDED[block.tone]
    texts = stack((block.text,), voice, width, places)
    if block.tone is Tone.TITLE:
        return HeadingBox(texts, "H1", "", 0, after)
    return TextBox(texts, space_after=after)


def heading_box(block: Heading, width: float, places: Places) -> HeadingBox:
    """Return a heading of a section or of a part of one."""
    voice = SECTION if block.level == 1 else SUBSECTION
    indent = _NUMBER_COLUMN if block.number else 0
    before, after = (0, 12) if block.level == 1 else (12, 5)
    return HeadingBox(
        stack((block.text,), voice, width - indent, places),
        f"H{block.level}",
        block.number,
        before,
        after,
        block.key,
    )


def signature_box(block: SignatureLine, width: float, places: Places) -> SignatureBox:
    """Return a line to sign on."""
    return SignatureBox(
        stack((block.label,), LABEL, width * (1 - _DATE_SHARE) - 8 * MM, places),
        stack((block.date,), LABEL, width * _DATE_SHARE, places),
        width,
    )


def _lines(texts: Stack) -> int:
    return sum(len(part.lines) for part in texts.parts)
