# SPDX-License-Identifier: MIT
"""Scans judged at a glance: the spoilt ones are found, the good ones are left in peace."""

import io
import zlib

import pikepdf
import pytest
from PIL import Image

from kvisa_desktop.domain.files import PageFacts
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.intake import Intake, glances, judging, transfer
from tests import patience
from tests.intake import glance_scans as scans
from tests.intake import odd_pdfs, odd_pictures
from tests.intake.reading import inspected

GOOD = tuple(scans.good())
SPOILT = tuple(scans.spoilt())


@pytest.mark.parametrize("scan", GOOD, ids=lambda scan: scan.name)
def test_a_good_scan_raises_no_doubt(scan: scans.Scan) -> None:
    (page,) = inspected(scan.data, scan.name).pages
    assert page.doubts == ()


@pytest.mark.parametrize("scan", SPOILT, ids=lambda scan: scan.name)
def test_a_spoilt_scan_raises_its_one_doubt(scan: scans.Scan) -> None:
    (page,) = inspected(scan.data, scan.name).pages
    assert page.doubts == (scan.doubt,)


def test_writing_is_cut_on_any_of_the_four_sides() -> None:
    page = scans.letter(lines=32, size=26)
    page = page.crop((0, 0, 900, page.height))
    for degrees in (0, 90, 180, 270):
        turned = page.rotate(degrees, expand=True)
        found = judging.doubts(turned, pixels=(2000, 2000), dpi=300)
        assert found == (ScanDoubt.CUT,), degrees


def test_writing_cut_on_light_paper_is_told_from_a_ruled_line_that_ends_there() -> None:
    page = scans.letter()
    ruled = page.crop((0, 0, page.width, page.height))
    for top in (300, 600, 900):
        ruled.paste((20, 20, 20), (0, top, page.width, top + 3))
    assert judging.doubts(ruled, pixels=page.size, dpi=150) == ()


def test_a_phone_photograph_of_the_shape_of_a_screen_is_no_screenshot() -> None:
    photo = scans.noisy(scans.letter().resize((1080, 1920)), 20)
    assert ScanDoubt.SCREENSHOT not in judging.doubts(photo, pixels=(1080, 1920), dpi=None)


def test_a_portrait_without_measures_is_small_only_when_it_is() -> None:
    plain = Image.new("L", (400, 400))
    assert ScanDoubt.SMALL in judging.doubts(plain, pixels=(354, 472), dpi=None)
    assert ScanDoubt.SMALL not in judging.doubts(plain, pixels=(390, 567), dpi=300)
    assert ScanDoubt.SMALL not in judging.doubts(plain, pixels=(1500, 1000), dpi=None)


def test_the_pages_of_a_scanned_pdf_are_judged_one_by_one() -> None:
    pages = [scans.letter(), Image.new("RGB", scans.A4, "white"), scans.letter()]
    found = inspected(_pdf(pages, [150, 150, 60])).pages
    assert [page.doubts for page in found] == [(), (ScanDoubt.BLANK,), (ScanDoubt.SMALL,)]


def test_a_pdf_with_text_is_not_judged_by_its_looks() -> None:
    assert all(page.doubts == () for page in inspected(odd_pdfs.locked("x"), password="x").pages)


def test_only_the_first_pages_of_a_long_file_are_judged() -> None:
    blank = Image.new("1", (1240, 1754), 1)
    buffer = io.BytesIO()
    blank.save(buffer, "TIFF", save_all=True, append_images=[blank] * 25, dpi=(150, 150))
    doubts = [page.doubts for page in inspected(buffer.getvalue()).pages]
    assert doubts == [(ScanDoubt.BLANK,)] * 24 + [()] * 2


def test_a_file_that_is_not_taken_is_not_judged() -> None:
    assert inspected(b"nothing").pages == ()
    assert inspected(odd_pdfs.locked("x")).pages == ()


def test_doubts_come_back_from_a_worker(intake: Intake) -> None:
    (page,) = intake.inspect(odd_pictures.jpeg()).pages
    assert ScanDoubt.SMALL in page.doubts


def test_a_doubt_nobody_knows_is_untrue() -> None:
    facts = transfer.facts_to_json(inspected(odd_pictures.jpeg()))
    assert isinstance(facts, dict)
    facts["pages"] = [[1.0, 1.0, None, None, None, ["lovely"]]]
    with pytest.raises(transfer.Untrue):
        transfer.facts_from_json(facts)


def test_no_page_has_doubts_before_it_is_judged() -> None:
    assert PageFacts(595, 842).doubts == ()


def _pdf(pages: list[Image.Image], dpi: list[int]) -> bytes:
    with pikepdf.new() as pdf:
        for picture, fineness in zip(pages, dpi, strict=True):
            gray = picture.convert("L")
            sheet = pdf.add_blank_page()
            stream = pdf.make_stream(
                zlib.compress(gray.tobytes()),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Image,
                Width=gray.width,
                Height=gray.height,
                ColorSpace=pikepdf.Name.DeviceGray,
                BitsPerComponent=8,
            )
            stream.Filter = pikepdf.Name.FlateDecode
            sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=stream))
            width, height = (n * 72 / fineness for n in gray.size)
            sheet.obj.MediaBox = pikepdf.Array([0, 0, width, height])
            sheet.obj.Contents = pdf.make_stream(f"{width} 0 0 {height} 0 0 cm /P Do".encode())
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def test_text_that_no_reader_may_draw_is_doubted_when_the_file_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(glances, "_MOST_SECONDS", patience.SECONDS)
    (page,) = inspected(odd_pdfs.in_a_font_nobody_has()).pages
    assert page.doubts == (ScanDoubt.FONTS,)


@pytest.mark.parametrize(
    "data",
    [
        odd_pdfs.in_a_font_nobody_has(seen=False),
        odd_pdfs.lacking_a_font(),
        odd_pdfs.lacking_a_font(seen=False),
    ],
    ids=["unseen", "usual", "usual unseen"],
)
def test_a_font_that_is_not_missed_raises_no_doubt(data: bytes) -> None:
    (page,) = inspected(data).pages
    assert ScanDoubt.FONTS not in page.doubts
