# SPDX-License-Identifier: MIT
"""A case is checked as a whole: blockers first, each with its way out."""

from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.services import assessment
from tests.case_builders import TODAY, bare_case, graduate_case
from tests.spoken import chinese, english

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


def test_the_count_of_papers_is_of_those_that_are_needed() -> None:
    done, needed = assessment.check(graduate_case(), RULES, on=TODAY).papers_done
    assert 0 < done < needed <= 39


def test_the_same_case_on_the_same_day_gives_the_same_answer() -> None:
    case_file = graduate_case()
    one = assessment.check(case_file, RULES, on=TODAY)
    assert one == assessment.check(case_file, RULES, on=TODAY)
