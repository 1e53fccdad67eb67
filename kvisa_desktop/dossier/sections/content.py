# SPDX-License-Identifier: MIT
"""The whole dossier of a case as data, in the officer's order."""

from collections.abc import Iterator
from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Content, Exhibit, Index, IndexLine, Section
from kvisa_desktop.dossier.labels import exhibit_label
from kvisa_desktop.dossier.sections import claims, cover, degrees, person, stays, work
from kvisa_desktop.dossier.sections.telling import Telling
from kvisa_desktop.messages import msg, verbatim


def dossier_of(telling: Telling) -> Content:
    """Return cover, index, claims and proofs, and the parts with their exhibits."""
    parts = _numbered(telling)
    return Content(
        title=telling.both(msg("Visa application dossier")),
        author=author_of(telling),
        running=running_of(telling),
        sections=(cover.cover(telling), index_of(telling, parts), *parts),
    )


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
    lines = tuple(line for part in parts for line in _lines(part))
    return Section("index", telling.both(msg("Index")), (Index(lines),))


def _numbered(telling: Telling) -> tuple[Section, ...]:
    found = (
        claims.claims(telling),
        person.applicant(telling),
        degrees.relied_on(telling),
        degrees.others(telling),
        work.teaching_research(telling),
        work.institution(telling),
        work.plan(telling),
        stays.stays(telling),
        work.explanations(telling),
    )
    there = (section for section in found if section is not None)
    return tuple(replace(each, number=str(number)) for number, each in enumerate(there, 1))


def _lines(part: Section) -> Iterator[IndexLine]:
    yield IndexLine(part.number, part.title, part.key, 0)
    for block in part.blocks:
        if isinstance(block, Exhibit):
            title = block.title
            if block.note:
                title = Bilingual(f"{title.en}, {block.note.en}", f"{title.zh}，{block.note.zh}")
            yield IndexLine(exhibit_label(block.number), title, block.key, 1)
