# SPDX-License-Identifier: MIT
"""Bringing a whole case into the vault in one act, and handing one out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, FileId, PageId, StoredFile
from kvisa_desktop.domain.fields import Shape, fields_of
from kvisa_desktop.domain.files import FileFacts, Outcome
from kvisa_desktop.domain.page_ranges import read_ranges
from kvisa_desktop.domain.record import Record, field_names
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.documents import Scan
from kvisa_desktop.services.ports import Act, ScanReader, Vault
from kvisa_desktop.services.progress import Progress, Silent, step

T = TypeVar("T")
R = TypeVar("R", bound=Record)
MOST_PROBLEMS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason why a case is not taken: where it stands, what is wrong, what helps."""

    where: str
    what: Message
    remedy: Message | None = None
    line: int | None = None


class CaseRefused(Refused):
    """A case that was not taken, with every reason found, up to twenty."""

    def __init__(self, problems: Sequence[Problem], where: str = "") -> None:
        """Keep the first twenty of `problems`; `where` names the file."""
        super().__init__(
            plural(
                "The case is not taken: {count} point has to be put right. Nothing was changed.",
                "The case is not taken: {count} points have to be put right. Nothing was changed.",
                len(problems),
            ),
            msg("Put these right and import it again."),
            where=where,
        )
        self.problems = tuple(problems[:MOST_PROBLEMS])


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A scan that comes with a case, and which of its pages a document takes, and how."""

    scan: Scan
    where: str = ""
    line: int | None = None
    sha256: str = ""
    pages: str = ""
    rotate: Mapping[int, int] = field(default_factory=dict)
    leave_out: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class IncomingDocument:
    """A document that comes with a case, and the scans it is made of, in order."""

    document: Document
    files: tuple[IncomingFile, ...] = ()


@dataclass(frozen=True, slots=True)
class IncomingCase:
    """A case on its way in.

    `records` is everything but the case and its documents; the ids in `provisional` stand only for
    this journey and are replaced by fresh ones.
    """

    case: Case
    records: tuple[Record, ...]
    documents: tuple[IncomingDocument, ...] = ()
    provisional: frozenset[UUID] = frozenset()
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The case as it was kept, and what the person who sent it should read."""

    case: Case
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    facts: FileFacts
    sha256: str


def import_case(
    vault: Vault, scans: ScanReader, incoming: IncomingCase, *, progress: Progress | None = None
) -> Done[Imported]:
    """Keep a whole case with its scans, in one act; raise `CaseRefused` with all reasons not to."""
    progress = progress or Silent()
    seen = _look_at_scans(scans, incoming, progress)
    problems = _problems_of_scans(incoming, seen)
    if problems:
        raise CaseRefused(problems)
    name = msg("Import a case")
    with vault.act(name) as act:
        fresh = {each: act.new_id() for each in _in_order_of_appearance(incoming)}
        case = _with_ref(act, _renamed(incoming.case, fresh))
        records = [_renamed(each, fresh) for each in incoming.records]
        arriving = [_renamed(each.document, fresh) for each in incoming.documents]
        _refuse_known_ids(act, [case, *records, *arriving])
        shared_ref = [each for each in act.find(Case, ref=case.ref) if each.id != case.id]
        for record in (*records, case, *arriving):
            act.put(record)
        for count, (document, source) in enumerate(zip(arriving, incoming.documents, strict=True)):
            step(progress, msg("Keeping the scans"), count, len(arriving))
            _keep_pages(act, document, source, seen)
    warnings = (*incoming.warnings, *_warnings_of_scans(incoming, seen))
    if shared_ref:
        warnings += (_same_ref(case),)
    return Done(Imported(case, warnings), act.changes, name)


def export_case(
    vault: Vault, case_id: CaseId, write: Callable[[CaseFile, Callable[[FileId], bytes]], T]
) -> T:
    """Hand all that is kept of a case, and the reader of its scans, to `write`."""
    with vault.read() as reader:
        return write(cases.gather(reader, case_id), reader.read_file)


def _all_files(incoming: IncomingCase) -> Iterable[IncomingFile]:
    return (each for document in incoming.documents for each in document.files)


def _look_at_scans(
    scans: ScanReader, incoming: IncomingCase, progress: Progress
) -> dict[Scan, _Seen]:
    different = list(dict.fromkeys(each.scan for each in _all_files(incoming)))
    seen = {}
    for count, scan in enumerate(different):
        step(progress, msg("Reading {name}", name=verbatim(scan.name)), count, len(different))
        facts, digest = documents.look_at(scans, scan)
        seen[scan] = _Seen(facts, digest)
    return seen


