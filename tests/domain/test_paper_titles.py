# SPDX-License-Identifier: MIT
"""A title is suggested for a paper out of its kind, its owner and its year."""

from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import DegreeLevel
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.kinds import KINDS, UNSORTED, kind_of
from kvisa_desktop.domain.paper_titles import retitled, suggested
from tests.case_builders import DEGREE, bare_case, graduate_case, paper

CASE = graduate_case()
SCHOOL = CASE.institutions[0].name
TYPED = Bilingual("My diploma", "我的学位证书")


def of_degree(kind: str, **more: object) -> Document:
    return paper(kind, degree_id=DEGREE, **more)


def test_a_degree_certificate_is_called_after_level_university_and_year() -> None:
    assert suggested(CASE, of_degree("degree-certificate")) == Bilingual(
        f"Master's certificate, {SCHOOL.en}, 2021", f"{SCHOOL.zh}硕士学位证书（2021年）"
    )


@pytest.mark.parametrize("level", [DegreeLevel.SHORT_CYCLE, None])
def test_a_level_without_a_certificate_of_its_own_keeps_the_name_of_the_kind(
    level: DegreeLevel | None,
) -> None:
    case = replace(CASE, degrees=(replace(CASE.degrees[0], level=level),))
    title = suggested(case, of_degree("degree-certificate"))
    assert title.en.startswith("Degree certificate, ")
    assert "学位证书（" in title.zh


def test_the_date_on_the_paper_counts_before_that_of_the_degree() -> None:
    title = suggested(CASE, of_degree("transcript", issued_on=date(2024, 3, 1)))
    assert title.en.endswith(", 2024")
    assert title.zh.endswith("成绩单（2024年）")


def test_what_has_no_chinese_name_is_left_out_of_the_chinese_half() -> None:
    school = replace(CASE.institutions[0], name=Bilingual("Weston University"))
    title = suggested(replace(CASE, institutions=(school,)), of_degree("transcript"))
    assert title == Bilingual("Transcript of records, Weston University, 2021", "成绩单（2021年）")


def test_a_proof_of_residence_names_the_country() -> None:
    title = suggested(CASE, paper("residence-proof"))
    assert title == Bilingual("Proof of lawful residence, Germany", "合法居留证明（德国）")


def test_a_letter_of_the_post_names_the_employer() -> None:
    person = replace(CASE.person, employer=Bilingual("Weston Institute", "韦斯顿研究所"))
    title = suggested(
        replace(CASE, person=person), paper("post-letter", issued_on=date(2026, 5, 1))
    )
    assert title.en == "Letter on the teaching or research post, Weston Institute, 2026"
    assert title.zh == "在职教学（科研）证明（韦斯顿研究所，2026年）"


def test_where_the_kind_says_all_nothing_is_suggested() -> None:
    for kind in ("photo", "cv", "passport-data-page", UNSORTED):
        assert not suggested(CASE, paper(kind, issued_on=date(2026, 3, 1))), kind


def test_a_translation_is_called_after_its_original_anyway() -> None:
    original = of_degree("degree-certificate")
    case = replace(CASE, documents=(*CASE.documents, original))
    assert not suggested(case, of_degree("degree-certificate", translation_of=original.id))


def test_two_papers_that_would_be_called_the_same_are_told_apart() -> None:
    first = of_degree("transcript", title=suggested(CASE, of_degree("transcript")))
    case = replace(CASE, documents=(*CASE.documents, first))
    assert suggested(case, first) == first.title
    second = suggested(case, of_degree("transcript"))
    assert second == Bilingual(f"{first.title.en} (2)", f"{first.title.zh}（2）")


def test_a_case_of_which_nothing_is_known_suggests_nothing() -> None:
    for kind in KINDS:
        assert not suggested(bare_case(), paper(kind.key)), kind.key


def test_a_suggested_title_follows_the_kind_and_a_typed_one_stays() -> None:
    before = of_degree("transcript")
    before = replace(before, title=suggested(CASE, before))
    after = replace(before, kind="degree-certificate")
    assert retitled(CASE, before, after).en.startswith("Master's certificate")
    typed = replace(before, title=TYPED)
    assert retitled(CASE, typed, replace(after, title=TYPED)) == TYPED


def test_a_year_that_is_not_known_is_not_made_up() -> None:
    case = replace(CASE, degrees=(replace(CASE.degrees[0], awarded=PartialDate()),))
    title = suggested(case, of_degree("marksheet"))
    name = kind_of("marksheet").name
    assert title == Bilingual(f"{name.en}, {SCHOOL.en}", f"{SCHOOL.zh}{name.zh}")
