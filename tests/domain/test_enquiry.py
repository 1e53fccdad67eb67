# SPDX-License-Identifier: MIT
"""The enquiry asks the post exactly what it has not said, in both languages."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.enquiry import letter, questions, unknown_points
from kvisa_desktop.domain.post import PostPoint, PostRule, PostRuleId
from kvisa_desktop.errors import Refused
from tests.case_builders import POST, TODAY, bare_case, graduate_case, new_id
from tests.spoken import chinese, english


def with_rules(case_file: CaseFile, points: Iterable[PostPoint]) -> CaseFile:
    rules = tuple(
        PostRule(id=PostRuleId(new_id()), post_id=POST, point=each, text=Bilingual("Said."))
        for each in points
    )
    return replace(case_file, post_rules=rules)


@given(st.sets(st.sampled_from(PostPoint), max_size=len(PostPoint) - 1))
def test_exactly_the_unknown_points_are_asked_about(known: set[PostPoint]) -> None:
    case_file = with_rules(graduate_case(), known)
    wanted = [each for each in PostPoint if each not in known]
    assert list(unknown_points(case_file)) == wanted
    asked = questions(case_file)
    assert [each.point for each in asked] == wanted
    for say in (english, chinese):
        said = [say(each) for each in letter(case_file, TODAY)]
        numbered = [each for each in said if each[:1].isdecimal()]
        assert len(numbered) == len(wanted)
        assert all(say(each.text) in line for each, line in zip(asked, numbered, strict=True))


def test_every_question_reads_in_both_languages() -> None:
    for each in questions(graduate_case()):
        assert english(each.text).endswith("?")
        assert chinese(each.text).endswith("？")
        assert chinese(each.text) != english(each.text)


def test_the_letter_says_who_asks_and_what_for() -> None:
    case_file = graduate_case()
    assert case_file.post is not None
    read = replace(case_file.post, read_on=date(2026, 11, 2))
    said = "\n".join(english(each) for each in letter(replace(case_file, post=read), TODAY))
    assert said.startswith("To: Berlin\nEnquiry about the K visa, 2026-11-21")
    assert "Nationality (region): Nigeria; residence: Germany. Planned filing: 2027-02-15." in said
    assert "graduation from a university" in said
    assert "On 2026-11-02 I looked" in said
    assert "issued in Germany" in said
    assert said.endswith("OKORO Adaeze Nkechi")


def test_a_region_is_not_called_a_nationality() -> None:
    case_file = graduate_case()
    person = replace(case_file.person, nationalities=("TWN",))
    lines = letter(replace(case_file, person=person), TODAY)
    assert any("Nationality (region): Taiwan, China;" in english(each) for each in lines)
    assert any("国籍（地区）：中国台湾；" in chinese(each) for each in lines)
    assert not any("国籍：" in chinese(each) for each in lines)


def test_what_is_not_recorded_is_not_said() -> None:
    bare = replace(graduate_case(), person=bare_case().person, degrees=())
    bare = replace(bare, case=replace(bare.case, routes=(), planned_filing=None))
    said = "\n".join(english(each) for each in letter(bare, TODAY))
    assert "Nationality" not in said
    assert "rests on" not in said
    assert "issued in" not in said


def test_both_grounds_are_named_when_both_are_chosen() -> None:
    case_file = graduate_case()
    case_file = replace(case_file, case=replace(case_file.case, routes=tuple(Route)))
    said = "\n".join(english(each) for each in letter(case_file, TODAY))
    assert "institution, or teaching or research" in said


def test_no_passport_number_and_no_birth_date_is_told() -> None:
    said = "\n".join(english(each) for each in letter(graduate_case(), TODAY))
    assert "A01234567" not in said
    assert "1997" not in said


def test_without_a_post_or_without_a_question_there_is_no_letter() -> None:
    with pytest.raises(Refused, match="which post"):
        letter(bare_case(), TODAY)
    with pytest.raises(Refused, match="nothing to ask"):
        letter(with_rules(graduate_case(), PostPoint), TODAY)
