# SPDX-License-Identifier: MIT
"""Page ranges as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.page_ranges import read_ranges, write_ranges
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

say = Translator("en")


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4, 5, 6, 7, 8)),
        ("  ", (1, 2, 3, 4, 5, 6, 7, 8)),
        ("3", (3,)),
        ("3-5", (3, 4, 5)),
        ("3 - 5", (3, 4, 5)),
        ("3– 5", (3, 4, 5)),
        ("3至5", (3, 4, 5)),
        ("1,4", (1, 4)),
        ("1 4", (1, 4)),
        ("1、4；6", (1, 4, 6)),
        ("7-", (7, 8)),
        ("8-", (8,)),
        ("5, 1-2,", (5, 1, 2)),
        ("2-2", (2,)),
    ],
)
def test_pages_are_read_in_the_order_in_which_they_are_named(
    text: str, pages: tuple[int, ...]
) -> None:
    assert read_ranges(text, 8) == pages


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("9", "There is no page 9: the file has 8."),
        ("9-", "There is no page 9: the file has 8."),
        ("0", "There is no page 0: the file has 8."),
        ("0-3", "There is no page 0: the file has 8."),
        ("7-12", "There is no page 12: the file has 8."),
        ("5-3", "The pages “5-3” run backwards."),
        ("1-3,2", "The pages “1-3,2” name a page twice."),
        ("one", "“one” does not name pages."),
        ("-3", "“-3” does not name pages."),
        ("1-2-3", "“1-2-3” does not name pages."),
        ("1.5", "“1.5” does not name pages."),
    ],
)
def test_what_names_no_pages_is_refused_in_words(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        read_ranges(text, 8)
    assert say(caught.value.what) == sentence
    assert caught.value.remedy is not None


@pytest.mark.parametrize(
    ("pages", "text"),
    [((), ""), ((3,), "3"), ((1, 2, 3, 7), "1-3,7"), ((3, 2, 1), "3,2,1"), ((5, 6, 1), "5-6,1")],
)
def test_pages_are_written_in_their_shortest_form(pages: tuple[int, ...], text: str) -> None:
    assert write_ranges(pages) == text


@given(st.lists(st.integers(1, 30), min_size=1, unique=True))
def test_what_is_written_is_read_again(pages: list[int]) -> None:
    assert read_ranges(write_ranges(tuple(pages)), 30) == tuple(pages)
