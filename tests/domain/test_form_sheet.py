# SPDX-License-Identifier: MIT
"""The form preparation sheet: the order of the form, its labels, and no silent "no"."""

from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.form_lines import FormLine, FormPart, LineState
from kvisa_desktop.domain.form_sheet import LABEL_SOURCES, form_sheet
from kvisa_desktop.domain.stay import (
    Basis,
    Crossing,
    CrossingId,
    Direction,
    StickerId,
    VisaSticker,
)
from tests.case_builders import PERSON, TODAY, bare_case, graduate_case, new_id
from tests.spoken import chinese, english

VISA = StickerId(new_id())


def lines(case_file: CaseFile) -> dict[str, FormLine]:
    return {each.id: each for each in form_sheet(case_file, TODAY)}


def stay(left: PartialDate) -> CaseFile:
    entry = Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=Direction.ENTRY,
        on=PartialDate(2024, 5, 13),
        basis=Basis.VISA,
        sticker_id=VISA,
    )
    exit_ = Crossing(id=CrossingId(new_id()), person_id=PERSON, direction=Direction.EXIT, on=left)
    sticker = VisaSticker(
        id=VISA,
        person_id=PERSON,
        entries=1,
        issued_on=date(2024, 4, 22),
        enter_before=date(2024, 7, 22),
        duration_days=30,
    )
    return replace(graduate_case(), crossings=(entry, exit_), stickers=(sticker,))


def declared(question: Question, answer: Declared) -> Declaration:
    return Declaration(
        id=DeclarationId(new_id()), person_id=PERSON, question=question, answer=answer
    )


def test_the_lines_stand_in_the_order_of_the_form_and_once_each() -> None:
    sheet = form_sheet(graduate_case(), TODAY)
    parts = [each.part for each in sheet]
    assert parts == sorted(parts, key=list(FormPart).index)
    assert set(parts) == set(FormPart)
    assert len({each.id for each in sheet}) == len(sheet)
    assert set(LABEL_SOURCES) <= set(rulebook.load().rulebook.rules)


def test_every_line_has_its_label_in_both_languages_and_words_for_its_state() -> None:
    for case_file in (bare_case(), graduate_case()):
        for each in form_sheet(case_file, TODAY):
            assert each.label.en
            assert each.label.zh
            assert chinese(each.state.words) != english(each.state.words)
            assert (each.state is LineState.READY) == bool(each.value)


def test_names_and_dates_stand_as_the_passport_has_them() -> None:
    found = lines(graduate_case())
    assert found["surname"].value.en == "OKORO"
    assert found["given-names"].value.en == "ADAEZE NKECHI"
    assert found["birth-date"].value.en == "1997-03-14"
    assert found["passport-expires-on"].value.en == "2032-05-31"
    assert found["nationality"].value == Bilingual("Nigeria", "尼日利亚")
    assert found["birth-place"].value.en == "Enugu, Nigeria"


def test_a_rendering_in_characters_never_becomes_the_chinese_name() -> None:
    case_file = graduate_case()
    person = replace(case_file.person, transliteration="奥科罗")
    assert lines(replace(case_file, person=person))["chinese-name"].value.zh == "无"


def test_what_is_not_recorded_is_said_and_never_filled_in() -> None:
    found = lines(bare_case())
    assert found["surname"].state is LineState.MISSING
    assert found["passport-number"].state is LineState.MISSING
    for line_id in ("former-nationality", "other-names", "local-id"):
        assert found[line_id].state is LineState.BY_HAND
        assert not found[line_id].value


def test_chinese_that_is_missing_is_never_a_copy_of_the_english() -> None:
    case_file = graduate_case()
    person = replace(case_file.person, occupation=Bilingual("Engineer"))
    degree = replace(case_file.degrees[0], field=Bilingual("Mechanics"))
    found = lines(replace(case_file, person=person, degrees=(degree,)))
    assert found["occupation"].value.zh == ""
    assert found["education-1"].value.zh == ""
    assert "Mechanics" in found["education-1"].value.en


def test_without_a_stay_the_question_on_overstays_cannot_be_answered() -> None:
    assert lines(bare_case())["overstayed"].state is LineState.CANNOT_BE_ANSWERED


def test_a_hole_in_the_history_is_no_silent_no() -> None:
    found = lines(stay(PartialDate()))["overstayed"]
    assert found.state is LineState.CANNOT_BE_ANSWERED
    assert not found.value
    assert english(found.note)


def test_a_whole_history_answers_with_yes_or_no() -> None:
    assert lines(stay(PartialDate(2024, 5, 26)))["overstayed"].value.en == "No"
    assert lines(stay(PartialDate(2024, 7, 26)))["overstayed"].value.en == "Yes"


def test_what_the_applicant_declares_can_add_a_yes_and_not_fill_a_hole_with_no() -> None:
    said_yes = declared(Question.OVERSTAYED, Declared.YES)
    said_no = declared(Question.OVERSTAYED, Declared.NO)
    whole, holed = stay(PartialDate(2024, 5, 26)), stay(PartialDate())
    assert lines(replace(whole, declarations=(said_yes,)))["overstayed"].value.en == "Yes"
    answer = lines(replace(holed, declarations=(said_no,)))["overstayed"]
    assert answer.state is LineState.CANNOT_BE_ANSWERED


def test_refusals_are_answered_by_the_applicant_alone() -> None:
    case_file = graduate_case()
    assert lines(case_file)["visa-refused"].state is LineState.CANNOT_BE_ANSWERED
    no = declared(Question.VISA_REFUSED, Declared.NO)
    yes = declared(Question.VISA_REFUSED, Declared.YES)
    assert lines(replace(case_file, declarations=(no,)))["visa-refused"].value.zh == "否"
    assert lines(replace(case_file, declarations=(no, yes)))["visa-refused"].value.zh == "是"
    assert lines(replace(case_file, declarations=(no,)))["entry-refused"].value.en == ""
