# SPDX-License-Identifier: MIT
"""The drawing hand: pages of operators whose every mark is either tagged content or an artifact."""

from collections.abc import Hashable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.lettering import Lettering
from kvisa_desktop.dossier.tagging import Element, Recorder
from kvisa_desktop.dossier.text import Line
from kvisa_desktop.dossier.theme import Colour, Type

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]


_NOTHING: AbstractContextManager[None] = nullcontext()


class _Marked:
    """Marked content that was begun and ends with the block."""

    __slots__ = ("_operators",)

    def __init__(self, operators: list[str]) -> None:
        self._operators = operators

    def __enter__(self) -> None:
        """Nothing is left to do: it was begun when it was numbered."""

    def __exit__(self, *_raised: object) -> None:
        self._operators.append("EMC")


class Pen:
    """Draws pages in order; coordinates are points from the lower left corner of the sheet.

    On a page begun with `aside` everything stands that much further to the right.
    """

    def __init__(self) -> None:
        """Start before the first page."""
        self.tags = Recorder()
        self.pages: list[list[str]] = []
        self.letters = {weight: Lettering(weight) for weight in Weight}
        self._operators: list[str] = []
        self._colour: Colour | None = None
        self._is_artifact = False
        self._aside = 0.0

    def start_page(self, aside: float = 0.0) -> None:
        """Begin the next page."""
        self._aside = aside
        self._operators = []
        self.pages.append(self._operators)
        self.tags.start_page()
        self._colour = None

    def element(
        self,
        tag: str,
        *,
        origin: Hashable = None,
        lang: str | None = None,
        scope: str | None = None,
    ) -> AbstractContextManager[Element | None]:
        """Open an element of the structure; inside an artifact there is none."""
        if self._is_artifact:
            return _NOTHING
        return self.tags.element(tag, origin=origin, lang=lang, scope=scope)

    def content(self, *, lang: str | None = None) -> AbstractContextManager[None]:
        """Draw content of the current element; `lang` when it differs from the element's own.

        Inside an artifact nothing is recorded: a repeated head is said once only.
        """
        if self._is_artifact:
            return _NOTHING
        element = self.tags.current
        mark = self.tags.mark()
        if lang is not None and lang != element.lang:
            self._code(f"/Span <</MCID {mark.number} /Lang ({lang})>> BDC")
        else:
            self._code(f"/{element.tag} <</MCID {mark.number}>> BDC")
        return _Marked(self._operators)

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
        self._code(self.letters[style.weight].write(line, style.size, x + self._aside, y))

    def link(self, rectangle: Rectangle, target: str, says: str) -> None:
        """Make the current element lead to `target` from `rectangle`."""
        self.tags.link(self.on_sheet(rectangle), target, says)

    def on_sheet(self, rectangle: Rectangle) -> Rectangle:
        """Return where a rectangle (left, bottom, right, top) stands on this page."""
        left, bottom, right, top = rectangle
        return left + self._aside, bottom, right + self._aside, top

    def rule(
        self, x0: float, y0: float, x1: float, y1: float, *, colour: Colour, width: float = 0.5
    ) -> None:
        """Draw a straight line."""
        red, green, blue = colour
        x0, x1 = x0 + self._aside, x1 + self._aside
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
            f"{x + self._aside:.2f} {y:.2f} {width:.2f} {height:.2f} re S"
        )

    def tint(self, x: float, y: float, width: float, height: float, *, colour: Colour) -> None:
        """Fill a rectangle."""
        self._fill_colour(colour)
        self._code(f"{x + self._aside:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def place(self, resource: str, matrix: Matrix) -> None:
        """Draw the XObject that the page will find under `resource`."""
        *turned, x, y = matrix
        numbers = " ".join(f"{value:.4f}" for value in (*turned, x + self._aside, y))
        self._code(f"q {numbers} cm /{resource} Do Q")

    def _fill_colour(self, colour: Colour) -> None:
        if colour != self._colour:
            red, green, blue = colour
            self._code(f"{red:g} {green:g} {blue:g} rg")
            self._colour = colour

    def _code(self, operators: str) -> None:
        self._operators.append(operators)
