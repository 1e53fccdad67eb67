# SPDX-License-Identifier: MIT
"""What PDF files are said to be, and which are refused, repaired, or opened with a password."""

import io
import zlib
from typing import Literal

import pikepdf
import pytest
from pikepdf import Array

from kvisa_desktop.domain.files import FileFacts, FileType, Outcome
from kvisa_desktop.errors import Refused
from kvisa_desktop.intake import pdf_files
from tests.intake import odd_pdfs as odd
from tests.intake import odd_pictures
from tests.intake.reading import inspected, refused, said, taken


def sizes(facts: FileFacts) -> list[tuple[float, float]]:
    return [(page.width, page.height) for page in facts.pages]


def test_a_plain_pdf_is_taken_without_a_word() -> None:
    facts = taken(odd.plain(3))
    assert facts.type is FileType.PDF
    assert sizes(facts) == [(595, 842)] * 3
    assert facts.warnings == ()
    assert facts.pages[0].pixel_width is None


@pytest.mark.parametrize(
    ("entries", "size"),
    [
        ({"Rotate": 90}, (842, 595)),
        ({"Rotate": -90}, (842, 595)),
        ({"Rotate": 540}, (595, 842)),
        ({"Rotate": 45}, (595, 842)),
        ({"UserUnit": 2}, (1190, 1684)),
        ({"UserUnit": -2}, (595, 842)),
        ({"CropBox": Array([100, 100, 300, 200])}, (200, 100)),
        ({"CropBox": Array([-50, -50, 300, 200])}, (300, 200)),
        ({"CropBox": Array([900, 900, 999, 999])}, (595, 842)),
        ({"MediaBox": Array([595, 842, 0, 0])}, (595, 842)),
        ({"MediaBox": Array([-100, -200, 100, 200])}, (200, 400)),
        ({"MediaBox": Array([0, 0, 0, 0])}, (612, 792)),
        ({"MediaBox": Array([0, 0, 2384, 3370])}, (2384, 3370)),
        ({"MediaBox": Array([0, 0, 8.5, 8.5])}, (8.5, 8.5)),
    ],
)
def test_pages_are_measured_as_they_are_seen(
    entries: dict[str, object], size: tuple[float, float]
) -> None:
    assert sizes(taken(odd.with_page(**entries))) == [size]


def test_a_page_without_a_usable_box_is_a_default_page() -> None:
    facts = inspected(odd.with_page(MediaBox=Array([0, 0])))
    assert facts.outcome is Outcome.REPAIRED
    assert sizes(facts) == [(612, 792)]


def test_boxes_may_be_inherited() -> None:
    pdf = odd.made(2)
    del pdf.pages[0].obj["/MediaBox"], pdf.pages[1].obj["/MediaBox"]
    pdf.Root.Pages.MediaBox = Array([0, 0, 200, 300])
    pdf.Root.Pages.Rotate = 90
    assert sizes(taken(odd.written(pdf))) == [(300, 200)] * 2


@pytest.mark.parametrize("revision", [2, 3, 4, 6])
def test_a_locked_pdf_asks_for_its_password(revision: Literal[2, 3, 4, 6]) -> None:
    data = odd.locked("sesame", revision=revision)
    assert "only with a password" in refused(data, Outcome.NEEDS_PASSWORD)
    assert "does not open" in refused(data, Outcome.NEEDS_PASSWORD, password="simsim")
    for word in ("sesame", "owner"):
        facts = inspected(data, password=word)
        assert facts.outcome is Outcome.ACCEPT
        assert len(facts.pages) == 2


def test_a_pdf_locked_only_against_changes_opens() -> None:
    assert len(taken(odd.locked("")).pages) == 2


@pytest.mark.parametrize(
    ("word", "revision", "encoding"),
    [("pässwörd", 3, "latin-1"), ("pässwörd", 6, None), ("密码", 6, None), ("密码", 3, "gb18030")],
)
def test_a_password_is_tried_as_old_programs_wrote_it(
    word: str, revision: Literal[3, 6], encoding: str | None
) -> None:
    data = odd.locked(word, revision=revision, encoding=encoding)
    assert inspected(data, password=word).outcome is Outcome.ACCEPT


def test_foreign_locks_are_explained() -> None:
    data = odd.locked("x").replace(b"/Standard", b"/Foreigns")
    assert "rights-management" in refused(data)


@pytest.mark.parametrize("word", ["sesame", "owner"])
def test_a_locked_pdf_is_rewritten_open(word: str) -> None:
    data = odd.locked("sesame")
    plain = pdf_files.decrypted(data, word)
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        assert not pdf.is_encrypted
        assert len(pdf.pages) == 2
    pdf_files.opened.cache_clear()
    assert pdf_files.decrypted(data, word) == plain, "the same PDF gives the same bytes"
    with pytest.raises(Refused):
        pdf_files.decrypted(data, "simsim")


def test_a_pdf_without_a_lock_stays_byte_for_byte() -> None:
    assert pdf_files.decrypted(odd.plain(), "any") == odd.plain()


@pytest.mark.parametrize(
    "data",
    [
        odd.broken_index(odd.plain(2)),
        odd.without_index(odd.plain(2)),
        odd.without_index(odd.plain(2)) + b"trailer\n<</Root 1 0 R>>\n",
        odd.plain(2)[:-30],
        odd.plain(2)[9:],
        b"\n" * 900 + odd.broken_index(odd.plain(2)),
    ],
)
def test_a_damaged_pdf_is_repaired_with_a_warning(data: bytes) -> None:
    facts = inspected(data)
    assert facts.outcome is Outcome.REPAIRED
    assert len(facts.pages) == 2
    assert "repaired" in said(facts.warnings[0])


