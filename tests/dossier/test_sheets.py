# SPDX-License-Identifier: MIT
"""Every sheet: the number at one spot, the stamp in its own band, the head where it belongs."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.files import PreparedPage
from kvisa_desktop.dossier.blocks import Content, Exhibit, Paragraph, Section
from kvisa_desktop.dossier.labels import chinese_label, exhibit_label, page_range, stamp
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT, PAGE_WIDTH
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


def test_nothing_is_printed_in_the_binding_margin(file: Path) -> None:
    document = pypdfium2.PdfDocument(file)
    try:
        for page in document:
            picture = page.render(scale=1).to_pil().convert("L")
            margin = picture.crop((0, 0, int(BINDING), picture.height))
            assert margin.getextrema() == (255, 255)
    finally:
        document.close()


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


def test_a_title_too_long_for_the_band_never_reaches_the_stamp(tmp_path: Path) -> None:
    title = Bilingual("Certificate of the Faculty of Engineering " * 5, "工程学院学位证书" * 12)
    sections = (
        Section("one", Bilingual("One", "一"), (Paragraph(Bilingual("Text", "文字")),)),
        Section("two", Bilingual("Two", "二"), (Exhibit("1", title, "x", 1),)),
    )
    words = Bilingual("T", "题")
    out = tmp_path / "band.pdf"

    def pages(_source: str, _page: int) -> PreparedPage:
        return jpeg_page()

    built(out, Content(words, "A", words, sections), pages)
    (label,) = found(out, "附件1 /")[2]
    (ellipsis, *_) = found(out, "…")[2]
    assert ellipsis[2] < label[0]


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
