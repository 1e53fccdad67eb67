# SPDX-License-Identifier: MIT
"""The four corners of a sheet in a photograph, and the picture that makes a rectangle of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
Vector = tuple[float, float, float]

_LEAST_AREA = 0.05  # of the picture; less is no sheet
_SHAPES = (2**0.5, 11 / 8.5, 85.6 / 53.98)  # A4 and passport, Letter, card: long by short
_NEAR = 0.045
_FLAT = 1e-6
_LEAST_FOCAL, _MOST_FOCAL = 0.2, 50.0  # squares, in longer sides of the picture


@dataclass(frozen=True, slots=True)
class Corners:
    """Where a sheet lies, as shares of the width and height of the upright picture."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @property
    def points(self) -> tuple[Point, Point, Point, Point]:
        """The corners clockwise from the top left."""
        return self.top_left, self.top_right, self.bottom_right, self.bottom_left

    @property
    def area(self) -> float:
        """How much of the picture they enclose, from 0 to 1."""
        around = pairwise((*self.points, self.top_left))
        return sum(x * b - a * y for (x, y), (a, b) in around) / 2

    @property
    def are_sound(self) -> bool:
        """True when they lie in the picture and make a shape without dents, clockwise."""
        inside = all(0 <= share <= 1 for point in self.points for share in point)
        ring = (*self.points, self.top_left, self.top_right)
        turns = [_turn(*three) for three in zip(ring, ring[1:], ring[2:], strict=False)]
        return inside and all(turn > 0 for turn in turns) and self.area >= _LEAST_AREA


WHOLE = Corners((0, 0), (1, 0), (1, 1), (0, 1))


def sheet_size(corners: Corners, pixels: tuple[int, int]) -> tuple[int, int]:
    """Return width and height in pixels of the sheet laid flat.

    The longer of two opposite sides counts, so that nothing gets coarser; the shape is what a
    camera with square pixels saw, and that of usual paper where it comes near.
    """
    a, b, c, d = _in_pixels(corners, pixels)
    width = max(_apart(a, b), _apart(d, c), 1.0)
    height = max(_apart(a, d), _apart(b, c), 1.0)
    shape = _usual(_seen_shape(corners, pixels) or width / height)
    width, height = max(width, height * shape), max(height, width / shape)
    return round(width), round(height)


def _usual(shape: float) -> float:
    """Return the shape of usual paper next to a shape (width by height), else the shape itself."""
    tall = min(shape, 1 / shape)
    near = min(_SHAPES, key=lambda each: abs(each * tall - 1))
    if abs(near * tall - 1) > _NEAR:
        return shape
    return near if shape > 1 else 1 / near


def _seen_shape(corners: Corners, pixels: tuple[int, int]) -> float | None:
    """Return width by height of the sheet that a camera sees so, None where nobody can tell.

    The camera is taken to look at the middle of the picture (Zhang and He, "Whiteboard scanning
    and image enhancement", 2007).
    """
    middle = pixels[0] / 2, pixels[1] / 2
    scale = max(pixels)
    one, two, four, three = (
        ((x - middle[0]) / scale, (y - middle[1]) / scale, 1.0)
        for x, y in _in_pixels(corners, pixels)
    )
    diagonal = _cross(one, four)
    across = _step(two, _dot(diagonal, three) / _dot(_cross(two, four), three), one)
    down = _step(three, _dot(diagonal, two) / _dot(_cross(three, four), two), one)
    if abs(across[2] * down[2]) < _FLAT:
        return _length(across, 0) / _length(down, 0)
    focal = -(across[0] * down[0] + across[1] * down[1]) / (across[2] * down[2])
    if not _LEAST_FOCAL <= focal <= _MOST_FOCAL:
        return None
    return _length(across, focal) / _length(down, focal)


def _step(point: Vector, times: float, start: Vector) -> Vector:
    x, y, z = (times * value - other for value, other in zip(point, start, strict=True))
    return x, y, z


def _length(step: Vector, focal: float) -> float:
    """Return how long a side is; `focal` is the square of the focal length, 0 for far away."""
    x, y, z = step
    return float((x * x + y * y + z * z * focal) ** 0.5)


def _cross(a: Vector, b: Vector) -> Vector:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _dot(a: Vector, b: Vector) -> float:
    return sum(one * other for one, other in zip(a, b, strict=True))


def flattening(
    corners: Corners, pixels: tuple[int, int], size: tuple[int, int]
) -> tuple[float, ...]:
    """Return the eight figures of the projection from the flat sheet back into the picture.

    A point (x, y) of the sheet lies at ((ax + by + c) / (gx + hy + 1), (dx + ey + f) / (…)).
    """
    width, height = size
    flat = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(flat, _in_pixels(corners, pixels), strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    return _solved(rows)


def _in_pixels(corners: Corners, pixels: tuple[int, int]) -> tuple[Point, ...]:
    width, height = pixels
    return tuple((x * width, y * height) for x, y in corners.points)


def _apart(one: Point, other: Point) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _turn(a: Point, b: Point, c: Point) -> float:
    """Return more than 0 when the way from a over b to c turns right, y growing downwards."""
    return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0])


def _solved(rows: Sequence[list[float]]) -> tuple[float, ...]:
    """Return the solution of linear equations, each a row with its right side last."""
    left = [list(row) for row in rows]
    count = len(left)
    for place in range(count):
        best = max(range(place, count), key=lambda each: abs(left[each][place]))
        left[place], left[best] = left[best], left[place]
        pivot = left[place][place]
        left[place] = [value / pivot for value in left[place]]
        for other in range(count):
            if other != place:
                _subtract(left[other], left[place], left[other][place])
    return tuple(row[-1] for row in left)


def _subtract(row: list[float], pivot: Sequence[float], times: float) -> None:
    for place, value in enumerate(pivot):
        row[place] -= times * value
