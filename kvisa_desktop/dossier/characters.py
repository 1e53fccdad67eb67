# SPDX-License-Identifier: MIT
"""Every text of a dossier checked against the fonts before a page is built.

A character no font has would print as an empty box on somebody's name; it stops the build instead
and is named with the place where it stands.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import Content, Field, Plain, Spanning, Table
from kvisa_desktop.dossier.fonts import describe, missing
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim


def refuse_missing(content: Content) -> None:
    """Refuse `content` when a character is in no packaged font, naming it and its place."""
    texts = list(placed_texts(content))
    if not missing("\n".join([text for _, text in texts])):
        return
    for where, text in texts:
        for char in missing(text):
            shown = f"{char} " if char.isprintable() else ""
            raise Refused(
                msg(
                    "No font of this program has the character {character} in “{where}”.",
                    character=verbatim(shown + describe(char)),
                    where=where,
                ),
                msg(
                    "Write it there in another way, for example in Latin letters, and build again."
                ),
                where=where.en,
            )


def placed_texts(content: Content) -> Iterator[tuple[Bilingual, str]]:
    """Yield every text of `content` with the label of the place where it stands."""
    yield content.title, content.author
    yield from _walk(content.title, (content.title, content.running, content.mark))
    for section in content.sections:
        yield from _walk(section.title, section)


def _walk(where: Bilingual, thing: object) -> Iterator[tuple[Bilingual, str]]:
    match thing:
        case Bilingual(en, zh):
            yield where, en
            yield where, zh
        case Plain(said):
            yield where, said
        case Field(label, value):
            yield from _walk(label, (label, value))
        case Table():
            yield from _table(thing)
        case tuple():
            for each in thing:
                yield from _walk(where, each)
        case _ if is_dataclass(thing):
            yield from _walk(where, tuple(getattr(thing, each.name) for each in fields(thing)))


def _table(table: Table) -> Iterator[tuple[Bilingual, str]]:
    for column in table.columns:
        yield from _walk(column.head, column.head)
    for row in table.rows:
        if isinstance(row, Spanning):
            yield from _walk(table.columns[0].head, row.cell + row.note)
            continue
        for column, cell in zip(table.columns, row, strict=True):
            for text in cell:
                match text:  # as it is in nearly every cell of a long table
                    case Bilingual(en, zh):
                        yield column.head, en
                        yield column.head, zh
                    case Plain(said):
                        yield column.head, said
                    case _:
                        yield from _walk(column.head, text)
