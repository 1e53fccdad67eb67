# SPDX-License-Identifier: MIT
"""Drawing pages, and telling whether two look the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from kvisa_desktop.intake import rendering
from tests.intake import odd_pdfs as odd


def test_a_page_looks_like_itself_written_otherwise() -> None:
    same = odd.written(odd.made(), linearize=True)
    assert rendering.look_alike((odd.plain(), 0), (same, 0))


@pytest.mark.parametrize(
    "other", [odd.with_page(Rotate=180), odd.annotated(4), odd.plain(1, (595, 700))]
)
def test_a_page_does_not_look_like_another(other: bytes) -> None:
    assert not rendering.look_alike((odd.plain(), 0), (other, 0))


def test_a_single_missing_word_is_seen() -> None:
    pdf = odd.made()
    pdf.pages[0].obj.Contents = pdf.make_stream(
        pdf.pages[0].obj.Contents.read_bytes().replace(b"(Page 1) Tj", b"")
    )
    assert not rendering.look_alike((odd.plain(), 0), (odd.written(pdf), 0))


@given(st.integers(0, 90), st.integers(0, 50), st.integers(8, 10))
def test_a_mark_of_some_pixels_is_seen_wherever_it_is(x: int, y: int, side: int) -> None:
    empty = Image.new("RGB", (100, 60), "white")
    marked = empty.copy()
    ImageDraw.Draw(marked).rectangle((x, y, x + side, y + side), "black")
    assert rendering.difference(empty, empty) == 0
    assert rendering.difference(empty, marked) > 50


@pytest.mark.parametrize(
    ("size", "dpi"), [((595, 842), 300), ((842, 595), 300), ((2384, 3370), 75), ((8.5, 8.5), 300)]
)
def test_a_drawn_page_has_three_hundred_dots_per_inch_on_a4(
    size: tuple[float, float], dpi: int
) -> None:
    assert rendering.printing_scale(size, 300) * 72 == pytest.approx(dpi, rel=0.01)


@pytest.mark.parametrize("index", [-1, 1, 10**6])
def test_a_page_that_is_not_there_cannot_be_drawn(index: int) -> None:
    with pytest.raises(rendering.Undrawable):
        rendering.drawn(odd.plain(), index, scale=1)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", odd.plain()[:200], odd.locked("sesame")])
def test_what_cannot_be_opened_cannot_be_drawn(data: bytes) -> None:
    with pytest.raises(rendering.Undrawable):
        rendering.page_sizes(data)


def test_a_lock_only_the_drawing_reader_knows_is_taken_off() -> None:
    plain = rendering.unlocked(odd.locked("sesame"), "sesame")
    assert rendering.page_sizes(plain) == [(595, 842)] * 2
    with pytest.raises(rendering.Undrawable):
        rendering.unlocked(odd.locked("sesame"), "simsim")
