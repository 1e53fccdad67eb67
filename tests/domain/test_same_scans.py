# SPDX-License-Identifier: MIT
"""A scan that would be bound twice is told once, with both places."""

from dataclasses import replace

from kvisa_desktop.domain import story
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage
from kvisa_desktop.domain.finding import Finding, Place, Weight
from tests.case_builders import TODAY, graduate_case, pages, paper
from tests.spoken import chinese, english


def bound(case: CaseFile, title: str, *shown: DocumentPage, **more: object) -> CaseFile:
    """Return a case with one more paper that shows the given pages."""
    document = paper("other", title=Bilingual(title, title), **more)
    own = tuple(
        replace(made, file_id=page.file_id, page_no=page.page_no, left_out=page.left_out)
        for made, page in zip(pages(document, len(shown)), shown, strict=True)
    )
    return replace(case, documents=(*case.documents, document), pages=(*case.pages, *own))


def told(case: CaseFile) -> list[Finding]:
    return [each for each in story.told(case, TODAY) if each.id == "paper.same-scan"]


SCAN, OTHER = pages(paper("other"), 2)


def test_a_case_of_different_scans_says_nothing() -> None:
    assert told(bound(bound(graduate_case(), "A", SCAN), "B", OTHER)) == []


def test_a_scan_in_two_papers_is_told_with_both_places() -> None:
    case = bound(bound(graduate_case(), "A", SCAN), "B", OTHER, SCAN)
    (finding,) = told(case)
    assert finding.weight is Weight.CHECK
    assert english(finding.text) == "“B” shows the same scan as “A”."
    assert chinese(finding.text) == "“B”与“A”使用了同一扫描件。"
    first, second = case.documents[-2:]
    assert finding.record_id == second.id
    assert finding.against == Place(finding.area, first.id)


def test_the_pages_of_one_file_may_be_split_among_papers() -> None:
    second = replace(SCAN, page_no=SCAN.page_no + 1)
    assert told(bound(bound(graduate_case(), "A", SCAN), "B", second)) == []


def test_what_is_not_bound_is_not_told() -> None:
    case = bound(graduate_case(), "A", SCAN)
    assert told(bound(case, "B", SCAN, in_dossier=False)) == []
    assert told(bound(case, "B", OTHER, replace(SCAN, left_out=True))) == []


def test_a_page_shown_twice_in_one_paper_is_its_own_affair() -> None:
    assert told(bound(graduate_case(), "A", SCAN, SCAN)) == []
