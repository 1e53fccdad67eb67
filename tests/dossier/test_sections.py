# SPDX-License-Identifier: MIT
"""What the dossier says of a case: claims and proofs in the officer's order, and nothing else."""

import re
from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import TranslationKind
from kvisa_desktop.domain.stay import Basis, Crossing, CrossingId, Direction, StickerId, VisaSticker
from kvisa_desktop.domain.written_explanation import ExplanationId, WrittenExplanation
from kvisa_desktop.dossier.blocks import (
    Blank,
    Fields,
    Linked,
    PageOf,
    Paragraph,
    Plain,
    Spanning,
    Table,
)
from kvisa_desktop.dossier.sections.telling import said
from tests.case_builders import (
    PERSON,
    bare_case,
    graduate_case,
    new_id,
    pages,
    paper,
)
from tests.dossier.cases import (
    RULEBOOK,
    content_of,
    exhibits,
    index_lines,
    section,
    telling,
    words,
)

BANNED = re.compile(
    r"\b(eligible|approved|qualified|guaranteed)\b|符合条件|合格|通过|获批|保证", re.IGNORECASE
)


def with_papers(case: CaseFile, *kinds: str) -> CaseFile:
    papers = tuple(paper(kind) for kind in kinds)
    more = tuple(page for each in papers for page in pages(each, 1))
    return replace(case, documents=case.documents + papers, pages=case.pages + more)


def crossing(direction: Direction, on: PartialDate, **more: object) -> Crossing:
    fixed = {"id": CrossingId(new_id()), "person_id": PERSON, "direction": direction, "on": on}
    return Crossing(**{**fixed, **more})  # type: ignore[arg-type]  # any field


def table(case: CaseFile, key: str) -> Table:
    (found,) = (b for b in section(content_of(case), key).blocks if isinstance(b, Table))
    return found


def rows(case: CaseFile, key: str) -> list[tuple[object, ...]]:
    return [row for row in table(case, key).rows if not isinstance(row, Spanning)]


def test_the_sections_stand_in_the_officers_order() -> None:
    case = with_papers(
        replace(graduate_case(), crossings=(crossing(Direction.ENTRY, PartialDate(2019, 5, 1)),)),
        *("explanation", "entry-stamp", "accreditation", "post-letter"),
    )
    keys = [each.key for each in content_of(case).sections]
    assert keys == [
        "cover",
        "index",
        "claims",
        "applicant",
        "degree",
        "work",
        "institution",
        "plan",
        "stays",
        "explanations",
    ]


def test_every_exhibit_stands_in_the_section_it_proves_and_in_the_index() -> None:
    content = content_of(graduate_case())

    assert exhibits(section(content, "applicant")) == ["1", "2", "3", "4", "5"]
    assert exhibits(section(content, "degree")) == ["6", "7"]
    assert exhibits(section(content, "plan")) == ["8"]
    labels = [label for label, _, _ in index_lines(content) if "Exhibit" in label]
    assert labels == [f"附件{number} / Exhibit {number}" for number in range(1, 9)]


def test_a_case_of_which_nothing_is_known_is_told_without_empty_sections() -> None:
    content = content_of(bare_case())
    assert [each.key for each in content.sections] == ["cover", "index"]


def test_the_cover_says_whose_it_is_and_that_it_is_not_official() -> None:
    cover = section(content_of(graduate_case()), "cover")
    (fields,) = (block for block in cover.blocks if isinstance(block, Fields))
    labels = [field.label.zh for field in fields.rows]

    assert labels[:3] == ["递交至", "签证种类", "申请人"]
    assert {"护照号码", "总页数", "编制日期"} <= set(labels)
    text = words(content_of(graduate_case()))
    assert "本材料由申请人自行整理，非官方文件" in text
    assert "Compiled by the applicant; not an official document" in text


def test_claims_quote_official_texts_only_in_the_words_of_the_rulebook() -> None:
    claims = table(graduate_case(), "claims")
    quoted = [row.cell[0] for row in claims.rows if isinstance(row, Spanning)]

    assert quoted == [RULEBOOK.rule("K-03").text, RULEBOOK.rule("K-10").text]
    assert RULEBOOK.rule("K-04").text.zh in words(content_of(graduate_case()))


