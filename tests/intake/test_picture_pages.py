# SPDX-License-Identifier: MIT
"""Pictures on paper look as they look elsewhere, and lose nothing they need not lose."""

import io
import zlib

import pytest
from PIL import Image, ImageCms, ImageOps

from kvisa_desktop.domain.files import FileType, Media
from kvisa_desktop.errors import Refused
from tests.intake import odd_pictures as odd
from tests.intake.paper import distance, printed
from tests.intake.reading import inspected, prepared, previewed, said
from tests.intake.test_pictures import SCANS

CLOSE = 4.0


def oracle(data: bytes, page: int = 0) -> Image.Image:
    """Return a picture as a viewer shows it, made by another road than ours."""
    picture: Image.Image = Image.open(io.BytesIO(data))
    picture.seek(page)
    icc = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode in {"I;16", "F"}:
        shades = 256 if picture.mode == "I;16" else 1
        picture = picture.convert("F").point(lambda v: v * (1 / shades)).convert("L")
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    is_coloured = picture.mode in {"RGB", "RGBA"}
    if "A" in picture.getbands() or "transparency" in picture.info:
        layers = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), layers)
        picture = picture.convert("RGB")
    if icc and is_coloured:
        source, screen = ImageCms.ImageCmsProfile(io.BytesIO(icc)), ImageCms.createProfile("sRGB")
        if source.profile.xcolor_space.strip() == "RGB":
            picture = ImageCms.profileToProfile(picture, source, screen) or picture
    return picture.convert("RGB")


@pytest.mark.parametrize("name", SCANS)
def test_the_printed_page_is_the_picture(name: str) -> None:
    data = SCANS[name]
    file_type = next((t for t in FileType if t.value in name.split()), FileType.PNG)
    expected = oracle(data)
    tolerance = 12 if name in {"strip", "webp"} else CLOSE  # scaled, or coded coarsely
    assert distance(printed(prepared(data, file_type), expected.size), expected) < tolerance


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_jpeg_is_upright_with_its_bytes_untouched(orientation: int, rotation: int) -> None:
    data = odd.jpeg(orientation=orientation)
    page = prepared(data, FileType.JPEG, rotation=rotation)
    assert page.data is data
    assert (page.media, page.pixel_width, page.pixel_height) == (Media.JPEG, 96, 64)
    expected = oracle(data).rotate(-rotation, expand=True)
    assert distance(printed(page, expected.size), expected) < CLOSE


@pytest.mark.parametrize("file_type", [FileType.JPEG, FileType.PNG, FileType.WEBP, FileType.TIFF])
def test_a_turn_that_only_xmp_tells_is_no_turn(file_type: FileType) -> None:
    # Browsers heed the EXIF block alone; in XMP the turn often outlives the turning.
    data = odd.turned_by_xmp(file_type)
    picture = odd.drawing()
    (facts,) = inspected(data).pages
    page = prepared(data, file_type)
    small = previewed(data, file_type)
    assert (facts.pixel_width, facts.pixel_height) == picture.size
    assert (page.pixel_width, page.pixel_height, page.orientation) == (*picture.size, 1)
    assert (small.width, small.height) == picture.size


