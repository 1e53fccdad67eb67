# SPDX-License-Identifier: MIT
"""Stand-ins at the ports: a vault in memory, a reader of pretended scans, a writer of dossiers."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.build_comparison import BuildComparison, Difference, PartDifference
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import FileId, StoredFile
from kvisa_desktop.domain.files import (
    FileFacts,
    FileType,
    Media,
    Outcome,
    PageFacts,
    PreparedPage,
)
from kvisa_desktop.domain.finding import Finding
from kvisa_desktop.domain.history import PastAct, PastChange, RecordKey
from kvisa_desktop.domain.record import Record, uuid7
from kvisa_desktop.domain.scan_doubts import ScanDoubt
from kvisa_desktop.errors import Refused, UserError, VaultDamaged
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.services.ports import (
    BuildReport,
    Compact,
    DossierOptions,
    ExhibitEntry,
    PageSource,
    Proof,
    Sketch,
)
from kvisa_desktop.services.progress import Progress

R = TypeVar("R", bound=Record)
_MOMENTS = count(1_800_000_000_000)
MOMENT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


class FakeReader:
    """A look at records in memory; also the state that an act works on."""

    def __init__(self, records: dict[UUID, Record], contents: dict[FileId, bytes]) -> None:
        self.records = records
        self.contents = contents

    def get(self, kind: type[R], record_id: UUID) -> R:
        found = self.records.get(record_id)
        if not isinstance(found, kind):
            raise Refused(msg("There is no such record."))
        return found

    def find(self, kind: type[R], /, **equal: object) -> tuple[R, ...]:
        return tuple(
            each
            for each in sorted(self.records.values(), key=lambda each: each.id.bytes)
            if isinstance(each, kind) and all(_fits(each, *pair) for pair in equal.items())
        )

    def latest(self, kind: type[R], count: int) -> tuple[R, ...]:
        return self.find(kind)[::-1][:count]

    def read_file(self, file_id: FileId) -> bytes:
        if file_id not in self.contents:
            raise VaultDamaged(msg("A scan is missing."))
        return self.contents[file_id]


def _fits(record: Record, name: str, wanted: object) -> bool:
    value = getattr(record, name)
    return value in wanted if isinstance(wanted, tuple | list | set) else value == wanted


class FakeRecall:
    """The memory of a vault that keeps no journal: nothing was ever done."""

    def acts(self) -> Iterator[PastAct]:
        return iter(())

    def act(self, act_id: UUID) -> PastAct:  # noqa: ARG002
        raise Refused(msg("There is no such step."))

    def taken_back_by(self, act_id: UUID) -> tuple[PastAct, ...]:  # noqa: ARG002
        return ()

    def changes_of(self, act_id: UUID) -> tuple[PastChange, ...]:  # noqa: ARG002
        return ()

    def changes_to(self, records: Collection[RecordKey]) -> tuple[PastChange, ...]:  # noqa: ARG002
        return ()

    def removals(self) -> tuple[PastChange, ...]:
        return ()

    def of_case(self, case_id: CaseId) -> frozenset[RecordKey]:  # noqa: ARG002
        return frozenset()

    def last_state(self, record: RecordKey) -> Record | None:  # noqa: ARG002
        return None


class FakeAct(FakeReader):
    """An act on copies of the records; the vault takes them over when the block ends well."""

    def __init__(self, vault: "FakeVault") -> None:
        super().__init__(dict(vault.records), dict(vault.contents))
        self._vault = vault
        self._touched: set[tuple[type[Record], UUID]] = set()

    def new_id(self) -> UUID:
        return self._vault.new_id()

    def put(self, record: Record) -> None:
        if self.records.get(record.id) != record:
            self.records[record.id] = record
            self._touched.add((type(record), record.id))

    def remove(self, record: Record) -> None:
        del self.records[record.id]
        self._touched.add((type(record), record.id))

    def keep_file(self, data: bytes, facts: FileFacts, name: str, password: str = "") -> StoredFile:
        digest = sha256(data).hexdigest()
        known = self.find(StoredFile, sha256=digest)
        if known:
            return known[0]
        kept = StoredFile(
            id=FileId(self.new_id()),
            sha256=digest,
            size=len(data),
            type=str(facts.type),
            original_name=name,
            page_count=len(facts.pages),
            added_at=MOMENT,
            password=password,
        )
        self.contents[kept.id] = data
        self.put(kept)
        return kept

    @property
    def changes(self) -> Changes:
        return Changes(frozenset(self._touched))

    def take_back(self, act_id: UUID) -> None:  # noqa: ARG002
        raise Refused(msg("There is no such step."))

    def bring_back(self, act_id: UUID) -> None:  # noqa: ARG002
        raise Refused(msg("There is no such step."))

    def put_back(self, change: PastChange) -> None:  # noqa: ARG002
        raise Refused(msg("There is no such step."))


class FakeVault:
    """A vault in memory. `acts` remembers the name of every act that was committed.

    While `refusal` is set nothing can be saved.
    """

    def __init__(self, *records: Record) -> None:
        self.records: dict[UUID, Record] = {each.id: each for each in records}
        self.contents: dict[FileId, bytes] = {}
        self.acts: list[Message] = []
        self.refusal: UserError | None = None

    def new_id(self) -> UUID:
        """Return an id that no other vault of the test gives out."""
        moment = next(_MOMENTS)
        return uuid7(moment, moment.to_bytes(10, "big"))

    @contextmanager
    def read(self) -> Iterator[FakeReader]:
        yield FakeReader(self.records, self.contents)

    @contextmanager
    def recall(self) -> Iterator["FakeRecall"]:
        yield FakeRecall()

    @contextmanager
    def act(self, name: Message, *, undoes: UUID | None = None) -> Iterator[FakeAct]:
        assert undoes is None, "what is in memory only keeps no journal"
        if self.refusal is not None:
            raise self.refusal
        act = FakeAct(self)
        yield act
        self.records, self.contents = act.records, act.contents
        self.acts.append(name)


def scan(pages: int, mark: str = "") -> bytes:
    """Return the bytes of a pretended scan with that many pages."""
    return f"SCAN {pages} {mark}".encode()


def _doubt(name: str | None) -> tuple[ScanDoubt, ...]:
    return (ScanDoubt(name),) if name else ()


class FakeScans:
    """Reads pretended scans: "SCAN pages mark".

    The mark may hold "locked:password", and "doubt:2:blurred" for what is wrong with a page.
    """

    def __init__(self) -> None:
        self.inspected: list[str] = []

    def inspect(self, data: bytes, *, name: str = "", password: str | None = None) -> FileFacts:
        self.inspected.append(name)
        words = data.decode(errors="replace").split()
        if words[:1] != ["SCAN"]:
            return FileFacts(
                Outcome.REJECTED,
                reason=msg("“{name}” is no scan.", name=verbatim(name)),
                remedy=msg("Scan it again."),
            )
        locks = [each.removeprefix("locked:") for each in words[2:] if each.startswith("locked:")]
        if locks and locks[0] != password:
            return FileFacts(
                Outcome.NEEDS_PASSWORD,
                FileType.PDF,
                reason=msg("“{name}” is protected.", name=verbatim(name)),
                remedy=msg("Give its password."),
            )
        doubts = dict(each.split(":")[1:] for each in words[2:] if each.startswith("doubt:"))
        pages = tuple(
            PageFacts(595.0, 842.0, doubts=_doubt(doubts.get(str(number))))
            for number in range(1, int(words[1]) + 1)
        )
        if "torn" in words:
            return FileFacts(Outcome.REPAIRED, FileType.PDF, pages, warnings=(msg("It was torn."),))
        return FileFacts(Outcome.ACCEPT, FileType.PDF, pages)

    def prepare(
        self,
        data: bytes,
        file_type: FileType,
        page_no: int,
        *,
        rotation: int = 0,
        password: str | None = None,
    ) -> PreparedPage:
        assert file_type is FileType.PDF
        content = b"%s page %d turned %d %s" % (data, page_no, rotation, (password or "").encode())
        return PreparedPage(Media.PDF, content, 595.0, 842.0)

    def compact(self, page: PreparedPage, dpi: int, quality: int) -> PreparedPage:
        return page if quality else replace(page, data=b"at %d" % dpi)


class FakeWriter:
    """Writes a dossier that is a list of its pages; `broken` makes one promise fail.

    Others wait or refuse in `begin`, and write another file in `written`.
    """

    def __init__(self, *, broken: bool = False) -> None:
        self.broken = broken

    def begin(self, progress: Progress) -> None:
        progress.report(msg("Building"), 1, 1)

    def written(self, report: BuildReport) -> BuildReport:
        return report

    def build(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        out: Path,
        *,
        progress: Progress,
        compact: Compact | None = None,  # noqa: ARG002  as the port has it
    ) -> BuildReport:
        shown = [pages(page).data for each in case.documents for page in case.pages_of(each)]
        self.begin(progress)
        content = b"\n".join([options.built_on.isoformat().encode(), *shown])
        out.write_bytes(content)
        return self.written(
            BuildReport(
                file=out,
                pages=len(shown) + 1,
                sha256=sha256(content).hexdigest(),
                exhibits=(ExhibitEntry("1", Bilingual("Degree", "学位"), 2, len(shown)),),
                proofs=self.verify(out),
            )
        )

    def working_file(
        self, case: CaseFile, findings: Sequence[Finding], options: DossierOptions, out: Path
    ) -> Path:
        out.write_text(f"{case.case.ref} {len(findings)} {options.built_on}", encoding="utf-8")
        return out

    def sketch(
        self,
        case: CaseFile,
        pages: PageSource,
        options: DossierOptions,
        page: int,
        *,
        progress: Progress,
    ) -> Sketch:
        del case, pages, options, page, progress
        raise Refused(msg("Nothing can be drawn."))

    def compare(self, older: Path, newer: Path) -> BuildComparison:
        assert older.exists()
        assert newer.exists()
        part = PartDifference(Difference.CHANGED, Bilingual("Degree", "学位"), (2,), "1", "1")
        return BuildComparison(3, 3, (part,), 0)

    def verify(self, file: Path, password: str = "") -> tuple[Proof, ...]:  # noqa: ARG002
        return (
            Proof("readable", file.exists(), msg("It can be read.")),
            Proof("whole", not self.broken, msg("Every page is there.")),
        )
