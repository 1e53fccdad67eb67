# SPDX-License-Identifier: MIT
"""Names fold to one plain form, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.store.register.characters import simplified
from kvisa_desktop.store.register.folding import (
    fold,
    grams,
    is_cjk,
    spaced,
    without_umlauts_spelt_out,
)
from kvisa_desktop.store.register.words import MOST_WORDINGS, wordings

ALIKE = [
    ("Technische Universität MÜNCHEN", "technische universitat munchen"),
    ("Politechnika Łódzka", "politechnika lodzka"),
    ("Københavns Universitet", "kobenhavns universitet"),
    ("Yıldız Teknik Üniversitesi", "yildiz teknik universitesi"),
    ("Straße", "strasse"),
    ("I.I.T. Bombay", "iit bombay"),
    ("Xi'an Jiaotong", "xian jiaotong"),
    ("Xi’an Jiaotong", "xian jiaotong"),
    ("St. John's", "st johns"),
    ("École  Normale\tSupérieure (Paris)", "ecole normale superieure paris"),
    ("國立臺灣大學", "国立台湾大学"),
    ("東京大学", "东京大学"),
    ("ＮＵＳＴ", "nust"),
    ("Ёлки", "елки"),
    ("جامعة القاهرة", "جامعه القاهره"),
    ("&", ""),
]


@pytest.mark.parametrize(("written", "plain"), ALIKE)
def test_accents_capitals_marks_and_forms_do_not_count(written: str, plain: str) -> None:
    assert fold(written) == plain


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_spacing_takes_nothing_away(text: str) -> None:
    assert spaced(fold(text)).replace(" ", "") == fold(text).replace(" ", "")


def test_korean_stays_in_syllables() -> None:
    assert fold("서울대학교") == "서울대학교"


def test_vowel_signs_of_indian_scripts_belong_to_the_word() -> None:
    assert " " not in fold("विश्वविद्यालय")


def test_a_mark_that_joins_persian_letters_does_not_part_words() -> None:
    assert fold("دانش\u200cگاه") == fold("دانشگاه")


def test_each_chinese_character_is_a_word_of_its_own() -> None:
    assert spaced("上海jiao大学") == "上 海 jiao 大 学"
    assert is_cjk("学")
    assert not is_cjk("a")
    assert not is_cjk("대")


def test_pieces_mark_the_ends_of_words_and_pair_characters() -> None:
    assert grams("iit") == ["_ii", "iit", "it_"]
    assert grams("清华大学") == ["清华", "华大", "大学"]
    assert grams("学") == ["学"]
    assert grams("") == []


def test_umlauts_spelt_out_are_taken_back() -> None:
    assert without_umlauts_spelt_out("tu muenchen") == "tu munchen"
    assert without_umlauts_spelt_out("queens") == "queens"


def test_traditional_characters_are_shown_as_on_the_mainland() -> None:
    assert simplified("香港中文大學") == "香港中文大学"
    assert simplified("芸浜") == "芸浜"


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("TU Munchen", "technische universitat munchen"),
        ("iit mumbai", "indian institute of technology bombay"),
        ("st petersburg university", "saint petersburg university"),
        ("西安交大", "西安交通大学"),
        ("华东师大", "华东师范大学"),
        ("美国哥伦比亚大学", "哥伦比亚大学"),
        ("University of the Punjab, Pakistan", "university of the punjab"),
        ("uni koeln", "uni koln"),
        ("ho chi minh city university", "saigon university"),
    ],
)
def test_a_query_is_also_asked_in_other_words(query: str, other: str) -> None:
    assert other in wordings(query)


def test_what_was_typed_comes_first_and_the_list_is_short() -> None:
    many = wordings("tu st munich vienna moscow prague genoa")
    assert many[0] == "tu st munich vienna moscow prague genoa"
    assert len(many) == MOST_WORDINGS


def test_a_short_form_alone_is_a_name_of_its_own() -> None:
    assert wordings("ENS") == ("ens",)


def test_a_country_that_is_all_there_is_stays() -> None:
    assert wordings("Iceland") == ("iceland",)
    assert wordings("University of Iceland") == ("university of iceland",)
    assert wordings("美国") == ("美国",)
