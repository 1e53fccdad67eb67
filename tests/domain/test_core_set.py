# SPDX-License-Identifier: MIT
"""What does not fit into the core set is told before anything is built."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain import story
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import DossierPlan, PlanId
from kvisa_desktop.domain.exhibits import (
    CORE_ROOM,
    exhibits_of,
    left_for_room,
    on_request,
    pages_with_translations,
)
from kvisa_desktop.domain.finding import Finding
from tests.case_builders import TODAY, graduate_case, new_id, pages, paper
from tests.spoken import english

CASE = graduate_case()


def core_case(*sizes: int, translated: int = 0) -> CaseFile:
    """Return a case whose core set has transcripts of so many pages besides its papers."""
    papers = tuple(paper("transcript") for _ in sizes)
    more = tuple(
        page for each, size in zip(papers, sizes, strict=True) for page in pages(each, size)
    )
    if translated:
        own = paper("transcript", translation_of=papers[0].id)
        papers, more = (*papers, own), (*more, *pages(own, translated))
    plan = DossierPlan(id=PlanId(new_id()), case_id=CASE.case.id, core_only=True)
    return replace(
        CASE,
        dossier_plan=plan,
        documents=(*CASE.documents, *papers),
        pages=(*CASE.pages, *more),
    )


def told(case: CaseFile) -> list[Finding]:
    return [each for each in story.told(case, TODAY) if each.id == "dossier.core-room"]


def test_a_core_set_that_fits_is_not_spoken_of() -> None:
    assert told(core_case(2)) == []
    assert told(replace(core_case(40), dossier_plan=None)) == []


def test_a_paper_that_does_not_fit_is_named_with_its_pages() -> None:
    (finding,) = told(core_case(40))
    said = english(finding.text)
    assert "for want of room: Transcript of records (40 pages)" in said
    assert "Degree certificate (1 page)" in said
    assert finding.field == "core_only"
    assert finding.next_step is not None


def test_translations_are_counted_with_their_originals() -> None:
    case = core_case(12, translated=30)
    (finding,) = told(case)
    assert "Transcript of records (42 pages)" in english(finding.text)
    (left,) = left_for_room(case)
    assert pages_with_translations(on_request(case), left) == 42


@given(st.lists(st.integers(1, 30), max_size=6))
def test_what_is_bound_never_takes_more_than_its_room(sizes: list[int]) -> None:
    case = core_case(*sizes)
    assert sum(len(each.pages) for each in exhibits_of(case)) <= CORE_ROOM
    together = {each.document.id for each in (*exhibits_of(case), *on_request(case))}
    assert together == {each.id for each in case.documents}
    assert bool(told(case)) == bool(left_for_room(case))
