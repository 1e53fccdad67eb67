# SPDX-License-Identifier: MIT
"""The same-story check: what is noticed, how heavily it weighs, and where it leads."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from kvisa_desktop import rulebook
from kvisa_desktop.domain import story
from kvisa_desktop.domain.activity_plan import build, read
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.domain.mrz_layout import check_digit
from kvisa_desktop.domain.person import PassportId, Sex
from kvisa_desktop.domain.stay import Basis, Certainty, Crossing, CrossingId, Direction
from tests.case_builders import (
    PASSPORT,
    PERSON,
    TODAY,
    bare_case,
    graduate_case,
    new_id,
)
from tests.spoken import english

BOOK = rulebook.load().rulebook


def found(case_file: CaseFile, on: date = TODAY) -> dict[str, Finding]:
    return {each.id: each for each in story.told(case_file, on)}


def with_person(case_file: CaseFile, **fields: object) -> CaseFile:
    return replace(case_file, person=replace(case_file.person, **fields))  # type: ignore[arg-type]


def with_passport(case_file: CaseFile, **fields: object) -> CaseFile:
    passport = replace(case_file.passports[0], **fields)  # type: ignore[arg-type]
    return replace(case_file, passports=(passport,))


def with_degree(case_file: CaseFile, **fields: object) -> CaseFile:
    degree = replace(case_file.degrees[0], **fields)  # type: ignore[arg-type]
    return replace(case_file, degrees=(degree,))


def with_case(case_file: CaseFile, **fields: object) -> CaseFile:
    return replace(case_file, case=replace(case_file.case, **fields))  # type: ignore[arg-type]


def with_crossings(*crossings: Crossing) -> CaseFile:
    return replace(graduate_case(), crossings=crossings)


def crossing(direction: Direction, *day: int) -> Crossing:
    return Crossing(
        id=CrossingId(new_id()),
        person_id=PERSON,
        direction=direction,
        on=PartialDate(*day),
        port=Bilingual("Shanghai", "上海"),
        basis=Basis.RESIDENCE_PERMIT if direction is Direction.ENTRY else None,
        certainty=Certainty.STAMP,
        evidence_id=new_id(),
    )


ENTRY, EXIT = Direction.ENTRY, Direction.EXIT


def lines(number: str = "A01234567", born: str = "970314", expires: str = "320531") -> list[str]:
    """Return machine-readable lines whose check digits agree."""
    first = "P<NGAOKORO<<ADAEZE<NKECHI".ljust(44, "<")
    parts = [f"{each}{check_digit(each)}" for each in (number, born, expires)]
    optional = "<" * 14 + "0"
    whole = check_digit(parts[0] + parts[1] + parts[2] + optional)
    return [first, f"{parts[0]}NGA{parts[1]}F{parts[2]}{optional}{whole}"]


class TestAWholeCase:
    def test_a_case_that_agrees_with_itself_gives_nothing(self) -> None:
        assert found(graduate_case()) == {}

    def test_of_a_bare_case_the_heavy_comes_first(self) -> None:
        weights = [each.weight for each in story.told(bare_case(), TODAY)]
        assert weights == sorted(weights, key=list(Weight).index)
        assert weights[0] is Weight.BLOCKER

    def test_the_blockers_alone_are_those_of_the_whole_check(self) -> None:
        for case_file in (bare_case(), graduate_case()):
            heavy = [each for each in story.told(case_file, TODAY) if each.weight == "blocker"]
            assert list(story.blockers(case_file, TODAY)) == heavy

    def test_a_blocker_rests_on_an_official_rule(self) -> None:
        short = with_passport(graduate_case(), expires_on=date(2027, 5, 1))
        for case_file in (bare_case(), short):
            for each in story.blockers(case_file, TODAY):
                assert any(BOOK.rule(rule).grade == "official" for rule in each.sources), each.id


class TestPassport:
    @pytest.mark.parametrize(
        ("expires", "finding_id"),
        [
            (None, "passport.expiry-unknown"),
            (date(2027, 2, 14), "passport.expired"),
            (date(2027, 8, 14), "passport.short"),
        ],
    )
    def test_it_has_to_last_six_months_from_the_filing_date(
        self, expires: date | None, finding_id: str
    ) -> None:
        short = found(with_passport(graduate_case(), expires_on=expires))[finding_id]
        assert short.weight is Weight.BLOCKER
        assert (short.record_id, short.field) == (PASSPORT, "expires_on")
        assert "G-10" in short.sources

    def test_exactly_six_months_are_enough(self) -> None:
        assert found(with_passport(graduate_case(), expires_on=date(2027, 8, 15))) == {}

    def test_the_next_step_names_the_last_day_to_file(self) -> None:
        case_file = with_passport(graduate_case(), expires_on=date(2027, 7, 31))
        step = english(found(case_file)["passport.short"].next_step)
        assert step == "Renew the passport, or file by 2027-01-31."

    def test_old_passports_are_not_looked_at(self) -> None:
        case_file = graduate_case()
        old = replace(
            case_file.passports[0],
            id=PassportId(new_id()),
            is_old=True,
            number="B7654321",
            expires_on=date(2020, 1, 1),
        )
        assert found(replace(case_file, passports=(*case_file.passports, old))) == {}

    @pytest.mark.parametrize(("count", "weight"), [(0, Weight.BLOCKER), (1, Weight.CHECK)])
    def test_one_blank_page_is_worth_a_question_and_none_blocks(
        self, count: int, weight: Weight
    ) -> None:
        noticed = found(with_passport(graduate_case(), blank_visa_pages=count))
        assert noticed["passport.blank-pages"].weight is weight

    def test_two_blank_pages_are_enough(self) -> None:
        assert found(with_passport(graduate_case(), blank_visa_pages=2)) == {}

    def test_the_nationality_is_one_of_the_persons(self) -> None:
        assert "passport.nationality" in found(with_passport(graduate_case(), nationality="GHA"))
        german = with_person(
            with_passport(graduate_case(), nationality="D"), nationalities=("DEU",)
        )
        assert "passport.nationality" not in found(german)

    def test_dates_that_cannot_be(self) -> None:
        late = with_passport(graduate_case(), issued_on=date(2033, 1, 1))
        early = with_passport(graduate_case(), issued_on=date(1990, 1, 1))
        assert "passport.dates-reversed" in found(late)
        assert "passport.before-birth" in found(early)


class TestMachineReadableLines:
    def test_lines_that_agree_give_nothing(self) -> None:
        assert found(with_passport(graduate_case(), mrz=tuple(lines()))) == {}

    @pytest.mark.parametrize(
        ("mrz", "finding_id", "field"),
        [
            (lines(number="A01234568"), "passport.mrz-number", "number"),
            (lines(born="970413"), "passport.mrz-birth-date", "birth_date"),
            (lines(expires="320630"), "passport.mrz-expires-on", "expires_on"),
        ],
    )
    def test_a_difference_with_a_good_check_digit_blocks(
        self, mrz: list[str], finding_id: str, field: str
    ) -> None:
        differs = found(with_passport(graduate_case(), mrz=tuple(mrz)))[finding_id]
        assert differs.weight is Weight.BLOCKER
        assert differs.field == field

    def test_a_failed_check_digit_is_a_finding_and_its_field_only_to_be_checked(self) -> None:
        first, second = lines()
        case_file = with_passport(graduate_case(), mrz=(first, "A01234568" + second[9:]))
        noticed = found(case_file)
        assert noticed["passport.mrz-check-number"].weight is Weight.CHECK
        assert noticed["passport.mrz-number"].weight is Weight.CHECK

    @pytest.mark.parametrize(
        ("fields", "finding_id"),
        [
            ({"surname": "Okonkwo"}, "passport.mrz-surname"),
            ({"given_names": "Adaeze"}, "passport.mrz-given-names"),
            ({"sex": Sex.MALE}, "passport.mrz-sex"),
        ],
    )
    def test_the_person_is_held_against_the_lines(
        self, fields: dict[str, object], finding_id: str
    ) -> None:
        case_file = with_person(with_passport(graduate_case(), mrz=tuple(lines())), **fields)
        assert finding_id in found(case_file)

    def test_another_allowed_spelling_is_no_difference(self) -> None:
        case_file = with_person(
            with_passport(graduate_case(), mrz=tuple(lines())), surname="Òkóró", given_names=""
        )
        assert "passport.mrz-surname" not in found(case_file)

    def test_codes_of_countries_are_compared_by_meaning(self) -> None:
        case_file = with_passport(graduate_case(), mrz=tuple(lines()), issuing_country="GHA")
        assert "passport.mrz-issuing-country" in found(case_file)

    @pytest.mark.parametrize("recorded", [("Okoro Adaeze", ""), ("", "Okoro Adaeze")])
    def test_a_lone_name_may_be_recorded_in_either_place(self, recorded: tuple[str, str]) -> None:
        second = lines()[1]
        passport = with_passport(graduate_case(), mrz=(f"P<NGA{'OKORO<ADAEZE':<<39}", second))
        case_file = with_person(passport, surname=recorded[0], given_names=recorded[1])
        noticed = found(case_file)
        assert not {"passport.mrz-surname", "passport.mrz-given-names"} & set(noticed)
        other = found(with_person(passport, surname="", given_names="Okoro Ada"))
        assert "passport.mrz-surname" in other

    @pytest.mark.parametrize(
        ("mrz", "finding_id", "words"),
        [
            (lines(born="971314"), "passport.mrz-unread-birth", "“971314” is not a date of birth."),
            (lines(expires="320631"), "passport.mrz-unread-expires", "“320631” is not a date of"),
            ([lines()[0], lines()[1].replace("F32", "K32")], "passport.mrz-unread-sex", "“K” is"),
        ],
    )
    def test_what_cannot_be_is_told_although_the_check_digits_agree(
        self, mrz: list[str], finding_id: str, words: str
    ) -> None:
        noticed = found(with_passport(graduate_case(), mrz=tuple(mrz)))
        assert words in english(noticed[finding_id].text)

    def test_lines_that_are_none_are_told_with_the_reason(self) -> None:
        case_file = with_passport(graduate_case(), mrz=("P<NGA", "short"))
        assert english(found(case_file)["passport.mrz-unreadable"].text)


class TestStays:
    def test_a_visit_with_both_days_is_no_matter(self) -> None:
        assert found(with_crossings(crossing(ENTRY, 2019, 5, 1), crossing(EXIT, 2019, 5, 9))) == {}

    def test_an_exit_whose_day_is_not_known_leaves_the_question_open(self) -> None:
        entered, left = crossing(ENTRY, 2019, 5, 1), crossing(EXIT)
        noticed = found(with_crossings(entered, left))["stay.exit-day-unknown"]
        assert "cannot be answered" in english(noticed.text)
        assert "date not known" in english(noticed.text)
        assert (noticed.record_id, noticed.field) == (left.id, "on")
        assert "G-18" in noticed.sources

    def test_a_month_is_not_a_day(self) -> None:
        noticed = found(with_crossings(crossing(ENTRY, 2019, 5), crossing(EXIT, 2019, 6, 1)))
        assert "about May 2019" in english(noticed["stay.entry-day-unknown"].text)

    def test_two_entries_in_a_row_miss_an_exit(self) -> None:
        first, second = crossing(ENTRY, 2018, 5, 1), crossing(ENTRY, 2019, 5, 1)
        left = crossing(EXIT, 2019, 5, 9)
        noticed = found(with_crossings(second, left, first))
        assert noticed["stay.exit-missing"].record_id == first.id

    def test_an_exit_without_an_entry_is_noticed(self) -> None:
        assert "stay.entry-missing" in found(with_crossings(crossing(EXIT, 2019, 5, 9)))

    def test_an_entry_without_an_exit_asks_whether_she_is_still_there(self) -> None:
        assert "stay.open" in found(with_crossings(crossing(ENTRY, 2026, 11, 1)))
        booked = replace(crossing(ENTRY, 2027, 3, 1), certainty=Certainty.TICKET)
        assert found(with_crossings(booked)) == {}


class TestPlan:
    def test_a_passed_filing_date_is_noticed_until_the_case_is_submitted(self) -> None:
        late = with_case(graduate_case(), planned_filing=date(2026, 11, 20))
        assert "case.filing-passed" in found(late)
        assert "case.filing-passed" not in found(with_case(late, stage=Stage.SUBMITTED))

    def test_no_filing_date_is_a_note(self) -> None:
        unplanned = with_case(graduate_case(), planned_filing=None)
        assert found(unplanned)["case.no-filing-date"].weight is Weight.NOTE

    @pytest.mark.parametrize(
        "plan",
        [
            Bilingual("I will take up a job in Shenzhen.", "交流"),
            Bilingual("Research visit.", "拟受雇于某公司。"),
            Bilingual("I will be Working for a company.", ""),
        ],
    )
    def test_a_plan_that_claims_employment_is_noticed(self, plan: Bilingual) -> None:
        noticed = found(with_case(graduate_case(), activity_plan=plan))["plan.employment"]
        assert {"K-43", "K-45"} <= set(noticed.sources)

    def test_an_activity_without_chinese_beside_others_with_it_is_noticed(self) -> None:
        plan = Bilingual("Business: talks. Exchange in culture: films.", "商务活动：洽谈。")
        plan = build((*read(plan),))
        noticed = found(with_case(graduate_case(), activity_plan=plan))
        assert "plan.chinese.culture" in noticed
        assert "plan.chinese.business" not in noticed

    def test_workshops_and_joint_work_are_no_employment(self) -> None:
        plan = Bilingual("A workshop and joint work on batteries.", "研讨会及联合研究。")
        assert "plan.employment" not in found(with_case(graduate_case(), activity_plan=plan))


def test_a_printed_text_without_chinese_is_a_recommendation() -> None:
    case_file = with_person(graduate_case(), occupation=Bilingual("Engineer"))
    noticed = found(case_file)["chinese.person.occupation"]
    assert noticed.weight is Weight.CHECK
    assert (noticed.record_id, noticed.field) == (PERSON, "occupation")
    assert "“Engineer”" in english(noticed.text)


def test_every_finding_leads_to_a_record_of_the_case_and_cites_known_rules() -> None:
    messy = replace(
        with_degree(bare_case_with_degree(), name_on_paper="Another Name"),
        crossings=(crossing(ENTRY), crossing(EXIT, 2019)),
    )
    for each in story.told(messy, TODAY):
        assert isinstance(each.record_id, UUID), each.id
        assert set(each.sources) <= set(BOOK.rules), each.id
        assert each.next_step is not None, each.id


def bare_case_with_degree() -> CaseFile:
    return replace(bare_case(), degrees=graduate_case().degrees, person=graduate_case().person)
