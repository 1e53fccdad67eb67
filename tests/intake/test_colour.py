# SPDX-License-Identifier: MIT
"""Samples become plain without changing more than they must."""

import io

import pytest
from PIL import Image

from kvisa_desktop.intake import colour
from tests.intake import odd_pictures as odd


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_plain_samples_are_not_touched(mode: str) -> None:
    picture = odd.drawing(mode)
    plain = colour.plain(picture)
    assert plain.image.mode == mode
    assert plain.image.tobytes() == picture.tobytes()
    assert plain.notes == ()


def test_transparency_is_laid_on_white_and_said() -> None:
    picture = Image.new("RGBA", (4, 4), (255, 0, 0, 0))
    picture.putpixel((0, 0), (0, 0, 255, 255))
    picture.putpixel((1, 0), (0, 0, 0, 128))
    plain = colour.plain(picture)
    assert [plain.image.getpixel((x, 0)) for x in range(3)] == [
        (0, 0, 255),
        (127, 127, 127),
        (255, 255, 255),
    ]
    assert len(plain.notes) == 1


def test_an_alpha_channel_that_hides_nothing_is_dropped_silently() -> None:
    plain = colour.plain(odd.drawing("RGBA"))
    assert plain.image.tobytes() == odd.drawing().tobytes()
    assert plain.notes == ()


def test_gray_with_alpha_stays_gray() -> None:
    picture = Image.merge("LA", (odd.drawing("L"), Image.new("L", (96, 64), 255)))
    plain = colour.plain(picture)
    assert plain.image.mode == "L"
    assert plain.image.tobytes() == odd.drawing("L").tobytes()


def test_a_palette_becomes_colour_and_a_gray_palette_gray() -> None:
    assert colour.plain(odd.drawing("P")).image.mode == "RGB"
    gray = odd.drawing("L").quantize(4)
    assert colour.plain(gray).image.mode == "L"


def test_a_transparent_entry_of_a_palette_is_white() -> None:
    picture = Image.new("P", (2, 1))
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.putpixel((1, 0), 1)
    picture.info["transparency"] = 0
    plain = colour.plain(picture).image
    assert [plain.getpixel((x, 0)) for x in range(2)] == [(255, 255, 255), (0, 0, 255)]


def test_sixteen_bits_keep_black_middle_and_white() -> None:
    picture = Image.new("I;16", (3, 1))
    for x, value in enumerate((0, 0x8000, 0xFFFF)):
        picture.putpixel((x, 0), value)
    plain = colour.plain(picture)
    assert [plain.image.getpixel((x, 0)) for x in range(3)] == [0, 128, 255]
    assert len(plain.notes) == 1


@pytest.mark.parametrize(
    ("bits", "values"),
    [(12, (0, 2048, 4095, 1024)), (16, (0, 32768, 65535, 16384)),
     (32, (0, 1 << 31, (1 << 32) - 1, 1 << 30))],
)  # fmt: skip
def test_shades_of_any_fineness_are_as_light_as_they_were(
    bits: int, values: tuple[int, ...]
) -> None:
    with Image.open(io.BytesIO(odd.fine_gray_tiff(bits, values))) as picture:
        plain = colour.plain(picture)
    assert list(plain.image.tobytes()) == [0, 128, 255, 64]
    assert len(plain.notes) == 1


def test_measured_values_are_stretched_from_black_to_white() -> None:
    picture = Image.new("F", (3, 1))
    for x, value in enumerate((-1.0, 0.0, 1.0)):
        picture.putpixel((x, 0), value)
    plain = colour.plain(picture).image
    assert [plain.getpixel((x, 0)) for x in range(3)] == [0, 127, 255]


def test_one_value_everywhere_is_no_division_by_zero() -> None:
    assert colour.plain(Image.new("F", (2, 2), 3.0)).image.mode == "L"


def test_press_colours_become_screen_colours() -> None:
    plain = colour.plain(Image.new("CMYK", (1, 1), (0, 0, 0, 0)))
    assert plain.image.getpixel((0, 0)) == (255, 255, 255)
    assert len(plain.notes) == 1


def test_lab_colours_are_converted_by_their_profile() -> None:
    picture = Image.new("LAB", (1, 1), (255, 128, 128))
    picture.info["icc_profile"] = odd.profile("LAB")
    red, green, blue = colour.plain(picture).image.getpixel((0, 0))  # type: ignore[misc]
    assert min(red, green, blue) > 200


@pytest.mark.parametrize(
    ("profile", "mode", "stays"),
    [
        (odd.wide_gamut(), "RGB", True),
        (odd.wide_gamut(), "L", False),
        (odd.profile(), "RGB", False),
        (b"garbage", "RGB", False),
        (b"", "RGB", False),
        ("text", "RGB", False),
        (None, "RGB", False),
        (bytes(5_000_000), "RGB", False),
    ],
)
def test_a_profile_is_kept_only_when_it_says_something(
    profile: object, mode: str, *, stays: bool
) -> None:
    assert bool(colour.profile_of(profile, mode)) is stays


def test_converting_to_srgb_applies_the_profile_once() -> None:
    picture = Image.new("RGB", (1, 1), (250, 10, 10))
    picture.info["icc_profile"] = odd.wide_gamut()
    plain = colour.plain(picture)
    assert plain.icc
    converted = colour.srgb(plain)
    assert converted.icc == b""
    red, _, blue = converted.image.getpixel((0, 0))  # type: ignore[misc]
    assert blue > red, "the profile swaps the two"
    assert colour.srgb(converted) is converted


def test_a_broken_profile_changes_nothing() -> None:
    picture = Image.new("CMYK", (1, 1), (0, 0, 0, 255))
    picture.info["icc_profile"] = b"garbage"
    assert colour.plain(picture).image.getpixel((0, 0)) == (0, 0, 0)


def test_a_profile_without_its_tables_changes_nothing() -> None:
    """Cut-off profiles and those of another kind open, but nothing can be converted by them."""
    bare = bytearray(odd.profile())
    bare[16:20] = b"CMYK"
    picture = Image.new("CMYK", (1, 1), (0, 0, 0, 255))
    picture.info["icc_profile"] = bytes(bare)
    assert colour.plain(picture).image.getpixel((0, 0)) == (0, 0, 0)
    tableless = odd.wide_gamut().replace(b"rTRC", b"xTRC").replace(b"rXYZ", b"xXYZ")
    assert colour.profile_of(tableless, "RGB") == b""
