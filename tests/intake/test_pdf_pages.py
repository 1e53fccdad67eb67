# SPDX-License-Identifier: MIT
"""A page taken out of a PDF looks as it did there, and carries nothing else along."""

import io

import pikepdf
import pytest
from pikepdf import Array
from PIL import Image

from kvisa_desktop.domain.files import FileType, Media, Outcome, PreparedPage
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import pdf_pages
from tests.intake import odd_pdfs as odd
from tests.intake import odd_pictures
from tests.intake.paper import distance, drawn, printed
from tests.intake.reading import inspected, prepared, previewed, said

RED, GREEN, BLUE, WHITE, BLACK = (
    (255, 0, 0),
    (0, 179, 51),
    (0, 0, 255),
    (255, 255, 255),
    (0, 0, 0),
)


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """Return the colours near upper left, upper right, lower left, lower right."""
    width, height = picture.size
    places = ((0.1, 0.1), (0.9, 0.1), (0.1, 0.85), (0.9, 0.85))
    found = [picture.getpixel((int(x * width), int(y * height))) for x, y in places]
    return [colour if isinstance(colour, tuple) else () for colour in found]


def on_paper(page: PreparedPage) -> Image.Image:
    width, height = page.upright_size
    scale = 200 / max(width, height)
    return printed(page, (max(1, round(width * scale)), max(1, round(height * scale))))


def taken_out(data: bytes, page_no: int = 1, *, rotation: int = 0) -> PreparedPage:
    """Return a page that could be taken over as it is."""
    page = prepared(data, FileType.PDF, page_no, rotation=rotation)
    assert page.media is Media.PDF, page.notes
    return page


def drawn_instead(data: bytes, why: str) -> PreparedPage:
    """Return a page that had to become a picture, for the reason given."""
    page = prepared(data, FileType.PDF)
    assert page.media is not Media.PDF
    assert why in said(page.notes[0])
    return page


@pytest.mark.parametrize(
    ("rotate", "seen"),
    [
        (0, [RED, GREEN, BLUE, WHITE]),
        (90, [BLUE, RED, WHITE, GREEN]),
        (180, [WHITE, BLUE, GREEN, RED]),
        (270, [GREEN, WHITE, RED, BLUE]),
    ],
)
@pytest.mark.parametrize("rotation", [0, 90])
def test_a_page_is_upright(rotate: int, seen: list[tuple[int, ...]], rotation: int) -> None:
    page = taken_out(odd.with_page(Rotate=rotate), rotation=rotation)
    if rotation:
        seen = [seen[2], seen[0], seen[3], seen[1]]
    assert corners(on_paper(page)) == seen
    assert page.upright_size == ((595, 842) if (rotate + rotation) % 180 == 0 else (842, 595))


@pytest.mark.parametrize(
    ("entries", "size", "seen"),
    [
        ({"MediaBox": Array([595, 842, 0, 0])}, (595, 842), [RED, GREEN, BLUE, WHITE]),
        ({"CropBox": Array([0, 421, 595, 842])}, (595, 421), [RED, GREEN, RED, GREEN]),
        ({"CropBox": Array([297, -9, 999, 421])}, (298, 421), [WHITE] * 4),
        ({"UserUnit": 2}, (1190, 1684), [RED, GREEN, BLUE, WHITE]),
        ({"UserUnit": 2, "Rotate": 90}, (1684, 1190), [BLUE, RED, WHITE, GREEN]),
        (
            {"MediaBox": Array([-595, -842, 595, 842]), "Rotate": 270},
            (1684, 1190),
            [GREEN, WHITE, WHITE, WHITE],
        ),
    ],
)
def test_a_page_shows_what_its_box_shows(
    entries: dict[str, object], size: tuple[float, float], seen: list[tuple[int, ...]]
) -> None:
    page = taken_out(odd.with_page(**entries))
    assert (page.width, page.height) == size
    assert corners(on_paper(page)) == seen


