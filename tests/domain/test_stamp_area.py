# SPDX-License-Identifier: MIT
"""A piece of a page is kept in thousandths and never reaches beyond it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.stamp_area import WHOLE, StampArea

PART = st.floats(-0.5, 1.5, allow_nan=False)


@given(st.tuples(PART, PART), st.tuples(PART, PART))
def test_what_lies_between_lines_lies_on_the_page(
    across: tuple[float, float], down: tuple[float, float]
) -> None:
    area = StampArea.between(across, down)
    assert area.left >= 0
    assert area.top >= 0
    assert area.left + area.width <= WHOLE
    assert area.top + area.height <= WHOLE
    assert min(area.width, area.height) > 0
    assert (StampArea.from_text(area.text) or StampArea()) == area


@given(st.tuples(PART, PART), st.tuples(PART, PART), st.integers(1, 4000), st.integers(1, 4000))
def test_the_piece_of_a_picture_has_pixels_and_lies_in_it(
    across: tuple[float, float], down: tuple[float, float], width: int, height: int
) -> None:
    left, top, wide, high = StampArea.between(across, down).within(width, height)
    assert 0 <= left < left + wide <= width
    assert 0 <= top < top + high <= height


@pytest.mark.parametrize(
    "text",
    ["", "1,2,3", "0,0,1001,10", "900,0,200,10", "0,0,5,5", "a,b,c,d", "-1,0,50,50", "0,0,0,0"],
)
def test_what_is_no_piece_of_a_page_is_none(text: str) -> None:
    assert StampArea.from_text(text) is None


def test_the_whole_page_needs_no_words() -> None:
    assert StampArea().text == ""
    assert StampArea.between((0, 1), (0, 1)).is_whole
    assert StampArea(100, 200, 300, 400).text == "100,200,300,400"
    assert StampArea(500, 500, 500, 500).within(200, 100) == (100, 50, 100, 50)


def test_lines_may_come_in_any_order() -> None:
    assert StampArea.between((0.9, 0.1), (0.6, 0.2)) == StampArea(100, 200, 800, 400)
