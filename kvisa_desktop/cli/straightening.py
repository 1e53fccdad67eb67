# SPDX-License-Identifier: MIT
"""Straightening a photographed sheet on the command line."""

from kvisa_desktop.cli.answer import Answer
from kvisa_desktop.cli.papers import document_data, find_document
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, DOCUMENT, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.corners import Corners, Point
from kvisa_desktop.domain.documents import Document, DocumentPage
from kvisa_desktop.domain.page_ranges import read_ranges
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases, documents, straightening


def straighten(
    run: Run, *, vault: str, case: str, document: str, page: str | None, corners: str | None
) -> Answer:
    """Lay a photographed sheet flat, on a copy."""
    given = _corners(corners) if corners else None
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        paper = find_document(kept, document)
        number, chosen = _page(kept, paper, page)
        asked = given or straightening.find(opened, run.app.straightener, chosen)
        if asked is None:
            raise Refused(
                msg("No sheet is plain to see on page {page}.", page=number),
                msg("Name its corners with --corners, or photograph it on a dark ground."),
            )
        straightening.straighten(opened, run.app.scans, run.app.straightener, chosen, asked)
        after = cases.read(opened, kept.case.id)
    return _answer(after, paper, number, asked, is_found=given is None)


def _answer(
    case: CaseFile, paper: Document, number: int, asked: Corners, *, is_found: bool
) -> Answer:
    found = case.document(paper.id) or paper
    data = {
        "document": document_data(case, found),
        "page": number,
        "corners": [[round(share * 100, 2) for share in point] for point in asked.points],
        "found": is_found,
    }
    said = msg(
        "Page {page} of “{title}” is straightened. The page as it was is kept as a version.",
        page=number,
        title=documents.title_of(found),
    )
    return Answer(data, [said])


def _page(case: CaseFile, paper: Document, text: str | None) -> tuple[int, DocumentPage]:
    known = case.pages_of(paper)
    if text is None and len(known) != 1:
        raise Refused(
            msg("“{title}” has several pages.", title=documents.title_of(paper)),
            msg("Say which one with --page."),
        )
    numbers = read_ranges(text, len(known)) if text else (1,)
    if len(numbers) != 1:
        raise WrongUsage(msg("One page is straightened at a time."), msg("Name one page."))
    return numbers[0], known[numbers[0] - 1]


def _corners(text: str) -> Corners:
    try:
        one, two, three, four = (_point(each) for each in text.split())
    except ValueError as error:
        raise WrongUsage(
            msg("“{text}” does not name four corners.", text=verbatim(text)),
            msg("Write them clockwise from the top left in per cent, as in “8,5 93,9 90,95 6,92”."),
        ) from error
    return Corners(one, two, three, four)


def _point(text: str) -> Point:
    x, y = (float(share) / 100 for share in text.split(","))
    return x, y


COMMANDS = (
    Command(
        "straighten",
        msg("Lay a photographed sheet flat, on a copy; the page as it was stays as a version."),
        straighten,
        arguments=(CASE, DOCUMENT),
        options=(
            Option("--page", msg("The page, when there are several."), value="PAGE"),
            Option(
                "--corners",
                msg("The corners in per cent, clockwise from the top left; found when left out."),
                value="CORNERS",
            ),
        ),
        opens=True,
    ),
)