def test_bytes_before_the_beginning_are_overlooked() -> None:
    assert taken(b"Content-Type: application/pdf\r\n\r\n" + odd.plain()).type is FileType.PDF


@pytest.mark.parametrize("part", [0.2, 0.5, 0.7])
@pytest.mark.parametrize("is_linear", [True, False])
def test_a_pdf_cut_off_is_refused(part: float, *, is_linear: bool) -> None:
    data = odd.written(odd.made(6), linearize=is_linear)
    reason = refused(data[: int(len(data) * part)])
    assert "missing" in reason or "beyond repair" in reason


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing else", b"%PDF-"])
def test_a_pdf_in_name_only_is_refused(data: bytes) -> None:
    assert "PDF" in refused(data)


def test_a_pdf_without_pages_is_refused() -> None:
    assert "no pages" in refused(odd.plain(0))


def test_a_portfolio_is_explained() -> None:
    assert "portfolio" in refused(odd.portfolio())


def test_a_form_for_one_reader_only_is_explained() -> None:
    assert "Adobe Reader" in refused(odd.reader_form())


def test_what_a_pdf_would_do_is_said() -> None:
    facts = taken(odd.active())
    assert [said(w).split(";")[0] for w in facts.warnings] == [
        "1 file is attached inside this PDF",
        "Scripts and automatic actions of this PDF are left out of the printed copy.",
    ]


def test_opening_at_a_page_is_nothing_to_speak_of() -> None:
    pdf = odd.made()
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    assert taken(odd.written(pdf)).warnings == ()


def test_a_swelling_pdf_is_refused() -> None:
    data = odd.swelling()
    assert len(data) < 1000
    assert "far more" in refused(data)


def test_a_huge_picture_inside_is_refused() -> None:
    data = odd.holding(b"\0", "/FlateDecode", Width=40_000, Height=40_000)
    assert "40000 × 40000" in refused(data)


@pytest.mark.parametrize(
    "data",
    [
        odd.holding(b"garbage garbage", "/JBIG2Decode", ColorSpace=pikepdf.Name.DeviceGray),
        odd.holding(b"garbage garbage", "/JPXDecode"),
        odd.holding(odd_pictures.jpeg((400, 400))[:4000], "/DCTDecode", Width=400, Height=400),
        odd.holding(zlib.compress(bytes(96 * 50 * 3)), "/FlateDecode"),
        odd.holding(
            zlib.compress(bytes(12 * 40)),
            "/FlateDecode",
            BitsPerComponent=1,
            ColorSpace=pikepdf.Name.DeviceGray,
        ),
        odd.holding(
            zlib.compress(bytes(96 * 40)),
            "/FlateDecode",
            ColorSpace=Array(
                [pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, 1, pikepdf.String(bytes(6))]
            ),
        ),
    ],
)
def test_a_damaged_picture_inside_is_said(data: bytes) -> None:
    facts = inspected(data)
    assert facts.outcome is Outcome.REPAIRED
    assert "picture" in said(facts.warnings[0])


@pytest.mark.parametrize(
    "data",
    [
        odd.holding(odd_pictures.jpeg(), "/DCTDecode"),
        odd.holding(zlib.compress(bytes(96 * 64 * 3)), "/FlateDecode"),
        odd.holding(zlib.compress(bytes(96 * 64 * 3 - 100)), "/FlateDecode"),  # no row is missing
        odd.holding(
            zlib.compress(bytes(12 * 64)), "/FlateDecode", BitsPerComponent=1, ImageMask=True
        ),
        odd.holding(
            zlib.compress(bytes(96 * 64)),
            "/FlateDecode",
            ColorSpace=Array([pikepdf.Name.Pattern]),  # whose samples nobody can count
        ),
    ],
)
def test_a_sound_picture_inside_is_nothing_to_speak_of(data: bytes) -> None:
    assert taken(data).warnings == ()


def test_a_later_change_that_was_cut_off_is_not_overlooked() -> None:
    whole = odd.changed_later()
    assert taken(whole).warnings == ()
    assert taken(whole.removesuffix(b"%%EOF\n")).warnings == ()
    assert "cut off" in refused(whole[: whole.rindex(b"startxref")])
    assert "cut off" in refused(whole[: whole.rindex(b"endobj")])


def test_a_signature_is_told_although_the_form_forgets_to_say_so() -> None:
    for flags in (3, None):
        (warning,) = taken(odd.signed(flags)).warnings
        assert "signed electronically" in said(warning)


def test_too_many_pages_are_refused() -> None:
    pdf = odd.made()
    pdf.pages.extend(pdf.pages[0] for _ in range(2000))
    assert "2000" in refused(odd.written(pdf))


@pytest.mark.parametrize(
    ("size", "told"),
    [((9, 9), "only 3 × 3 mm"), ((2384, 3370), "841 × 1189 mm"), ((842, 1191), ""), (odd.A4, "")],
)
def test_a_page_that_comes_out_too_small_to_read_is_told(
    size: tuple[float, float], told: str
) -> None:
    facts = taken(odd.plain(2, size))
    found = [said(each) for each in facts.warnings if " mm" in said(each)]
    assert found == [] if not told else told in found[0]
    assert len(found) <= 1