@pytest.mark.parametrize("size", [(2384, 3370), (8.5, 8.5), (14_400, 20)])
def test_posters_and_stamps_are_pages_too(size: tuple[float, float]) -> None:
    page = taken_out(odd.plain(1, size))
    assert (page.width, page.height) == size


def test_the_page_asked_for_is_the_page_taken() -> None:
    data = odd.plain(3)
    pages = [taken_out(data, number).data for number in (1, 2, 3)]
    assert len(set(pages)) == 3
    with pikepdf.open(io.BytesIO(pages[1])) as pdf:
        assert len(pdf.pages) == 1
    with pytest.raises(Refused, match="no page"):
        prepared(data, FileType.PDF, 4)


def test_the_same_page_gives_the_same_bytes() -> None:
    data = odd.plain()
    first = taken_out(data).data
    pdf_pages.flattened.cache_clear()
    assert taken_out(data).data == first


def test_nothing_active_and_nothing_hidden_comes_along() -> None:
    page = taken_out(odd.active())
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        assert {*pdf.Root.keys()} <= {"/Type", "/Pages"}
        assert {*pdf.pages[0].obj.keys()} == {
            "/Contents",
            "/MediaBox",
            "/Parent",
            "/Resources",
            "/Type",
        }
        everything = b"".join(item.unparse(resolved=True) for item in pdf.objects)
    for word in (b"JavaScript", b"JS", b"Launch", b"EmbeddedFile", b"PieceInfo", b"calc", b"AA"):
        assert b"/" + word not in everything
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]


def test_a_printing_annotation_is_printed() -> None:
    page = taken_out(odd.annotated(4))
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, BLACK]


@pytest.mark.parametrize("flags", [0, 2, 6])
def test_a_hidden_annotation_and_one_for_the_screen_are_not_printed(flags: int) -> None:
    page = taken_out(odd.annotated(flags))
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]


def test_a_mark_that_readers_draw_as_they_like_is_noted() -> None:
    page = prepared(odd.marked(), FileType.PDF)
    assert "mark" in said(page.notes[-1])
    assert not any("mark" in said(note) for note in taken_out(odd.annotated(4)).notes)


def test_a_mark_for_the_screen_only_is_not_left_out_in_silence() -> None:
    (note,) = taken_out(odd.annotated(0)).notes
    assert "for the screen only" in said(note)
    for hidden in (2, 6, 32):
        assert taken_out(odd.annotated(hidden)).notes == ()


@pytest.mark.parametrize(("flags", "shade"), [(4, BLACK), (0, BLACK), (2, WHITE), (6, WHITE)])
def test_a_field_is_printed_as_it_shows(flags: int, shade: tuple[int, ...]) -> None:
    picture = on_paper(taken_out(odd.form(drawn=True, flags=flags)))
    assert picture.getpixel((110, 185)) == shade


@pytest.mark.parametrize("needed", [True, False])
def test_a_field_left_to_the_reader_is_printed_too(*, needed: bool) -> None:
    data = odd.form(drawn=False, needed=needed)
    page = prepared(data, FileType.PDF)
    picture = on_paper(page)
    field = picture.crop((108, 176, 137, 190))
    darkest, _ = field.convert("L").getextrema()
    assert float(str(darkest)) < 90, "the name in the field is missing"


def test_a_hidden_layer_stays_hidden() -> None:
    page = drawn_instead(odd.layered(hidden=True), "layers")
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]
    assert page.pixel_width in {2479, 2480}


def test_a_layer_that_shows_is_printed() -> None:
    page = taken_out(odd.layered(hidden=False))
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, BLACK]


@pytest.mark.parametrize("turn", [0, 90])
def test_a_drawn_page_is_upright_and_turned_like_any_other(turn: int) -> None:
    data = odd.layered(hidden=True)
    page = prepared(data, FileType.PDF, rotation=turn)
    assert page.orientation == (6 if turn else 1)
    seen = [RED, GREEN, BLUE, WHITE] if not turn else [BLUE, RED, WHITE, GREEN]
    assert corners(on_paper(page)) == seen


