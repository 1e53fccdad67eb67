# SPDX-License-Identifier: MIT
"""Acts on the papers of the open case and on their pages."""

from collections.abc import Callable, Sequence

from kvisa_desktop.domain.corners import Corners
from kvisa_desktop.domain.documents import Document, DocumentId, DocumentPage
from kvisa_desktop.domain.photo.crop import Guides
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services import documents, photos, straightening
from kvisa_desktop.services.documents import Offered, Scan
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk

Answer = Callable[[Sequence[Offered]], None]


def refile(state: CaseState, document: Document, kind: str) -> None:
    """Say that a document is of another kind."""
    state.act(lambda vault: documents.refile(vault, document, kind))


def change(state: CaseState, document: Document, field: str, value: object) -> None:
    """Keep one field of a document."""
    state.change(document, msg("Change a document"), **{field: value})


def pair(state: CaseState, document: Document, original: Document | None) -> None:
    """Say which original a document translates, or that it is no translation."""
    chosen = None if original is None else original.id
    state.change(document, msg("Pair a translation"), translation_of=chosen)


def rotate(state: CaseState, page: DocumentPage, quarter_turns: int) -> None:
    """Turn a page; the scan itself stays as it is."""
    state.act(lambda vault: documents.rotate(vault, page, quarter_turns))


def leave_out(state: CaseState, page: DocumentPage, *, left_out: bool) -> None:
    """Leave a page out of what is printed, or take it back."""
    state.act(lambda vault: documents.leave_out(vault, page, left_out=left_out))


def move_page(
    state: CaseState, document: Document, pages: Sequence[DocumentPage], place: int, by: int
) -> None:
    """Let the page at `place` pass its neighbour."""
    target = place + by
    if 0 <= target < len(pages):
        order = [page.id for page in pages]
        order.insert(target, order.pop(place))
        state.act(lambda vault: documents.reorder_pages(vault, document, order))


def split(state: CaseState, document: Document, pages: str, kind: str) -> None:
    """Make a document of its own of some pages."""
    state.act(
        lambda vault: documents.split(vault, document, pages, kind),
        say=msg("The pages are a document of their own now."),
        undoable=True,
    )


def combine(state: CaseState, chosen: Sequence[Document]) -> None:
    """Make one document of several, in their order."""
    first, *others = chosen
    state.act(
        lambda vault: documents.combine(vault, first, others),
        say=msg("The documents are one now."),
        undoable=True,
    )


def reorder(state: CaseState, order: Sequence[DocumentId]) -> None:
    """Put the documents into another order."""
    case_id = state.file.case.id
    state.act(lambda vault: documents.reorder(vault, case_id, order))


def remove(state: CaseState, chosen: Sequence[Document]) -> None:
    """Remove documents; their scans stay in the history."""
    said = (
        msg("“{title}” was removed.", title=documents.title_of(chosen[0]))
        if len(chosen) == 1
        else plural("{count} paper was removed.", "{count} papers were removed.", len(chosen))
    )
    state.act(lambda vault: documents.remove(vault, *chosen), say=said, undoable=True)


def keep_guides(state: CaseState, page: DocumentPage, placed: Guides) -> None:
    """Keep where the guides of a photo were placed."""
    state.act(lambda vault: photos.keep_guides(vault, page, placed))


def straighten(desk: Desk, state: CaseState, page: DocumentPage, corners: Corners) -> None:
    """Put the sheet between the corners, laid flat, in the place of a page."""
    scans, flattener = desk.program.scans, desk.program.straightener
    state.act(
        lambda vault: straightening.straighten(vault, scans, flattener, page, corners),
        say=msg("The page is straightened. The page as it was stays as a version."),
        undoable=True,
    )


def replace_files(
    desk: Desk, state: CaseState, document: Document, scans: Sequence[Scan], then: Answer
) -> None:
    """Put new scans in place of a document's pages; the old ones are kept as a version."""
    reader = desk.program.scans
    state.act(lambda vault: documents.replace_files(vault, reader, document, scans), then)
