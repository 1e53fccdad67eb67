# SPDX-License-Identifier: MIT
"""A box stands in the copy where it was drawn in the window, however the page is turned or cut."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pikepdf import Array
from PIL import Image, ImageChops, ImageStat

from kvisa_desktop.domain.files import FileType
from kvisa_desktop.intake import redact_tasks
from tests.intake import odd_pdfs, odd_pictures
from tests.intake.reading import previewed

if TYPE_CHECKING:
    from kvisa_desktop.sandbox import Json

Box = tuple[float, float, float, float]

SIZE = (120, 180)
BOX: Box = (0.15, 0.6, 0.35, 0.8)
QUARTERS = [0, 90, 180, 270]


def pdf(**entries: object) -> bytes:
    made = odd_pdfs.made(size=SIZE)
    for key, value in entries.items():
        made.pages[0].obj[f"/{key}"] = value
    return odd_pdfs.written(made)


def in_copy(data: bytes, file_type: FileType, turn: int, boxes: list[Box]) -> Image.Image:
    """Return a page as it is in a copy."""
    options: dict[str, Json] = {
        "type": file_type.value, "page_no": 1, "rotation": turn, "password": None,
        "needles": [], "boxes": [list(each) for each in boxes], "marks": [],
    }  # fmt: skip
    return Image.open(io.BytesIO(redact_tasks.redacted(data, options)[1])).convert("RGB")


def in_window(data: bytes, file_type: FileType, turn: int) -> Image.Image:
    """Return a page as the window shows it to draw boxes on."""
    shown = previewed(data, file_type, rotation=turn)
    return Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)


def differing(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are from each other, of 255."""
    alike = ImageChops.difference(one, other.resize(one.size, Image.Resampling.BOX))
    return max(ImageStat.Stat(alike).mean)


def assert_box_is_where_it_was_drawn(data: bytes, file_type: FileType, turn: int) -> None:
    """Draw a box on what the window shows, and look for it in the copy."""
    window = in_window(data, file_type, turn)
    plain, boxed = (in_copy(data, file_type, turn, boxes) for boxes in ([], [BOX]))
    assert window.width / window.height == pytest.approx(plain.width / plain.height, rel=0.03)
    assert differing(window, plain) < 8
    found = ImageChops.difference(plain, boxed).point(lambda shade: shade > 8).getbbox()
    assert found is not None
    wide, high = boxed.size
    wanted = (BOX[0] * wide, BOX[1] * high, BOX[2] * wide, BOX[3] * high)
    assert found == pytest.approx(wanted, abs=12)


SHAPES: dict[str, Callable[[], bytes]] = {
    "plain": pdf,
    "cut": lambda: pdf(CropBox=Array([10, 20, 100, 160])),
    "cut beyond its paper": lambda: pdf(CropBox=Array([-50, -50, 100, 400])),
    "beside the origin": lambda: pdf(MediaBox=Array([-20, -30, 100, 150])),
    "large unit": lambda: pdf(UserUnit=2),
}


@pytest.mark.parametrize("turn", QUARTERS)
@pytest.mark.parametrize("rotate", [*QUARTERS, -90, 450])
def test_on_a_page_turned_by_itself_and_by_hand(rotate: int, turn: int) -> None:
    assert_box_is_where_it_was_drawn(pdf(Rotate=rotate), FileType.PDF, turn)


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("shape", SHAPES)
def test_on_a_page_of_any_shape(shape: str, turn: int) -> None:
    assert_box_is_where_it_was_drawn(SHAPES[shape](), FileType.PDF, turn)


@pytest.mark.parametrize("turn", [0, 270])
def test_on_a_page_cut_and_turned(turn: int) -> None:
    data = pdf(CropBox=Array([10, 20, 100, 160]), Rotate=90, UserUnit=1.5)
    assert_box_is_where_it_was_drawn(data, FileType.PDF, turn)


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_on_a_photo_the_camera_turned(orientation: int, turn: int) -> None:
    data = odd_pictures.jpeg((240, 160), orientation=orientation)
    assert_box_is_where_it_was_drawn(data, FileType.JPEG, turn)


@pytest.mark.parametrize("size", [(2384, 3370), (842, 595), (8.5, 8.5)])
def test_on_the_largest_and_the_smallest_page(size: tuple[float, float]) -> None:
    data = odd_pdfs.plain(size=size)
    window, plain = in_window(data, FileType.PDF, 0), in_copy(data, FileType.PDF, 0, [])
    assert window.width / window.height == pytest.approx(plain.width / plain.height, rel=0.05)
    boxed = in_copy(data, FileType.PDF, 0, [BOX])
    middle = ((BOX[0] + BOX[2]) / 2 * boxed.width, (BOX[1] + BOX[3]) / 2 * boxed.height)
    assert boxed.getpixel((int(middle[0]), int(middle[1]))) == (0, 0, 0)