@pytest.mark.parametrize(
    ("routes", "cited"),
    [
        ((Route.TEACHING_RESEARCH,), ["K-03", "K-11"]),
        ((Route.GRADUATE, Route.TEACHING_RESEARCH), ["K-03", "K-10", "K-11"]),
    ],
)
def test_the_routes_of_the_case_decide_which_texts_are_quoted(
    routes: tuple[Route, ...], cited: list[str]
) -> None:
    case = with_papers(graduate_case(), "post-letter")
    person = replace(case.person, occupation=Bilingual("Lecturer", "讲师"))
    case = replace(case, case=replace(case.case, routes=routes), person=person)
    quoted = [row.cell[0] for row in table(case, "claims").rows if isinstance(row, Spanning)]

    assert quoted == [RULEBOOK.rule(each).text for each in cited]


def test_every_proof_leads_to_its_exhibit_and_prints_its_pages() -> None:
    content = content_of(graduate_case())
    keys = {f"exhibit-{number}" for part in content.sections for number in exhibits(part)}
    proofs = [row for row in rows(graduate_case(), "claims") if row[1]]

    assert proofs
    for _, proof, page in proofs:
        assert isinstance(proof, tuple)
        assert isinstance(page, tuple)
        (link,), (number,) = proof, page
        assert isinstance(link, Linked)
        assert isinstance(number, PageOf)
        assert link.key == number.key
        assert link.key in keys


def test_a_translation_is_named_after_its_original_and_who_made_it() -> None:
    case = graduate_case()
    certificate = next(each for each in case.documents if each.kind == "degree-certificate")
    translation = paper(
        "degree-certificate",
        translation_of=certificate.id,
        translation_kind=TranslationKind.SWORN,
    )
    case = replace(
        case,
        documents=(*case.documents, translation),
        pages=case.pages + pages(translation, 2),
    )
    content = content_of(case)
    (line,) = (line for line in index_lines(content) if line[0].endswith("T"))

    assert exhibits(section(content, "degree")) == ["6", "6T", "7"]
    assert line[0] == "附件6译文 / Exhibit 6T"
    assert line[2] == "学位证书（宣誓译员译文）"
    assert "exhibit-6T" in {
        row[2][0].key
        for row in rows(case, "claims")
        if isinstance(row[2], tuple) and row[2] and isinstance(row[2][0], PageOf)
    }


def test_a_paper_with_pages_left_out_is_called_an_excerpt() -> None:
    case = graduate_case()
    transcript = next(each for each in case.documents if each.kind == "transcript")
    kept = tuple(page for page in case.pages if page.document_id != transcript.id)
    more = pages(transcript, 5)
    left_out = (*more[:3], *(replace(page, left_out=True) for page in more[3:]))
    content = content_of(replace(case, pages=kept + left_out))
    (line,) = (line for line in index_lines(content) if line[0].endswith("Exhibit 7"))

    assert line[1].endswith("excerpt (pp. 1–3 of 5)")
    assert line[2].endswith("节选（第1–3页，共5页）")


def test_a_person_without_a_surname_is_told_to_have_none() -> None:
    case = graduate_case()
    person = replace(case.person, surname="")
    (fields, *_) = (
        block
        for block in section(content_of(replace(case, person=person)), "applicant").blocks
        if isinstance(block, Fields)
    )
    none = Bilingual("none; the passport shows one name only", "无（护照仅载一个姓名）")
    assert fields.rows[0].value == (none,)


def test_nothing_is_said_of_names_while_none_is_known() -> None:
    assert "护照仅载" not in words(content_of(bare_case()))


def test_several_nationalities_stand_on_one_line_a_language() -> None:
    case = graduate_case()
    both = replace(case, person=replace(case.person, nationalities=("ZAF", "NLD")))
    for key in ("cover", "applicant"):
        (value,) = (
            row.value
            for block in section(content_of(both), key).blocks
            if isinstance(block, Fields)
            for row in block.rows
            if row.label.en == "Nationality"
        )
        assert value == (Bilingual("South Africa, Netherlands", "南非、荷兰"),)


def test_a_month_of_a_degree_is_stated_as_the_paper_states_it() -> None:
    case = graduate_case()
    degrees = tuple(replace(each, awarded=PartialDate(2018, 6)) for each in case.degrees)
    text = words(content_of(replace(case, degrees=degrees)))
    assert "June 2018" in text
    assert "2018年6月" in text
    assert "about June 2018" not in text
    assert "约2018年6月" not in text


def test_pages_that_do_not_follow_are_told_apart_as_each_language_does() -> None:
    case = graduate_case()
    cv = next(each for each in case.documents if each.kind == "cv")
    kept = tuple(page for page in case.pages if page.document_id != cv.id)
    more = tuple(replace(page, left_out=at in {1, 3}) for at, page in enumerate(pages(cv, 6)))
    content = content_of(replace(case, pages=kept + more))
    (line,) = (line for line in index_lines(content) if "excerpt" in line[1])

    assert line[1].endswith("excerpt (pp. 1, 3, 5–6 of 6)")
    assert line[2].endswith("节选（第1、3、5–6页，共6页）")


