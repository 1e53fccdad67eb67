# SPDX-License-Identifier: MIT
"""Every sheet: the number at one spot, the stamp in its own band, the head where it belongs."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Content, Exhibit, Paragraph, Section
from kvisa_desktop.dossier.labels import chinese_label, exhibit_label, page_range, stamp
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT, PAGE_WIDTH, SHEET
from tests.dossier.specimens import built, content, jpeg_page

BINDING = 25 * MM


def found(file: Path, words: str) -> dict[int, list[tuple[float, float, float, float]]]:
    """Return where `words` stand, by page: the rectangles of their first characters."""
    document = pypdfium2.PdfDocument(file)
    places: dict[int, list[tuple[float, float, float, float]]] = {}
    try:
        for number, page in enumerate(document, 1):
            texts = page.get_textpage()
            search = texts.search(words)
            while hit := search.get_next():
                places.setdefault(number, []).append(texts.get_charbox(hit[0]))
    finally:
        document.close()
    return places


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sheets") / "dossier.pdf"
    built(out, content(40))
    return out


def test_the_page_number_stands_at_the_same_height_on_every_sheet(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    total = len(document)
    document.close()
    feet = {
        round(box[1])
        for number in range(1, total + 1)
        for box in found(file, f"{number} / {total}")[number]
    }
    assert len(feet) == 1
    assert 8 * MM < feet.pop() < 16 * MM


def test_every_page_of_an_exhibit_is_stamped_above_its_scan(file: Path) -> None:
    for number, page, pages, sheet in (("1", 1, 1, 5), ("2", 1, 2, 6), ("2", 2, 2, 7)):
        (box,) = found(file, stamp(number, page, pages))[sheet]
        assert box[1] > PAGE_HEIGHT - 34 * MM
        assert box[2] < PAGE_WIDTH


def margins(file: Path) -> list[tuple[bool, bool]]:
    """Return of each page whether the binding margin is free on the left and on the right."""
    document = pypdfium2.PdfDocument(file)
    free = []
    try:
        for page in document:
            picture = page.render(scale=1).to_pil().convert("L")
            wide, high, room = picture.width, picture.height, int(BINDING)
            sides = ((0, 0, room, high), (wide - room, 0, wide, high))
            left, right = (picture.crop(side).getextrema() == (255, 255) for side in sides)
            free.append((left, right))
    finally:
        document.close()
    return free


def test_nothing_is_printed_in_the_binding_margin(file: Path) -> None:
    assert {left for left, _ in margins(file)} == {True}


@pytest.fixture(scope="module")
def two_sided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sheets") / "two-sided.pdf"
    blank = Bilingual("This page is left blank.", "本页空白。")
    assert all(proof.ok for proof in built(out, replace(content(40), blank=blank)).proofs)
    return out


def test_the_back_of_a_sheet_printed_on_both_sides_is_bound_on_its_right(two_sided: Path) -> None:
    free = margins(two_sided)
    assert all(left for left, _ in free[::2])
    assert all(right for _, right in free[1::2])
    assert any(not left for left, _ in free[1::2])


def test_every_stamp_leads_back_to_the_line_of_the_index(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        back = {
            number: [numbers[link.Dest[0].objgen] for link in page.get("/Annots", [])]
            for number, page in enumerate(pdf.pages, 1)
        }
    assert {number: back[number] for number in (5, 6, 7)} == {5: [2], 6: [2], 7: [2]}


def test_links_and_figures_lie_on_what_they_are_about_on_the_back_too(two_sided: Path) -> None:
    with pikepdf.open(two_sided) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            for link in page.get("/Annots", []):
                left, _, right, _ = (float(each) for each in link.Rect)
                bound = PAGE_WIDTH - right if number % 2 == 0 else left
                assert bound > BINDING


def test_the_page_number_stands_in_the_middle_of_what_is_printed(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    texts = document[4].get_textpage()
    first, count = texts.search(f"5 / {len(document)}").get_next()
    ends = texts.get_charbox(first)[0], texts.get_charbox(first + count - 1)[2]
    document.close()
    assert sum(ends) / 2 == pytest.approx((SHEET.left + SHEET.right) / 2, abs=1)


def test_the_head_of_a_section_that_opens_with_an_exhibit_stands_on_its_sheet(file: Path) -> None:
    assert 6 in found(file, "本次申请所依据的学位")


def test_the_running_head_stands_on_every_sheet_but_the_cover(file: Path) -> None:
    sheets = found(file, "K字签证申请材料")
    assert 1 not in sheets
    document = pypdfium2.PdfDocument(file)
    assert set(sheets) == set(range(2, len(document) + 1))
    document.close()


def test_a_name_too_long_for_the_head_is_cut_with_an_ellipsis(tmp_path: Path) -> None:
    name = "Wickramasinghe Mudiyanselage " * 8
    what = replace(content(), running=Bilingual(name, "K字签证申请材料"))
    out = tmp_path / "long.pdf"
    assert all(proof.ok for proof in built(out, what).proofs)
    assert found(out, "…")


def test_a_name_that_just_fits_the_head_stands_there_alone_and_whole(tmp_path: Path) -> None:
    name = "WICKRAMASINGHE MUDIYANSELAGE " * 2 + "PRIYANTHA ANURA"
    running = Bilingual(f"{name} · K visa application papers", "K字签证申请材料")
    out = tmp_path / "whole.pdf"
    built(out, replace(content(), running=running))
    assert 2 in found(out, "ANURA")
    assert not found(out, "…")
    assert not found(out, "· K visa")


def banded(out: Path, note: Bilingual | None = None, mark: Bilingual | None = None) -> Path:
    """Build a dossier of one exhibit whose title is longer than the band above the scan."""
    title = Bilingual("Certificate of the Faculty of Engineering " * 5, "工程学院学位证书" * 12)
    sections = (
        Section("one", Bilingual("One", "一"), (Paragraph(Bilingual("Text", "文字")),)),
        Section("two", Bilingual("Two", "二"), (Exhibit("1", title, "x", 1, note, mark),)),
    )
    words = Bilingual("T", "题")
    built(out, Content(words, "A", words, sections), lambda _source, _page: jpeg_page())
    return out


def test_a_title_too_long_for_the_band_never_reaches_the_stamp(tmp_path: Path) -> None:
    out = banded(tmp_path / "band.pdf")
    (label,) = found(out, "附件1 /")[2]
    (ellipsis, *_) = found(out, "…")[2]
    assert ellipsis[2] < label[0]


def test_a_title_that_is_cut_still_says_that_the_paper_is_an_excerpt(tmp_path: Path) -> None:
    note = Bilingual("excerpt (pp. 1–3 of 5)", "节选（第1–3页，共5页）")
    out = banded(tmp_path / "excerpt.pdf", note)
    for told in ("…，节选（第1–3页，共5页）", "…, excerpt (pp. 1–3 of 5)"):
        assert 2 in found(out, told)


def test_a_long_purpose_is_told_whole_on_two_lines_above_its_scan(tmp_path: Path) -> None:
    whom = "Łódź Consulting, oddział w Świętochłowicach i Bielsku-Białej"
    mark = Bilingual(f"For one use only. {whom} (1)", f"仅供一次使用（{whom}，乙）")
    out = banded(tmp_path / "mark.pdf", mark=mark)
    (english,), (chinese,) = (found(out, words)[2] for words in ("(1)", "，乙）"))
    assert english[3] < chinese[1]
    with pypdfium2.PdfDocument(out) as document:
        (scan,) = (each for each in document[1].get_objects() if each.type == 3)
        assert scan.get_bounds()[3] < english[1]


@pytest.mark.parametrize(
    ("number", "label", "chinese"),
    [
        ("3", "附件3 / Exhibit 3", "附件3"),
        ("3T", "附件3译文 / Exhibit 3T", "附件3译文"),
        ("12T2", "附件12译文2 / Exhibit 12T2", "附件12译文2"),
    ],
)
def test_labels_are_written_in_one_form(number: str, label: str, chinese: str) -> None:
    assert exhibit_label(number) == label
    assert chinese_label(number) == chinese
    assert stamp(number, 2, 5) == f"{label} · 2/5"


def test_page_ranges_are_written_with_a_dash() -> None:
    assert page_range(12, 12) == "12"
    assert page_range(12, 16) == "12–16"
