# SPDX-License-Identifier: MIT
"""Sizes on paper, and turning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from kvisa_desktop.intake import measures
from tests.intake.odd_pictures import drawing

orientations = st.integers(1, 8)
turns = st.sampled_from([0, 90, 180, 270, -90, 360, 450])


def shown(orientation: int) -> Image.Image:
    picture = drawing()
    picture.getexif()[274] = orientation
    return ImageOps.exif_transpose(picture)


@given(orientations, turns)
def test_a_turn_is_what_turning_the_upright_picture_gives(orientation: int, turn: int) -> None:
    by_hand = shown(orientation).rotate(-turn, expand=True)
    assert shown(measures.turned(orientation, turn)).tobytes() == by_hand.tobytes()


@given(orientations, turns, turns)
def test_turns_add_up(orientation: int, first: int, second: int) -> None:
    both = measures.turned(measures.turned(orientation, first), second)
    assert both == measures.turned(orientation, first + second)


@pytest.mark.parametrize("odd", [0, 9, -1, 4711])
def test_an_orientation_that_is_none_counts_as_upright(odd: int) -> None:
    assert measures.turned(odd, 0) == 1


def test_only_quarter_turns_are_turns() -> None:
    with pytest.raises(ValueError, match="45"):
        measures.turned(1, 45)


def test_a_scanner_is_believed() -> None:
    width, height, dpi = measures.natural_size((2480, 3508), (300, 300))
    assert (round(width), round(height), dpi) == (595, 842, 300)


def test_a_fax_has_fewer_dots_down_than_across() -> None:
    width, height, dpi = measures.natural_size((1728, 1145), (204, 98))
    assert (round(width), round(height), dpi) == (610, 841, 98)


@pytest.mark.parametrize("figure", [None, (72, 72), (1, 1), (0.5, 300), (300, 30), (9999, 9999)])
def test_a_camera_is_not_believed(figure: tuple[float, float] | None) -> None:
    width, height, dpi = measures.natural_size((3024, 4032), figure)
    assert dpi is None
    assert not measures.exceeds_a4((width, height))
    assert width > 590 or height > 840


def test_a_screenshot_that_fits_keeps_its_size() -> None:
    assert measures.natural_size((720, 360), (72, 72)) == (720, 360, 72)


def test_a_small_picture_is_not_blown_up() -> None:
    width, _, dpi = measures.natural_size((300, 150), None)
    assert (width, dpi) == (144, None)


@given(
    st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)),
    st.none() | st.tuples(st.floats(1, 5000), st.floats(1, 5000)),
)
def test_on_a4_nothing_is_coarser_than_in_its_file(
    pixels: tuple[int, int], dpi: tuple[float, float] | None
) -> None:
    width, height, believed = measures.natural_size(pixels, dpi)
    assert min(width, height) > 0
    printed = measures.printed_dpi(pixels, (width, height))
    assert printed >= (believed or 0) * 0.999


def test_a_poster_is_finer_on_a4_than_at_its_own_size() -> None:
    assert round(measures.printed_dpi((9933, 14043), (2384, 3370))) == 1201
