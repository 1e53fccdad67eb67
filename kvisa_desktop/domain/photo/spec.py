# SPDX-License-Identifier: MIT
"""What is asked of a photo, read from the rules by their ids; no figure stands in the code."""

from dataclasses import dataclass
from enum import StrEnum

from kvisa_desktop.domain.rules import Rulebook
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_KILO = 1000
_KIBI = 1024


class SpecName(StrEnum):
    """The kinds of photo that something is published about."""

    PRINT = "print"
    DIGITAL = "digital"
    PSB = "psb"


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the most a measure may be, and the facts that say so; None is no bound."""

    low: float | None
    high: float | None
    facts: tuple[str, ...]

    def holds(self, value: float) -> bool:
        """Return True when a measure lies inside, as finely as it is shown."""
        shown = round(value, 1)
        return (self.low is None or shown >= self.low) and (self.high is None or shown <= self.high)


@dataclass(frozen=True, slots=True)
class PhotoSpec:
    """What is asked of one kind of photo, in units of its own frame (millimetres, or pixels).

    `eyes` is the height of the eyes above the lower edge. `pixels` are the least and the largest
    size of a digital photo, `file_bytes` the size of its file. `by_eye` are facts nobody measures.
    """

    name: SpecName
    width: float
    height: float
    size_facts: tuple[str, ...]
    head_width: Span
    head_height: Span | None = None
    above: Span | None = None
    below: Span | None = None
    eyes: Span | None = None
    pixels: tuple[tuple[int, int], tuple[int, int]] | None = None
    file_bytes: Span | None = None
    background: tuple[str, ...] = ()
    may_be_light_blue: bool = False
    by_eye: tuple[str, ...] = ()

    @property
    def is_digital(self) -> bool:
        """True when the photo is a file and its frame is counted in pixels."""
        return self.pixels is not None


def spec_of(name: SpecName, book: Rulebook) -> PhotoSpec:
    """Return what the rules ask of a kind of photo; raise `Refused` naming what they lack."""
    figures = _Figures(book)
    if name is SpecName.DIGITAL:
        return _digital(figures)
    return _police(figures) if name is SpecName.PSB else _printed(figures)


class _Figures:
    """The numbers of the rules."""

    def __init__(self, book: Rulebook) -> None:
        self._book = book

    def __call__(self, rule: str, figure: str) -> int:
        found = self._book.rule(rule).figures.get(figure)
        if found is None:
            raise Refused(
                msg(
                    "The rule {rule} does not say its figure “{figure}”.", rule=rule, figure=figure
                ),
                msg("Put the figure into your own pack of rules, or use the shipped rules again."),
            )
        return found

    def span(self, rule: str, low: str = "", high: str = "") -> Span:
        """Return the span between two figures of a rule; one without a name is open."""
        return Span(self(rule, low) if low else None, self(rule, high) if high else None, (rule,))


def _printed(figures: _Figures) -> PhotoSpec:
    return PhotoSpec(
        SpecName.PRINT,
        figures("P-01", "width_mm"),
        figures("P-01", "height_mm"),
        ("P-01",),
        head_width=figures.span("P-02", "min_mm", "max_mm"),
        head_height=figures.span("P-03", "min_mm", "max_mm"),
        above=figures.span("P-04", "min_mm", "max_mm"),
        below=figures.span("P-05", "min_mm"),
        background=("P-07",),
        by_eye=("P-06", "P-08", "P-09"),
    )


def _digital(figures: _Figures) -> PhotoSpec:
    least = figures("P-10", "min_width"), figures("P-10", "min_height")
    largest = figures("P-10", "max_width"), figures("P-10", "max_height")
    middle, give = figures("P-12", "head_width"), figures("P-12", "head_tolerance")
    # The strictest reading of "KB" is inside both: at least 1024 bytes each, at most 1000.
    low, high = figures("P-11", "min_kb") * _KIBI, figures("P-11", "max_kb") * _KILO
    return PhotoSpec(
        SpecName.DIGITAL,
        *least,
        ("P-10",),
        head_width=Span(middle - give, middle + give, ("P-12",)),
        above=figures.span("P-12", "top_min", "top_max"),
        eyes=figures.span("P-12", "eyes_min"),
        pixels=(least, largest),
        file_bytes=Span(low, high, ("P-11",)),
        background=("P-07",),
        by_eye=("P-06", "P-08"),
    )


def _police(figures: _Figures) -> PhotoSpec:
    return PhotoSpec(
        SpecName.PSB,
        figures("P-14", "width_mm"),
        figures("P-14", "height_mm"),
        ("P-14",),
        head_width=figures.span("P-14", "head_min_mm", "head_max_mm"),
        background=("P-14",),
        may_be_light_blue=True,
        by_eye=("P-06",),
    )
