# SPDX-License-Identifier: MIT
"""What services need from the outside: the vault, the reader of scans, the writer of dossiers."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import DocumentPage, FileId, StoredFile
from kvisa_desktop.domain.explained import Explained
from kvisa_desktop.domain.files import FileFacts, FileType, PreparedPage
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.history import PastAct, PastChange, RecordKey
from kvisa_desktop.domain.institution_register import RegisterEntry, RegisterList, Suggestion
from kvisa_desktop.domain.record import Record
from kvisa_desktop.messages import Message
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.services.progress import Progress

R = TypeVar("R", bound=Record)


class Reader(Protocol):
    """A consistent look at the vault. Removed records are never seen."""

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return a record; raise `Refused` when it is not there."""

    def find(self, kind: type[R], /, **equal: object) -> tuple[R, ...]:
        """Return the records whose fields equal the given values, oldest first.

        A tuple, list or set as value means "one of these".
        """

    def latest(self, kind: type[R], count: int) -> tuple[R, ...]:
        """Return so many records of a kind at most, the latest first."""

    def read_file(self, file_id: FileId) -> bytes:
        """Return the plain bytes of a kept file; raise `VaultDamaged` when they are not intact."""


class Act(Reader, Protocol):
    """One act of a person on the vault: all that it writes is committed together or not at all."""

    def new_id(self) -> UUID:
        """Return a fresh id, ordered by time."""

    def put(self, record: Record) -> None:
        """Add the record, or replace the one with its id; each changed field enters the journal."""

    def remove(self, record: Record) -> None:
        """Mark the record as removed; it stays in the journal and can be restored."""

    def keep_file(self, data: bytes, facts: FileFacts, name: str, password: str = "") -> StoredFile:
        """Keep a scan exactly as it is; the same bytes are kept once, under one record."""

    @property
    def changes(self) -> Changes:
        """What the act has touched so far."""


class Vault(Protocol):
    """An open vault. One writer at a time; reading and acting are short."""

    def read(self) -> AbstractContextManager[Reader]:
        """Return a look at the vault as it stands."""

    def act(self, name: Message) -> AbstractContextManager[Act]:
        """Return an act that commits at the end of the block, or rolls back when it raises."""


class Recall(Protocol):
    """A look at what was done to the vault; removed records are seen here."""

    def acts(self) -> Iterator[PastAct]:
        """Yield all acts, the latest first."""

    def act(self, act_id: UUID) -> PastAct:
        """Return an act; raise `Refused` when there is none of that id."""

    def taken_back_by(self, act_id: UUID) -> tuple[PastAct, ...]:
        """Return the acts that took back an act."""

    def changes_of(self, act_id: UUID) -> tuple[PastChange, ...]:
        """Return what an act changed, in its order."""

    def changes_to(self, records: Collection[RecordKey]) -> tuple[PastChange, ...]:
        """Return everything that ever happened to these records, oldest first."""

    def removals(self) -> tuple[PastChange, ...]:
        """Return the removals of all records that are removed now."""

    def of_case(self, case_id: CaseId) -> frozenset[RecordKey]:
        """Return the records of a case and its person, removed ones too, scans left out."""

    def last_state(self, record: RecordKey) -> Record | None:
        """Return a record as it is, or as it was when it was removed; None when it is erased."""


class Undoing(Act, Protocol):
    """An act that takes back what others did."""

    def take_back(self, act_id: UUID) -> None:
        """Reverse an act; raise `Refused` when later acts were built upon it."""

    def bring_back(self, act_id: UUID) -> None:
        """Restore what an act removed, and what it changed for that as far as it still stands."""

    def put_back(self, change: PastChange) -> None:
        """Give a field the value it had before a change."""


class History(Vault, Protocol):
    """A vault that can tell what was done to it, and take it back."""

    def recall(self) -> AbstractContextManager[Recall]:
        """Return a look at what was done."""

    def act(self, name: Message, *, undoes: UUID | None = None) -> AbstractContextManager[Undoing]:
        """Return an act, perhaps one that takes back the act `undoes`."""


