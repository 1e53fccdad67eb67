# SPDX-License-Identifier: MIT
"""The part of a picture that becomes the photo."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.photo.crop import (
    Guides,
    Measure,
    check_guides,
    fitted,
    measured,
    off_centre,
    whole,
    widest,
)
from kvisa_desktop.domain.photo.spec import SpecName, spec_of
from kvisa_desktop.errors import Refused
from kvisa_desktop.rulebook.packs import load

BOOK = load().rulebook
SPECS = {name: spec_of(name, BOOK) for name in SpecName}
WIDE = (3000, 4000)
GUIDES = Guides(crown=900, chin=2100, left=1150, right=1850, eyes=1450)


@pytest.mark.parametrize("name", SpecName)
def test_a_roomy_picture_gives_a_photo_as_asked(name: SpecName) -> None:
    spec = SPECS[name]
    crop = fitted(spec, GUIDES, WIDE)
    assert crop.lies_within(WIDE)
    assert crop.width / crop.height == pytest.approx(spec.width / spec.height)
    assert all(each.holds for each in measured(spec, GUIDES, crop))
    assert off_centre(GUIDES, crop) < 0.01


def test_the_measures_are_those_of_the_frame() -> None:
    spec = SPECS[SpecName.PRINT]
    crop = fitted(spec, GUIDES, WIDE)
    found = {each.name: each.value for each in measured(spec, GUIDES, crop)}
    assert found[Measure.HEAD_WIDTH] / found[Measure.HEAD_HEIGHT] == pytest.approx(700 / 1200)
    assert found[Measure.ABOVE] + found[Measure.HEAD_HEIGHT] + found[Measure.BELOW] == (
        pytest.approx(48)
    )


@given(
    crown=st.floats(400, 1200),
    height=st.floats(900, 1300),
    shape=st.floats(0.56, 0.70),
    middle=st.floats(1200, 1800),
)
def test_every_usual_head_with_room_around_it_can_be_printed(
    crown: float, height: float, shape: float, middle: float
) -> None:
    half = height * shape / 2
    guides = Guides(crown, crown + height, middle - half, middle + half)
    spec = SPECS[SpecName.PRINT]
    crop = fitted(spec, guides, WIDE)
    assert crop.lies_within(WIDE)
    assert all(each.holds for each in measured(spec, guides, crop))


@given(factor=st.floats(0.3, 3))
def test_a_larger_picture_of_the_same_gives_the_same_measures(factor: float) -> None:
    spec = SPECS[SpecName.DIGITAL]
    size = (round(WIDE[0] * factor), round(WIDE[1] * factor))
    x, y = size[0] / WIDE[0], size[1] / WIDE[1]
    larger = Guides(900 * y, 2100 * y, 1150 * x, 1850 * x, 1450 * y)
    values = [
        [each.value for each in measured(spec, guides, fitted(spec, guides, at))]
        for guides, at in ((GUIDES, WIDE), (larger, size))
    ]
    assert values[0] == pytest.approx(values[1], rel=0.02)


def test_a_picture_that_fits_already_is_kept_whole() -> None:
    spec = SPECS[SpecName.DIGITAL]
    guides = Guides(crown=40, chin=330, left=90, right=330, eyes=180)
    assert fitted(spec, guides, (420, 560)) == whole(spec, (420, 560))


def test_proportions_of_the_other_photo_are_not_kept() -> None:
    assert whole(SPECS[SpecName.PRINT], (420, 560)) is None
    assert whole(SPECS[SpecName.DIGITAL], (330, 480)) is None


def test_a_head_that_fills_the_picture_leaves_no_room() -> None:
    guides = Guides(crown=10, chin=990, left=10, right=740)
    crop = fitted(SPECS[SpecName.PRINT], guides, (750, 1000))
    assert not crop.lies_within((750, 1000))


def test_a_head_at_the_side_is_cut_off_the_middle() -> None:
    guides = Guides(crown=400, chin=1000, left=60, right=430)
    crop = fitted(SPECS[SpecName.PRINT], guides, (2000, 2000))
    assert crop.lies_within((2000, 2000))
    assert off_centre(guides, crop) > 0.05


def test_without_guides_the_widest_part_counts() -> None:
    crop = widest(SPECS[SpecName.DIGITAL], (1000, 1000))
    assert crop.box == (125, 0, 875, 1000)


@pytest.mark.parametrize(
    "guides",
    [
        Guides(500, 400, 100, 200),
        Guides(100, 400, 300, 200),
        Guides(100, 1400, 300, 400),
        Guides(100, 400, -1, 400),
        Guides(100, 400, 100, 400, eyes=50),
    ],
)
def test_guides_of_no_head_are_refused(guides: Guides) -> None:
    with pytest.raises(Refused):
        check_guides(guides, (1000, 1000))


def test_guides_of_a_head_are_taken() -> None:
    check_guides(GUIDES, WIDE)
