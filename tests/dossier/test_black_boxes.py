# SPDX-License-Identifier: MIT
"""A box is found black when all of it is black, whatever its size and whatever surrounds it."""

import io
from math import ceil

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from kvisa_desktop.dossier.proving_boxes import is_black
from kvisa_desktop.intake.redacting import burnt, saved
from kvisa_desktop.services.sharing import Box
from tests.properties import examples

SIZE = (83, 117)
NOISE = Image.effect_noise(SIZE, 250).convert("RGB")
QUALITIES = st.sampled_from([75, 82, 95])
SMALL = st.one_of(st.just(0.0), st.floats(0, 0.03), st.floats(0, 0.6))


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """Return a box anywhere on a page, down to one that is nothing but a point."""
    width, height = draw(SMALL), draw(SMALL)
    left, top = draw(st.floats(0, 1 - width)), draw(st.floats(0, 1 - height))
    return left, top, min(1.0, left + width), min(1.0, top + height)


@st.composite
def pixels(draw: st.DrawFn) -> tuple[int, int, int, int]:
    """Return an oblong of whole pixels within the page, a few pixels each way at least."""
    left, top = draw(st.integers(0, SIZE[0] - 12)), draw(st.integers(0, SIZE[1] - 12))
    right, bottom = draw(st.integers(left + 8, SIZE[0])), draw(st.integers(top + 8, SIZE[1]))
    return left, top, right, bottom


def shares(place: tuple[int, int, int, int]) -> Box:
    """Return pixels as shares of the page, each side well inside its pixel."""
    left, top, right, bottom = place
    wide, high = SIZE
    return (
        (left + 0.5) / wide,
        (top + 0.5) / high,
        (right - 0.5) / wide,
        (bottom - 0.5) / high,
    )


def reopened(picture: Image.Image, quality: int = 82) -> Image.Image:
    """Return a picture as it is read from a finished copy."""
    return Image.open(io.BytesIO(saved(picture, quality))).convert("RGB")


# Of a letter of 827 by 1169 pixels, where a box three pixels wide was once found to be grey.
@example((0.6637840574969157, 0.6875, 0.6676903074969157, 0.69140625), 75)
@example((1.0, 1.0, 1.0, 1.0), 75)
@given(boxes(), QUALITIES)
@settings(max_examples=examples(60))
def test_an_honest_box_is_black_whatever_surrounds_it(box: Box, quality: int) -> None:
    assert is_black(reopened(burnt(NOISE, [box], ()), quality), box)


def test_the_smallest_box_on_a_letter_is_black() -> None:
    page = Image.new("RGB", (827, 1169), (250, 248, 244))
    pen = ImageDraw.Draw(page)
    for left in range(0, page.width, 3):
        pen.line((left, 0, left, page.height), (20, 20, 30), 1)
    box = (0.6637840574969157, 0.6875, 0.6676903074969157, 0.69140625)
    assert is_black(reopened(burnt(page, [box], ()), 75), box)


@given(pixels(), st.integers(2, 255), QUALITIES)
@settings(max_examples=examples(40))
def test_a_grey_box_is_never_black(
    place: tuple[int, int, int, int], shade: int, quality: int
) -> None:
    page = Image.new("RGB", SIZE, "white")
    page.paste((shade, shade, shade), place)
    assert not is_black(reopened(page, quality), shares(place))


@given(pixels(), st.integers(0, 3), st.integers(1, 8), QUALITIES)
@settings(max_examples=examples(40))
def test_a_box_that_leaves_a_strip_open_is_never_black(
    place: tuple[int, int, int, int], side: int, open_pixels: int, quality: int
) -> None:
    page, short = Image.new("RGB", SIZE, "white"), list(place)
    short[side] += open_pixels if side < len("lt") else -open_pixels
    if short[0] < short[2] and short[1] < short[3]:
        page.paste((0, 0, 0), (short[0], short[1], short[2], short[3]))
    assert not is_black(reopened(page, quality), shares(place))


@given(pixels(), st.integers(1, 20), st.integers(1, 20), QUALITIES)
@settings(max_examples=examples(40))
def test_a_shifted_box_is_never_black(
    place: tuple[int, int, int, int], right: int, down: int, quality: int
) -> None:
    page = Image.new("RGB", SIZE, "white")
    page.paste((0, 0, 0), (place[0] + right, place[1] + down, place[2] + right, place[3] + down))
    assert not is_black(reopened(page, quality), shares(place))


@given(pixels(), st.integers(0, 999), QUALITIES)
@settings(max_examples=examples(40))
def test_a_dot_left_open_is_found(
    place: tuple[int, int, int, int], which: int, quality: int
) -> None:
    page = burnt(NOISE, [shares(place)], ())
    left, top, right, bottom = place
    dot = left + which % (right - left), top + which // 37 % (bottom - top)
    page.putpixel(dot, (255, 255, 255))
    assert not is_black(reopened(page, quality), shares(place))


@given(boxes())
@settings(max_examples=examples(40))
def test_a_box_grows_by_less_than_two_blocks(box: Box) -> None:
    white = Image.new("RGB", SIZE, "white")
    found = ImageChops.invert(burnt(white, [box], ())).getbbox()
    assert found is not None
    left, top, right, bottom = found
    limits = (box[0] * SIZE[0] - left, box[1] * SIZE[1] - top)
    others = (right - ceil(box[2] * SIZE[0]), bottom - ceil(box[3] * SIZE[1]))
    assert max(*limits, *others) <= 11


@pytest.mark.parametrize("box", [(-0.5, -0.5, -0.3, -0.3), (1.2, 0.2, 1.4, 0.3)])
def test_a_box_off_the_page_covers_nothing(box: Box) -> None:
    white = Image.new("RGB", (200, 200), "white")
    assert burnt(white, [box], ()).tobytes() == white.tobytes()


@pytest.mark.parametrize("box", [(0.5, 0.5, 0.5, 0.5), (0, 0, 0.001, 0.001), (0.99, 0.99, 1, 1)])
def test_the_smallest_box_is_looked_at_too(box: Box) -> None:
    assert is_black(Image.new("RGB", SIZE), box)
    assert not is_black(Image.new("RGB", SIZE, (60, 60, 60)), box)


def test_a_mark_across_a_page_leaves_its_boxes_black() -> None:
    box = (0.05, 0.1, 0.95, 0.9)
    page = Image.new("RGB", (413, 585), "white")
    assert is_black(burnt(page, [box], ("仅供办理签证使用", "For one use only")), box)
