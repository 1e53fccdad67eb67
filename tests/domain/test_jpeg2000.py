# SPDX-License-Identifier: MIT
"""Which JPEG 2000 pictures an archive takes as they are."""

import io
from itertools import pairwise

import pytest
from PIL import Image

from kvisa_desktop.domain.jpeg2000 import is_archival


def picture(mode: str = "RGB") -> bytes:
    """Return a small picture as JPEG 2000."""
    out = io.BytesIO()
    Image.new(mode, (40, 30)).save(out, "JPEG2000")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB", "I;16"])
@pytest.mark.parametrize("has_space", [True, False])
def test_plain_gray_and_colour_are_taken(mode: str, has_space: bool) -> None:
    assert is_archival(picture(mode), has_space=has_space)


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_is_not(mode: str) -> None:
    assert not is_archival(picture(mode), has_space=True)


def test_a_raw_codestream_is_not() -> None:
    whole = picture()
    assert not is_archival(whole[whole.index(b"\xff\x4f\xff\x51") :], has_space=True)


@pytest.mark.parametrize(
    ("colour", "alone", "beside"),
    [
        (b"\x01\x00\x00\x00\x00\x00\x10", True, True),  # sRGB
        (b"\x01\x00\x00\x00\x00\x00\x12", False, True),  # sYCC
        (b"\x01\x00\x00\x00\x00\x00\x0c", False, True),  # CMYK
        (b"\x01\x00\x00\x00\x00\x00\x13", False, False),  # CIEJab
        (b"\x02\x00\x00prof", False, True),
        (b"\x03\x00\x00prof", False, False),
    ],
)
def test_its_colours_count_unless_the_pdf_tells_them(
    colour: bytes, alone: bool, beside: bool
) -> None:
    usual = b"\x01\x00\x00\x00\x00\x00\x10"
    data = picture().replace(b"colr" + usual, b"colr" + colour, 1)
    assert is_archival(data, has_space=False) is alone
    assert is_archival(data, has_space=True) is beside


def test_channels_of_several_depths_are_not_taken() -> None:
    mixed = picture().replace(b"\x03\x07\x07", b"\x03\xff\x07", 1)
    assert not is_archival(mixed, has_space=True)


def test_halved_colour_is_not_taken() -> None:
    whole = picture()
    at = whole.index(b"\x00\x03\x07\x01\x01\x07\x01\x01\x07\x01\x01")
    halved = whole[: at + 6] + b"\x02\x02" + whole[at + 8 :]
    assert not is_archival(halved, has_space=True)


def test_two_statements_of_colour_are_not_taken() -> None:
    whole = picture()
    at = whole.index(b"jp2h") - 4
    colour = whole[whole.index(b"colr") - 4 :][:15]
    size = int.from_bytes(whole[at : at + 4], "big")
    twice = (
        whole[:at]
        + (size + len(colour)).to_bytes(4, "big")
        + whole[at + 4 : at + size]
        + colour
        + whole[at + size :]
    )
    assert not is_archival(twice, has_space=True)


def test_no_piece_of_a_file_ends_in_anything_but_an_answer() -> None:
    whole = picture()
    for _, end in pairwise(range(0, len(whole), 7)):
        assert is_archival(whole[:end], has_space=False) in {True, False}
    assert not is_archival(b"", has_space=True)
    assert not is_archival(whole[:12] + b"\xff" * 60, has_space=True)
