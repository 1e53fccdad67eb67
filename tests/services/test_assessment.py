# SPDX-License-Identifier: MIT
"""A case is checked as a whole: blockers first, each with its way out."""

import re
from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import TranslationKind
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.services import assessment
from tests.case_builders import PERSON, TODAY, bare_case, graduate_case, new_id, pages, paper
from tests.spoken import chinese, english

HAN = re.compile(r"[\u3400-\u9fff]")
RULES = rulebook.load().rulebook


def test_a_bare_case_names_what_it_needs_first() -> None:
    found = assessment.check(bare_case(), RULES, on=TODAY)
    assert found.eligibility.outcome is Outcome.NEEDS_EVIDENCE
    assert found.blockers[0].id == "passport.missing"
    assert all(each.next_step for each in found.blockers)
    assert all(each.sources for each in found.blockers)


def test_what_a_finding_says_is_not_said_again_by_the_item() -> None:
    ids = [each.id for each in assessment.check(bare_case(), RULES, on=TODAY).blockers]
    assert "degree.none-relied-on" in ids
    assert "item.degree-certificate" not in ids


def test_a_complete_case_waits_only_for_the_words_of_the_post() -> None:
    found = assessment.check(graduate_case(), RULES, on=TODAY)
    assert found.eligibility.outcome is Outcome.POST_RULE_UNKNOWN
    assert [each.id for each in found.blockers] == ["item.cova-signature"]
    assert all(each.weight is Weight.CHECK for each in found.to_check)


def test_a_summary_agrees_with_the_whole_check() -> None:
    for case_file in (bare_case(), graduate_case()):
        whole = assessment.check(case_file, RULES, on=TODAY)
        summary = assessment.summarise(case_file, RULES, on=TODAY)
        assert summary.first_blocker == whole.blockers[0]
        assert summary.earliest_ready == whole.ready.core
        assert summary.next_deadline == (whole.deadlines[0] if whole.deadlines else None)


def test_chinese_nationality_comes_before_everything_else() -> None:
    case_file = graduate_case()
    person = replace(case_file.person, nationalities=("CHN",))
    found = assessment.check(replace(case_file, person=person), RULES, on=TODAY)
    assert found.blockers[0].id == "person.chinese-nationality"
    assert found.eligibility.outcome is Outcome.NO_PUBLISHED_ROUTE


def test_in_january_2027_three_rules_are_told_to_be_past_their_date() -> None:
    before = assessment.check(graduate_case(), RULES, on=date(2026, 12, 31))
    after = assessment.check(graduate_case(), RULES, on=date(2027, 1, 2))
    assert before.stale == ()
    assert {each.id for each in after.stale} == {"G-20", "G-24", "E-31"}
    told = [each for each in after.for_working_file if each.id.startswith("rule.stale.")]
    assert len(told) == 3
    assert all("2026-12-31" in english(each.text) for each in told)
    assert all("2026-12-31" in chinese(each.text) for each in told)


def test_every_rule_that_is_cited_can_be_shown() -> None:
    for case_file in (bare_case(), graduate_case()):
        found = assessment.check(case_file, RULES, on=TODAY)
        cited = {rule for each in found.for_working_file for rule in each.sources}
        cited |= {rule for each in found.checklist for rule in each.sources}
        cited |= {rule for each in found.eligibility.findings for rule in each.against}
        cited |= set(found.eligibility.always_said)
        assert cited <= set(found.rules)
        assert set(found.rules) <= set(RULES.rules)


def test_the_working_file_holds_the_routes_the_findings_and_all_blockers() -> None:
    found = assessment.check(bare_case(), RULES, on=TODAY)
    ids = [each.id for each in found.for_working_file]
    assert "eligibility.age" in ids
    assert {each.id for each in found.blockers} <= set(ids)
    assert len(ids) == len(set(ids))


def test_the_working_file_holds_the_circulating_figures_as_unconfirmed_notes() -> None:
    found = assessment.check(graduate_case(), RULES, on=TODAY)
    told = [each for each in found.for_working_file if each.id.startswith("age.figure.")]
    assert [each.text for each in told] == [each.text for each in found.age.figures]
    assert len(told) >= 4
    for each in told:
        assert each.weight is Weight.NOTE
        assert english(each.text).startswith("Unconfirmed ")
        assert "未经证实" in chinese(each.text)
        assert [RULES.rule(rule).grade.value for rule in each.sources] != ["official"]
    assert not set(told) & set(found.findings)


def test_the_count_of_papers_is_of_those_that_are_needed() -> None:
    done, needed = assessment.check(graduate_case(), RULES, on=TODAY).papers_done
    assert 0 < done < needed <= 39


def test_the_same_case_on_the_same_day_gives_the_same_answer() -> None:
    case_file = graduate_case()
    one = assessment.check(case_file, RULES, on=TODAY)
    assert one == assessment.check(case_file, RULES, on=TODAY)


def messy_case() -> CaseFile:
    """Return a case with something wrong almost everywhere."""
    case_file = graduate_case()
    degree = replace(
        case_file.degrees[0], name_on_paper="A. Okoro", isced_field="0731", issued_country="TW"
    )
    other = replace(
        degree, id=DegreeId(new_id()), name_on_paper="奥科罗", started=PartialDate(2018)
    )
    arrived = Crossing(id=CrossingId(new_id()), person_id=PERSON, direction=Direction.ENTRY)
    photo = paper("photo", issued_on=date(2026, 1, 1), expires_on=date(2026, 12, 1))
    own = paper("cv", translation_of=new_id(), translation_kind=TranslationKind.OWN)
    return replace(
        case_file,
        case=replace(
            case_file.case,
            routes=(Route.GRADUATE, Route.TEACHING_RESEARCH),
            planned_filing=date(2026, 11, 1),
            activity_plan=Bilingual("A job."),
        ),
        person=replace(case_file.person, nationalities=("TWN",), occupation=Bilingual("Engineer")),
        passports=(
            replace(
                case_file.passports[0],
                mrz=("P<NGAOKORO<<ADA" + "<" * 29, "A01234568" + "<" * 35),
                blank_visa_pages=0,
                expires_on=date(2027, 1, 1),
                number="",
            ),
        ),
        degrees=(degree, other),
        crossings=(arrived,),
        documents=(photo, own, paper("marksheet"), paper("legalisation")),
        pages=pages(photo, 1),
        post=None,
    )


def test_everything_that_is_said_is_said_in_chinese_too() -> None:
    for case_file in (bare_case(), graduate_case(), messy_case()):
        found = assessment.check(case_file, RULES, on=date(2027, 1, 2))
        said = [each.text for each in found.for_working_file]
        said += [each.next_step for each in found.for_working_file if each.next_step]
        said += [each.text for each in found.checklist]
        said += [each.text for each in found.deadlines]
        said += [text for each in found.eligibility.findings for text in each.data]
        said += [each.text for each in found.age.figures]
        for message in said:
            assert HAN.search(chinese(message)), english(message)
            assert not HAN.search(english(message).replace("奥科罗", "")), english(message)


def test_a_messy_case_is_told_in_full_and_every_line_leads_on() -> None:
    found = assessment.check(messy_case(), RULES, on=TODAY)
    assert len(found.story) > 15
    for each in found.blockers + found.to_check:
        assert each.next_step is not None, each.id
    assert all(each.sources for each in found.blockers)
