# SPDX-License-Identifier: MIT
"""Exhibits sorted into the boxes of the online form."""

from dataclasses import replace
from datetime import date

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.counter import copies, originals, signing_places
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.kinds import KINDS
from kvisa_desktop.domain.post import PostId, PostPoint, PostRule, PostRuleId
from kvisa_desktop.domain.upload_boxes import BOXES, filled_boxes, post_words
from tests.case_builders import bare_case, graduate_case, new_id, pages, paper


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
    names = [each.file_name for each in filled_boxes(graduate_case())]
    assert names == sorted(names)
    assert all(name.isascii() and " " not in name for name in names)
    assert len({each.key for each in BOXES}) == len(BOXES)


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
