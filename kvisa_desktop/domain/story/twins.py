# SPDX-License-Identifier: MIT
"""Whether the same scan would be bound twice: a reader asks which of the two papers it is."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, FileId
from kvisa_desktop.domain.exhibits import exhibits_of
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import msg


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield each paper that shows a page which an earlier paper shows already."""
    del on
    shown: dict[tuple[FileId, int], Document] = {}
    for exhibit in exhibits_of(case_file):
        paper = exhibit.document
        keys = [(page.file_id, page.page_no) for page in exhibit.pages]
        earlier = next((shown[key] for key in keys if key in shown), None)
        if earlier is not None:
            yield _same(paper, earlier)
        shown.update({key: paper for key in keys if key not in shown})


def _same(paper: Document, earlier: Document) -> Finding:
    return Finding(
        "paper.same-scan",
        Weight.CHECK,
        Area.DOCUMENTS,
        msg(
            "“{paper}” shows the same scan as “{earlier}”.",
            paper=name_of(paper),
            earlier=name_of(earlier),
        ),
        msg("Remove one of the two, or put the right scan in its place."),
        (),
        paper.id,
        against=Place(Area.DOCUMENTS, earlier.id),
    )