@pytest.mark.parametrize("file_type", [FileType.PNG, FileType.WEBP, FileType.TIFF, FileType.HEIC])
@pytest.mark.parametrize("orientation", [1, 3, 6, 7])
def test_other_pictures_are_upright_too(file_type: FileType, orientation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    name = "HEIF" if file_type is FileType.HEIC else file_type.value
    data = odd.saved(odd.drawing(), name, exif=exif.tobytes(), quality=95)
    picture = odd.drawing()
    picture.getexif()[274] = orientation
    expected = ImageOps.exif_transpose(picture).rotate(-90, expand=True)
    page = prepared(data, file_type, rotation=90)
    assert distance(printed(page, expected.size), expected) < 8


@pytest.mark.parametrize("page_no", [1, 2, 3, 4])
def test_each_page_of_a_tiff_is_printed_as_itself(page_no: int) -> None:
    data = odd.pages_tiff()
    page = prepared(data, FileType.TIFF, page_no)
    expected = oracle(data, page_no - 1)
    # reduced: the dots of a fax fall between those of the paper
    assert distance(printed(page, expected.size).reduce(6), expected.reduce(6)) < 8
    assert page.media is (Media.JPEG if page_no == 3 else Media.FLATE)
    assert page.samples == ["mono", "rgb", "rgb", "gray"][page_no - 1]


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
@pytest.mark.parametrize("file_type", [FileType.PNG, FileType.TIFF])
def test_a_lossless_scan_stays_lossless(mode: str, file_type: FileType) -> None:
    picture = odd.drawing(mode)
    page = prepared(odd.saved(picture, file_type.value), file_type)
    assert page.media is Media.FLATE
    assert zlib.decompress(page.data) == picture.tobytes()


def test_a_fax_that_counts_white_as_nothing_is_not_inverted() -> None:
    data = odd.saved(odd.drawing("1"), "TIFF", compression="group3", tiffinfo={262: 0})
    page = prepared(data, FileType.TIFF)
    assert zlib.decompress(page.data) == odd.drawing("1").tobytes()


def test_a_fine_bilevel_scan_keeps_every_dot() -> None:
    data = odd.saved(
        Image.new("1", (9920, 14030), 1), "TIFF", compression="group4", dpi=(1200,) * 2
    )
    assert prepared(data, FileType.TIFF).pixel_width == 9920


def test_a_photo_without_its_private_notes_is_the_same_photo() -> None:
    data = odd.phone_photo()
    page = prepared(data, FileType.JPEG)
    assert page.orientation == 6
    assert b"Invented" not in page.data
    assert Image.open(io.BytesIO(page.data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert "left out" in said(page.notes[0])


@pytest.mark.parametrize("file_type", ["JPEG", "PNG"])
def test_an_unusual_colour_profile_goes_with_the_untouched_samples(file_type: str) -> None:
    data = odd.saved(odd.drawing(), file_type, icc_profile=odd.wide_gamut())
    page = prepared(data, FileType(file_type.lower()))
    assert page.icc == odd.wide_gamut()
    expected = oracle(data)
    assert distance(printed(page, expected.size), expected) < 8
    assert distance(oracle(odd.jpeg()), expected) > 20, "the profile does matter here"


def test_what_was_converted_needs_no_profile() -> None:
    data = odd.saved(odd.drawing(), "WEBP", quality=95, icc_profile=odd.wide_gamut())
    page = prepared(data, FileType.WEBP)
    assert (page.media, page.icc) == (Media.JPEG, b"")
    expected = oracle(data)
    assert distance(printed(page, expected.size), expected) < 8


@pytest.mark.parametrize(("max_dpi", "width"), [(None, 1800), (300, 900), (150, 450), (450, 1800)])
def test_only_what_is_far_too_fine_is_made_coarser(max_dpi: int | None, width: int) -> None:
    data = odd.jpeg((1800, 1200), dpi=(600, 600))
    page = prepared(data, FileType.JPEG, max_dpi=max_dpi)
    assert page.pixel_width == width
    assert (round(page.width), round(page.height)) == (216, 144)
    assert (page.data is data) == (width == 1800)
    assert bool(page.notes) == (width != 1800)
    expected = oracle(data).resize((180, 120))
    assert distance(printed(page, (180, 120)), expected) < CLOSE


def test_a_phone_photo_of_twelve_million_pixels_is_not_touched() -> None:
    data = odd.saved(Image.new("L", (4032, 3024), 200), "JPEG")
    assert prepared(data, FileType.JPEG).data is data


def test_colours_a_printer_could_misread_are_converted() -> None:
    picture = odd.drawing()
    marked = odd.saved(picture, "JPEG", keep_rgb=True, quality=95)
    unmarked = marked[:2] + marked[18:]  # only a guess tells what its numbers mean
    assert prepared(marked, FileType.JPEG).data is marked
    assert prepared(unmarked, FileType.JPEG).data != unmarked
    for data in (marked, unmarked):
        page = prepared(data, FileType.JPEG)
        assert distance(printed(page, picture.size), picture) < CLOSE


@pytest.mark.parametrize("name", ["jpeg", "press jpeg", "palette png", "fax tiff", "webp", "heic"])
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_preview_is_the_same_picture_small(name: str, rotation: int) -> None:
    data = SCANS[name]
    shown = previewed(data, FileType(name.rsplit(maxsplit=1)[-1]), rotation=rotation, most=24 * 16)
    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)
    assert shown.width * shown.height <= 24 * 16
    expected = (
        oracle(data).rotate(-rotation, expand=True).resize(picture.size, Image.Resampling.BOX)
    )
    assert distance(picture, expected) < 12


def test_a_small_picture_is_not_enlarged_for_its_preview() -> None:
    shown = previewed(odd.jpeg(), FileType.JPEG, most=10_000_000)
    assert (shown.width, shown.height) == (96, 64)


@pytest.mark.parametrize("page_no", [0, 2, -1, 10**9])
def test_a_page_that_is_not_there_is_refused(page_no: int) -> None:
    with pytest.raises(Refused, match="no page"):
        prepared(odd.jpeg(), FileType.JPEG, page_no)


@pytest.mark.parametrize("name", ["progressive jpeg", "png", "webp", "heic"])
def test_half_a_picture_is_never_printed(name: str) -> None:
    data = SCANS[name]
    with pytest.raises(Refused):
        prepared(data[: len(data) // 2], FileType(name.rsplit(maxsplit=1)[-1]))
    with pytest.raises(Refused):
        previewed(data[: len(data) // 2], FileType(name.rsplit(maxsplit=1)[-1]))