def test_what_has_no_chinese_leaves_an_empty_line_and_never_a_copy() -> None:
    assert said(Bilingual("Oji Grid Services", ""))[0] == Blank()
    assert said(Bilingual("", "奥吉电网")) == (Bilingual("", "奥吉电网"),)
    assert said(Bilingual()) == ()


def test_days_not_known_exactly_are_words_and_are_not_counted() -> None:
    case = replace(
        graduate_case(),
        crossings=(
            crossing(Direction.ENTRY, PartialDate(2019, 10, 8), basis=Basis.VISA),
            crossing(Direction.EXIT, PartialDate(2019, 10)),
            crossing(Direction.ENTRY, PartialDate(2024, 5, 13), basis=Basis.TRANSIT_240H),
            crossing(Direction.EXIT, PartialDate(2024, 5, 26)),
            crossing(Direction.ENTRY, PartialDate()),
        ),
    )
    found = rows(case, "stays")
    text = words(content_of(case))

    assert "about October 2019" in text
    assert "约2019年10月" in text
    assert "日期不详" in text
    days = [row[3][0].text for row in found if isinstance(row[3], tuple)]
    assert sorted(days) == ["13", "–", "–"]


def test_visas_held_before_are_listed_as_printed_on_the_sticker() -> None:
    sticker = VisaSticker(
        id=StickerId(new_id()),
        person_id=PERSON,
        number="S0000019",
        category="F",
        entries=0,
        issued_on=date(2019, 9, 20),
        enter_before=date(2019, 12, 20),
        duration_days=30,
    )
    text = words(content_of(replace(graduate_case(), stickers=(sticker,))))
    for printed in ("S0000019", "2019-12-20", "030", "多次", "既往中国签证"):
        assert printed in text


def test_what_was_only_looked_up_about_an_institution_is_not_printed() -> None:
    text = words(content_of(graduate_case()))
    assert "Ministry of Education list" not in text
    assert "教育部" not in text


def test_headings_of_places_read_country_or_region() -> None:
    case = graduate_case()
    person = replace(case.person, birth_country="TWN", nationalities=("HKG",))
    text = words(content_of(replace(case, person=person)))

    assert "国家（地区）" in text
    assert "中国台湾" in text
    assert "中国香港" in text


def test_no_word_about_prospects_is_ever_printed() -> None:
    case = with_papers(graduate_case(), "post-letter", "accreditation", "explanation")
    assert BANNED.search(words(content_of(case))) is None


def test_every_text_stands_in_both_languages_or_in_none() -> None:
    lines = index_lines(content_of(graduate_case()))
    assert all(english and chinese and english != chinese for _, english, chinese in lines)


def test_the_author_is_named_as_the_passport_prints_it() -> None:
    told = telling(graduate_case())
    content = content_of(graduate_case())
    assert content.author == told.case.person.passport_name == "OKORO Adaeze Nkechi"
    assert content.running.en.startswith("OKORO Adaeze Nkechi · K visa")
    assert content.running.zh == "K字签证申请材料"


def test_an_explanation_is_printed_only_when_that_was_chosen() -> None:
    case = with_papers(graduate_case())
    text = Bilingual("Dear officer,\nI was ill.", "尊敬的签证官员：\n因病。")
    written = WrittenExplanation(
        id=ExplanationId(new_id()), case_id=case.case.id, subject="stays", text=text
    )
    kept = replace(case, explanations=(written,))
    assert "I was ill." not in words(content_of(kept))
    chosen = replace(case, explanations=(replace(written, in_dossier=True),))
    part = section(content_of(chosen), "explanations")
    assert [block.text.text for block in part.blocks] == [  # type: ignore[union-attr]
        "尊敬的签证官员：", "因病。", "Dear officer,", "I was ill."
    ]  # fmt: skip


def test_an_explanation_without_chinese_leaves_a_line_for_it() -> None:
    written = WrittenExplanation(
        id=ExplanationId(new_id()),
        case_id=graduate_case().case.id,
        subject="stays",
        text=Bilingual("I was ill."),
        in_dossier=True,
    )
    empty = replace(written, id=ExplanationId(new_id()), text=Bilingual())
    case = replace(graduate_case(), explanations=(written, empty))
    first, second = section(content_of(case), "explanations").blocks
    assert isinstance(first, Paragraph)
    assert isinstance(first.text, Blank)
    assert isinstance(second, Paragraph)
    assert second.text == Plain("I was ill.", "en")
