# SPDX-License-Identifier: MIT
"""Pages of a document: turning, ordering, leaving out, splitting, combining."""

import re
from collections.abc import Sequence

from kvisa_desktop.cli.answer import Answer, Line, row
from kvisa_desktop.cli.papers import document_data, find_document, number_of
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.spec import CASE, DOCUMENT, Argument, Command, Option
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, PageId
from kvisa_desktop.domain.kinds import kind_called
from kvisa_desktop.domain.page_ranges import read_ranges, write_ranges
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.ports import Vault

_TURN = re.compile(r"(.+):(-?(?:90|180|270))")
_PART = re.compile(r"([^=]+)=(.+)")


def pages(
    run: Run,
    *,
    vault: str,
    case: str,
    document: str,
    rotate: tuple[str, ...],
    order: str | None,
    leave_out: str | None,
    take_back: str | None,
) -> Answer:
    """List the pages of a document, or change how they are printed."""
    turns = [_turn(each) for each in rotate]
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        found = find_document(kept, document)
        before = kept.pages_of(found)
        turned = {
            number: quarter_turns
            for pages_turned, quarter_turns in turns
            for number in _named(pages_turned, before)
        }
        out, back = (_named(each, before) for each in (leave_out, take_back))
        new_order = _complete_order(order, before) if order else None
        for number, quarter_turns in turned.items():
            documents.rotate(opened, _page(opened, found, number), quarter_turns)
        for numbers, left_out in ((out, True), (back, False)):
            for number in numbers:
                page = _page(opened, found, number)
                documents.leave_out(opened, page, left_out=left_out)
        if new_order:
            ids = [PageId(before[number - 1].id) for number in new_order]
            documents.reorder_pages(opened, found, ids)
        after = cases.read(opened, kept.case.id)
    return _pages_answer(after, found)


def _page(vault: Vault, document: Document, number: int) -> DocumentPage:
    """Return page `number` as it stands now."""
    with vault.read() as reader:
        found = reader.find(DocumentPage, document_id=document.id)
    return sorted(found, key=lambda page: (page.position, page.id.bytes))[number - 1]


def _named(text: str | None, known: Sequence[DocumentPage]) -> tuple[int, ...]:
    return read_ranges(text, len(known)) if text else ()


def _complete_order(text: str, known: Sequence[DocumentPage]) -> tuple[int, ...]:
    order = read_ranges(text, len(known))
    missing = tuple(sorted(set(range(1, len(known) + 1)) - set(order)))
    if missing:
        raise Refused(
            msg("The new order leaves out {pages}.", pages=write_ranges(missing)),
            msg("Name every page once, as in 3,1,2; --leave-out keeps a page from being printed."),
        )
    return order


def _turn(text: str) -> tuple[str, int]:
    found = _TURN.fullmatch(text)
    if found is None:
        raise WrongUsage(
            msg("“{text}” does not say which page to turn by how much.", text=text),
            msg("Write PAGES:DEGREES, clockwise by 90, 180 or 270, as in 2:90."),
        )
    return found[1], int(found[2]) // 90


def _pages_answer(case: CaseFile, document: Document) -> Answer:
    known = case.pages_of(document)
    rows = []
    data = []
    for number, page in enumerate(known, 1):
        kept = case.file(page.file_id)
        name = kept.original_name if kept else ""
        data.append(
            {
                "number": number,
                "file": name,
                "file_page": page.page_no,
                "rotation": page.rotation,
                "left_out": page.left_out,
            }
        )
        turned: Message | str = msg("turned {degrees}°", degrees=page.rotation)
        state: Message | str = msg("left out") if page.left_out else ""
        rows.append(
            row(
                f"{number}.",
                msg("page {page} of {file}", page=page.page_no, file=name),
                turned if page.rotation else "",
                state,
            )
        )
    return Answer({"document": {**document_data(case, document), "page_list": data}}, rows)


