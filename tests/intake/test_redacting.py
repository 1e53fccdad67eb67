# SPDX-License-Identifier: MIT
"""Pages drawn anew: what is found in their text is black, and nothing of the text goes along."""

import io
from datetime import UTC, datetime

import pytest
from PIL import Image, ImageChops

from kvisa_desktop.domain.documents import DocumentId, DocumentPage, FileId, PageId, StoredFile
from kvisa_desktop.domain.files import FileType, Media
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import redacting, worker
from kvisa_desktop.intake.redactor import Redactor, box_of
from kvisa_desktop.sandbox import Json, Sandbox
from tests.case_builders import new_id
from tests.intake import glance_scans as scans
from tests.intake import odd_pdfs, odd_pictures

WORDS = "Page 2"


def _kept(file_type: FileType, password: str = "") -> StoredFile:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return StoredFile(
        id=FileId(new_id()),
        sha256="",
        size=1,
        type=file_type.value,
        original_name="scan",
        page_count=2,
        added_at=now,
        password=password,
    )


def _page(kept: StoredFile, number: int, rotation: int = 0) -> DocumentPage:
    return DocumentPage(
        id=PageId(new_id()),
        document_id=DocumentId(new_id()),
        position=0,
        file_id=FileId(kept.id),
        page_no=number,
        rotation=rotation,
    )


def _darkness(data: bytes) -> int:
    """Return how many dots are black."""
    return Image.open(io.BytesIO(data)).convert("L").histogram()[0]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_text_is_covered_however_the_page_is_turned(sandbox: Sandbox, rotation: int) -> None:
    data, kept = odd_pdfs.locked("x"), _kept(FileType.PDF, "x")
    redactor, page = Redactor(sandbox), _page(kept, 2, rotation)
    plain, none = redactor.redacted(data, kept, page, needles=["Nothing here"])
    covered, found = redactor.redacted(data, kept, page, needles=[WORDS])
    assert not none
    assert found
    assert {box[1] < box[3] for box in found} == {True}
    assert _darkness(covered.data) > 2 * _darkness(plain.data)
    assert covered.media is Media.JPEG
    again, _ = redactor.redacted(data, kept, page, needles=[WORDS])
    assert again.data == covered.data


def test_text_is_found_however_it_is_spaced() -> None:
    data = odd_pdfs.locked("x")
    readable, _ = worker.decrypted(data, {"password": "x"})[1], None
    assert redacting.text_boxes(readable, 1, ["PAGE2"])
    assert redacting.text_boxes(readable, 1, ["P-a g.e/2"])
    assert not redacting.text_boxes(readable, 0, ["PAGE2"])


def test_a_scan_cannot_be_searched_and_a_text_can(sandbox: Sandbox) -> None:
    redactor = Redactor(sandbox)
    letter, kept = odd_pdfs.locked("x"), _kept(FileType.PDF, "x")
    assert redactor.is_searchable(letter, kept, _page(kept, 1))
    photo = _kept(FileType.JPEG)
    assert not redactor.is_searchable(odd_pictures.jpeg(), photo, _page(photo, 1))


def test_a_box_by_hand_is_black_and_the_rest_is_not() -> None:
    page = scans.letter()
    made = redacting.burnt(page, [(0.1, 0.1, 0.5, 0.2)], ())
    assert made.getpixel((int(page.width * 0.3), int(page.height * 0.15))) == (0, 0, 0)
    inside = made.crop((130, 180, 600, 340)).convert("L").getextrema()
    assert inside == (0, 0)
    assert made.getpixel((1200, 1700)) == page.getpixel((1200, 1700))


def test_a_mark_lies_across_and_lets_the_page_show() -> None:
    page = scans.letter()
    made = redacting.burnt(page, (), ("仅供办理签证使用", "For the visa application only"))
    assert made.size == page.size
    changed = sum(a != b for a, b in zip(made.tobytes(), page.tobytes(), strict=True))
    assert 0.005 < changed / len(page.tobytes()) < 0.2


@pytest.mark.parametrize("size", [(60, 40), (20, 2000), (3000, 30)])
def test_a_mark_fits_on_odd_pages(size: tuple[int, int]) -> None:
    page = Image.new("RGB", size, "white")
    assert redacting.burnt(page, (), ("A rather long line of a mark", "标注")).size == size