def test_a_drawn_page_of_a_photo_is_not_heavy() -> None:
    noise = odd_pictures.saved(Image.effect_noise((1600, 1600), 90).convert("RGB"), "JPEG")
    data = odd.holding(noise, "/DCTDecode", Width=1600, Height=1600)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.OCProperties = pikepdf.Dictionary(D=pikepdf.Dictionary(BaseState=pikepdf.Name.OFF))
        page = drawn_instead(odd.written(pdf), "layers")
    assert page.media is Media.JPEG
    assert page.samples == "gray"


def test_a_damaged_pdf_gives_its_page() -> None:
    for data in (odd.broken_index(odd.plain()), odd.without_index(odd.plain())):
        assert corners(on_paper(prepared(data, FileType.PDF))) == [RED, GREEN, BLUE, WHITE]


def test_a_pdf_only_the_other_reader_opens_gives_a_picture() -> None:
    data = odd.plain().replace(b"/Root 1 0 R", b"/Root 1 1 R")
    facts = inspected(data)
    assert facts.outcome is Outcome.REPAIRED
    assert [(page.width, page.height) for page in facts.pages] == [(595, 842)]
    page = drawn_instead(data, "damaged")
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]


def test_a_locked_pdf_gives_its_page_with_the_password() -> None:
    data = odd.locked("sesame")
    page = prepared(data, FileType.PDF, 2, password="sesame")
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]
    with pikepdf.open(io.BytesIO(page.data)) as pdf:
        assert not pdf.is_encrypted
    with pytest.raises(Refused, match="only with a password"):
        prepared(data, FileType.PDF, 2)


def test_what_an_archive_would_not_take_is_noted() -> None:
    picture = odd_pictures.jpeg(mode="CMYK")
    data = odd.holding(picture, "/DCTDecode", ColorSpace=pikepdf.Name.DeviceCMYK)
    assert "printing press" in said(taken_out(data).notes[0])


def test_a_page_with_a_font_that_is_not_in_the_file_is_printed_as_a_picture() -> None:
    page = drawn_instead(odd.lacking_a_font(), "font")
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]


def test_words_no_reader_can_draw_do_not_vanish_without_a_word() -> None:
    page = drawn_instead(odd.in_a_font_nobody_has(), "font")
    assert "may be missing" in said(page.notes[-1])
    unseen = taken_out(odd.in_a_font_nobody_has(seen=False))
    assert (unseen.notes, b"SimFang" in unseen.data) == ((), False)


def test_words_in_a_usual_font_are_drawn_and_not_said_to_be_missing() -> None:
    page = drawn_instead(odd.lacking_a_font(), "font")
    assert not any("may be missing" in said(note) for note in page.notes)


def test_words_nobody_sees_are_left_behind_when_their_font_is_not_in_the_file() -> None:
    page = taken_out(odd.lacking_a_font(seen=False))
    assert page.notes == ()
    assert b"Helvetica" not in page.data
    assert corners(on_paper(page)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_preview_shows_the_page(rotation: int) -> None:
    shown = previewed(odd.plain(), FileType.PDF, rotation=rotation, most=5000)
    picture = Image.frombytes("RGB", (shown.width, shown.height), shown.rgb)
    assert shown.width * shown.height <= 5300
    seen = [RED, GREEN, BLUE, WHITE] if not rotation else [BLUE, RED, WHITE, GREEN]
    assert corners(picture) == seen
    with pytest.raises(Refused):
        previewed(odd.plain(), FileType.PDF, 2)


def test_the_text_of_a_page_is_read() -> None:
    assert pdf_pages.text_of(odd.plain(2), None, 2) == "Page 2"
    assert pdf_pages.text_of(odd.plain(2), None, 3) == ""


def test_the_picture_of_a_page_is_that_of_its_file() -> None:
    data = odd.annotated(4)
    assert distance(printed(taken_out(data), (297, 421)), drawn(data, (297, 421))) < 1
