# SPDX-License-Identifier: MIT
"""Every contradiction sown into the sample case is found; the sample has none of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain import story
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.explained import explanation_of
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.written_explanation import ExplanationId, WrittenExplanation
from tests.case_builders import new_id
from tests.domain.contradictions import CONTRADICTIONS, SAMPLE, TODAY, Sow, ids, named, work


@pytest.mark.parametrize(("prefix", "sow"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_contradiction_is_found_and_leads_to_both_places(prefix: str, sow: Sow) -> None:
    assert SAMPLE.passport is not None
    found = named(sow(SAMPLE), prefix)
    assert found, sorted(ids(sow(SAMPLE)))
    for each in found:
        assert each.record_id is not None
        assert each.next_step is not None
    if prefix not in {"translation.no-original"}:
        assert any(each.against is not None for each in found) or prefix in _ONE_PLACE


_ONE_PLACE = {"degree.dates-reversed", "passport.dates-reversed", "work.gap"}
"""Contradictions of one record with itself, or with today."""


def test_the_sample_itself_has_none_of_them() -> None:
    prefixes = [prefix for prefix, _ in CONTRADICTIONS.values()]
    assert [each for each in ids(SAMPLE) if any(prefix in each for prefix in prefixes)] == []


def test_a_gap_between_two_posts_links_the_posts_on_both_sides() -> None:
    case = replace(SAMPLE, schooling=(), degrees=(), work_entries=())
    case = work(work(case, "2015-01", "2016-01"), "2018-01", "", is_current=True)
    (gap,) = [each for each in story.told(case, TODAY) if each.id == "work.gap"]
    before, after = case.work_entries
    assert gap.record_id == before.id
    assert gap.against is not None
    assert gap.against.record_id == after.id


@given(st.lists(st.sampled_from(sorted(CONTRADICTIONS)), min_size=2, max_size=4, unique=True))
def test_one_contradiction_never_hides_what_was_found_by_itself(several: list[str]) -> None:
    life = [each for each in several if each in _INDEPENDENT]
    case = SAMPLE
    for each in life:
        case = CONTRADICTIONS[each][1](case)
    for each in life:
        assert named(case, CONTRADICTIONS[each][0])


_INDEPENDENT = {
    "surname spelt otherwise",
    "another number",
    "another name on the degree",
    "two posts at once",
    "a post before birth",
    "another employer",
    "not applicable, yet here",
    "translation older than its original",
    "two answers to one question",
}


@pytest.mark.parametrize(("prefix", "sow"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_each_can_be_explained_by_the_applicant(prefix: str, sow: Sow) -> None:
    case = sow(SAMPLE)
    finding = named(case, prefix)[0]
    assert finding.record_id is not None
    written = WrittenExplanation(
        id=ExplanationId(new_id()),
        case_id=case.case.id,
        subject=finding.id,
        record_id=finding.record_id,
        text=Bilingual("It is so.", "属实。"),
        in_dossier=True,
    )
    told = explanation_of(replace(case, explanations=(written,)), finding)
    assert told is not None
    assert told.in_dossier


def test_a_degree_from_before_birth_holds_the_filing_up() -> None:
    case = CONTRADICTIONS["degree awarded before birth"][1](SAMPLE)
    assert {each.weight for each in named(case, "degree.before-birth")} == {Weight.BLOCKER}
    assert not named(case, "degree.too-young")
    young = CONTRADICTIONS["degree of a child"][1](SAMPLE)
    assert Weight.BLOCKER not in {each.weight for each in named(young, "degree.too-young")}
