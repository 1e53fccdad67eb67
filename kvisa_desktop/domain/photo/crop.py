# SPDX-License-Identifier: MIT
"""Which part of a picture becomes the photo: found from the guides that a person placed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from kvisa_desktop.domain.photo.spec import PhotoSpec, Span
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_STEPS = 24
_SAME_SHAPE = 0.01
_USUAL_ABOVE = 1 / 12  # of the height, where nothing is published about the room above the head
_HAIR = 0.01
_FAR_OUT, _MISSED = 1000.0, 10.0


@dataclass(frozen=True, slots=True)
class Guides:
    """Where crown, chin, cheeks and perhaps eyes are, in pixels of the upright picture."""

    crown: float
    chin: float
    left: float
    right: float
    eyes: float | None = None

    @property
    def width(self) -> float:
        """The width of the head."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height of the head."""
        return self.chin - self.crown


class Measure(StrEnum):
    """What is measured of the head in its frame."""

    HEAD_WIDTH = "head-width"
    HEAD_HEIGHT = "head-height"
    ABOVE = "above"
    BELOW = "below"
    EYES = "eyes"


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure in units of the frame, and what is asked of it."""

    name: Measure
    value: float
    span: Span

    @property
    def holds(self) -> bool:
        """True when it is as asked."""
        return self.span.holds(self.value)


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture, in its pixels; `scale` turns them into units of the frame."""

    x: float
    y: float
    width: float
    height: float
    scale: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, upper, right and lower edge."""
        return self.x, self.y, self.x + self.width, self.y + self.height

    def lies_within(self, size: tuple[int, int]) -> bool:
        """Return True when no part of it lies outside a picture of that size."""
        left, top, right, bottom = self.box
        fits = right <= size[0] + _HAIR and bottom <= size[1] + _HAIR
        return left >= -_HAIR and top >= -_HAIR and fits


def check_guides(guides: Guides, size: tuple[int, int]) -> None:
    """Raise `Refused` when guides cannot belong to a head in a picture of that size."""
    if guides.height <= 0:
        raise Refused(
            msg("The chin must lie below the crown."),
            msg("Rows are counted from the upper edge: give the crown the smaller number."),
        )
    if guides.width <= 0:
        raise Refused(
            msg("The right cheek must lie to the right of the left one."),
            msg("Left and right are those of the picture, counted from its left edge."),
        )
    rows = [guides.crown, guides.chin, *([] if guides.eyes is None else [guides.eyes])]
    inside = all(0 <= y <= size[1] for y in rows) and guides.left >= 0 and guides.right <= size[0]
    if not inside:
        raise Refused(
            msg(
                "A guide lies outside the picture, {width} × {height} pixels.",
                width=size[0],
                height=size[1],
            ),
            msg("Place the guides on the upright picture, in pixels from its upper left corner."),
        )
    if guides.eyes is not None and not guides.crown < guides.eyes < guides.chin:
        raise Refused(
            msg("The eyes must lie between crown and chin."),
            msg("Place the guide of the eyes again."),
        )


def whole(spec: PhotoSpec, size: tuple[int, int]) -> Crop | None:
    """Return the whole picture when it has the proportions of the photo already."""
    wanted = spec.width / spec.height
    if abs(size[0] / size[1] / wanted - 1) > _SAME_SHAPE:
        return None
    return Crop(0, 0, size[0], size[1], spec.width / size[0])


def widest(spec: PhotoSpec, size: tuple[int, int]) -> Crop:
    """Return the largest part in the middle that has the proportions of the photo."""
    width = min(float(size[0]), size[1] * spec.width / spec.height)
    height = width * spec.height / spec.width
    return Crop((size[0] - width) / 2, (size[1] - height) / 2, width, height, spec.width / width)


def fitted(spec: PhotoSpec, guides: Guides, size: tuple[int, int]) -> Crop:
    """Return the crop whose measures lie best inside what is asked.

    It may reach out of the picture when the head stands too near to its edges; nothing is invented
    there, and whoever cuts has to ask `lies_within`.
    """
    kept = whole(spec, size)
    if kept is not None and not _misses(spec, guides, kept):
        return kept
    crops = (
        _crop(spec, guides, scale, above, size)
        for scale, above in product(_scales(spec, guides), _rooms(spec))
    )
    return min(crops, key=lambda crop: _badness(spec, guides, crop, size))


def measured(spec: PhotoSpec, guides: Guides, crop: Crop) -> tuple[Measured, ...]:
    """Return the measures of the head in the frame, those that something is asked of."""
    bottom = crop.y + crop.height
    lengths: tuple[tuple[Measure, Span | None, float | None], ...] = (
        (Measure.HEAD_WIDTH, spec.head_width, guides.width),
        (Measure.HEAD_HEIGHT, spec.head_height, guides.height),
        (Measure.ABOVE, spec.above, guides.crown - crop.y),
        (Measure.BELOW, spec.below, bottom - guides.chin),
        (Measure.EYES, spec.eyes, None if guides.eyes is None else bottom - guides.eyes),
    )
    return tuple(
        Measured(name, length * crop.scale, span)
        for name, span, length in lengths
        if span is not None and length is not None
    )


def off_centre(guides: Guides, crop: Crop) -> float:
    """Return how far the middle of the head lies from the middle of the frame, 0 to 1."""
    middle = (guides.left + guides.right) / 2
    return abs(middle - crop.x - crop.width / 2) / crop.width


def _scales(spec: PhotoSpec, guides: Guides) -> Iterator[float]:
    """Yield the scales at which the head is as wide as it may be."""
    low, high = _ends(spec.head_width)
    for step in range(_STEPS + 1):
        yield (low + (high - low) * step / _STEPS) / guides.width


def _rooms(spec: PhotoSpec) -> Iterator[float]:
    """Yield the rooms above the head that are possible."""
    if spec.above is None:
        yield spec.height * _USUAL_ABOVE
        return
    low, high = _ends(spec.above)
    for step in range(_STEPS + 1):
        yield low + (high - low) * step / _STEPS


def _ends(span: Span) -> tuple[float, float]:
    low = span.low if span.low is not None else 0.0
    return low, span.high if span.high is not None else 2 * low


def _crop(
    spec: PhotoSpec, guides: Guides, scale: float, above: float, size: tuple[int, int]
) -> Crop:
    width, height = spec.width / scale, spec.height / scale
    x = (guides.left + guides.right - width) / 2
    if width <= size[0]:
        x = min(max(x, 0.0), size[0] - width)
    return Crop(x, guides.crown - above / scale, width, height, scale)


def _badness(spec: PhotoSpec, guides: Guides, crop: Crop, size: tuple[int, int]) -> float:
    """Return how far a crop is from what is asked, room outside the picture counting most."""
    left, top, right, bottom = crop.box
    outside = max(0.0, -left) + max(0.0, -top) + max(0.0, right - size[0])
    outside += max(0.0, bottom - size[1])
    far = _FAR_OUT * (1 + outside / crop.width) if outside > _HAIR else 0.0
    missed = sum(_distance(each.span, each.value) for each in measured(spec, guides, crop))
    return far + missed + off_centre(guides, crop)


def _distance(span: Span, value: float) -> float:
    """Return 0 in the middle of a span, 1 at its ends, and much more outside."""
    if span.low is None or span.high is None:
        bound = span.low if span.low is not None else span.high
        return 0.0 if span.holds(value) else _MISSED + abs(value - (bound or 0.0))
    half = (span.high - span.low) / 2 or 1.0
    distance: float = abs(value - (span.high + span.low) / 2) / half
    return distance**2 if span.holds(value) else _MISSED * (1 + distance)


def _misses(spec: PhotoSpec, guides: Guides, crop: Crop) -> bool:
    return not all(each.holds for each in measured(spec, guides, crop))
