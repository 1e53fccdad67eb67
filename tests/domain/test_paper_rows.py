# SPDX-License-Identifier: MIT
"""The papers of a degree as rows: translations counted against originals, where originals are."""

from dataclasses import replace
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import OriginalMove, OriginalMoveId
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.paper_rows import (
    PaperRow,
    away,
    moves_of,
    pages_said,
    paper_rows,
    where_said,
)
from tests.case_builders import DEGREE, graduate_case, new_id, pages, paper
from tests.spoken import chinese, english

CERTIFICATE = paper("degree-certificate", degree_id=DEGREE, original_where="in the blue folder")
TRANSLATION = paper("degree-certificate", degree_id=DEGREE, translation_of=CERTIFICATE.id)


def with_papers(original: int, translation: int, *more: Document) -> CaseFile:
    case_pages = (*pages(CERTIFICATE, original), *pages(TRANSLATION, translation))
    papers = (CERTIFICATE, TRANSLATION, *more)
    return replace(graduate_case(), documents=papers, pages=case_pages)


def rows(case_file: CaseFile) -> tuple[PaperRow, ...]:
    return paper_rows(case_file, case_file.degrees[0])


def moved(case_file: CaseFile, **more: object) -> CaseFile:
    fixed = {"id": OriginalMoveId(new_id()), "document_id": CERTIFICATE.id}
    move = OriginalMove(**{**fixed, **more})  # type: ignore[arg-type]
    return replace(case_file, original_moves=(*case_file.original_moves, move))


def test_a_translation_stands_with_its_original_and_pages_are_compared() -> None:
    (row,) = rows(with_papers(2, 2))
    assert [each.translation for each in row.translations] == [TRANSLATION]
    assert row.translations[0].is_even
    assert english(pages_said(row)) == "2 pages; translation 2 pages"
    (row,) = rows(with_papers(2, 3))
    assert not row.translations[0].is_even
    assert english(pages_said(row)) == ("2 pages; translation 3 pages, not as many as the original")


def test_pages_left_out_are_not_counted() -> None:
    case_file = with_papers(2, 2)
    first = replace(case_file.pages[0], left_out=True)
    (row,) = rows(replace(case_file, pages=(first, *case_file.pages[1:])))
    assert (row.pages, row.translations[0].is_even) == (1, False)


def test_a_translation_whose_original_is_elsewhere_has_a_row_of_its_own() -> None:
    alone = replace(TRANSLATION, translation_of=paper("transcript").id)
    case_file = replace(graduate_case(), documents=(alone,), pages=())
    assert [each.document for each in rows(case_file)] == [alone]


def test_papers_that_stand_in_have_their_own_next_step() -> None:
    kinds = ("provisional-certificate", "statement-of-result", "marksheet")
    stand_ins = [paper(kind, degree_id=DEGREE) for kind in kinds]
    first, *rest = rows(with_papers(1, 1, *stand_ins))
    assert first.next_step is None
    steps = [each.next_step for each in rest]
    assert len({english(each) for each in steps if each}) == len(kinds)
    assert all(chinese(each) for each in steps if each)


def test_the_original_is_at_home_until_it_is_given_away() -> None:
    (row,) = rows(with_papers(1, 1))
    assert row.away is None
    said = where_said(CERTIFICATE, None)
    assert said is not None
    assert english(said) == "in the blue folder"
    assert where_said(TRANSLATION, None) is None


def test_it_is_away_until_it_is_back() -> None:
    gone = moved(with_papers(1, 1), holder="the notary", place="Enugu", since=date(2026, 11, 3))
    (row,) = rows(gone)
    said = where_said(CERTIFICATE, row.away)
    assert said is not None
    assert english(said) == "the notary, Enugu, since 2026-11-03"
    back = replace(
        gone, original_moves=(replace(gone.original_moves[0], returned_on=date(2026, 11, 9)),)
    )
    assert away(back, CERTIFICATE) is None
    assert len(moves_of(back, CERTIFICATE)) == 1


def test_the_latest_journey_comes_first() -> None:
    twice = moved(
        moved(with_papers(1, 1), place="Lagos", since=date(2026, 11, 3)),
        place="Abuja",
        since=date(2026, 11, 10),
    )
    assert [each.place for each in moves_of(twice, CERTIFICATE)] == ["Abuja", "Lagos"]
    found = away(twice, CERTIFICATE)
    assert found is not None
    assert found.place == "Abuja"
