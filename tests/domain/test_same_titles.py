# SPDX-License-Identifier: MIT
"""Papers that the index would print under one title are told, by the names of their files."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain import story
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.finding import Finding, Weight
from tests.case_builders import TODAY, graduate_case, pages, paper
from tests.spoken import chinese, english

OWN = Bilingual("Letter of the landlord", "房东信函")


def case_with(*names: str, title: Bilingual = Bilingual(), **more: object) -> CaseFile:  # noqa: B008  frozen
    """Return a case with a paper of no special kind out of each file."""
    case = graduate_case()
    for name in names:
        document = paper("other", title=title, **more)
        (page,) = pages(document, 1)
        file = StoredFile(
            id=page.file_id,
            sha256="0" * 64,
            size=1,
            type="application/pdf",
            original_name=name,
            page_count=1,
            added_at=datetime(2026, 1, 1, tzinfo=UTC),
        )
        case = replace(
            case,
            documents=(*case.documents, document),
            pages=(*case.pages, page),
            files=(*case.files, file),
        )
    return case


def told(case: CaseFile) -> list[Finding]:
    return [each for each in story.told(case, TODAY) if each.id.startswith("paper.same-title")]


def test_papers_under_one_title_are_named_by_their_files_and_lead_to_the_field() -> None:
    case = case_with("rent.pdf", "letter.pdf")
    (finding,) = told(case)
    assert finding.weight is Weight.CHECK
    assert english(finding.text) == (
        "2 papers would all be printed as “Other document”: rent.pdf, letter.pdf."
    )
    assert "其他材料" in chinese(finding.text)
    assert (finding.record_id, finding.field) == (case.documents[-2].id, "title")


def test_a_pdf_says_nothing_of_the_files() -> None:
    (finding,) = told(case_with("rent.pdf", "letter.pdf"))
    assert finding.printed is not None
    assert "rent" not in english(finding.printed)


def test_more_files_than_a_line_holds_are_cut_short() -> None:
    (finding,) = told(case_with(*(f"{number}.pdf" for number in range(39))))
    said = english(finding.text)
    assert said.startswith("39 papers")
    assert said.endswith("5.pdf and others.")
    assert "6.pdf" not in said


def test_titles_of_their_own_are_left_in_peace() -> None:
    assert told(case_with("rent.pdf", "letter.pdf", title=OWN)) == []


def test_one_paper_of_a_kind_and_papers_left_out_are_not_spoken_of() -> None:
    assert told(graduate_case()) == []
    assert told(case_with("rent.pdf")) == []
    assert told(case_with("rent.pdf", "letter.pdf", in_dossier=False)) == []


def test_without_the_files_they_are_still_counted() -> None:
    (finding,) = told(replace(case_with("a.pdf", "b.pdf"), files=()))
    assert english(finding.text) == "2 papers would all be printed as “Other document”."


@given(st.integers(0, 5), st.integers(0, 5))
def test_only_papers_without_a_title_count(bare: int, own: int) -> None:
    case = case_with(*("x.pdf" for _ in range(bare)))
    titled = case_with(*("y.pdf" for _ in range(own)), title=OWN)
    both = replace(
        case,
        documents=(*case.documents, *titled.documents[len(graduate_case().documents) :]),
        pages=(*case.pages, *titled.pages),
    )
    assert len(told(both)) == (bare > 1)
