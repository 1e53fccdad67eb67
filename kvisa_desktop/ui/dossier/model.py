# SPDX-License-Identifier: MIT
"""The outline of the dossier before it is built, and the report after."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentId
from kvisa_desktop.domain.dossier_build import DossierBuild
from kvisa_desktop.domain.dossier_plan import CoverSheet, sheets_of
from kvisa_desktop.domain.exhibit_numbers import number_said
from kvisa_desktop.domain.exhibits import Exhibit, Part, all_parts_of, exhibits_of, parts_of
from kvisa_desktop.domain.explained import Explained
from kvisa_desktop.domain.file_naming import without_unsafe
from kvisa_desktop.domain.kinds import Section, kind_of
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.services.ports import BuildReport, Sketch
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.words import word

T = TypeVar("T")

_PARTS = {
    part: msg("Other degrees") if part is Part.OTHER_DEGREES else word(Section(part.value))
    for part in Part
}


def part_said(part: object) -> Message:
    """Return what a part of the dossier is called."""
    return _PARTS[Part(str(part))]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A section, a sheet in front of it or an exhibit in it; `part` is the section's.

    `label` is the number of an exhibit, "" when it is left out.
    """

    key: str
    title: Message
    label: str = ""
    document: Document | None = None
    pages: int = 0
    is_off: bool = False
    sheet: CoverSheet | None = None
    part: str = ""

    @property
    def is_section(self) -> bool:
        """True for the line of a section."""
        return self.document is None and self.sheet is None


def outline(file: CaseFile) -> tuple[OutlineRow, ...]:
    """Return sections and exhibits as the dossier numbers them; papers left out stand last."""
    numbered = exhibits_of(file)
    shown = {each.document.id for each in numbered}
    left_out = [each for each in file.documents if each.id not in shown]
    lines: list[OutlineRow] = []
    on = parts_of(file)
    for part in all_parts_of(file):
        members = [_sheet(each) for each in sheets_of(file.cover_sheets, part.value)]
        members += _papers_of(file, part, numbered, left_out)
        if members or part not in on:
            head = OutlineRow(part.value, _PARTS[part], is_off=part not in on)
            lines += [replace(each, part=part.value) for each in (head, *members)]
    return tuple(lines)


def _papers_of(
    file: CaseFile, part: Part, numbered: Sequence[Exhibit], left_out: Sequence[Document]
) -> Iterator[OutlineRow]:
    for each in numbered:
        if each.part is part:
            yield _exhibit(file, each.document, each.number)
    for document in left_out:
        if _stands_in(document, part):
            yield _exhibit(file, document, "")


def _stands_in(document: Document, part: Part) -> bool:
    return kind_of(document.kind).section.value == part.value


def _sheet(sheet: CoverSheet) -> OutlineRow:
    title = msg("{title}", title=sheet.title)
    return OutlineRow(str(sheet.id), title, is_off=not sheet.in_dossier, sheet=sheet)


def _exhibit(file: CaseFile, document: Document, label: str) -> OutlineRow:
    title = title_of(document)
    if document.translation_of is not None and not document.title:
        title = msg("Translation: {title}", title=title)
    pages = sum(not page.left_out for page in file.pages_of(document))
    return OutlineRow(str(document.id), title, label, document, pages)


def _line(row: OutlineRow, text: Text) -> Cell:
    if row.is_section:
        below = text(msg("not in the dossier")) if row.is_off else ""
        return Cell(text(row.title), below, strong=True)
    if row.sheet is not None:
        said = msg("Cover sheet, not in the dossier") if row.is_off else msg("Cover sheet")
        return Cell(text(row.title), text(said), icon="file-text", icon_tone="accent")
    said = plural("{count} page", "{count} pages", row.pages)
    if not row.label:
        return Cell(text(row.title), text(msg("not in the dossier")), icon="circle-dashed")
    label = msg("Exhibit {number} · {pages}", number=number_said(row.label), pages=said)
    return Cell(text(row.title), text(label), icon="file-check", icon_tone="accent")


def make_model(text: Text) -> RowsModel[OutlineRow]:
    """Return the model of the outline."""
    return RowsModel(text, (Column(msg("Outline"), _line),), lambda row: row.key)


