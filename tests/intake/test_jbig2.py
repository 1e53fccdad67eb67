# SPDX-License-Identifier: MIT
"""JBIG2 streams whose segments do not hold together are told from those that do."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.files import Outcome
from kvisa_desktop.intake import jbig2
from tests.intake import odd_pdfs
from tests.intake.reading import inspected

PAGE, REGION, END = 48, 38, 49


def segment(number: int, kind: int, body: bytes = b"", refers: int = 0) -> bytes:
    """Return a segment of page 1."""
    head = struct.pack(">IBB", number, kind, refers << 5) + bytes(refers) + b"\x01"
    return head + struct.pack(">I", len(body)) + body


SOUND = segment(0, PAGE, bytes(19)) + segment(1, REGION, bytes(30)) + segment(2, END)


def test_a_page_with_a_region_is_sound() -> None:
    assert jbig2.is_sound(SOUND)


def test_references_are_stepped_over_in_either_form() -> None:
    short = segment(0, PAGE, bytes(19)) + segment(3, 6, bytes(9), refers=2)
    assert jbig2.is_sound(short)
    many = struct.pack(">IB", 9, 6) + struct.pack(">I", 7 << 29 | 6) + bytes(1 + 6) + b"\x01"
    assert jbig2.is_sound(segment(0, PAGE, bytes(19)) + many + struct.pack(">I", 0))


def test_a_region_whose_length_is_not_known_ends_the_walk() -> None:
    head = segment(1, REGION)[:-4] + b"\xff\xff\xff\xff"
    assert jbig2.is_sound(segment(0, PAGE, bytes(19)) + head + b"whatever follows")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x97JB2 nonsense" * 30,
        SOUND[:40],
        segment(0, PAGE, bytes(19)),
        segment(1, REGION, bytes(9)),
        segment(0, 33),
        SOUND + b"\0",
    ],
    ids=["empty", "garbage", "cut", "no region", "no page", "no such kind", "rest"],
)
def test_what_does_not_hold_together_is_told(data: bytes) -> None:
    assert not jbig2.is_sound(data)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_walk(data: bytes) -> None:
    jbig2.is_sound(data)


def test_a_garbled_picture_in_a_pdf_is_looked_at_by_a_person() -> None:
    facts = inspected(odd_pdfs.holding(b"\x97JB2 nonsense" * 30, "/JBIG2Decode"))
    assert facts.outcome is Outcome.REPAIRED
    assert facts.warnings
