# SPDX-License-Identifier: MIT
"""However a page is turned, cut and drawn, nothing shows of a number but black boxes."""

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array
from PIL import Image, ImageChops

from kvisa_desktop.intake import plain_words, redact_tasks, redacting, rendering
from kvisa_desktop.intake.redactor import box_of
from kvisa_desktop.intake.searchable import is_searchable
from tests.intake import hostile_papers as hostile

if TYPE_CHECKING:
    from kvisa_desktop.sandbox import Json

WHITE = (255, 255, 255)


def left_over(data: bytes, turn: int = 0, dpi: int = 100) -> Image.Image:
    """Return a page whose words are covered, the boxes taken for white paper."""
    scale = rendering.printing_scale(rendering.size(data, 0), dpi)
    page = rendering.drawn(data, 0, scale=scale, rotation=turn)
    boxes = [redacting.turned(box, turn) for box in redacting.text_boxes(data, 0, [hostile.NUMBER])]
    assert boxes
    covered = redacting.burnt(page, boxes, ())
    blank = redacting.burnt(Image.new("RGB", page.size, WHITE), boxes, ())
    covered.paste(WHITE, mask=blank.convert("L").point(lambda shade: 255 - shade))
    return covered


def is_blank(page: Image.Image) -> bool:
    """Tell whether nothing can be read on a page."""
    darkest, _ = page.convert("L").getextrema()
    return isinstance(darkest, int) and darkest > 200


def text(size: float, matrix: bytes = b"1 0 0 1", more: bytes = b"") -> bytes:
    return b"BT %s /F1 %g Tf %s 100 400 Tm (B00000017) Tj ET" % (more, size, matrix)


PAGES = {
    "plain": hostile.page(),
    "aslant": hostile.page(text(20, b".866 .5 -.5 .866")),
    "upwards": hostile.page(text(20, b"0 1 -1 0")),
    "mirrored": hostile.page(text(20, b"-1 0 0 1")),
    "spaced": hostile.page(text(20, more=b"20 Tc")),
    "outlined": hostile.page(text(40, more=b"1 Tr 2 w")),
    "huge": hostile.page(text(90)),
    "cursive": hostile.page(text(40).replace(b"/F1", b"/F2")),
    "in a form": hostile.page(change=hostile.in_a_form),
    "letter by letter, the last first": hostile.page(
        b"".join(
            b"BT /F1 20 Tf %d 400 Td (%s) Tj ET " % (100 + 13 * at, each.encode())
            for at, each in reversed(list(enumerate(hostile.NUMBER)))
        )
    ),
    "on two lines": hostile.page(b"BT /F1 20 Tf 100 400 Td (B0000) Tj 0 -24 Td (0017) Tj ET"),
    "cut": hostile.page(CropBox=Array([50, 300, 400, 500])),
    "with a large unit": hostile.page(UserUnit=3.5),
    "beside the origin": hostile.page(MediaBox=Array([-100, -50, 495, 792])),
    "as large as a wall": hostile.page(size=(2384, 3370)),
    "as small as a nail": hostile.page(
        b"BT /F1 1 Tf 1 4 Td (B00000017) Tj ET", size=(8.5, 8.5)
    ),
    "lying": hostile.page(size=(842, 595)),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_nothing_shows_of_a_number(name: str) -> None:
    assert is_blank(left_over(PAGES[name]))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_nothing_shows_on_a_page_turned_twice(rotate: int, turn: int) -> None:
    cut = Array([50, 300, 400, 500])
    assert is_blank(left_over(hostile.page(Rotate=rotate, CropBox=cut), turn))


@pytest.mark.parametrize("change", [hostile.said_otherwise, hostile.said_elsewhere])
@pytest.mark.parametrize("turn", [0, 90])
def test_words_said_in_place_of_a_number_do_not_save_it(change: hostile.Change, turn: int) -> None:
    data = hostile.page(b"1 0 0 rg " + hostile.WORDS, change=change, Rotate=180)
    options: dict[str, Json] = {
        "type": "pdf", "page_no": 1, "rotation": turn, "password": None,
        "needles": [hostile.NUMBER], "boxes": [], "marks": [],
    }  # fmt: skip
    _, made = redact_tasks.redacted(data, options)
    red, green, _ = Image.open(io.BytesIO(made)).convert("RGB").split()
    assert not sum(ImageChops.subtract(red, green).histogram()[30:])


@pytest.mark.parametrize("turn", [0, 90])
def test_a_number_in_a_note_or_a_field_is_covered_too(turn: int) -> None:
    data = hostile.noted()
    options: dict[str, Json] = {
        "type": "pdf", "page_no": 1, "rotation": turn, "password": None,
        "needles": [hostile.NUMBER], "boxes": [], "marks": [],
    }  # fmt: skip
    told, made = redact_tasks.redacted(data, options)
    assert isinstance(told, list)
    assert isinstance(told[1], list)
    covered = Image.open(io.BytesIO(made)).convert("RGB")
    boxes = [box_of(each) for each in told[1]]
    blank = redacting.burnt(Image.new("RGB", covered.size, WHITE), boxes, ())
    covered.paste(WHITE, mask=blank.convert("L").point(lambda shade: 255 - shade))
    assert is_blank(covered)


def test_words_said_in_place_of_unknown_letters_say_nothing() -> None:
    data = hostile.page(change=hostile.said_otherwise)
    assert is_searchable(data, 0)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        meaning = (
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
            b"1 begincodespacerange <00> <ff> endcodespacerange "
            b"1 beginbfrange <20> <7e> <e020> endbfrange endcmap end end"
        )
        pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pdf.make_stream(meaning)
        assert not is_searchable(hostile.saved(pdf), 0)


def test_a_page_that_says_nothing_else_is_left_as_it_is() -> None:
    assert plain_words.as_drawn(hostile.page(), 0) is None
    assert plain_words.with_notes_as_words(hostile.page(), 0) is None


def test_a_value_is_found_as_it_is_seen_though_other_words_were_written_between() -> None:
    data = hostile.page(
        b"BT /F1 20 Tf 100 400 Td (B0000) Tj ET BT /F1 20 Tf 100 300 Td (label) Tj ET "
        b"BT /F1 20 Tf 161 400 Td (0017) Tj ET"
    )
    page = left_over(data)
    assert is_blank(page.crop((0, 0, page.width, int(page.height * 0.6))))
    assert not is_blank(page)


def test_words_on_two_lines_are_not_taken_together_as_they_are_seen() -> None:
    data = hostile.page(
        b"BT /F1 9 Tf 100 400 Td (B0000 and) Tj ET BT /F1 9 Tf 100 300 Td (then 0017) Tj ET"
    )
    assert not redacting.text_boxes(data, 0, [hostile.NUMBER])


def line(height: float, words: bytes) -> bytes:
    return b"BT /F1 11 Tf 100 %g Td (%s) Tj ET " % (height, words)


def test_the_lines_above_and_below_stay_legible() -> None:
    others = line(400, b"xxxxxxxxx") + line(372, b"xxxxxxxxx")
    data = hostile.page(others + line(386, b"B00000017"))
    covered = left_over(data, dpi=200)
    page = rendering.drawn(hostile.page(others), 0, scale=covered.width / 595)
    seen, whole = (each.convert("L").point(lambda shade: shade < 128).histogram()[1]
                   for each in (covered, page))  # fmt: skip
    assert seen > 0.8 * whole


def test_notes_of_what_is_no_file_cannot_be_drawn() -> None:
    with pytest.raises(rendering.Undrawable):
        plain_words.with_notes_as_words(b"%PDF-1.7 and no more", 0)
