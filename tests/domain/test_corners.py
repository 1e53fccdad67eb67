# SPDX-License-Identifier: MIT
"""Corners of sheets, and the projection that lays a sheet flat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.corners import WHOLE, Corners, flattening, sheet_size

_NEAR = st.floats(0.0, 0.3)
_FAR = st.floats(0.7, 1.0)


@st.composite
def sheets(draw: st.DrawFn) -> Corners:
    return Corners(
        (draw(_NEAR), draw(_NEAR)),
        (draw(_FAR), draw(_NEAR)),
        (draw(_FAR), draw(_FAR)),
        (draw(_NEAR), draw(_FAR)),
    )


@given(sheets())
def test_the_corners_of_the_flat_sheet_lie_at_the_corners_in_the_picture(corners: Corners) -> None:
    pixels = 1200, 900
    size = sheet_size(corners, pixels)
    a, b, c, d, e, f, g, h = flattening(corners, pixels, size)
    width, height = size
    flat = ((0, 0), (width, 0), (width, height), (0, height))
    for (x, y), (u, v) in zip(flat, corners.points, strict=True):
        below = g * x + h * y + 1
        assert (a * x + b * y + c) / below == pytest.approx(u * pixels[0], abs=0.01)
        assert (d * x + e * y + f) / below == pytest.approx(v * pixels[1], abs=0.01)


@given(sheets())
def test_a_shape_with_its_corners_far_apart_is_sound(corners: Corners) -> None:
    assert corners.are_sound == (corners.area >= 0.05)


def test_the_whole_picture_is_a_sheet() -> None:
    assert WHOLE.are_sound
    assert WHOLE.area == 1


@pytest.mark.parametrize(
    "corners",
    [
        Corners((0, 0), (0, 1), (1, 1), (1, 0)),
        Corners((0, 0), (1, 1), (1, 0), (0, 1)),
        Corners((0, 0), (1, 0), (0.4, 0.4), (0, 1)),
        Corners((0, 0), (1.2, 0), (1, 1), (0, 1)),
        Corners((0.5, 0.5), (0.6, 0.5), (0.6, 0.6), (0.5, 0.6)),
    ],
    ids=["mirrored", "crossed", "dented", "outside", "tiny"],
)
def test_what_encloses_no_sheet_is_told(corners: Corners) -> None:
    assert not corners.are_sound


def test_paper_that_is_nearly_of_a_usual_shape_becomes_it() -> None:
    assert sheet_size(WHOLE, (1000, 1380)) == (1000, 1414)
    assert sheet_size(WHOLE, (1380, 1000)) == (1414, 1000)
    assert sheet_size(WHOLE, (850, 1090)) == (850, 1100)
    assert sheet_size(WHOLE, (856, 545)) == (864, 545)
    assert sheet_size(WHOLE, (1000, 1000)) == (1000, 1000)


@given(sheets())
def test_a_flat_sheet_is_never_coarser_than_its_photograph(corners: Corners) -> None:
    width, height = sheet_size(corners, (1000, 1000))
    (a, b), (c, d) = corners.top_left, corners.top_right
    assert width >= round(1000 * ((a - c) ** 2 + (b - d) ** 2) ** 0.5) - 1
    assert height > 0