class ScanReader(Protocol):
    """Reads scans, each in a worker process with limits."""

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        """Return what the file is; a file that cannot be taken says so in its facts."""

    def prepare(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> PreparedPage:
        """Return page `page_no` (from 1) upright and ready to be placed on paper."""

    def compact(self, page: PreparedPage, dpi: int, quality: int) -> PreparedPage:
        """Return a prepared page in fewer bytes where it can be had at that fineness."""


@dataclass(frozen=True, slots=True)
class Compacting:
    """How fine a page is kept to make the file small: dots per inch as printed, JPEG quality."""

    dpi: int
    quality: int


PageSource = Callable[[DocumentPage], PreparedPage]


Compact = Callable[[PreparedPage, Compacting], PreparedPage]


@dataclass(frozen=True, slots=True)
class DossierOptions:
    """How a dossier is to be made; with the same `built_on` the same case gives the same bytes.

    A `draft` says on every page that it is not for submission. `password` is for the encrypted
    profile, `attached` the open JSON of the case for the profile of one's own records. With
    `supplement_to` only what that file does not hold yet is bound, numbered on from it.
    """

    built_on: date
    profile: str = "standard"
    purpose_mark: bool = False
    draft: bool = False
    password: str = field(default="", repr=False)
    attached: bytes = field(default=b"", repr=False)
    recipient: str = ""
    supplement_to: Path | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """One promise about a finished dossier: its key, whether it holds, and the evidence."""

    property: str
    ok: bool
    detail: Message


@dataclass(frozen=True, slots=True)
class ExhibitEntry:
    """One exhibit of a finished dossier; `first_page` counts from 1."""

    label: str
    title: Bilingual
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What came of a build: where it lies, its pages, exhibits, and every promise proved."""

    file: Path
    pages: int
    sha256: str
    exhibits: tuple[ExhibitEntry, ...]
    proofs: tuple[Proof, ...]
    notes: tuple[Message, ...] = ()
    size: int = 0
    warnings: tuple[Explained, ...] = ()
    is_draft: bool = False
    supplement: int = 0
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A page of a dossier that is not built, as a PDF of that page alone.

    `starts` says on which page each exhibit, by its label, and each section, by its key, begins.
    """

    pdf: bytes = field(repr=False)
    page: int
    pages: int
    starts: Mapping[str, int]


class DossierWriter(Protocol):
    """Makes and proves PDF files from a case."""

    def build(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        out: Path,
        *,
        progress: Progress,
        compact: Compact | None = None,
    ) -> BuildReport:
        """Write the dossier to `out` only when every promise is proved; else leave nothing."""

    def working_file(
        self, case: CaseFile, findings: Sequence[Finding], options: DossierOptions, out: Path
    ) -> Path:
        """Write the internal working file, which says on every page that it is not submitted."""

    def verify(self, file: Path, password: str = "") -> tuple[Proof, ...]:
        """Prove a dossier built earlier; raise `Refused` when the file is no dossier.

        `password` opens one of the encrypted profile; of that no PDF/A is claimed.
        """

    def sketch(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        page: int,
        *,
        progress: Progress,
    ) -> Sketch:
        """Return a page as the dossier would show it, without building it."""

    def compare(self, older: Path, newer: Path) -> BuildComparison:
        """Return what differs between two dossiers of one case, by document and page."""


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What came of importing a list of institutions; `notes` say what is worth looking at.

    `left_out` counts records that the list itself calls withdrawn, and the like.
    """

    title: str
    institutions: int
    names: int
    is_new: bool = True
    left_out: int = 0
    notes: tuple[Message, ...] = ()


class InstitutionRegister(Protocol):
    """Public lists of institutions, searched by any of their names. It knows nobody's case."""

    def search(self, query: str, country: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        """Return what fits the query within a country (alpha-2) or everywhere, the best first."""

    def entry(self, entry_id: str) -> RegisterEntry | None:
        """Return an institution by its id or its ROR id."""

    def lists(self) -> tuple[RegisterList, ...]:
        """Return the lists of the register, the one that came with the program first."""

    def import_list(self, file: Path, *, on: date, progress: Progress) -> ImportedList:
        """Make a list out of a file, all of it or nothing; one of the same title is replaced."""

    def remove(self, title: str) -> None:
        """Remove an imported list; raise `Refused` when there is none of that title."""
