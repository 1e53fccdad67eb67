# SPDX-License-Identifier: MIT
"""The papers of a case as the screen shows them: a tree of kinds with counts, and rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentId, DocumentPage
from kvisa_desktop.domain.file_naming import shown
from kvisa_desktop.domain.kinds import KINDS, UNSORTED, Kind, Section, kind_of
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services.documents import title_of
from kvisa_desktop.ui.parts.cells import Cell
from kvisa_desktop.ui.parts.item_table import Column, RowsModel
from kvisa_desktop.ui.text import Text
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import tone_of, word

ALL = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """A line of the tree: all papers, those not sorted, a section, or a kind with its count."""

    key: str
    title: Message
    count: int
    section: Section | None = None
    kind: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document with what its row says."""

    document: Document
    pages: tuple[DocumentPage, ...]
    names: tuple[str, ...]
    original: Document | None

    @property
    def shown(self) -> int:
        """How many pages are printed."""
        return sum(not page.left_out for page in self.pages)

    @property
    def is_excerpt(self) -> bool:
        """True when pages are left out."""
        return self.shown < len(self.pages)


def folders(file: CaseFile, *, with_empty: bool) -> tuple[Folder, ...]:
    """Return the tree from top to bottom; kinds without papers only when asked for."""
    counts: dict[str, int] = {}
    for document in file.documents:
        counts[document.kind] = counts.get(document.kind, 0) + 1
    waiting = counts.get(UNSORTED, 0)
    lines = [
        Folder(ALL, msg("All papers"), len(file.documents)),
        Folder(UNSORTED, msg("{title}", title=kind_of(UNSORTED).name), waiting, None, UNSORTED),
    ]
    for section in Section:
        kinds = [each for each in KINDS if each.section is section and each.key != UNSORTED]
        shown = [each for each in kinds if with_empty or counts.get(each.key)]
        if shown:
            total = sum(counts.get(each.key, 0) for each in kinds)
            lines.append(Folder(f"section:{section}", word(section), total, section))
            lines.extend(_folder(each, counts.get(each.key, 0)) for each in shown)
    return tuple(lines)


def _folder(kind: Kind, count: int) -> Folder:
    return Folder(kind.key, msg("{title}", title=kind.name), count, kind.section, kind.key)


def rows(file: CaseFile) -> tuple[DocumentRow, ...]:
    """Return all documents of a case in their order, each translation behind its original."""
    originals = [each for each in file.documents if _original(file, each) is None]
    ordered: list[Document] = []
    for each in originals:
        ordered.append(each)
        ordered.extend(file.translations_of(each))
    return tuple(_row(file, each) for each in ordered)


def _row(file: CaseFile, document: Document) -> DocumentRow:
    pages = file.pages_of(document)
    found = [file.file(each) for each in dict.fromkeys(page.file_id for page in pages)]
    names = tuple(shown(each.original_name) for each in found if each is not None)
    return DocumentRow(document, pages, names, _original(file, document))


def _original(file: CaseFile, document: Document) -> Document | None:
    return file.document(document.translation_of) if document.translation_of else None


def within(rows_: Sequence[DocumentRow], folder: str) -> tuple[DocumentRow, ...]:
    """Return the documents of a line of the tree."""
    if folder == ALL:
        return tuple(rows_)
    if folder.startswith("section:"):
        section = Section(folder.removeprefix("section:"))
        return tuple(r for r in rows_ if kind_of(r.document.kind).section is section)
    return tuple(r for r in rows_ if r.document.kind == folder)


def moved(
    order: Sequence[DocumentId], shown: Sequence[DocumentId], chosen: DocumentId, by: int
) -> tuple[DocumentId, ...] | None:
    """Return the order after `chosen` passed its neighbour in view; None at either end."""
    place = list(shown).index(chosen) + by
    if not 0 <= place < len(shown):
        return None
    neighbour = shown[place]
    rest = [each for each in order if each != chosen]
    rest.insert(rest.index(neighbour) + (1 if by > 0 else 0), chosen)
    return tuple(rest)


def pages_said(row: DocumentRow) -> Message:
    """Return how many pages a document has, and that it is an excerpt if it is one."""
    if row.is_excerpt:
        return msg("{shown} of {total} pages, excerpt", shown=row.shown, total=len(row.pages))
    return plural("{count} page", "{count} pages", len(row.pages))


Doubts = Callable[[DocumentRow], tuple[ScanDoubt, ...]]


def doubts_said(doubts: Sequence[ScanDoubt], text: Text) -> str:
    """Return doubts in a few words."""
    return ", ".join(text(each.short) for each in doubts)


def _title(row: DocumentRow, text: Text) -> str:
    title = text(title_of(row.document))
    if row.original is not None and not row.document.title:
        return text(msg("Translation: {title}", title=title))
    return title


@dataclass(frozen=True, slots=True)
class PaperCard:
    """What the grid shows of a paper: its first printed page, title, kind and pages, worries."""

    page: DocumentPage | None
    title: str
    second: str
    worry: str
    state: str
    tone: Tone


def card_of(row: DocumentRow, text: Text, doubts: Sequence[ScanDoubt]) -> PaperCard:
    """Return a paper as the grid shows it; the kind is named where the title is the paper's own."""
    second = pages_said(row)
    if row.document.title:
        second = msg("{pages} · {kind}", pages=second, kind=kind_of(row.document.kind).name)
    status = row.document.status
    return PaperCard(
        first_printed(row),
        _title(row, text),
        text(second),
        doubts_said(doubts, text),
        text(word(status)),
        tone_of(status),
    )


def first_printed(row: DocumentRow) -> DocumentPage | None:
    """Return the first page that is printed, else the first one; None of a paper without pages."""
    return next((page for page in row.pages if not page.left_out), next(iter(row.pages), None))


def _paper(row: DocumentRow, text: Text, doubts: Doubts) -> Cell:
    title = _title(row, text)
    second = msg(
        "{pages} · {files}", pages=pages_said(row), files=verbatim(", ".join(row.names[:2]))
    )
    icon = "languages" if row.original is not None else "file-text"
    found = doubts(row)
    if found:
        worry = doubts_said(found, text)
        return Cell(
            title,
            f"{worry} · {text(second)}",
            strong=True,
            icon="triangle-alert",
            icon_tone="warn",
        )
    return Cell(title, text(second), strong=True, icon=icon)


def _status(row: DocumentRow, text: Text) -> Cell:
    return Cell(text(word(row.document.status)), pill=tone_of(row.document.status))


def no_doubts(_row: DocumentRow) -> tuple[ScanDoubt, ...]:
    """Return no doubts: nothing is judged."""
    return ()


def make_model(text: Text, doubts: Doubts = no_doubts) -> RowsModel[DocumentRow]:
    """Return the model of the list of documents; `doubts` are those about the scans of a row."""
    columns: tuple[Column[DocumentRow], ...] = (
        Column(msg("Paper"), lambda row, text: _paper(row, text, doubts)),
        Column(msg("State"), _status, 96),
    )
    return RowsModel(text, columns, lambda row: row.document.id)
