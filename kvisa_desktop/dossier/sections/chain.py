# SPDX-License-Identifier: MIT
"""The authentication chain in the working file: road, steps, papers. Never submitted."""

from collections.abc import Iterator

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.chain import Chain, chain_relied_on
from kvisa_desktop.domain.chain_links import Link
from kvisa_desktop.domain.chain_words import ROUTE_WORDS, STEP_WORDS, link_said
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.paper_rows import PaperRow, pages_said, paper_rows, where_said
from kvisa_desktop.dossier.blocks import Block, Cell, Column, Paragraph, Plain, Section, Table
from kvisa_desktop.dossier.sections.telling import Telling, said
from kvisa_desktop.messages import msg


def chain_section(telling: Telling) -> Iterator[Section]:
    """Yield how far the papers of the degree relied on have come; nothing without a road."""
    case = telling.case
    filing = case.case.planned_filing or telling.built_on
    chain = chain_relied_on(case, filing, telling.built_on)
    if chain is None:
        return
    blocks: list[Block] = [
        *_road(telling, chain),
        _steps(telling, chain),
        *_papers(telling, paper_rows(case, chain.degree)),
    ]
    heading = msg("Authentication of the degree papers")
    yield Section("chain", telling.both(heading), tuple(blocks))


def _road(telling: Telling, chain: Chain) -> Iterator[Block]:
    answer = chain.road.answer
    route = msg("Route: {route}", route=ROUTE_WORDS[answer.route])
    texts = [route, answer.why, *(each.text for each in answer.notes)]
    if chain.ready_on is not None and not chain.is_done:
        texts.append(msg("At the earliest it is done on {day}.", day=chain.ready_on))
    for each in texts:
        yield Paragraph(telling.both(each))


def _steps(telling: Telling, chain: Chain) -> Table:
    columns = (
        Column(telling.both(msg("Step of the authentication")), 0.26),
        Column(telling.both(msg("State")), 0.34),
        Column(telling.both(msg("Office, number, note")), 0.40),
    )
    return Table(columns, tuple(_step(telling, each) for each in (*chain.links, *chain.beside)))


def _step(telling: Telling, link: Link) -> tuple[Cell, ...]:
    kept = link.kept
    named = (kept.office, kept.number, kept.note) if kept else ()
    return (
        (telling.both(STEP_WORDS[link.kind]),),
        (telling.both(link_said(link)),),
        tuple(line for each in named for line in said(each)),
    )


def _papers(telling: Telling, rows: tuple[PaperRow, ...]) -> Iterator[Block]:
    if rows:
        columns = (
            Column(telling.both(msg("Paper")), 0.34),
            Column(telling.both(msg("Pages, translation")), 0.30),
            Column(telling.both(msg("Where the original is")), 0.36),
        )
        yield Table(columns, tuple(_paper(telling, each) for each in rows))


def _paper(telling: Telling, row: PaperRow) -> tuple[Cell, ...]:
    where = where_said(row.document, row.away)
    pages: Cell = (telling.both(pages_said(row)),)
    if row.next_step is not None:
        pages = (*pages, telling.both(row.next_step))
    if where is None:
        return (_title(row.document),), pages, ()
    told = telling.both(where)
    cell: Cell = (Plain(told.en),) if told.en == told.zh else (told,)
    return (_title(row.document),), pages, cell


def _title(document: Document) -> Bilingual:
    name = kind_of(document.kind).name
    return Bilingual(document.title.en or name.en, document.title.zh or name.zh)
