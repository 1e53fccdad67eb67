# SPDX-License-Identifier: MIT
"""Where on its sheet a PDF page shows, and how it is turned: /MediaBox, /CropBox, /Rotate."""

from dataclasses import dataclass
from math import isfinite

import pikepdf

from kvisa_desktop.intake.measures import QUARTER

_DEFAULT = (0.0, 0.0, 612.0, 792.0)  # what readers take for a page without a box
_LEAST = 0.01
_MOST = 1_000_000.0
_MOST_UNIT = 100.0
_CORNERS = 4
_DEPTH = 50
_FULL = 360


@dataclass(frozen=True, slots=True)
class PageBox:
    """The part of a page that shows, in its own units, and how it is shown.

    `rotation` is the clockwise turn that makes it upright, `unit` the size of a unit in points.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    unit: float

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top."""
        return self.left, self.bottom, self.right, self.top

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points, upright."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.rotation % (2 * QUARTER):
            width, height = height, width
        return width * self.unit, height * self.unit

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """The transformation that shows the box upright, its lower left corner at the origin."""
        k, (left, bottom, right, top) = self.unit, self.corners
        return {
            0: (k, 0.0, 0.0, k, -left * k, -bottom * k),
            90: (0.0, -k, k, 0.0, -bottom * k, right * k),
            180: (-k, 0.0, 0.0, -k, right * k, top * k),
            270: (0.0, k, -k, 0.0, top * k, -left * k),
        }[self.rotation]


def box_of(page: pikepdf.Page) -> PageBox:
    """Return the box of a page; odd figures are read as most readers read them."""
    media = _rectangle(_inherited(page, "/MediaBox")) or _DEFAULT
    crop = _rectangle(_inherited(page, "/CropBox")) or media
    shown = (
        max(crop[0], media[0]),
        max(crop[1], media[1]),
        min(crop[2], media[2]),
        min(crop[3], media[3]),
    )
    if shown[2] - shown[0] < _LEAST or shown[3] - shown[1] < _LEAST:
        shown = media
    turn = _number(_inherited(page, "/Rotate"), 0.0)
    unit = _number(page.obj.get("/UserUnit"), 1.0)
    return PageBox(
        *shown,
        rotation=int(turn) % _FULL // QUARTER * QUARTER,
        unit=unit if 0 < unit <= _MOST_UNIT else 1.0,
    )


def _inherited(page: pikepdf.Page, key: str) -> object:
    node: object = page.obj
    for _ in range(_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _rectangle(value: object) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right, top of a rectangle given by any two opposite corners."""
    if not isinstance(value, pikepdf.Array) or len(value) < _CORNERS:
        return None
    x1, y1, x2, y2 = (_number(value[i], float("nan")) for i in range(_CORNERS))
    if not all(isfinite(n) and abs(n) <= _MOST for n in (x1, y1, x2, y2)):
        return None
    left, right = sorted((x1, x2))
    bottom, top = sorted((y1, y2))
    return (left, bottom, right, top) if right - left >= _LEAST and top - bottom >= _LEAST else None


def _number(value: object, otherwise: float) -> float:
    try:
        return float(str(value)) if value is not None else otherwise
    except ValueError:
        return otherwise
