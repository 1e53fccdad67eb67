# SPDX-License-Identifier: MIT
"""The outline of the dossier before it is built, and the report after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.exhibits import Part, exhibits_of
from kvisa_desktop.domain.explained import Explained
from kvisa_desktop.domain.kinds import Section, kind_of
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.ports import BuildReport
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import word

_PARTS = {
    part: msg("Other degrees") if part is Part.OTHER_DEGREES else word(Section(part.value))
    for part in Part
}
_UNSAFE = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section, or an exhibit in it; `label` is its number, "" when it is left out."""

    key: str
    title: Message
    label: str = ""
    document: Document | None = None
    pages: int = 0

    @property
    def is_section(self) -> bool:
        """True for the line of a section."""
        return self.document is None


def outline(file: CaseFile) -> tuple[OutlineRow, ...]:
    """Return sections and exhibits as the dossier numbers them; papers left out stand last."""
    numbered = exhibits_of(file)
    shown = {each.document.id for each in numbered}
    left_out = [each for each in file.documents if each.id not in shown]
    lines: list[OutlineRow] = []
    for part in Part:
        members = [_exhibit(file, e.document, e.number) for e in numbered if e.part is part]
        members += [_exhibit(file, each, "") for each in left_out if _stands_in(each, part)]
        if members:
            lines += [OutlineRow(part.value, _PARTS[part]), *members]
    return tuple(lines)


def _stands_in(document: Document, part: Part) -> bool:
    return kind_of(document.kind).section.value == part.value


def _exhibit(file: CaseFile, document: Document, label: str) -> OutlineRow:
    title = title_of(document)
    if document.translation_of is not None and not document.title:
        title = msg("Translation: {title}", title=title)
    pages = sum(not page.left_out for page in file.pages_of(document))
    return OutlineRow(str(document.id), title, label, document, pages)


def _line(row: OutlineRow, text: Text) -> Cell:
    if row.is_section:
        return Cell(text(row.title), strong=True)
    said = plural("{count} page", "{count} pages", row.pages)
    if not row.label:
        return Cell(text(row.title), text(msg("not in the dossier")), icon="circle-dashed")
    number = row.label.removesuffix("T")
    label = (
        msg("Exhibit {number}T · {pages}", number=number, pages=said)
        if row.label.endswith("T")
        else msg("Exhibit {number} · {pages}", number=number, pages=said)
    )
    return Cell(text(row.title), text(label), icon="file-check", icon_tone="accent")


def make_model(text: Text) -> RowsModel[OutlineRow]:
    """Return the model of the outline."""
    return RowsModel(text, (Column(msg("Outline"), _line),), lambda row: row.key)


def suggested_name(file: CaseFile, built_on: date) -> str:
    """Return the file name offered for a dossier; safe on every system."""
    parts = ("Dossier", file.case.ref, file.person.surname, built_on.isoformat())
    name = " ".join(part for part in parts if part)
    return "".join("-" if each in _UNSAFE else each for each in name) + ".pdf"


def built_said(report: BuildReport) -> Message:
    """Return the first line of the report."""
    return msg(
        "{pages}, {exhibits}",
        pages=plural("{count} page", "{count} pages", report.pages),
        exhibits=plural("{count} exhibit", "{count} exhibits", len(report.exhibits)),
    )


def warning_said(warning: Explained) -> Message:
    """Return a line of the closing report: the finding, and whether it was explained."""
    text = warning.finding.text
    if warning.is_printed:
        return msg("{text} Explained; the explanation is printed.", text=text)
    if warning.written is not None:
        return msg("{text} Explained; the explanation is not printed.", text=text)
    return text


def page_of(report: BuildReport | None, row: OutlineRow) -> int | None:
    """Return the page on which an exhibit begins in the built dossier."""
    if report is None or not row.label:
        return None
    return next((each.first_page for each in report.exhibits if each.label == row.label), None)


def passed(rows: Sequence[OutlineRow], moving: OutlineRow, by: int) -> list[DocumentId] | None:
    """Return the order after an exhibit passed its neighbour of the same section and rank."""
    moved = moving.document
    if moved is None:
        return None
    documents = [row.document for row in rows if row.document is not None]
    section = kind_of(moved.kind).section
    peers = [
        each
        for each in documents
        if each.translation_of == moved.translation_of and kind_of(each.kind).section is section
    ]
    place = peers.index(moved) + by
    if not 0 <= place < len(peers):
        return None
    order = [each.id for each in documents if each is not moved]
    order.insert(order.index(peers[place].id) + (1 if by > 0 else 0), moved.id)
    return order
