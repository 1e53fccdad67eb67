# SPDX-License-Identifier: MIT
"""Which language stands on top: in headings, cells, cover, index, stamps and bookmarks."""

import re
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import Difference
from kvisa_desktop.domain.dossier_plan import LanguageOrder
from kvisa_desktop.dossier import comparing
from kvisa_desktop.dossier.blocks import (
    Blank,
    Content,
    EnglishFirst,
    Heading,
    Paragraph,
    Plain,
    Section,
    Table,
)
from kvisa_desktop.dossier.comparing import compare
from kvisa_desktop.dossier.earlier import manifest_of
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.pairs import is_english_first, parts_in_order
from kvisa_desktop.dossier.stacks import stack
from kvisa_desktop.dossier.theme import BODY, COLUMN, TITLE
from kvisa_desktop.dossier.verify import verify
from tests.dossier.cases import content_of
from tests.dossier.test_arrangement import bookmarks, build, planned

ENGLISH, CHINESE = LanguageOrder.ENGLISH_FIRST, LanguageOrder.CHINESE_FIRST
PAIR = Bilingual("Degree", "学位")
CASE = planned()


def places(file: Path, page: int, *wanted: str) -> list[float]:
    """Return how high on a page each text stands where it is met first."""
    with pypdfium2.PdfDocument(file) as document:
        text = document[page - 1].get_textpage()
        found = []
        for each in wanted:
            match = text.search(each).get_next()
            assert match is not None, each
            found.append(text.get_charbox(match[0])[1])
        return found


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("order") / "english.pdf"
    assert CASE.dossier_plan is not None
    turned = replace(CASE.dossier_plan, language_order=ENGLISH)
    report = build(replace(CASE, dossier_plan=turned), out)
    assert all(each.ok for each in report.proofs)
    return out


