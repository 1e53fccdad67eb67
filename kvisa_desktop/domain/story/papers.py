# SPDX-License-Identifier: MIT
"""Papers: translations against originals, pages left out, expiry, refusals, the photo."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import months_after
from kvisa_desktop.domain.documents import Document, PaperStatus, TranslationKind
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.messages import msg, plural

_PHOTO_MONTHS = 6  # P-01


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the papers of the case."""
    filing = case_file.case.planned_filing or on
    for document in case_file.documents:
        yield from _pages(case_file, document)
        yield from _state(document, filing)
        if document.translation_of:
            yield from _translation(case_file, document)
        if document.kind == "photo":
            yield from _photo(document, filing)


def name_of(document: Document) -> Bilingual:
    """Return the title of a paper, else the name of its kind."""
    return document.title or kind_of(document.kind).name


def _shown(case_file: CaseFile, document: Document) -> int:
    return sum(not each.left_out for each in case_file.pages_of(document))


def _pages(case_file: CaseFile, document: Document) -> Iterator[Finding]:
    pages = case_file.pages_of(document)
    if document.status in {PaperStatus.RECEIVED, PaperStatus.CHECKED} and not pages:
        yield Finding(
            "paper.no-pages",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg("“{paper}” has no pages.", paper=name_of(document)),
            msg("Add its scan."),
            (),
            document.id,
        )
    shown = _shown(case_file, document)
    if pages and shown < len(pages):
        is_degree_paper = kind_of(document.kind).of_degree
        yield Finding(
            "paper.excerpt",
            Weight.BLOCKER if is_degree_paper else Weight.NOTE,
            Area.DOCUMENTS,
            msg(
                "“{paper}” is an excerpt: {shown} of {all} pages.",
                paper=name_of(document),
                shown=shown,
                all=len(pages),
            ),
            msg("Put the left-out pages back, unless the excerpt is meant."),
            ("K-10",) if is_degree_paper else (),
            document.id,
        )


def _state(document: Document, filing: date) -> Iterator[Finding]:
    if document.expires_on and document.expires_on < filing:
        yield Finding(
            "paper.expired",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg(
                "“{paper}” expires on {expiry}, before the filing date {filing}.",
                paper=name_of(document),
                expiry=document.expires_on,
                filing=filing,
            ),
            msg("Get a new one."),
            (),
            document.id,
            "expires_on",
        )
    if document.status is PaperStatus.REJECTED:
        yield Finding(
            "paper.rejected",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg(
                "“{paper}” has to be replaced. {reason}",
                paper=name_of(document),
                reason=document.rejected_because,
            ),
            msg("Get a better copy, and put it in its place."),
            (),
            document.id,
            "status",
        )


def _translation(case_file: CaseFile, document: Document) -> Iterator[Finding]:
    original = case_file.document(document.translation_of) if document.translation_of else None
    if original is None:
        yield Finding(
            "translation.no-original",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg(
                "The original of the translation “{paper}” is not in the case.",
                paper=name_of(document),
            ),
            msg("Add the original, or say of which paper this is the translation."),
            ("A-11",),
            document.id,
            "translation_of",
        )
        return
    mine, its = _shown(case_file, document), _shown(case_file, original)
    if mine and its and mine != its:
        yield Finding(
            "translation.pages",
            Weight.CHECK,
            Area.DOCUMENTS,
            plural(
                "“{paper}”: the translation has {count} page, the original {original}.",
                "“{paper}”: the translation has {count} pages, the original {original}.",
                mine,
                paper=name_of(original),
                original=its,
            ),
            msg("Check whether a page is missing on either side."),
            ("A-11",),
            document.id,
            against=Place(Area.DOCUMENTS, original.id),
        )
    if document.translation_kind is TranslationKind.OWN:
        yield Finding(
            "translation.own",
            Weight.CHECK,
            Area.DOCUMENTS,
            msg("“{paper}”: the translation is the applicant's own.", paper=name_of(original)),
            msg("Have it made by a translation agency, with its seal."),
            ("A-11",),
            document.id,
            "translation_kind",
        )


def _photo(document: Document, filing: date) -> Iterator[Finding]:
    if document.issued_on and months_after(document.issued_on, _PHOTO_MONTHS) < filing:
        yield Finding(
            "photo.old",
            Weight.BLOCKER,
            Area.DOCUMENTS,
            msg(
                "The photo was taken on {date}; on the filing date {filing} it is older "
                "than six months.",
                date=document.issued_on,
                filing=filing,
            ),
            msg("Have a new photo taken."),
            ("P-01",),
            document.id,
            "issued_on",
        )
