# SPDX-License-Identifier: MIT
"""A finished file as two independent readers see it: pypdf its objects, pdfium its pages.

Neither of them wrote it. pdfium is not safe for threads: a file is read by one thread at a time.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    Destination,
    DictionaryObject,
    IndirectObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)

from kvisa_desktop.dossier.manifest import APPLICATION, Manifest
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim

# What it notices in a damaged file is told as a proof or a refusal, not in the log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

Rectangle: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Link:
    """A link on a page: where it stands, and the page it leads to (None: nowhere in this file)."""

    rectangle: Rectangle
    page: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline and the page it leads to."""

    text: str
    page: int | None


class Reading:
    """One open file; pages are counted from 1."""

    def __init__(self, reader: PdfReader, document: Any) -> None:  # noqa: ANN401  pdfium is untyped
        """Look at the file through both readers."""
        self.reader = reader
        self.document = document

    @cached_property
    def manifest(self) -> Manifest | None:
        """What the file promises of itself, or None when it is not of this program."""
        try:
            pieces = dictionary(self.root.get("/PieceInfo"))
            private = dictionary(pieces.get(f"/{APPLICATION}")).get("/Private")
            stream = _resolved(private)
            if not isinstance(stream, StreamObject):
                return None
            return Manifest.from_bytes(stream.get_data())
        except (ValueError, PyPdfError):
            return None

    @cached_property
    def root(self) -> DictionaryObject:
        """The catalog."""
        return self.reader.root_object

    @cached_property
    def pages(self) -> int:
        """How many pages pypdf counts."""
        return len(self.reader.pages)

    @cached_property
    def page_objects(self) -> dict[int, int]:
        """The page number of every page object."""
        found: dict[int, int] = {}
        for number, page in enumerate(self.reader.pages, 1):
            if isinstance(page.indirect_reference, IndirectObject):
                found[page.indirect_reference.idnum] = number
        return found

    def text(self, page: int, within: Rectangle | None = None) -> str:
        """Return the text pdfium finds on `page`, or in a rectangle of it."""
        opened = self.document[page - 1]
        words = opened.get_textpage()
        try:
            if within is None:
                return str(words.get_text_range())
            left, bottom, right, top = within
            return str(words.get_text_bounded(left, bottom, right, top))
        finally:
            words.close()
            opened.close()

    def links(self, page: int) -> Iterator[Link]:
        """Yield the links of `page` in the order in which they stand."""
        for note in self.notes(self.reader.pages[page - 1]):
            if note.get("/Subtype") == "/Link":
                area = RectangleObject(note["/Rect"])  # type: ignore[arg-type]  # checked by pypdf
                sides = (area.left, area.bottom, area.right, area.top)
                yield Link(sides, self._target(note.get("/Dest")))

    def notes(self, page: PageObject) -> Iterator[DictionaryObject]:
        """Yield the annotations of a page."""
        notes: object = _resolved(page.get("/Annots"))
        if isinstance(notes, ArrayObject):
            yield from map(dictionary, notes)

    def outline(self) -> Iterator[Entry]:
        """Yield the bookmarks in order, as pypdf reads them."""
        yield from self._entries(self.reader.outline)

    def outline_of_pdfium(self) -> Iterator[Entry]:
        """Yield the bookmarks in order, as pdfium reads them."""
        for mark in self.document.get_toc():
            target = mark.get_dest()
            index = None if target is None else target.get_index()
            yield Entry(str(mark.get_title()), None if index is None else int(index) + 1)

    def _entries(self, outline: Any) -> Iterator[Entry]:  # noqa: ANN401  nested lists
        for each in outline:
            if isinstance(each, list):
                yield from self._entries(each)
            elif isinstance(each, Destination):
                page = each.get("/Page")
                number = (
                    self.page_objects.get(page.idnum) if isinstance(page, IndirectObject) else None
                )
                yield Entry(str(each.title), number)

    def _target(self, destination: PdfObject | None) -> int | None:
        if destination is None:
            return None
        array = _resolved(destination)
        if isinstance(array, ArrayObject) and array:
            page = next(iter(array))  # by index it would already be the page itself
            if isinstance(page, IndirectObject):
                return self.page_objects.get(page.idnum)
        return None


@contextmanager
def reading(path: Path, shown: str) -> Iterator[Reading]:
    """Open `path`, shown as `shown`; Refused when it cannot be read or wants a password."""
    name = verbatim(shown)
    try:
        # Both get open files: a draft without a name has no path pdfium would accept.
        with path.open("rb") as file, path.open("rb") as other, PdfReader(file) as reader:
            if reader.is_encrypted:
                raise Refused(
                    msg("{file} is protected by a password.", file=name),
                    msg("Take the protection off and prove the copy."),
                    where=shown,
                )
            document = pypdfium2.PdfDocument(other)
            try:
                yield Reading(reader, document)
            finally:
                document.close()
    except (PyPdfError, pypdfium2.PdfiumError, OSError) as error:
        raise Refused(
            msg("{file} could not be read as a PDF.", file=name),
            msg("Choose another file, or build the dossier again."),
            where=shown,
        ) from error


def dictionary(value: object) -> DictionaryObject:
    """Return `value` as a dictionary; anything else is an empty one."""
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _resolved(value: object) -> PdfObject | None:
    if isinstance(value, PdfObject):
        return value.get_object()
    return None
