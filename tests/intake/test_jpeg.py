# SPDX-License-Identifier: MIT
"""The structure of JPEG files, and leaving out what is not the picture."""

import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kvisa_desktop.intake import jpeg
from tests.intake import odd_pictures as odd


def kept(data: bytes, *, drop_exif: bool = True) -> bytes:
    ranges = jpeg.picture_ranges(data, jpeg.layout(data), drop_exif=drop_exif)
    assert all(a < b for a, b in itertools.pairwise(itertools.chain(*ranges)))
    return b"".join(data[start:end] for start, end in ranges)


def pixels(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


@pytest.mark.parametrize(
    "options",
    [{}, {"mode": "L"}, {"progressive": True}, {"restart_marker_rows": 1}, {"optimize": True}],
)
def test_a_plain_jpeg_is_kept_to_the_last_byte(options: dict[str, object]) -> None:
    mode = str(options.pop("mode", "RGB"))
    data = odd.saved(odd.drawing(mode), "JPEG", **options)
    layout = jpeg.layout(data)
    assert layout.is_printable_as_it_is
    assert layout.is_closed
    assert (layout.width, layout.height) == (96, 64)
    assert kept(data) == data


def test_what_a_phone_adds_is_left_out_and_the_picture_is_the_same() -> None:
    data = odd.phone_photo()
    smaller = kept(data)
    assert pixels(smaller) == pixels(data)
    assert b"Invented" not in smaller
    assert b"film" not in smaller
    assert b"Exif" not in smaller


def test_an_exif_block_stays_when_it_may() -> None:
    data = odd.jpeg(orientation=6)
    assert kept(data, drop_exif=False) == data
    assert jpeg.exif_block(data, jpeg.layout(data)).startswith(b"Exif\0\0")
    assert jpeg.exif_block(odd.jpeg(), jpeg.layout(odd.jpeg())) == b""


def test_the_colour_profile_stays_and_the_notes_of_programs_go() -> None:
    data = odd.jpeg(icc_profile=odd.profile(), xmp=b"<x:xmpmeta>who</x:xmpmeta>")
    assert b"xmpmeta" in data
    assert b"xmpmeta" not in kept(data)
    assert Image.open(io.BytesIO(kept(data))).info["icc_profile"] == odd.profile()


def test_press_colours_are_not_printable_as_they_are() -> None:
    assert not jpeg.layout(odd.jpeg(mode="CMYK")).is_printable_as_it_is


def test_a_jpeg_without_its_end_is_open() -> None:
    assert not jpeg.layout(odd.jpeg()[:-2]).is_closed


def test_padding_before_a_marker_is_legal() -> None:
    data = odd.jpeg()
    padded = data[:2] + b"\xff\xff" + data[2:]
    assert jpeg.layout(padded).width == 96
    assert pixels(kept(padded)) == pixels(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\xff\xd8\xff\xe0\0\x10JF", b"\xff\xd8\0\0\0\0"],
)
def test_what_is_no_jpeg_says_so(data: bytes) -> None:
    with pytest.raises(jpeg.NoJpeg):
        jpeg.layout(data)


@given(st.integers(2, 600), st.integers(0, 255))
def test_a_changed_byte_never_surprises(place: int, value: int) -> None:
    data = bytearray(odd.jpeg((24, 16)))
    data[place % len(data)] = value
    try:
        layout = jpeg.layout(bytes(data))
    except jpeg.NoJpeg:
        return
    assert set(kept(bytes(data))) <= set(data)
    assert layout.end <= len(data)
