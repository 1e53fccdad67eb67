# SPDX-License-Identifier: MIT
"""Exhibits sorted into the boxes of the online form."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.counter import copies, originals, signing_places
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.post import PostId, PostPoint, PostRule, PostRuleId
from kvisa_desktop.domain.post_box import PostBox, PostBoxId, UploadFormat
from kvisa_desktop.domain.upload_boxes import BOXES, boxes_of, filled_boxes, post_words, unplaced
from kvisa_desktop.domain.upload_limits import Limits, plain_name
from tests.case_builders import POST, bare_case, graduate_case, new_id, pages, paper


def test_every_exhibit_is_in_exactly_one_box() -> None:
    case = graduate_case()
    placed = [each.number for box in filled_boxes(case) for each in box.exhibits]
    assert sorted(placed) == sorted(each.number for each in exhibits_of(case))


def test_every_kind_that_is_printed_has_a_box() -> None:
    case = bare_case()
    for kind in KINDS:
        document = paper(kind.key)
        one = replace(case, documents=(document,), pages=pages(document, 1))
        assert len(filled_boxes(one)) == len(exhibits_of(one))


def test_a_translation_goes_with_its_original() -> None:
    case = bare_case()
    visa = paper("china-visa")
    translated = paper("other", translation_of=visa.id)
    both = (visa, translated)
    case = replace(case, documents=both, pages=pages(visa, 1) + pages(translated, 1))
    (box,) = filled_boxes(case)
    assert [each.number for each in box.exhibits] == ["1", "1T"]


def test_files_are_named_in_plain_letters_by_their_place() -> None:
    names = [each.file_name("pdf") for each in filled_boxes(graduate_case())]
    assert names == sorted(names)
    assert filled_boxes(graduate_case())[0].file_name("jpg", 2).endswith("-2.jpg")
    assert all(name.isascii() and " " not in name for name in names)
    assert len({each.key for each in BOXES}) == len(BOXES)


def recorded(*boxes: PostBox) -> CaseFile:
    return replace(graduate_case(), post_boxes=boxes)


def box(name: str, *kinds: str, **limits: Any) -> PostBox:  # noqa: ANN401
    return PostBox(
        id=PostBoxId(new_id()), post_id=POST, name=Bilingual(name), kinds=kinds, **limits
    )


def test_where_nothing_is_recorded_no_limit_is_assumed() -> None:
    assert boxes_of(graduate_case()) == BOXES
    assert {each.limits for each in BOXES} == {Limits()}
    assert unplaced(graduate_case()) == ()


def test_the_boxes_of_the_post_stand_in_the_place_of_the_general_ones() -> None:
    case = recorded(box("Nothing of it", "photo"), box("Degree papers", "degree-certificate"))
    (filled,) = [each for each in filled_boxes(case) if "degree" in each.box.key]
    assert (filled.place, filled.file_name("pdf")) == (2, "02-degree-papers.pdf")
    assert {each.document.kind for each in filled.exhibits if not each.original} == {
        "degree-certificate"
    }


def test_what_no_box_asks_for_is_told_and_not_lost() -> None:
    case = recorded(box("Degree papers", "degree-certificate"))
    placed = [each.number for one in filled_boxes(case) for each in one.exhibits]
    left = [each.number for each in unplaced(case)]
    assert left
    assert sorted([*placed, *left]) == sorted(each.number for each in exhibits_of(case))


def test_a_box_without_kinds_takes_the_rest_wherever_it_stands() -> None:
    case = recorded(box("Supporting papers"), box("Degree papers", "degree-certificate"))
    assert unplaced(case) == ()
    rest, degree = filled_boxes(case)
    assert (rest.place, degree.place) == (1, 2)
    assert {each.document.kind for each in degree.exhibits if not each.original} == {
        "degree-certificate"
    }


def test_limits_are_those_recorded_in_kilobytes_of_a_thousand() -> None:
    (one,) = boxes_of(recorded(box("A", least_kb=40, most_kb=120, most_pages=1, most_files=2)))
    assert one.limits == Limits(40_000, 120_000, 1, 2)
    assert one.limits.is_too_large(120_001)
    assert not one.limits.is_too_large(120_000)
    assert one.limits.is_too_small(39_999)


def test_a_box_without_formats_takes_pdf_and_photos_as_pictures() -> None:
    photo, paper_box = boxes_of(recorded(box("Photo", "photo"), box("Rest")))
    assert photo.formats[0] is UploadFormat.JPEG
    assert paper_box.formats == (UploadFormat.PDF,)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Passport, data page", "passport-data-page"),
        ("Diplôme & Übersetzung", "diplome-ubersetzung"),
        ("学位证书", ""),
        ("../../CON", "con"),
        ("x" * 90, "x" * 40),
    ],
)
def test_names_of_boxes_become_plain_names_of_files(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_only_what_the_post_said_on_papers_is_quoted() -> None:
    rule = PostRule(
        id=PostRuleId(new_id()),
        post_id=PostId(new_id()),
        point=PostPoint.DOCUMENTS,
        text=Bilingual("PDF up to 1 MB", "PDF不超过1 MB"),
        read_on=date(2026, 11, 1),
    )
    other = replace(rule, id=PostRuleId(new_id()), point=PostPoint.FEE)
    case = replace(bare_case(), post_rules=(rule, other))
    assert post_words(case) == (rule.text,)


def test_what_one_prints_oneself_is_no_original_to_bring() -> None:
    form, certificate, photo = paper("form-confirmation"), paper("name-proof"), paper("photo")
    three = (form, certificate, photo)
    case = replace(
        bare_case(), documents=three, pages=tuple(p for each in three for p in pages(each, 1))
    )
    assert [each.document for each in originals(case)] == [certificate]
    assert [each.document for each in copies(case)] == [form, certificate]
    assert [each.exhibit and each.exhibit.document for each in signing_places(case)] == [None, form]