def file_of(build: DossierBuild) -> Path:
    """Return where a build was written to; the file may have gone since."""
    return Path(build.folder) / build.file_name


def suggested_name(file: CaseFile, built_on: date, *, is_supplement: bool = False) -> str:
    """Return the file name offered for a dossier; safe on every system."""
    what = "Supplement" if is_supplement else "Dossier"
    parts = (what, file.case.ref, file.person.surname, built_on.isoformat())
    name = " ".join(part for part in parts if part)
    return without_unsafe(name) + ".pdf"


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


def page_of(report: BuildReport | None, sketch: Sketch | None, row: OutlineRow) -> int | None:
    """Return the page on which a row begins in the preview, else in the built dossier."""
    if sketch is not None:
        return sketch.starts.get(row.label if row.sheet is None else f"sheet-{row.key}")
    if report is None or not row.label:
        return None
    return next((each.first_page for each in report.exhibits if each.label == row.label), None)


def parts_passed(
    file: CaseFile, rows: Sequence[OutlineRow], moving: OutlineRow, by: int
) -> list[Part] | None:
    """Return the order of the parts after one passed its neighbour in the outline."""
    shown = [Part(row.key) for row in rows if row.is_section]
    part = Part(moving.key)
    place = shown.index(part) + by
    if not 0 <= place < len(shown):
        return None
    return _beside(list(all_parts_of(file)), part, shown[place])


def parts_dropped(file: CaseFile, moving: OutlineRow, target: OutlineRow) -> list[Part] | None:
    """Return the order of the parts after one was dropped on another."""
    if not (moving.is_section and target.is_section):
        return None
    return _beside(list(all_parts_of(file)), Part(moving.key), Part(target.key))


def sheet_passed(
    file: CaseFile, rows: Sequence[OutlineRow], moving: OutlineRow, by: int
) -> tuple[Part, int] | None:
    """Return where a cover sheet stands after it passed its neighbour, or went to the next part."""
    own = [str(each.id) for each in sheets_of(file.cover_sheets, moving.part)]
    place = own.index(moving.key) + by
    if 0 <= place < len(own):
        return Part(moving.part), place
    shown = [row.key for row in rows if row.is_section]
    at = shown.index(moving.part) + by
    if not 0 <= at < len(shown):
        return None
    return Part(shown[at]), 0 if by > 0 else len(sheets_of(file.cover_sheets, shown[at]))


def sheet_dropped(file: CaseFile, moving: OutlineRow, target: OutlineRow) -> tuple[Part, int]:
    """Return where a cover sheet stands after it was dropped on a row."""
    there = [str(each.id) for each in sheets_of(file.cover_sheets, target.part)]
    behind = len(there) - (moving.key in there)
    place = behind if target.document is not None else 0
    return Part(target.part), there.index(target.key) if target.key in there else place


def dropped(
    rows: Sequence[OutlineRow], moving: OutlineRow, target: OutlineRow
) -> list[DocumentId] | None:
    """Return the order after an exhibit was dropped on one of the same section and rank."""
    taken, onto = moving.document, target.document
    if taken is None or onto is None or not _are_peers(taken, onto):
        return None
    order = [row.document.id for row in rows if row.document is not None]
    return _beside(order, taken.id, onto.id)


def _beside(order: list[T], moving: T, target: T) -> list[T]:
    """Return an order in which `moving` took the place of `target`, which makes room."""
    behind = order.index(moving) < order.index(target)
    rest = [each for each in order if each != moving]
    rest.insert(rest.index(target) + (1 if behind else 0), moving)
    return rest


def _are_peers(one: Document, other: Document) -> bool:
    same_section = kind_of(one.kind).section is kind_of(other.kind).section
    return same_section and one.translation_of == other.translation_of


def passed(rows: Sequence[OutlineRow], moving: OutlineRow, by: int) -> list[DocumentId] | None:
    """Return the order after an exhibit passed its neighbour of the same section and rank."""
    moved = moving.document
    if moved is None:
        return None
    documents = [row.document for row in rows if row.document is not None]
    peers = [each for each in documents if _are_peers(each, moved)]
    place = peers.index(moved) + by
    if not 0 <= place < len(peers):
        return None
    return _beside([each.id for each in documents], moved.id, peers[place].id)
