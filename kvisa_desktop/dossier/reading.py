# SPDX-License-Identifier: MIT
"""A finished file as two independent readers see it: pypdf its objects, pdfium its pages.

Neither of them wrote it. Pages are read once, one after the other, and let go of again: a file of
scans may be larger than the memory.
"""

import hashlib
import logging
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject, TextStringObject

from kvisa_desktop.dossier.fingerprints import fingerprint
from kvisa_desktop.dossier.manifest import APPLICATION, Manifest
from kvisa_desktop.dossier.streams import Bytes, bodies_of, bytes_digest, is_tail
from kvisa_desktop.dossier.surveys import PageSurvey, Surveyor, dictionary
from kvisa_desktop.dossier.theme import MM, PAGE_HEIGHT, PAGE_WIDTH
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.sandbox.pdfium import ONE_AT_A_TIME

# What it notices in a damaged file is told as a proof or a refusal, not in the log.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

Rectangle: TypeAlias = tuple[float, float, float, float]

FOOT: Rectangle = (60 * MM, 8 * MM, 150 * MM, 16 * MM)
"""Where the page number is printed on every page; no scan reaches into it."""
BAND: Rectangle = (60 * MM, PAGE_HEIGHT - 34 * MM, PAGE_WIDTH, PAGE_HEIGHT - 16 * MM)
"""Where the stamp of an exhibit is printed."""

