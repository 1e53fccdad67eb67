# SPDX-License-Identifier: MIT
"""What is looked for is found, and its place is told, in any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.looking import Sought, bare, plain_bytes, whole
from tests.properties import examples

LETTERS = "B0O1lI27. -\n<Mm穆Üü\u00ad"
NEEDLES = ("B0000017", "0017", "12.05.97", whole("10115"), whole("Am Ring"), whole("Musterweg"),
           "穆斯特", "Müller 1")  # fmt: skip
TEXTS = st.lists(
    st.one_of(st.sampled_from(NEEDLES), st.text(LETTERS, max_size=5), st.text(max_size=3)),
    max_size=6,
).map("".join)


@given(TEXTS, st.lists(st.sampled_from(NEEDLES), min_size=1, unique=True))
@settings(max_examples=examples(200))
def test_what_stands_in_a_text_has_a_place_there(text: str, needles: list[str]) -> None:
    sought = Sought(needles)
    assert sought.stands_in(text) == bool(sought.places(text))


@given(TEXTS, st.lists(st.sampled_from(NEEDLES), min_size=1, unique=True))
@settings(max_examples=examples(200))
def test_places_follow_each_other_within_the_text(text: str, needles: list[str]) -> None:
    places = Sought(needles).places(text)
    ends = [0, *(end for _, end in places)]
    assert all(before <= start for before, (start, _) in zip(ends, places, strict=False))
    assert all(start < end <= len(text) for start, end in places)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_value_that_is_looked_for_alone_is_found_between_blanks(before: str, after: str) -> None:
    text = f"{before} Musterweg {after}"
    assert Sought([whole("Musterweg")]).stands_in(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(whole("10115"), "D-10115 Berlin"), (whole("10115"), "邮编10115号"),
     (whole("10115"), "(10115)"),
     (whole("Musterweg"), "Mus-\r\nterweg"), (whole("Musterweg"), "M u s t e r w e g"),
     (whole("00-590"), "00 590"), (whole("NW1 6XE"), "nw16xe"), ("B0000017", "BOO0OOI7"),
     ("Łódź 12345", "Lodz 12345"), ("Ærø 123", "AERO 123"), ("1号楼", "1號樓")],
)  # fmt: skip
def test_a_value_is_found(value: str, text: str) -> None:
    assert Sought([value]).stands_in(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [(whole("10115"), "101150"), (whole("10115"), "210115"), (whole("10115"), "A10115"),
     (whole("10115"), "1 01 15"), (whole("Am Ring"), "am Ringen"), (whole("Ring"), "Ringe"),
     (whole("Musterweg"), "Musterwegen"), (whole("Musterweg"), "AMusterweg"),
     ("B0000017", "B0000018"), ("OLIO", "0110")],
)  # fmt: skip
def test_what_only_looks_like_it_is_not(value: str, text: str) -> None:
    assert not Sought([value]).stands_in(text)


@pytest.mark.parametrize("needles", [[], ["", "…"], [whole("")]])
def test_nothing_is_found_nowhere(needles: list[str]) -> None:
    assert not Sought(needles).stands_in("anything, or nothing")
    assert Sought(needles).places("anything") == ()


def test_short_numbers_are_not_looked_for_in_bytes() -> None:
    assert plain_bytes(whole("10115")) == ""
    assert plain_bytes(whole("Musterweg")) == "Musterweg"
    assert plain_bytes("B00000017") == "B00000017"


@given(st.text())
def test_letters_are_taken_as_they_are_once(text: str) -> None:
    assert bare(bare(text)) == bare(text)
