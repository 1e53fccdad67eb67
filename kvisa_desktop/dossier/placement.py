# SPDX-License-Identifier: MIT
"""Where a scan stands on its sheet: upright or turned, at natural size or smaller."""

from dataclasses import dataclass

from kvisa_desktop.dossier.pen import Matrix
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT, SHEET

AREA = (SHEET.left, 16.5 * MM, SHEET.right, PAGE_HEIGHT - 28 * MM)
"""Left, bottom, right and top of the room a scan may take below its band."""

_SMALL = 0.52  # of the area, in both directions: a card; it may be enlarged
_MOST_ENLARGED = 1.5
_TURN_BELOW = 0.7  # a landscape page that would shrink further is turned ...
_TURN_GAIN = 1.2  # ... when that makes it this much larger

# EXIF orientations as matrices from the stored unit square to the upright one.
UPRIGHT: dict[int, Matrix] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
_TURNED: Matrix = (0, 1, -1, 0, 1, 0)  # the top of the page comes to the left, to the binding


@dataclass(frozen=True, slots=True)
class Placement:
    """The rectangle a scan covers on the sheet, and how large it is there."""

    x: float
    y: float
    width: float
    height: float
    scale: float
    is_turned: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def matrix(self, orientation: int) -> Matrix:
        """Return what draws a unit square of stored content upright in this rectangle."""
        unit = UPRIGHT[orientation]
        if self.is_turned:
            unit = _after(unit, _TURNED)
        return _after(unit, (self.width, 0, 0, self.height, self.x, self.y))


def place(
    width: float,
    height: float,
    area: tuple[float, float, float, float] = AREA,
    *,
    may_turn: bool = False,
) -> Placement:
    """Return where a page of `width` × `height` points (upright, natural size) stands.

    Nothing is enlarged but small cards, by half at most. With `may_turn` a landscape page that
    would become too small to read is turned, its top to the binding edge, as in any bound volume.
    """
    left, bottom, right, top = area
    room_width, room_height = right - left, top - bottom
    upright = _scale(width, height, room_width, room_height)
    turned = _scale(height, width, room_width, room_height)
    is_turned = (
        may_turn and width > height and upright < _TURN_BELOW and turned > upright * _TURN_GAIN
    )
    scale = turned if is_turned else upright
    wide, high = (height, width) if is_turned else (width, height)
    wide, high = wide * scale, high * scale
    # A small card stands above the middle, where the eye looks for it.
    above = (room_height - high) * (0.5 if high > room_height / 2 else 0.66)
    return Placement(left + (room_width - wide) / 2, bottom + above, wide, high, scale, is_turned)


def _scale(width: float, height: float, room_width: float, room_height: float) -> float:
    is_small = width <= room_width * _SMALL and height <= room_height * _SMALL
    fitting = min(room_width / width, room_height / height)
    return min(fitting, _MOST_ENLARGED if is_small else 1.0)


def _after(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does `first` and `then` after it."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
