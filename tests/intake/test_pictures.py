# SPDX-License-Identifier: MIT
"""What pictures are said to be, and which are refused."""

from dataclasses import replace

import pytest
from PIL import Image

from kvisa_desktop.domain.files import FileType, Outcome, PageFacts
from tests.intake import odd_pictures as odd
from tests.intake.reading import inspected, refused, said, taken

SCANS = {
    "jpeg": odd.jpeg(),
    "gray jpeg": odd.jpeg(mode="L"),
    "press jpeg": odd.jpeg(mode="CMYK"),
    "progressive jpeg": odd.jpeg(progressive=True),
    "png": odd.saved(odd.drawing(), "PNG"),
    "bilevel png": odd.saved(odd.drawing("1"), "PNG"),
    "palette png": odd.saved(odd.drawing("P"), "PNG", transparency=0),
    "alpha png": odd.saved(odd.drawing("LA"), "PNG"),
    "deep png": odd.saved(odd.drawing("I;16"), "PNG"),
    "interlaced png": odd.saved(odd.drawing(), "PNG", interlace=1),
    "fax tiff": odd.saved(odd.drawing("1"), "TIFF", compression="group4"),
    "press tiff": odd.saved(odd.drawing("CMYK"), "TIFF", compression="tiff_lzw"),
    "float tiff": odd.saved(odd.drawing("F"), "TIFF"),
    "webp": odd.saved(odd.drawing("RGBA"), "WEBP"),
    "heic": odd.heic(),
    "strip": odd.saved(odd.drawing(size=(10, 200)), "PNG"),
    "dot": odd.saved(Image.new("L", (1, 1)), "PNG"),
}


@pytest.mark.parametrize("name", SCANS)
def test_every_usual_and_unusual_scan_is_taken(name: str) -> None:
    facts = taken(SCANS[name])
    assert facts.type is not None
    assert facts.type.value in name or name in {"strip", "dot"}
    assert len(facts.pages) == 1
    assert facts.warnings == ()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_measures_are_those_of_the_upright_page(orientation: int) -> None:
    (page,) = taken(odd.jpeg((600, 400), orientation=orientation, dpi=(200, 100))).pages
    if orientation < 5:
        assert replace(page, doubts=()) == PageFacts(216, 288, 600, 400, 100)
    else:
        assert replace(page, doubts=()) == PageFacts(288, 216, 400, 600, 100)


def test_an_unmeasured_photo_is_a_page() -> None:
    (page,) = taken(odd.jpeg((1500, 2000), dpi=(72, 72))).pages
    assert (page.dpi, round(page.width)) == (None, 595)


def test_every_page_of_a_tiff_has_its_own_measures() -> None:
    pages = taken(odd.pages_tiff()).pages
    assert [(p.pixel_width, p.pixel_height) for p in pages] == [
        (204, 98),
        (60, 90),
        (80, 80),
        (20, 40),
    ]
    assert (pages[0].width, pages[0].height, pages[0].dpi) == (72, 72, 98)


def test_previews_and_masks_inside_a_tiff_are_no_pages() -> None:
    hint: dict[str, object] = {"tiffinfo": {254: 1}}
    data = odd.tiff_of([(odd.drawing(), {}), (odd.drawing(), hint), (odd.drawing("L"), {})])
    assert [p.pixel_width for p in taken(data).pages] == [96, 96]


def test_a_raw_photo_is_told_from_a_scan() -> None:
    assert "camera" in refused(odd.saved(odd.drawing(), "TIFF", tiffinfo={50706: b"\1\4\0\0"}))
    assert "camera" in refused(odd.saved(odd.drawing(), "TIFF", tiffinfo={254: 1}))


@pytest.mark.parametrize("file_type", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_image_counts(file_type: str) -> None:
    facts = taken(odd.moving(file_type))
    assert len(facts.pages) == 1
    assert "first" in said(facts.warnings[0])


def test_of_several_photos_in_one_file_the_main_one_counts() -> None:
    facts = taken(odd.heic(save_all=True, append_images=[odd.drawing(size=(32, 32))]))
    assert [p.pixel_width for p in facts.pages] == [96]
    assert "main" in said(facts.warnings[0])


def test_an_heic_photo_is_measured_as_it_is_shown() -> None:
    exif = Image.Exif()
    exif[274] = 6
    (page,) = taken(odd.heic(exif=exif.tobytes())).pages
    assert (page.pixel_width, page.pixel_height) == (64, 96)


@pytest.mark.parametrize("name", ["jpeg", "progressive jpeg", "png", "press tiff", "webp", "heic"])
@pytest.mark.parametrize("part", [0.5, 0.9])
def test_half_a_picture_is_refused(name: str, part: float) -> None:
    data = SCANS[name]
    assert "incomplete" in refused(data[: int(len(data) * part)])


def test_a_jpeg_with_a_forged_end_is_looked_at_closely() -> None:
    data = odd.jpeg((400, 400))
    facts = inspected(data[: len(data) // 2] + b"\xff\xd9")
    assert facts.outcome is Outcome.REPAIRED
    assert "closely" in said(facts.warnings[0])


@pytest.mark.parametrize("size", [(40_000, 40_000), (1, 300_000_000), (65_535, 65_535)])
def test_a_bomb_is_refused_by_what_it_declares(size: tuple[int, int]) -> None:
    assert str(size[0]) in refused(odd.png_bomb(*size))


def test_a_picture_that_declares_more_than_it_holds_is_refused() -> None:
    assert "incomplete" in refused(odd.png_bomb(500, 500))


def test_a_sound_picture_of_a_rare_kind_is_not_called_damaged_alone() -> None:
    deep = bytearray(odd.jpeg())
    deep[deep.index(b"\xff\xc0") + 4] = 12  # bits of a sample
    assert "rare kind" in refused(bytes(deep))


def test_a_damaged_note_beside_a_sound_picture_does_no_harm() -> None:
    data = odd.jpeg(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01" * 20)
    assert taken(data).type is FileType.JPEG


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b"", "empty"),
        (bytes(5000), "zeros"),
        (b"\x01\x02\x03 no kind at all \xfe\xff", "not known"),
        (b"GIF89a\x01\0\x01\0", "a GIF picture"),
        (b"{\\rtf1 Hello}", "a rich-text document"),
        (b"\xff\xd8\xff garbage", "incomplete"),
        (b"\x89PNG\r\n\x1a\n garbage", "incomplete"),
        (b"II*\0 garbage", "incomplete"),
        (b"RIFF\0\0\0\0WEBP garbage", "incomplete"),
        (b"\0\0\0\x18ftypheic\0\0\0\0 garbage", "incomplete"),
    ],
)
def test_what_is_no_scan_is_refused_in_a_sentence(data: bytes, part: str) -> None:
    assert part in refused(data)


def test_a_wrong_name_is_a_warning_and_no_more() -> None:
    facts = taken(SCANS["jpeg"], name="扫描件.PDF")
    assert facts.type is FileType.JPEG
    assert said(facts.warnings[0]).startswith("The name ends in “.pdf”, but the file is a JPEG")
