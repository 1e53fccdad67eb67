# SPDX-License-Identifier: MIT
"""A supplement to a dossier handed in before: cover, own index, list of changes, exhibits."""

from collections.abc import Iterator
from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.supplement import Change, ChangeKind
from kvisa_desktop.dossier.blocks import (
    Cell,
    Column,
    Content,
    Linked,
    PageOf,
    Paragraph,
    Plain,
    Section,
    Table,
    Tone,
)
from kvisa_desktop.dossier.labels import chinese_label
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.sections import cover
from kvisa_desktop.dossier.sections.content import author_of, index_of, running_of
from kvisa_desktop.dossier.sections.telling import Telling
from kvisa_desktop.messages import msg

_WORDS = {
    ChangeKind.ADDED: msg("Added"),
    ChangeKind.REPLACED: msg("Replaces an earlier exhibit"),
    ChangeKind.WITHDRAWN: msg("Withdrawn"),
}


def supplement_of(telling: Telling, earlier: Manifest, changes: tuple[Change, ...]) -> Content:
    """Return what is handed in after a dossier; `telling` shows the new exhibits only."""
    number = earlier.supplement + 1
    title = telling.both(msg("Supplement {number}", number=number))
    parts = (_changes(telling, earlier, changes), *_papers(telling))
    numbered = tuple(replace(each, number=str(at)) for at, each in enumerate(parts, 1))
    said = Content(
        title=Bilingual(
            f"{telling.both(msg('Visa application dossier')).en} · {title.en}",
            f"{telling.both(msg('Visa application dossier')).zh} · {title.zh}",
        ),
        author=author_of(telling),
        running=running_of(telling),
        sections=(cover.cover(telling, title), index_of(telling, numbered), *numbered),
        blank=telling.both(msg("This page is left blank.")) if telling.plan.duplex else None,
    )
    return in_order(said, telling.plan.language_order)


def _papers(telling: Telling) -> Iterator[Section]:
    sheets = tuple(telling.sheet(each) for each in telling.exhibits)
    if sheets:
        yield Section("papers", telling.both(msg("Papers handed in additionally")), sheets)


def _changes(telling: Telling, earlier: Manifest, changes: tuple[Change, ...]) -> Section:
    follows = msg(
        "This supplements the dossier that bears the date {date} and has {pages} pages.",
        date=earlier.built_on,
        pages=earlier.pages,
    )
    columns = (
        Column(telling.both(msg("Exhibit")), 0.46),
        Column(telling.both(msg("What changed")), 0.42),
        Column(telling.both(msg("On page")), 0.12, align_right=True),
    )
    table = Table(columns, tuple(_row(telling, each) for each in changes))
    title = telling.both(msg("List of changes"))
    return Section("changes", title, (Paragraph(telling.both(follows), Tone.BODY), table))


def _row(telling: Telling, change: Change) -> tuple[Cell, ...]:
    words: Cell = (telling.both(_WORDS[change.kind]),)
    if change.earlier and change.kind is ChangeKind.REPLACED:
        words += (_earlier(change.earlier.number, change.earlier.title),)
    if change.exhibit is None:
        assert change.earlier is not None
        return (_earlier(change.earlier.number, change.earlier.title),), words, (Plain("–"),)
    key = telling.sheet(change.exhibit).key
    return (Linked(telling.named(change.exhibit), key),), words, (PageOf(key),)


def _earlier(number: str, title: Bilingual) -> Bilingual:
    return Bilingual(f"Exhibit {number}, {title.en}", f"{chinese_label(number)} {title.zh}")
