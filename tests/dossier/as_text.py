# SPDX-License-Identifier: MIT
"""A dossier's blocks as plain text, to be compared with what was read and found good."""

from collections.abc import Iterator

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.dossier.blocks import (
    Blank,
    Block,
    Cell,
    Content,
    Exhibit,
    Fields,
    Heading,
    Index,
    Linked,
    PageOf,
    PageTotal,
    Paragraph,
    Plain,
    SignatureLine,
    Spanning,
    Table,
    Text,
)


def as_text(content: Content) -> str:
    """Return `content` as lines a person can read."""
    return "\n".join(_content(content)) + "\n"


def _content(content: Content) -> Iterator[str]:
    yield f"{_said(content.title)} — {content.author} — {_said(content.running)}"
    for section in content.sections:
        yield ""
        yield f"== {section.number} {_said(section.title)}".replace("  ", " ")
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words):
            yield f"-- {_said(words)}"
        case Paragraph(words):
            yield _said(words)
        case Fields(rows):
            yield from (f"{_said(row.label)}: {_cell(row.value)}" for row in rows)
        case Table(columns, rows):
            yield " | ".join(_said(column.head) for column in columns)
            for row in rows:
                if isinstance(row, Spanning):
                    yield f">> {_cell(row.cell)} [{_cell(row.note)}]"
                else:
                    yield " | ".join(map(_cell, row))
        case SignatureLine(label, date):
            yield f"____ {_said(label)}  ____ {_said(date)}"
        case Index(lines):
            yield from (f"{line.label}  {_said(line.title)} -> {line.key}" for line in lines)
        case Exhibit(number, title, _, pages, note):
            yield f"[{number}] {_said(title)} ({pages}) {_said(note) if note else ''}".rstrip()


def _cell(cell: Cell) -> str:
    return "; ".join(map(_said, cell))


def _said(text: Text) -> str:
    match text:
        case Bilingual(en, zh):
            return en if en == zh else f"{zh} / {en}"
        case Plain(said):
            return said
        case PageOf(key):
            return f"p. {key}"
        case PageTotal():
            return "(pages)"
        case Blank():
            return "____"
        case Linked(inner, key):
            return f"{_said(inner)} -> {key}"
