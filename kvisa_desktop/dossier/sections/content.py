# SPDX-License-Identifier: MIT
"""The whole dossier of a case as data, in the officer's order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dossier_plan import LanguageOrder, sheets_of
from kvisa_desktop.domain.exhibits import Exhibit as CaseExhibit
from kvisa_desktop.domain.exhibits import Part, on_request, parts_of
from kvisa_desktop.dossier.blocks import (
    Block,
    Column,
    Content,
    Exhibit,
    Index,
    IndexLine,
    PageBreak,
    Paragraph,
    Plain,
    Section,
    Spacer,
    Table,
    Tone,
)
from kvisa_desktop.dossier.labels import chinese_label, exhibit_label
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.sections import claims, cover, degrees, person, stays, work
from kvisa_desktop.dossier.sections.telling import Telling
from kvisa_desktop.messages import msg, verbatim


def dossier_of(telling: Telling) -> Content:
    """Return cover, index, claims and proofs, and the parts with their exhibits."""
    parts = tuple(arranged(telling))
    plan = telling.plan
    said = Content(
        title=telling.both(msg("Visa application dossier")),
        author=author_of(telling),
        running=running_of(telling),
        sections=(cover.cover(telling), index_of(telling, parts), *parts),
        blank=telling.both(msg("This page is left blank.")) if plan.duplex else None,
    )
    return in_order(said, plan.language_order)


def author_of(telling: Telling) -> str:
    """Return the applicant's name as the passport prints it."""
    return telling.case.person.passport_name


def running_of(telling: Telling) -> Bilingual:
    """Return what stands at the head of every page."""
    category = verbatim(telling.case.case.category)
    words = telling.both(msg("{category} visa application papers", category=category))
    name = author_of(telling)
    return Bilingual(f"{name} · {words.en}" if name else words.en, words.zh)


def index_of(telling: Telling, parts: tuple[Section, ...]) -> Section:
    """Return the index of `parts` and of the exhibits in them."""
    english_first = telling.plan.language_order is LanguageOrder.ENGLISH_FIRST
    lines = tuple(line for part in parts for line in _lines(part, english_first=english_first))
    return Section("index", telling.both(msg("Index")), (Index(lines),))


_PARTS: dict[Part, Callable[[Telling], Section | None]] = {
    Part.APPLICANT: person.applicant,
    Part.DEGREE: degrees.relied_on,
    Part.OTHER_DEGREES: degrees.others,
    Part.TEACHING_RESEARCH: work.teaching_research,
    Part.INSTITUTION: work.institution,
    Part.CV_PLAN: work.plan,
    Part.STAYS: stays.stays,
    Part.EXPLANATIONS: work.explanations,
}


def arranged(telling: Telling) -> Iterator[Section]:
    """Yield claims and parts in the order of the case's plan, numbered, with the sheets between."""
    number = 0
    for part, section in (
        (None, claims.claims(telling)),
        *((part, _PARTS[part](telling)) for part in parts_of(telling.case)),
    ):
        if section is None:
            continue
        if part is not None:
            yield from cover_sheets(telling, part)
        number += 1
        blocks = section.blocks
        if telling.plan.dividers:
            blocks = tuple(block for each in blocks for block in _behind_divider(each))
        yield replace(section, number=str(number), blocks=blocks)
    rest = on_request(telling.case) if telling.plan.core_only else ()
    if rest:
        yield replace(_on_request(telling, rest), number=str(number + 1))


def _on_request(telling: Telling, rest: tuple[CaseExhibit, ...]) -> Section:
    """Return the list of papers that are at hand and not bound."""
    columns = (
        Column(telling.both(msg("Paper")), 0.8),
        Column(telling.both(msg("Number of pages")), 0.2, align_right=True),
    )
    rows = tuple(((telling.listed(each),), (Plain(str(len(each.pages))),)) for each in rest)
    said = Paragraph(telling.both(msg("These papers are at hand and available on request.")))
    return Section(
        "on-request", telling.both(msg("Available on request")), (said, Table(columns, rows))
    )


def cover_sheets(telling: Telling, part: Part) -> Iterator[Section]:
    """Yield the sheets that a person put in front of a part."""
    for sheet in sheets_of(telling.case.cover_sheets, part.value):
        if sheet.in_dossier and sheet.title:
            text = (Spacer(24), Paragraph(sheet.text, Tone.KEY)) if sheet.text else ()
            blocks = (Spacer(210), Paragraph(sheet.title, Tone.TITLE), *text)
            yield Section(f"sheet-{sheet.id}", sheet.title, blocks, is_plain=True)


def _behind_divider(block: Block) -> tuple[Block, ...]:
    """Return an exhibit with the sheet that stands in front of it; translations have none."""
    if not isinstance(block, Exhibit) or "T" in block.number:
        return (block,)
    label = Bilingual(f"Exhibit {block.number}", chinese_label(block.number))
    front = (Spacer(210), Paragraph(label, Tone.TITLE), Paragraph(block.listed, Tone.KEY))
    return (PageBreak(right=True), *front, PageBreak(), block)


def _lines(part: Section, *, english_first: bool) -> Iterator[IndexLine]:
    yield IndexLine(part.number, part.title, part.key, 0)
    for block in part.blocks:
        if isinstance(block, Exhibit):
            label = exhibit_label(block.number, english_first=english_first)
            yield IndexLine(label, block.listed, block.key, 1)