def split(run: Run, *, vault: str, case: str, document: str, parts: tuple[str, ...]) -> Answer:
    """Move pages of a document into documents of their own."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        found = find_document(kept, document)
        wanted = _parts(parts, len(kept.pages_of(found)))
        remaining = list(range(1, len(kept.pages_of(found)) + 1))
        made = []
        for numbers, kind in wanted:
            places = tuple(remaining.index(number) + 1 for number in numbers)
            made.append(documents.split(opened, found, write_ranges(places), kind).value)
            remaining = [number for number in remaining if number not in numbers]
        after = cases.read(opened, kept.case.id)
    return _documents_answer(after, [found, *made])


def _parts(parts: Sequence[str], count: int) -> list[tuple[tuple[int, ...], str]]:
    """Return what goes where, all of it checked before anything is moved."""
    wanted = []
    taken: set[int] = set()
    for each in parts:
        found = _PART.fullmatch(each)
        if found is None:
            raise WrongUsage(
                msg("“{text}” does not say which pages become what.", text=each),
                msg("Write PAGES=KIND, as in 3-5=transcript; `kvisa kinds` lists the kinds."),
            )
        numbers = read_ranges(found[1], count)
        if taken.intersection(numbers):
            raise Refused(
                msg("A page cannot go into two documents: {pages}.", pages=found[1]),
                msg("Name every page once."),
            )
        taken.update(numbers)
        wanted.append((numbers, kind_called(found[2]).key))
    if len(taken) == count:
        raise Refused(
            msg("These are all pages of the document; nothing would be left."),
            msg("Name some of its pages, or change the kind of the whole document."),
        )
    return wanted


def combine(run: Run, *, vault: str, case: str, document: str, others: tuple[str, ...]) -> Answer:
    """Append the pages of other documents to one."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
        first = find_document(kept, document)
        rest = [find_document(kept, each) for each in others]
        if len({each.id for each in (first, *rest)}) <= len(rest):
            raise Refused(
                msg("A document cannot be combined with itself."),
                msg("Name every document once."),
            )
        documents.combine(opened, first, rest)
        after = cases.read(opened, kept.case.id)
    return _documents_answer(after, [first])


def _documents_answer(case: CaseFile, named: Sequence[Document]) -> Answer:
    now = [each for one in named if (each := case.document(one.id)) is not None]
    lines: list[Line] = [
        plural(
            "{number}. {title}, {count} page",
            "{number}. {title}, {count} pages",
            len(case.pages_of(each)),
            number=number_of(case, each),
            title=documents.title_of(each),
        )
        for each in now
    ]
    return Answer({"documents": [document_data(case, each) for each in now]}, lines)


COMMANDS = (
    Command(
        "pages",
        msg("List the pages of a document, turn, order or leave out; the scan stays as it is."),
        pages,
        arguments=(CASE, DOCUMENT),
        options=(
            Option(
                "--rotate",
                msg("Turn pages clockwise, as in 2:90; may be given several times."),
                value="PAGES:DEGREES",
                many=True,
            ),
            Option("--order", msg("All pages in their new order, as in 3,1,2."), value="PAGES"),
            Option("--leave-out", msg("Pages that are not printed."), value="PAGES"),
            Option("--take-back", msg("Pages that are printed again."), value="PAGES"),
        ),
        opens=True,
    ),
    Command(
        "split",
        msg("Move pages of a document into documents of their own."),
        split,
        arguments=(
            CASE,
            DOCUMENT,
            Argument("parts", msg("PAGES=KIND, as in 3-5=transcript."), many=True),
        ),
        opens=True,
    ),
    Command(
        "combine",
        msg("Append the pages of other documents to one, in this order."),
        combine,
        arguments=(
            CASE,
            DOCUMENT,
            Argument("others", msg("The documents to append, by number or id."), many=True),
        ),
        opens=True,
    ),
)