def _problems_of_scans(incoming: IncomingCase, seen: Mapping[Scan, _Seen]) -> list[Problem]:
    problems = []
    for each in _all_files(incoming):
        try:
            _check_scan(each, seen[each.scan])
        except Refused as refusal:
            problems.append(Problem(each.where, refusal.what, refusal.remedy, each.line))
    return problems


def _check_scan(file: IncomingFile, seen: _Seen) -> None:
    name = verbatim(file.scan.name)
    if file.sha256 and file.sha256 != seen.sha256:
        raise Refused(
            msg("“{name}” is not the file that was meant: its SHA-256 is another.", name=name),
            msg("Put the right file there, or correct or remove “sha256”."),
        )
    if not seen.facts.is_usable:
        reason = seen.facts.reason or msg("“{name}” cannot be taken.", name=name)
        if seen.facts.outcome is Outcome.NEEDS_PASSWORD:
            raise Refused(reason, msg("Give its password as “password” beside its path."))
        raise Refused(reason, seen.facts.remedy)
    taken = read_ranges(file.pages, len(seen.facts.pages))
    for number in (*file.rotate, *sorted(file.leave_out)):
        if number not in taken:
            raise Refused(
                msg("Page {page} is not among the pages that are taken.", page=number),
                msg("Name pages of the file by their number, from 1."),
            )


def _in_order_of_appearance(incoming: IncomingCase) -> list[UUID]:
    """Return the provisional ids so that fresh ones, ordered by time, keep the file's order."""
    named = (*incoming.records, incoming.case, *(each.document for each in incoming.documents))
    return [each.id for each in named if each.id in incoming.provisional]


def _renamed(record: R, fresh: Mapping[UUID, UUID]) -> R:
    changed = {
        name: fresh[value]
        for name in _fields_with_ids(type(record))
        if (value := getattr(record, name)) in fresh
    }
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def _fields_with_ids(kind: type[Record]) -> tuple[str, ...]:
    return tuple(each.name for each in fields_of(kind) if each.shape is Shape.ID)


def _with_ref(act: Act, case: Case) -> Case:
    return case if case.ref else replace(case, ref=cases.next_ref(act))


def _refuse_known_ids(act: Act, arriving: Sequence[Record]) -> None:
    for each in arriving:
        (known, *_) = act.find(type(each), id=each.id) or (None,)
        if known is None or (known == each and not _is_of_one_case(each)):
            continue
        if isinstance(each, Case):
            raise Refused(
                msg("This case is in the vault already, as {ref}.", ref=verbatim(known.ref)),  # type: ignore[attr-defined]
                msg("Import it into another vault, or take the ids out of the file."),
            )
        raise Refused(
            msg(
                "A record of this file is in the vault already and reads otherwise there: {id}.",
                id=str(each.id),
            ),
            msg("Import it into another vault, or take the ids out of the file."),
        )


def _is_of_one_case(record: Record) -> bool:
    """Tell what must be new from a person, a school or a post that several cases may share."""
    return isinstance(record, Case) or "case_id" in field_names(type(record))


def _keep_pages(
    act: Act, document: Document, source: IncomingDocument, seen: Mapping[Scan, _Seen]
) -> None:
    place = 0
    for file in source.files:
        facts = seen[file.scan].facts
        kept = _keep_file(act, file, seen[file.scan])
        for number in read_ranges(file.pages, len(facts.pages)):
            act.put(
                DocumentPage(
                    id=PageId(act.new_id()),
                    document_id=document.id,
                    position=place,
                    file_id=kept.id,
                    page_no=number,
                    rotation=file.rotate.get(number, 0),
                    left_out=number in file.leave_out,
                )
            )
            place += 1


def _keep_file(act: Act, file: IncomingFile, seen: _Seen) -> StoredFile:
    known = act.find(StoredFile, sha256=seen.sha256)
    if known:
        return known[0]
    data = file.scan.read()
    if sha256(data).hexdigest() != seen.sha256:
        raise documents.changed_meanwhile(file.scan)
    return act.keep_file(data, seen.facts, file.scan.name, file.scan.password)


def _warnings_of_scans(incoming: IncomingCase, seen: Mapping[Scan, _Seen]) -> tuple[Problem, ...]:
    told: dict[str, tuple[Problem, ...]] = {}
    for each in _all_files(incoming):
        scan = seen[each.scan]
        warnings = tuple(Problem(each.where, warning) for warning in scan.facts.warnings)
        told.setdefault(scan.sha256, warnings)
    return tuple(warning for warnings in told.values() for warning in warnings)


def _same_ref(case: Case) -> Problem:
    return Problem(
        "$.case.ref",
        msg("Another case in the vault is called {ref} too.", ref=verbatim(case.ref)),
        msg("Name it by its id, or give one of the two another reference."),
    )
