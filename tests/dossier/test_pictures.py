# SPDX-License-Identifier: MIT
"""Scans in the finished file: the bytes untouched, the picture the same as its source."""

import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Pdf
from PIL import Image, ImageChops, ImageOps, ImageStat

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.dossier.placement import AREA, Placement, place
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT
from tests.dossier.specimens import built, content, flate_page, jpeg_page, pdf_page, scan
from tests.intake.odd_pictures import wide_gamut

DEGREE = 5  # the specimen's page on which page 1 of exhibit 2 stands, from 0
SCALE = 2.0


def shown(file: Path, put: Placement) -> Image.Image:
    """Return what the file shows where the scan was placed."""
    document = pypdfium2.PdfDocument(file)
    sheet: Image.Image = document[DEGREE].render(scale=SCALE).to_pil().convert("RGB")
    document.close()
    left, bottom, right, top = put.box
    upper, lower = (PAGE_HEIGHT - top) * SCALE, (PAGE_HEIGHT - bottom) * SCALE
    return sheet.crop((round(left * SCALE), round(upper), round(right * SCALE), round(lower)))


def difference(first: Image.Image, second: Image.Image) -> float:
    """Return the mean difference of two pictures, seen from a distance."""
    size = (60, 60)
    seen = [each.convert("RGB").resize(size, Image.Resampling.BOX) for each in (first, second)]
    return sum(ImageStat.Stat(ImageChops.difference(*seen)).mean) / 3


def built_with(tmp_path: Path, prepared: PreparedPage) -> Path:
    out = tmp_path / "out.pdf"
    built(
        out,
        content(2),
        lambda source, n: prepared if (source, n) == ("degree", 1) else scan(source, n),
    )
    return out


def put(prepared: PreparedPage) -> Placement:
    # The specimen's degree section opens with this exhibit: its head takes eight millimetres.
    return place(*prepared.upright_size, (*AREA[:3], AREA[3] - 8 * MM))


def marked(width: int = 240, height: int = 340) -> Image.Image:
    """Return a picture in which every corner is different."""
    image = Image.new("RGB", (width, height), "white")
    image.paste((200, 30, 30), (0, 0, width // 2, height // 3))
    image.paste((30, 30, 200), (width // 2, height * 2 // 3, width, height))
    image.paste((20, 150, 60), (0, height * 3 // 4, width // 4, height))
    return image


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_is_shown_upright(tmp_path: Path, orientation: int) -> None:
    stored = marked()
    data = io.BytesIO()
    stored.save(data, "JPEG", quality=95)
    page = PreparedPage(Media.JPEG, data.getvalue(), 240, 340, orientation, 240, 340)
    exif = Image.Exif()
    exif[274] = orientation
    tagged = io.BytesIO()
    stored.save(tagged, "PNG", exif=exif)
    upright = ImageOps.exif_transpose(Image.open(tagged))

    assert difference(shown(built_with(tmp_path, page), put(page)), upright) < 4


def test_a_jpeg_lies_in_the_file_byte_for_byte(tmp_path: Path) -> None:
    page = jpeg_page()
    assert page.data in built_with(tmp_path, page).read_bytes()


@pytest.mark.parametrize("samples", ["gray", "rgb", "mono"])
def test_samples_are_shown_as_they_are(tmp_path: Path, samples: str) -> None:
    page = flate_page(samples)
    expected = Image.new("RGB", (200, 280), "white")
    expected.paste("black", (20, 20, 181, 61))
    assert difference(shown(built_with(tmp_path, page), put(page)), expected) < 4


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_pdf_page_is_shown_as_viewers_show_it(tmp_path: Path, turned: int) -> None:
    data = pdf_page(b"1 0 0 rg 0 0 150 100 re f 0 0 1 rg 250 350 50 50 re f", turned=turned)
    document = pypdfium2.PdfDocument(data)
    width, height = document[0].get_size()
    expected = document[0].render(scale=1).to_pil()
    page = PreparedPage(Media.PDF, data, width, height)

    assert difference(shown(built_with(tmp_path, page), put(page)), expected) < 4


def test_a_cropped_pdf_page_shows_its_crop_box(tmp_path: Path) -> None:
    with Pdf.open(io.BytesIO(pdf_page(b"0 0 1 rg 100 100 100 100 re f"))) as pdf:
        pdf.pages[0].cropbox = (100, 100, 200, 300)  # type: ignore[assignment]  # pikepdf takes tuples
        data = io.BytesIO()
        pdf.save(data)
    page = PreparedPage(Media.PDF, data.getvalue(), 100, 200)
    expected = Image.new("RGB", (100, 200), "white")
    expected.paste((0, 0, 255), (0, 100, 100, 200))

    assert difference(shown(built_with(tmp_path, page), put(page)), expected) < 4


@pytest.mark.parametrize("media", [Media.JPEG, Media.FLATE])
def test_a_picture_is_shown_in_the_colours_its_profile_says(tmp_path: Path, media: Media) -> None:
    page = jpeg_page() if media is Media.JPEG else flate_page("rgb")
    profile = wide_gamut()  # it bears the second in which it was made
    out = built_with(tmp_path, replace(page, icc=profile))
    with Pdf.open(out) as pdf:
        space = pdf.pages[DEGREE].obj.Resources.XObject.Scan.ColorSpace
        assert (str(space[0]), int(space[1].N)) == ("/ICCBased", 3)
        assert space[1].read_bytes() == profile


def test_one_profile_lies_in_the_file_once(tmp_path: Path) -> None:
    page = replace(jpeg_page(), icc=wide_gamut())
    out = tmp_path / "out.pdf"
    built(out, content(2), lambda source, n: page if source == "degree" else scan(source, n))
    with Pdf.open(out) as pdf:
        spaces = [
            pdf.pages[at].obj.Resources.XObject.Scan.ColorSpace for at in (DEGREE, DEGREE + 1)
        ]
        assert spaces[0][1].objgen == spaces[1][1].objgen


def test_a_profile_no_archive_takes_is_left_out(tmp_path: Path) -> None:
    out = built_with(tmp_path, replace(jpeg_page(), icc=b"no profile"))
    with Pdf.open(out) as pdf:
        assert pdf.pages[DEGREE].obj.Resources.XObject.Scan.ColorSpace == "/DeviceRGB"


def test_a_page_of_a_pdf_is_placed_to_the_hair(tmp_path: Path) -> None:
    out = built_with(tmp_path, PreparedPage(Media.PDF, pdf_page(), 300, 400))
    with Pdf.open(out) as pdf:
        form = pdf.pages[DEGREE].obj.Resources.XObject.Scan
        assert float(form.Matrix[0]) * 300 == pytest.approx(1, abs=1e-8)
        assert float(form.Matrix[3]) * 400 == pytest.approx(1, abs=1e-8)
