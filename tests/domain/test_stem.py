# SPDX-License-Identifier: MIT
"""The program's own mapping of fields of study, as the shipped table has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop import rulebook
from kvisa_desktop.domain.stem import Scheme, StemClass, classify

FIELDS = rulebook.load().rulebook.fields


@pytest.mark.parametrize(
    ("code", "stem"),
    [
        ("0511", StemClass.SCIENCE),
        ("0541", StemClass.MATHEMATICS),
        ("0613", StemClass.TECHNOLOGY),
        ("0611", StemClass.REVIEW),
        ("0715", StemClass.ENGINEERING),
        ("0731", StemClass.REVIEW),
        ("0732", StemClass.ENGINEERING),
        ("0841", StemClass.REVIEW),
        ("0912", StemClass.REVIEW),
        ("0311", StemClass.REVIEW),
        ("0313", StemClass.REVIEW),
    ],
)
def test_detailed_fields_are_classed_as_the_facts_suggest(code: str, stem: StemClass) -> None:
    assert classify(code, FIELDS) is stem


def test_a_field_without_a_row_takes_the_class_of_the_narrow_field() -> None:
    assert classify("0519", FIELDS) is StemClass.SCIENCE
    assert classify("071", FIELDS) is StemClass.ENGINEERING


def test_interdisciplinary_programmes_need_a_look_at_the_transcript() -> None:
    assert classify("0588", FIELDS) is StemClass.REVIEW
    assert classify("0788", FIELDS) is StemClass.REVIEW


def test_a_broad_field_alone_is_not_enough() -> None:
    assert classify("07", FIELDS) is StemClass.REVIEW


@pytest.mark.parametrize("code", ["0222", "0312", "0421", "0921", "1015"])
def test_other_fields_lie_outside_the_mapping(code: str) -> None:
    assert classify(code, FIELDS) is StemClass.OUTSIDE


@pytest.mark.parametrize("code", ["", "7", "07155", "0x15", "mechanics"])
def test_what_is_no_code_is_not_known(code: str) -> None:
    assert classify(code, FIELDS) is StemClass.UNKNOWN


def test_without_a_table_nothing_is_known() -> None:
    assert classify("0715", ()) is StemClass.UNKNOWN


@given(st.text(max_size=6))
def test_any_text_gets_a_class_with_words(code: str) -> None:
    assert classify(code, FIELDS).words.text


def test_only_the_four_named_fields_are_core() -> None:
    core = {each for each in StemClass if each.is_core}
    assert {each.value for each in core} == {"science", "technology", "engineering", "mathematics"}


def test_chinese_categories_stand_beside_without_a_class() -> None:
    chinese = [each for each in FIELDS if each.scheme is Scheme.CHINA]
    assert sum(len(each.code) == 2 for each in chinese) == 14
    assert all(each.stem is None for each in chinese)


def test_every_crosswalk_leads_to_a_chinese_category() -> None:
    categories = {each.code for each in FIELDS if each.scheme is Scheme.CHINA}
    assert {each.crosswalk for each in FIELDS if each.crosswalk} <= categories
