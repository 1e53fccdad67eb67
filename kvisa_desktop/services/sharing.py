# SPDX-License-Identifier: MIT
"""A share copy: the papers for somebody who need not know everything, with redaction proved."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, StoredFile
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.files import Media, PreparedPage
from kvisa_desktop.domain.hiding import HiddenField, concealed, needles
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.dossier import refuse_overwriting
from kvisa_desktop.services.ports import BuildReport, DossierOptions, PageSource, Vault
from kvisa_desktop.services.progress import Progress, Silent

HIDDEN_PARTS, DRAWN_BOXES = "hidden_parts", "drawn_boxes"
"""The promises of a copy that a dossier does not make."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, as shares of the width and height of the upright page."""

Marks = Callable[[Document], Sequence[str]]


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What is hidden from whom.

    `boxes` are drawn by hand, by page; `keep` are papers of which a person says that they show
    nothing of what is hidden.
    """

    hidden: tuple[HiddenField, ...] = ()
    recipient: str = ""
    purpose_mark: bool = True
    boxes: Mapping[UUID, tuple[Box, ...]] = field(default_factory=dict)
    keep: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class ShareReport:
    """What was written, which papers were left out of it, and how many boxes stand on text.

    `without_box` names the pages of papers that were left out though boxes stand on other pages.
    """

    report: BuildReport
    withheld: tuple[Document, ...]
    boxes_on_text: int
    boxes_by_hand: int
    without_box: Mapping[UUID, tuple[int, ...]] = field(default_factory=dict)


class Redactor(Protocol):
    """Draws pages anew without what is to be hidden, each time in a worker with limits."""

    def is_searchable(self, data: bytes, kept: StoredFile, page: DocumentPage) -> bool:
        """Return True when a page has text that says what is on it."""

    def redacted(
        self,
        data: bytes,
        kept: StoredFile,
        page: DocumentPage,
        *,
        needles: Sequence[str] = (),
        boxes: Sequence[Box] = (),
        marks: Sequence[str] = (),
    ) -> tuple[PreparedPage, Sequence[Box]]:
        """Return a page as a picture with boxes burnt in, and those that stand on found text."""


class ShareWriter(Protocol):
    """Writes share copies and proves that nothing hidden is left in them."""

    def marks(
        self, case: CaseFile, recipient: Bilingual, options: DossierOptions
    ) -> Callable[[Document], Sequence[str]]:
        """Return what stands across the copy of a paper; nothing for a paper of no identity."""

    def share(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        needles: Sequence[str],
        out: Path,
        *,
        progress: Progress,
        boxes: Mapping[UUID, Sequence[Box]],
    ) -> BuildReport:
        """Write the copy to `out` only when no needle is left in it; else leave nothing.

        Under `boxes`, by page, nothing may be left in the finished file; those on found text are
        known once `pages` gave the page. A copy without all there is says so on every page.
        """


def share(
    vault: Vault,
    redactor: Redactor,
    writer: ShareWriter,
    case_id: CaseId,
    wish: ShareWish,
    *,
    options: DossierOptions,
    out: Path,
    force: bool = False,
    progress: Progress | None = None,
) -> ShareReport:
    """Write a copy of the papers in which what is to be hidden is not, proved by searching it.

    When anything is hidden, papers that cannot be searched (scans) are left out, unless a person
    drew boxes on them or says that they show none of it.
    """
    refuse_overwriting(out, force=force)
    whole = cases.read(vault, case_id)
    words = needles(whole, wish.hidden)
    unseen = tuple(_unsearchable(vault, redactor, whole, wish)) if words else ()
    withheld = tuple(paper for paper, _ in unseen)
    partly = [(paper, pages) for paper, pages in unseen if pages]
    case = _without_papers(concealed(whole, wish.hidden), withheld)
    if not exhibits_of(case) and withheld:
        raise Refused(
            _left_out(*partly[0])
            if partly
            else msg("Every paper of the case is a scan, and a scan cannot be searched."),
            msg("Draw boxes on them, or name those that show nothing of what is hidden."),
        )
    recipient = Bilingual(wish.recipient, wish.recipient)
    marks: Marks = writer.marks(whole, recipient, options) if wish.purpose_mark else _no_marks
    drawing = _Drawing(vault, redactor, wish, words, _marks_by_page(case, marks))
    report = writer.share(
        case,
        drawing.page,
        options,
        words,
        out,
        progress=progress or Silent(),
        boxes=drawing.covered,
    )
    without_box = {UUID(str(paper.id)): pages for paper, pages in partly}
    return ShareReport(report, withheld, drawing.on_text, drawing.by_hand, without_box)


def withheld_said(report: ShareReport) -> tuple[Message, ...]:
    """Return a sentence for each paper that was left out."""
    return tuple(
        _left_out(each, report.without_box.get(UUID(str(each.id)), ())) for each in report.withheld
    )


def _left_out(paper: Document, pages: Sequence[int]) -> Message:
    title = documents.title_of(paper)
    if pages:
        return plural(
            "“{title}” is left out: page {pages} has no box, and a scan cannot be searched.",
            "“{title}” is left out: pages {pages} have no box, and a scan cannot be searched.",
            len(pages),
            title=title,
            pages=verbatim(", ".join(map(str, pages))),
        )
    return msg(
        "“{title}” is left out: what stands on it cannot be searched, as on a scan or a picture.",
        title=title,
    )


class _Drawing:
    """Hands out pages drawn anew, and keeps and counts the boxes burnt into them."""

    def __init__(
        self,
        vault: Vault,
        redactor: Redactor,
        wish: ShareWish,
        words: Sequence[str],
        marks: Mapping[UUID, Sequence[str]],
    ) -> None:
        self._vault, self._redactor = vault, redactor
        self._wish, self._words, self._marks = wish, words, marks
        self.on_text = self.by_hand = 0
        self.covered: dict[UUID, tuple[Box, ...]] = dict(wish.boxes)

    def page(self, page: DocumentPage) -> PreparedPage:
        """Return a page as a picture without what is hidden."""
        kept, data = documents.scan_of(self._vault, page)
        boxes = self._wish.boxes.get(page.id, ())
        made, found = self._redactor.redacted(
            data,
            kept,
            page,
            needles=self._words,
            boxes=boxes,
            marks=self._marks.get(page.id, ()),
        )
        if boxes and made.media is Media.PDF:
            raise Refused(
                msg("A page with boxes did not become a picture; the copy was not kept."),
                msg("Report this: under a box nothing may be left."),
            )
        self.covered[page.id] = (*boxes, *found)
        self.on_text += len(found)
        self.by_hand += len(boxes)
        return made


def _no_marks(_document: Document) -> Sequence[str]:
    return ()


def _marks_by_page(case: CaseFile, marks: Marks) -> dict[UUID, Sequence[str]]:
    return {page.id: marks(each.document) for each in exhibits_of(case) for page in each.pages}


def _unsearchable(
    vault: Vault, redactor: Redactor, case: CaseFile, wish: ShareWish
) -> Iterator[tuple[Document, tuple[int, ...]]]:
    """Yield papers to leave out, each with its pages without a box when others have one."""
    for exhibit in exhibits_of(case):
        if exhibit.document.id in wish.keep:
            continue
        safe = [_is_safe(vault, redactor, page, wish) for page in exhibit.pages]
        if not all(safe):
            unseen = tuple(at for at, is_safe in enumerate(safe, 1) if not is_safe)
            has_boxes = any(wish.boxes.get(page.id) for page in exhibit.pages)
            yield exhibit.document, unseen if has_boxes else ()


def _is_safe(vault: Vault, redactor: Redactor, page: DocumentPage, wish: ShareWish) -> bool:
    """Tell whether somebody or something has looked at what stands on a page."""
    if wish.boxes.get(page.id):
        return True
    kept, data = documents.scan_of(vault, page)
    return redactor.is_searchable(data, kept, page)


def _without_papers(case: CaseFile, withheld: Sequence[Document]) -> CaseFile:
    gone = {each.id for each in withheld}
    papers = tuple(
        replace(each, in_dossier=False) if each.id in gone else each for each in case.documents
    )
    return replace(case, documents=papers)
