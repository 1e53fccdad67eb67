# SPDX-License-Identifier: MIT
"""Pages made small for the compact profile, never larger than they were."""

import io
import random
import zlib

from PIL import Image

from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.intake.compacting import compacted
from kvisa_desktop.intake.reader import Intake
from kvisa_desktop.sandbox import Sandbox

A4 = (595.3, 841.9)


def photo(width: int = 1240, height: int = 1754) -> Image.Image:
    coarse = Image.frombytes("RGB", (60, 85), random.Random(1).randbytes(60 * 85 * 3))
    return coarse.resize((width, height))


def jpeg_page(quality: int = 95) -> PreparedPage:
    picture, out = photo(), io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return PreparedPage(Media.JPEG, out.getvalue(), *A4, 6, picture.width, picture.height)


def test_a_scan_is_brought_to_the_fineness_asked_for() -> None:
    page = jpeg_page()
    small = compacted(page, 100, 75)
    assert abs(small.pixel_width - 827) <= 1
    assert len(small.data) < len(page.data)
    assert (small.width, small.height, small.orientation) == (page.width, page.height, 6)
    assert Image.open(io.BytesIO(small.data)).size == (small.pixel_width, small.pixel_height)


def test_what_would_grow_stays_as_it_is() -> None:
    page = jpeg_page(quality=5)
    assert compacted(page, 200, 95) is page


def test_bitonal_pages_stay_sharp() -> None:
    data = zlib.compress(bytes(1240 // 8 * 1754))
    page = PreparedPage(Media.FLATE, data, *A4, 1, 1240, 1754, "mono")
    assert compacted(page, 100, 50) is page


def test_gray_samples_become_a_gray_jpeg() -> None:
    gray = photo().convert("L")
    data = zlib.compress(gray.tobytes())
    page = PreparedPage(Media.FLATE, data, *A4, 1, gray.width, gray.height, "gray")
    small = compacted(page, 150, 60)
    assert (small.media, small.samples) == (Media.JPEG, "gray")


def test_a_light_pdf_page_stays_and_a_heavy_one_is_drawn() -> None:
    out = io.BytesIO()
    photo().save(out, "PDF", quality=98, resolution=150)
    heavy = PreparedPage(Media.PDF, out.getvalue(), *A4)
    small = compacted(heavy, 100, 60)
    assert small.media is Media.JPEG
    assert len(small.data) < len(heavy.data)
    tiny = io.BytesIO()
    Image.new("RGB", (60, 80)).save(tiny, "PDF")
    light = PreparedPage(Media.PDF, tiny.getvalue(), 60, 80)
    assert compacted(light, 100, 60) is light


def test_it_is_done_by_a_worker() -> None:
    with Sandbox() as sandbox:
        small = Intake(sandbox).compact(jpeg_page(), 100, 60)
    assert small.media is Media.JPEG
    assert small.pixel_width < 900