MARK = ("仅供房东 Landlord GmbH & Co. KG使用，他用无效。2026-11-22",
        "Copy for 房东 Landlord GmbH & Co. KG only, for no other use. 2026-11-22")  # fmt: skip


@pytest.mark.parametrize(
    "size", [(413, 585), (585, 413), (800, 280), (400, 400), (300, 900), (900, 140)]
)
def test_no_part_of_a_mark_is_cut_off(size: tuple[int, int]) -> None:
    made = redacting.burnt(Image.new("RGB", size, "white"), (), MARK)
    found = ImageChops.invert(made).getbbox()
    assert found is not None
    left, top, right, bottom = found
    assert min(left, top, size[0] - right, size[1] - bottom) > 0


@pytest.mark.parametrize("colour", ["black", "white", "#203050", "#be1e1e", "#808080"])
def test_a_mark_shows_on_paper_of_any_colour(colour: str) -> None:
    page = Image.new("RGB", (585, 413), colour)
    shown = ImageChops.difference(page, redacting.burnt(page, (), MARK)).convert("L")
    assert sum(shown.histogram()[25:]) > 0.005 * page.width * page.height


def test_a_mark_stands_on_both_halves_of_a_page() -> None:
    made = ImageChops.invert(redacting.burnt(Image.new("RGB", (585, 413), "white"), (), MARK))
    upper, lower = (made.crop((0, top, 585, top + 200)).getbbox() for top in (0, 213))
    assert upper is not None
    assert lower is not None


def test_what_a_camera_noted_does_not_go_along(sandbox: Sandbox) -> None:
    kept = _kept(FileType.JPEG)
    data = odd_pictures.jpeg(orientation=6)
    made, _ = Redactor(sandbox).redacted(data, kept, _page(kept, 1))
    assert b"Exif" not in made.data
    assert made.pixel_height > made.pixel_width


def test_a_damaged_scan_is_refused(sandbox: Sandbox) -> None:
    kept = _kept(FileType.JPEG)
    with pytest.raises(Refused):
        Redactor(sandbox).redacted(b"\xff\xd8\xff", kept, _page(kept, 1))


@pytest.mark.parametrize(
    "told", [7, [], [0, 0, 1], ["a", 0, 1, 1], [0, 0, 2, 1], [0.5, 0, 0.4, 1], [-1, 0, 1, 1]]
)
def test_a_worker_that_tells_of_no_box_is_not_believed(told: Json) -> None:
    with pytest.raises((TypeError, ValueError)):
        box_of(told)


def test_only_what_is_on_the_page_of_a_box_is_burnt_in() -> None:
    assert redacting.on_the_page((-0.5, 0.2, 0.3, 1.4)) == (0, 0.2, 0.3, 1)
    assert redacting.on_the_page((-0.5, 0.2, -0.1, 0.4)) is None
    assert redacting.on_the_page((0.1, 1.2, 0.3, 1.4)) is None


def test_a_box_turns_with_its_page() -> None:
    box = (0.1, 0.2, 0.3, 0.4)
    assert redacting.turned(box, 0) == box
    assert redacting.turned(box, 360) == box
    assert redacting.turned(box, 90) == pytest.approx((0.6, 0.1, 0.8, 0.3))
    assert redacting.turned(redacting.turned(box, 90), 270) == pytest.approx(box)


@pytest.mark.parametrize("size", [(60, 40), (300, 200)])
def test_a_small_picture_is_made_large_enough_for_a_mark(
    sandbox: Sandbox, size: tuple[int, int]
) -> None:
    kept = _kept(FileType.JPEG)
    made, _ = Redactor(sandbox).redacted(odd_pictures.jpeg(size), kept, _page(kept, 1), marks=MARK)
    assert made.pixel_width >= 8 * 60
    assert made.pixel_width / made.pixel_height == pytest.approx(size[0] / size[1], rel=0.02)


def test_a_page_as_small_as_a_card_is_drawn_fine_enough(sandbox: Sandbox) -> None:
    kept = _kept(FileType.PDF)
    made, _ = Redactor(sandbox).redacted(odd_pdfs.plain(size=(243, 153)), kept, _page(kept, 1))
    assert made.pixel_width >= 1200
