# SPDX-License-Identifier: MIT
"""A supplement to a dossier handed in before: cover, own index, list of changes, exhibits."""

from collections.abc import Iterator
from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.supplement import Change, ChangeKind
from kvisa_desktop.dossier.blocks import (
    Block,
    Cell,
    Column,
    Content,
    Heading,
    Linked,
    PageOf,
    Paragraph,
    Plain,
    Section,
    Table,
    Tone,
)
from kvisa_desktop.dossier.facts import CHANGES, DataChange, FactEntry
from kvisa_desktop.dossier.labels import chinese_label
from kvisa_desktop.dossier.language_order import in_order
from kvisa_desktop.dossier.manifest import Manifest
from kvisa_desktop.dossier.sections import cover
from kvisa_desktop.dossier.sections.content import author_of, index_of, running_of
from kvisa_desktop.dossier.sections.telling import Telling
from kvisa_desktop.messages import Message, msg

_WORDS = {
    ChangeKind.ADDED: msg("Added"),
    ChangeKind.REPLACED: msg("Replaces an earlier exhibit"),
    ChangeKind.WITHDRAWN: msg("Withdrawn"),
}


def supplement_of(
    telling: Telling,
    earlier: Manifest,
    changes: tuple[Change, ...],
    data: tuple[DataChange, ...] = (),
) -> Content:
    """Return what is handed in after a dossier; `telling` shows the new exhibits only.

    `data` is what the earlier dossier printed and what reads otherwise now.
    """
    number = earlier.supplement + 1
    title = telling.both(msg("Supplement {number}", number=number))
    parts = (_changes(telling, earlier, changes, data), *_papers(telling))
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


def _changes(
    telling: Telling,
    earlier: Manifest,
    changes: tuple[Change, ...],
    data: tuple[DataChange, ...],
) -> Section:
    blocks: list[Block] = [Paragraph(telling.both(_follows(earlier)), Tone.BODY)]
    if changes:
        blocks.append(_of_papers(telling, changes))
    if data:
        again = bool(earlier.supplement)
        table = _of_data(telling, data, is_second=again)
        blocks += [Heading(telling.both(msg("Changed data"))), table]
    return Section(CHANGES, telling.both(msg("List of changes")), tuple(blocks))


def _follows(earlier: Manifest) -> Message:
    """Return which file this one supplements: the dossier, or the supplement before it."""
    if earlier.supplement:
        return msg(
            "This follows supplement {number}, which bears the date {date} and has {pages} pages.",
            number=earlier.supplement,
            date=earlier.built_on,
            pages=earlier.pages,
        )
    return msg(
        "This supplements the dossier that bears the date {date} and has {pages} pages.",
        date=earlier.built_on,
        pages=earlier.pages,
    )


def _of_papers(telling: Telling, changes: tuple[Change, ...]) -> Table:
    columns = (
        Column(telling.both(msg("Exhibit")), 0.46),
        Column(telling.both(msg("What changed")), 0.42),
        Column(telling.both(msg("On page")), 0.12, align_right=True),
    )
    return Table(columns, tuple(_row(telling, each) for each in changes))


def _of_data(telling: Telling, data: tuple[DataChange, ...], *, is_second: bool) -> Table:
    columns = (
        Column(telling.both(msg("In the earlier dossier")), 0.26),
        Column(telling.both(msg("Item of data")), 0.2),
        Column(telling.both(msg("As handed in")), 0.27),
        Column(telling.both(msg("Now")), 0.27),
    )
    return Table(columns, tuple(_data_row(telling, each, is_second=is_second) for each in data))


def _data_row(telling: Telling, change: DataChange, *, is_second: bool) -> tuple[Cell, ...]:
    named, before = change.either, change.before
    place: Cell = (Bilingual(*named.section),)
    if before is not None and before.page:
        place += (telling.both(_place_said(before, is_second=is_second)),)
    return place, (Bilingual(*named.label),), _value(before), _value(change.now)


def _place_said(before: FactEntry, *, is_second: bool) -> Message:
    """Return where a value was told last; of several earlier files it says which one."""
    if before.supplement:
        return msg(
            "supplement {number}, from page {page}", number=before.supplement, page=before.page
        )
    if is_second:
        return msg("dossier, from page {page}", page=before.page)
    return msg("from page {page}", page=before.page)


def _value(fact: FactEntry | None) -> Cell:
    if fact is None:
        return (Plain("–"),)
    english, chinese = fact.value
    return (Plain(english),) if english == chinese else (Bilingual(english, chinese),)


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
