# SPDX-License-Identifier: MIT
"""Papers of a case: the scans kept, and the documents made from their pages.

A document is an ordered list of pages; each page names a kept file and a page of it. So twelve
photos make one document, one file is split into three, and turning or leaving out a page never
touches the original.
"""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.record import Record, record

FileId = NewType("FileId", UUID)
DocumentId = NewType("DocumentId", UUID)
PageId = NewType("PageId", UUID)
VersionId = NewType("VersionId", UUID)


class PaperStatus(StrEnum):
    """How far a paper has come."""

    ASKED = "asked"
    RECEIVED = "received"
    CHECKED = "checked"
    REJECTED = "rejected"


class TranslationKind(StrEnum):
    """Who answers for a translation."""

    AGENCY = "agency"
    SWORN = "sworn"
    NOTARISED = "notarised"
    OWN = "own"


@record
class StoredFile(Record):
    """A scan kept in the vault exactly as it came. `sha256` is of its plain bytes, in hex.

    `password` opens a protected PDF; like everything else it is kept encrypted.
    """

    id: FileId
    sha256: str
    size: int
    type: str
    original_name: str
    page_count: int
    added_at: datetime
    password: str = ""


@record
class Document(Record):
    """A paper of a case, of one kind, in a place among the others.

    `kind` is a key of `domain.kinds`; `translation_of` names the original it translates.
    """

    id: DocumentId
    case_id: CaseId
    kind: str
    position: int = 0
    title: Bilingual = Bilingual()
    status: PaperStatus = PaperStatus.RECEIVED
    translation_of: DocumentId | None = None
    translation_kind: TranslationKind | None = None
    degree_id: DegreeId | None = None
    item: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    original_where: str = ""
    in_dossier: bool = True
    rejected_because: str = ""
    note: str = ""


@record
class DocumentPage(Record):
    """One page of a document: page `page_no` (from 1) of a file, turned clockwise by `rotation`."""

    id: PageId
    document_id: DocumentId
    position: int
    file_id: FileId
    page_no: int
    rotation: int = 0
    left_out: bool = False


@record
class DocumentVersion(Record):
    """The pages a document had before its files were replaced, as "file-id:page:rotation:left"."""

    id: VersionId
    document_id: DocumentId
    number: int
    made_at: datetime
    pages: tuple[str, ...]

    @property
    def parts(self) -> tuple[tuple[FileId, int, int, bool], ...]:
        """The file, the page of it, the turn, and whether it was left out, for each page."""
        split = (page.split(":") for page in self.pages)
        return tuple(
            (FileId(UUID(file)), int(number), int(turn), left == "1")
            for file, number, turn, left in split
        )


def in_order(pages: Iterable[DocumentPage]) -> tuple[DocumentPage, ...]:
    """Return pages in their order within a document."""
    return tuple(sorted(pages, key=lambda page: (page.position, page.id.bytes)))