# Besides its own errors pypdf stumbles in many ways over an object that is not what it should be.
DAMAGE = (
    PyPdfError,
    DependencyError,
    pypdfium2.PdfiumError,
    zlib.error,
    struct.error,
    OSError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
_BEGIN = b"%PDF-"
_HEAD_OF_MANIFEST = 64  # its number, its length and keywords
_PAGES_AT_ONCE = 8  # pdfium keeps the pictures of every page it has seen until it is closed


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page: all of it, and what stands at its foot and in the band of a stamp."""

    whole: str
    foot: str
    band: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline and the page it leads to."""

    text: str
    page: int | None


class Reading:
    """One open file; pages are counted from 1."""

    def __init__(self, reader: PdfReader, path: Path, password: str = "") -> None:
        """Look at the file `path` through `reader` and through pdfium."""
        self.reader = reader
        self._path, self._password = path, password

    @cached_property
    def manifest(self) -> Manifest | None:
        """What the file promises of itself, or None when it is not of this program."""
        try:
            return Manifest.from_bytes(self._kept)
        except (ValueError, PyPdfError):
            return None

    @property
    def _kept(self) -> bytes:
        pieces = dictionary(self.root.get("/PieceInfo"))
        kept = dictionary(dictionary(pieces.get(f"/{APPLICATION}")).get("/Private"))
        return kept.get_data() if isinstance(kept, StreamObject) else b""

    @property
    def is_named_by_manifest(self) -> bool:
        """True when the identifier the file was given is that of the manifest in it."""
        named = hashlib.sha256(self._kept).digest()[:16]
        return _plain(self.reader.trailer.get("/ID", (b"",))[0]) == named

    @cached_property
    def root(self) -> DictionaryObject:
        """The catalog."""
        return self.reader.root_object

    @cached_property
    def pages(self) -> int:
        """How many pages pypdf counts."""
        return len(self.reader.pages)

    @cached_property
    def numbers(self) -> dict[int, int]:
        """The page number of every page object."""
        found: dict[int, int] = {}
        for number, page in enumerate(self.reader.pages, 1):
            if isinstance(page.indirect_reference, IndirectObject):
                found[page.indirect_reference.idnum] = number
        return found

    @cached_property
    def surveys(self) -> tuple[PageSurvey, ...]:
        """What every page is made of, as pypdf reads it."""
        return tuple(self._survey())

    @cached_property
    def texts(self) -> tuple[PageText, ...]:
        """What every page says, as pdfium reads it."""
        found: list[PageText] = []
        for first in range(0, self.pages, _PAGES_AT_ONCE):
            with self.pdfium() as document:
                last = min(first + _PAGES_AT_ONCE, len(document))
                found += [_page_text(document, at) for at in range(first, last)]
        return tuple(found)

    def texts_within(self, page: int, areas: list[Rectangle]) -> list[str]:
        """Return what stands in each of `areas` of a page."""
        with self.pdfium() as document:
            words = document[page - 1].get_textpage()
            return [str(words.get_text_bounded(*area)) for area in areas]

    @contextmanager
    def pdfium(self) -> Iterator[Any]:
        """Open the file with pdfium for as long as the block lasts."""
        # A file, not its path: a draft without a name has no path pdfium accepts.
        with ONE_AT_A_TIME, self._path.open("rb") as file:
            document = pypdfium2.PdfDocument(file, password=self._password or None)
            try:
                yield document
            finally:
                document.close()

    def fingerprints(self, pages: Iterable[int]) -> Iterator[str]:
        """Yield the fingerprints of `pages`, counted from 0, as pypdf reads them."""
        for at in pages:
            yield fingerprint(self.reader.pages[at])
            self.reader.resolved_objects.clear()

    def is_as_written(self, promised: Bytes | None) -> bool:
        """Return whether no other program has saved the file since.

        Then the manifest lies where it was written and nothing was added behind it; older files
        promise nothing of that, but other programs change one of their two identifiers.
        """
        if self.reader.is_encrypted or promised is None:
            return False
        if not promised.tail:
            first, last = self.reader.trailer.get("/ID", (b"", None))
            return bool(first == last)
        before, found, after = self._from(promised.length).partition(self._kept)
        is_added_to = b"startxref" in after.partition(b"%%EOF")[2]
        return bool(found) and len(before) < _HEAD_OF_MANIFEST and not is_added_to

    def are_kept(self, promised: Bytes) -> bool:
        """Return whether every byte of the file is as it was written."""
        with self._path.open("rb") as file:
            if bytes_digest(file, promised.length, bodies_of(promised)) != promised.digest:
                return False
        return not promised.tail or is_tail(self._from(promised.length), self._kept, promised)

    def _from(self, start: int) -> bytes:
        """Return the bytes of the file from the manifest on."""
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read()

    def outline(self) -> Iterator[Entry]:
        """Yield the bookmarks in order, as pypdf reads them."""
        yield from self._entries(self.reader.outline)

    def outline_of_pdfium(self) -> Iterator[Entry]:
        """Yield the bookmarks in order, as pdfium reads them."""
        with self.pdfium() as document:
            for mark in document.get_toc():
                target = mark.get_dest()
                index = None if target is None else target.get_index()
                yield Entry(str(mark.get_title()), None if index is None else int(index) + 1)

    def _survey(self) -> Iterator[PageSurvey]:
        surveyor = Surveyor(self.numbers)
        for page in self.reader.pages:
            yield surveyor.survey(page)
            self.reader.resolved_objects.clear()

    def _entries(self, outline: Any) -> Iterator[Entry]:  # noqa: ANN401  nested lists
        for each in outline:
            if isinstance(each, list):
                yield from self._entries(each)
            else:
                page = each.get("/Page")
                is_page = isinstance(page, IndirectObject)
                yield Entry(str(each.title), self.numbers.get(page.idnum) if is_page else None)


@contextmanager
def reading(path: Path, shown: str, password: str = "") -> Iterator[Reading]:
    """Open `path`, shown as `shown`; Refused when it cannot be read or wants another password."""
    name = verbatim(shown)
    try:
        _check_begin(path)
        with path.open("rb") as file, PdfReader(file) as reader:
            if reader.is_encrypted and not (password and reader.decrypt(password)):
                raise _closed(name, password, shown)
            yield Reading(reader, path, password if reader.is_encrypted else "")
    except DAMAGE as error:
        raise Refused(
            msg("{file} could not be read as a PDF.", file=name),
            msg("Choose another file, or build the dossier again."),
            where=shown,
        ) from error


def _check_begin(path: Path) -> None:
    """Raise `ValueError` for what is no PDF: pypdf would look for one through all of it."""
    with path.open("rb") as file:
        if file.read(len(_BEGIN)) != _BEGIN:
            raise ValueError(_BEGIN)


def _plain(identifier: object) -> bytes:
    if isinstance(identifier, TextStringObject):
        return identifier.original_bytes
    return identifier if isinstance(identifier, bytes) else b""


def _closed(name: Message, password: str, shown: str) -> Refused:
    if password:
        return Refused(
            msg("{file} does not open with that password.", file=name),
            msg("Give the password it was built with."),
            where=shown,
        )
    return Refused(
        msg("{file} is protected by a password.", file=name),
        msg("Give it with --dossier-password-file FILE or in KVISA_DOSSIER_PASSWORD."),
        where=shown,
    )


def _page_text(document: Any, at: int) -> PageText:  # noqa: ANN401  pdfium has no types
    page = document[at]
    words = page.get_textpage()
    try:
        return PageText(
            str(words.get_text_range()),
            str(words.get_text_bounded(*FOOT)),
            str(words.get_text_bounded(*BAND)),
        )
    finally:
        words.close()
        page.close()