@pytest.fixture(scope="module")
def chinese(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("order") / "chinese.pdf"
    build(CASE, out)
    return out


def test_the_wanted_language_stands_on_top_of_the_cover(english: Path, chinese: Path) -> None:
    title = ("Visa application dossier", "签证申请材料册")
    upper, lower = places(english, 1, *title)
    assert upper > lower
    lower, upper = places(chinese, 1, *title)
    assert upper > lower


def test_index_and_stamps_follow(english: Path, chinese: Path) -> None:
    for file, label in ((english, "Exhibit 1 / 附件1"), (chinese, "附件1 / Exhibit 1")):
        with pypdfium2.PdfDocument(file) as document:
            texts = [page.get_textpage().get_text_range() for page in document]
        assert any(f"{label} · 1/1" in each for each in texts)
        assert label in texts[1]


def test_bookmarks_follow(english: Path, chinese: Path) -> None:
    one = next(each for each in bookmarks(english) if "Index" in each)
    other = next(each for each in bookmarks(chinese) if "Index" in each)
    assert one.index("Index") < one.index("材料目录")
    assert other.index("Index") > other.index("材料目录")


def test_both_orders_prove_themselves_when_they_are_read_again(
    english: Path, chinese: Path
) -> None:
    assert all(each.ok for file in (english, chinese) for each in verify(file))


def test_both_orders_have_the_same_exhibits_on_the_same_pages(tmp_path: Path) -> None:
    one = build(planned(), tmp_path / "a.pdf")
    other = build(planned(language_order=ENGLISH), tmp_path / "b.pdf")
    assert [(each.label, each.pages) for each in one.exhibits] == [
        (each.label, each.pages) for each in other.exhibits
    ]


@pytest.mark.parametrize("order", LanguageOrder)
def test_two_dossiers_in_one_order_are_compared_exhibit_by_exhibit(
    order: LanguageOrder, tmp_path: Path
) -> None:
    older, newer = tmp_path / "older.pdf", tmp_path / "newer.pdf"
    case = planned(language_order=order)
    assert case.dossier_plan is not None
    build(case, older)
    fewer = replace(case.dossier_plan, parts_off=("cv-plan",))
    build(replace(case, dossier_plan=fewer), newer)
    found = compare(older, newer)
    assert found.same_exhibits == 7
    told = [each for each in found.parts if not each.is_exhibit]
    assert told
    assert not any("Exhibit" in each.title.en for each in told)


def test_the_order_alone_changes_nothing(english: Path, chinese: Path) -> None:
    for older, newer in ((english, chinese), (chinese, english)):
        found = compare(older, newer)
        assert found.same_exhibits == 8
        assert found.parts == ()


def test_what_changed_beside_the_order_is_told_alone(english: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.pdf"
    build(replace(CASE, person=replace(CASE.person, phone="+49 30 23125 018")), newer)
    told = [each.title.en for each in compare(english, newer).parts]
    assert told == ["Applicant and passports"]


def test_a_section_is_told_in_both_languages(chinese: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.pdf"
    build(replace(CASE, person=replace(CASE.person, phone="+49 30 23125 018")), newer)
    (part,) = compare(chinese, newer).parts
    assert (part.kind, part.is_exhibit) == (Difference.CHANGED, False)
    assert part.title.en.isascii()
    assert not part.title.zh.isascii()
    assert len(part.pages) == 1


def test_dossiers_that_do_not_name_their_sections_are_compared_by_their_titles(
    chinese: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = manifest_of(chinese)
    monkeypatch.setattr(comparing, "manifest_of", lambda _path: replace(older, sections=()))
    assert compare(chinese, chinese).parts == ()


def test_a_marked_copy_with_english_first_proves_itself(tmp_path: Path) -> None:
    report = build(
        planned(language_order=ENGLISH, purpose_mark=True, dividers=True), tmp_path / "a"
    )
    assert all(each.ok for each in report.proofs)


def test_what_a_copy_is_for_is_never_cut_in_chinese(tmp_path: Path) -> None:
    build(planned(language_order=ENGLISH, purpose_mark=True), tmp_path / "a.pdf")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    marks = [each for each in texts if "仅供" in each]
    assert marks
    assert all(re.search("仅供[^…\\n]*2026", each) for each in marks)


def test_without_a_plan_chinese_stands_on_top() -> None:
    content = in_order(_content(), CHINESE)
    assert content == _content()
    assert not is_english_first(content.title)


def test_every_pair_of_the_content_is_turned() -> None:
    content = in_order(_content(), ENGLISH)
    assert is_english_first(content.title)
    heading, words = content.sections[0].blocks
    assert isinstance(heading, Heading)
    assert isinstance(words, Paragraph)
    assert isinstance(heading.text, EnglishFirst)
    assert words.text == EnglishFirst("Degree", "学位")
    assert in_order(content, ENGLISH) == content


def test_the_line_for_missing_chinese_goes_below_its_english() -> None:
    date_, port = Plain("2026-05-01"), Plain("Lo Wu")
    table = Table((), (((date_, Blank(), port), (Blank(), port, Blank(), date_)),))
    plan = (Heading(PAIR), Paragraph(Blank()), Paragraph(Bilingual("Two talks.")))
    content = replace(_content(), sections=(Section("one", PAIR, (table, *plan)),))
    (turned, _head, words, line) = in_order(content, ENGLISH).sections[0].blocks
    assert isinstance(turned, Table)
    assert turned.rows == (((date_, port, Blank()), (port, Blank(), date_, Blank())),)
    assert words == Paragraph(EnglishFirst("Two talks."))
    assert line == Paragraph(Blank())
    assert in_order(content, CHINESE) == content


def test_what_is_told_of_a_case_is_turned_as_a_whole() -> None:
    case = planned(language_order=ENGLISH)
    content = content_of(case)
    assert all(is_english_first(each.title) for each in content.sections)
    assert all(is_english_first(each.title) for each in content.exhibits())


def test_the_texts_of_a_pair_come_in_their_order() -> None:
    assert parts_in_order(PAIR) == ("学位", "Degree")
    assert parts_in_order(EnglishFirst("Degree", "学位")) == ("Degree", "学位")


def test_the_language_on_top_is_set_in_the_larger_type() -> None:
    chinese, english = (
        stack((each,), TITLE, 400, {}).parts for each in (PAIR, EnglishFirst("Degree", "学位"))
    )
    assert [each.says for each in english] == ["Degree", "学位"]
    assert [each.type.size for each in english] == [each.type.size for each in chinese]


@pytest.mark.parametrize("pair", [Bilingual("Travel"), EnglishFirst("", "往来记录")])
def test_a_title_in_one_language_is_set_as_large_as_the_one_that_leads(pair: Bilingual) -> None:
    (alone,) = stack((pair,), TITLE, 400, {}).parts
    leading = stack((PAIR,), TITLE, 400, {}).parts[0]
    assert (alone.type.colour, alone.type.weight) == (leading.type.colour, leading.type.weight)
    assert alone.type.size == leading.type.size


def test_what_is_the_same_in_both_is_set_once() -> None:
    same = EnglishFirst("OKORO", "OKORO")
    assert [each.lang for each in stack((same,), BODY, 400, {}).parts] == [None]


def test_chinese_below_never_becomes_too_small_to_read() -> None:
    parts = stack((EnglishFirst("Pages", "页数"),), COLUMN, 400, {}).parts
    assert parts[1].type.size > COLUMN.en.size


def _content() -> Content:
    section = Section("one", PAIR, (Heading(PAIR), Paragraph(PAIR)))
    return replace(Content(PAIR, "OKORO", PAIR, (section,)), mark=PAIR)
