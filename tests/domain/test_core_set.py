# SPDX-License-Identifier: MIT
"""What does not fit into the core set is told before anything is built."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain import story
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dossier_plan import CoverSheet, CoverSheetId, DossierPlan, PlanId
from kvisa_desktop.domain.exhibits import (
    CORE_ROOM,
    Part,
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


def next_step(finding: Finding) -> str:
    assert finding.next_step is not None
    return english(finding.next_step)


def swollen(case: CaseFile, *, dividers: bool = False, duplex: bool = False) -> list[Finding]:
    assert case.dossier_plan is not None
    plan = replace(case.dossier_plan, dividers=dividers, duplex=duplex)
    case = replace(case, dossier_plan=plan)
    return [each for each in story.told(case, TODAY) if each.id == "dossier.core-sheets"]


def test_dividers_that_make_the_core_set_too_long_are_foreseen() -> None:
    case = core_case(6, 6)
    (finding,) = swollen(case, dividers=True)
    papers = sum(each.original is None for each in exhibits_of(case))
    assert f"{papers} divider sheets" in english(finding.text)
    assert "Switch off “A sheet in front of every exhibit”" in next_step(finding)
    assert finding.field == "dividers"
    assert swollen(case) == []


def test_a_short_core_set_may_have_its_dividers() -> None:
    few = replace(CASE, documents=CASE.documents[:2])
    plan = DossierPlan(id=PlanId(new_id()), case_id=CASE.case.id, core_only=True)
    assert swollen(replace(few, dossier_plan=plan), dividers=True) == []


def test_blank_backs_of_two_sided_printing_are_foreseen() -> None:
    case = core_case(9, 3)
    (finding,) = swollen(case, duplex=True)
    assert "blank backs" in english(finding.text)
    assert "Begin on right-hand pages" in next_step(finding)


def test_sheets_of_ones_own_take_room_too() -> None:
    case = core_case(12)
    title = Bilingual("Degrees", "学位")
    sheets = tuple(
        CoverSheet(
            id=CoverSheetId(new_id()), case_id=CASE.case.id, part=Part.DEGREE.value, title=title
        )
        for _ in range(11)
    )
    assert swollen(case) == []
    (finding,) = swollen(replace(case, cover_sheets=sheets))
    assert "up to 21 of cover, index, tables and own sheets" in english(finding.text)
    off = tuple(replace(each, in_dossier=False) for each in sheets)
    assert swollen(replace(case, cover_sheets=off)) == []


@given(st.lists(st.integers(1, 30), max_size=6))
def test_what_is_bound_never_takes_more_than_its_room(sizes: list[int]) -> None:
    case = core_case(*sizes)
    assert sum(len(each.pages) for each in exhibits_of(case)) <= CORE_ROOM
    together = {each.document.id for each in (*exhibits_of(case), *on_request(case))}
    assert together == {each.id for each in case.documents}
    assert bool(told(case)) == bool(left_for_room(case))
