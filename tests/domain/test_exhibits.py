# SPDX-License-Identifier: MIT
"""Which papers become exhibits, in which order, under which number."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    FileId,
    PageId,
    PaperStatus,
)
from kvisa_desktop.domain.exhibits import Part, exhibits_of
from kvisa_desktop.domain.kinds import KINDS, Section, kind_of
from tests.case_builders import CASE, DEGREE, bare_case

FILE = FileId(UUID(int=9))
PRINTED = [kind.key for kind in KINDS if kind.section is not Section.INTERNAL]


def paper(number: int, kind: str, **changed: object) -> Document:
    document = Document(id=DocumentId(UUID(int=number)), case_id=CASE, kind=kind, position=number)
    return replace(document, **changed)  # type: ignore[arg-type]  # any field


def case_of(
    documents: Iterable[Document], pages: int = 1, left_out: tuple[int, ...] = ()
) -> CaseFile:
    papers = tuple(documents)
    bare = bare_case()
    return replace(
        bare,
        case=replace(bare.case, degree_relied_on=DEGREE),
        documents=papers,
        pages=tuple(
            DocumentPage(
                id=PageId(UUID(int=1000 * n + at)),
                document_id=each.id,
                position=at,
                file_id=FILE,
                page_no=at,
                left_out=at in left_out,
            )
            for n, each in enumerate(papers, 1)
            for at in range(1, pages + 1)
        ),
    )


def numbers(case: CaseFile) -> list[tuple[str, str]]:
    return [(each.number, each.document.kind) for each in exhibits_of(case)]


def test_papers_stand_in_the_officers_order_however_they_came() -> None:
    came = ["cv", "transcript", "china-visa", "degree-certificate", "passport-data-page", "photo"]
    case = case_of(paper(n, kind) for n, kind in enumerate(came, 1))

    assert numbers(case) == [
        ("1", "passport-data-page"),
        ("2", "photo"),
        ("3", "china-visa"),
        ("4", "degree-certificate"),
        ("5", "transcript"),
        ("6", "cv"),
    ]


def test_an_order_made_by_hand_is_kept_within_its_part() -> None:
    case = case_of(
        [
            paper(1, "passport-data-page", position=2),
            paper(2, "photo", position=1),
            paper(3, "transcript"),
            paper(4, "degree-certificate"),
        ]
    )
    assert [kind for _, kind in numbers(case)] == [
        "photo",
        "passport-data-page",
        "degree-certificate",
        "transcript",
    ]


def test_a_translation_follows_its_original_under_its_number() -> None:
    case = case_of(
        [
            paper(1, "degree-certificate"),
            paper(2, "transcript"),
            paper(3, "transcript", translation_of=UUID(int=2)),
            paper(4, "degree-certificate", translation_of=UUID(int=1)),
            paper(5, "degree-certificate", translation_of=UUID(int=1)),
        ]
    )
    found = exhibits_of(case)

    assert [each.number for each in found] == ["1", "1T", "1T2", "2", "2T"]
    assert found[1].original == found[0].document
    assert found[0].original is None


def test_papers_of_another_degree_stand_apart_from_the_one_relied_on() -> None:
    other = DegreeId(UUID(int=77))
    case = case_of(
        [
            paper(1, "degree-certificate", degree_id=other),
            paper(2, "degree-certificate", degree_id=DEGREE),
            paper(3, "transcript"),
        ]
    )
    assert [(each.part, each.document.id.int) for each in exhibits_of(case)] == [
        (Part.DEGREE, 2),
        (Part.DEGREE, 3),
        (Part.OTHER_DEGREES, 1),
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"in_dossier": False},
        {"status": PaperStatus.REJECTED},
        {"status": PaperStatus.ASKED},
        {"kind": "recognition-evidence"},
        {"kind": "unsorted"},
    ],
)
def test_what_is_not_to_be_shown_takes_no_number(changed: dict[str, object]) -> None:
    first = replace(paper(1, "photo"), **changed)  # type: ignore[arg-type]  # any field
    case = case_of([first, paper(2, "cv")])
    assert numbers(case) == [("1", "cv")]


def test_a_paper_without_pages_takes_no_number_and_neither_does_its_translation() -> None:
    case = case_of([paper(1, "photo"), paper(2, "photo", translation_of=UUID(int=1))])
    case = replace(case, pages=case.pages[1:])
    assert exhibits_of(case) == ()


def test_a_paper_with_pages_left_out_is_an_excerpt() -> None:
    (exhibit,) = exhibits_of(case_of([paper(1, "transcript")], pages=5, left_out=(2, 4)))

    assert exhibit.is_excerpt
    assert exhibit.shown == (1, 3, 5)
    assert exhibit.of == 5
    assert [page.page_no for page in exhibit.pages] == [1, 3, 5]


@given(st.permutations(PRINTED))
def test_numbers_run_without_a_gap_and_parts_in_the_officers_order(kinds: list[str]) -> None:
    found = exhibits_of(case_of(paper(n, kind) for n, kind in enumerate(kinds, 1)))
    parts = [list(Part).index(each.part) for each in found]

    assert [each.number for each in found] == [str(n) for n in range(1, len(kinds) + 1)]
    assert parts == sorted(parts)
    assert all(kind_of(each.document.kind).section.value == each.part.value for each in found)
