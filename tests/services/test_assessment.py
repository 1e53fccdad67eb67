# SPDX-License-Identifier: MIT
"""A case is checked as a whole: blockers first, each with its way out."""

from kvisa_desktop import rulebook
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.outcome import Outcome
from kvisa_desktop.services import assessment
from tests.case_builders import TODAY, bare_case, graduate_case

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
