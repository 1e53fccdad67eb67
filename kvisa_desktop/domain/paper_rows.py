# SPDX-License-Identifier: MIT
"""The papers of a degree as rows: pages, where the original is, the translation that belongs."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.chain_step import OriginalMove
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.degree_papers import papers_of
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.story.chain import next_paper
from kvisa_desktop.messages import Message, msg, plural, verbatim


@dataclass(frozen=True, slots=True)
class Pair:
    """A translation beside its original; `is_even` says that both have as many pages."""

    translation: Document
    pages: int
    is_even: bool


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper of a degree. `away` is where its original was given, None while it is at home."""

    document: Document
    pages: int
    translations: tuple[Pair, ...] = ()
    away: OriginalMove | None = None
    next_step: Message | None = None


def paper_rows(case_file: CaseFile, degree: Degree) -> tuple[PaperRow, ...]:
    """Return the papers of a degree, each with its translations; one without an original alone."""
    papers = papers_of(case_file, degree)
    ids = {each.id for each in papers}
    return tuple(_row(case_file, each) for each in papers if each.translation_of not in ids)


def moves_of(case_file: CaseFile, document: Document) -> tuple[OriginalMove, ...]:
    """Return where the original of a document went, the latest first."""
    found = (each for each in case_file.original_moves if each.document_id == document.id)
    return tuple(sorted(found, key=lambda each: (each.since or date.min, each.id.bytes))[::-1])


def away(case_file: CaseFile, document: Document) -> OriginalMove | None:
    """Return where the original was given and has not come back from."""
    out = (each for each in moves_of(case_file, document) if each.returned_on is None)
    return next(out, None)


def where_said(document: Document, move: OriginalMove | None) -> Message | None:
    """Return where the original is, in words; None where nobody has said so."""
    if move is None:
        return verbatim(document.original_where) if document.original_where else None
    place = ", ".join(each for each in (move.holder, move.place) if each)
    if move.since is None:
        return verbatim(place)
    return msg("{place}, since {day}", place=place, day=move.since)


def whereabouts(case_file: CaseFile, document: Document) -> Message | None:
    """Return where the original of a document is now; None where nobody has said so."""
    return where_said(document, away(case_file, document))


def pages_said(row: PaperRow) -> Message:
    """Return how many pages a paper has, and its translations beside it."""
    said = _pages(row.pages)
    for pair in row.translations:
        word = msg("translation {pages}", pages=_pages(pair.pages))
        if not pair.is_even:
            word = msg("translation {pages}, not as many as the original", pages=_pages(pair.pages))
        said = msg("{first}; {rest}", first=said, rest=word)
    return said


def _pages(count: int) -> Message:
    return plural("{count} page", "{count} pages", count)


def _row(case_file: CaseFile, document: Document) -> PaperRow:
    pages = _shown(case_file, document)
    pairs = []
    for each in case_file.translations_of(document):
        translated = _shown(case_file, each)
        pairs.append(Pair(each, translated, translated == pages))
    return PaperRow(
        document, pages, tuple(pairs), away(case_file, document), next_paper(document.kind)
    )


def _shown(case_file: CaseFile, document: Document) -> int:
    return sum(not each.left_out for each in case_file.pages_of(document))
