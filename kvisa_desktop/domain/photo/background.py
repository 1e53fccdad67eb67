# SPDX-License-Identifier: MIT
"""The background of a photo, judged by samples left, right and above the head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kvisa_desktop.domain.photo.crop import Crop, Guides
from kvisa_desktop.domain.photo.spec import PhotoSpec

# Of 255. Nothing is published on how white "close to white" is: these figures are the program's own
# reading of the words, and what breaks them is a finding to look at, no more.
_WHITE = 225
_LIGHT = 170
_COLOURED = 22
_UNEVEN = 26
_RIM = 28

_BESIDE = 0.4  # of the room between the head and the edge: hair is wider than cheeks
_BARE = 0.10  # of the width, where no guides say where the head is
_TOP = 0.04
_LEAST = 3


Box = tuple[int, int, int, int]


class Part(StrEnum):
    """Where a sample of the background is taken."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    RIM = "rim"


@dataclass(frozen=True, slots=True)
class Sample:
    """The usual colour in a part of the picture, and between which lightnesses most of it lies."""

    part: Part
    colour: tuple[int, int, int]
    darkest: int
    lightest: int

    @property
    def lightness(self) -> int:
        """The usual lightness, from 0 to 255."""
        return round(sum(self.colour) / 3)

    @property
    def tint(self) -> int:
        """How far the usual colour is from gray."""
        return max(self.colour) - min(self.colour)


class BackgroundFault(StrEnum):
    """What is not as asked of a background."""

    DARK = "dark"
    COLOURED = "coloured"
    UNEVEN = "uneven"
    FRAME = "frame"


def boxes(crop: Crop, guides: Guides | None, size: tuple[int, int]) -> dict[Part, Box]:
    """Return where samples are to be taken, in pixels; those without room are left out."""
    left, top, right, bottom = crop.box
    face_left, face_right = left, right
    middle, crown = top + crop.height * 0.4, top + crop.height * _TOP * 2
    bare = crop.width * _BARE
    if guides is not None:
        face_left, face_right = guides.left, guides.right
        middle, crown = (2 * guides.crown + guides.chin) / 3, guides.crown
    wide_left = max(bare, (face_left - left) * _BESIDE)
    wide_right = max(bare, (right - face_right) * _BESIDE)
    rim = max(2.0, crop.width * 0.006)
    found = {
        Part.LEFT: (left + 2 * rim, top + 2 * rim, left + wide_left, middle),
        Part.RIGHT: (right - wide_right, top + 2 * rim, right - 2 * rim, middle),
        Part.TOP: (left + 2 * rim, top + 2 * rim, right - 2 * rim, top + (crown - top) * _BESIDE),
        Part.RIM: (left, top, left + rim, bottom),
    }
    whole = {part: _within(box, size) for part, box in found.items()}
    return {part: box for part, box in whole.items() if _is_seen(box, part)}


def faults(spec: PhotoSpec, samples: Sequence[Sample]) -> tuple[BackgroundFault, ...]:
    """Return what is not as asked of the background."""
    return tuple(_faults(spec, samples))


def _faults(spec: PhotoSpec, samples: Sequence[Sample]) -> Iterator[BackgroundFault]:
    ground = [each for each in samples if each.part is not Part.RIM]
    if not ground:
        return
    if not (spec.may_be_light_blue and all(map(_is_light_blue, ground))):
        yield from _faults_of_white(ground)
    if _is_uneven(ground):
        yield BackgroundFault.UNEVEN
    rim = next((each for each in samples if each.part is Part.RIM), None)
    if rim is not None and abs(rim.lightness - ground[0].lightness) > _RIM:
        yield BackgroundFault.FRAME


def _faults_of_white(ground: Sequence[Sample]) -> Iterator[BackgroundFault]:
    if min(each.lightness for each in ground) < _WHITE:
        yield BackgroundFault.DARK
    if max(each.tint for each in ground) > _COLOURED:
        yield BackgroundFault.COLOURED


def _is_uneven(ground: Sequence[Sample]) -> bool:
    lightness = [each.lightness for each in ground]
    spread = max(each.lightest - each.darkest for each in ground)
    return max(max(lightness) - min(lightness), spread) > _UNEVEN


def _is_light_blue(sample: Sample) -> bool:
    red, green, blue = sample.colour
    return blue >= green >= red - _LEAST and sample.lightness >= _LIGHT


def _within(box: tuple[float, float, float, float], size: tuple[int, int]) -> Box:
    left, top, right, bottom = (round(side) for side in box)
    return max(left, 0), max(top, 0), min(right, size[0]), min(bottom, size[1])


def _is_seen(box: Box, part: Part) -> bool:
    least = 1 if part is Part.RIM else _LEAST
    return box[2] - box[0] >= least and box[3] - box[1] >= _LEAST
