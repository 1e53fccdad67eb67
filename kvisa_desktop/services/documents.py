# SPDX-License-Identifier: MIT
"""Adding scans and making documents of their pages. The original file is never touched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import (
    Document,
    DocumentId,
    DocumentPage,
    FileId,
    PageId,
    StoredFile,
    in_order,
)
from kvisa_desktop.domain.files import FileFacts, FileType, Outcome, PreparedPage
from kvisa_desktop.domain.kinds import kind_called, kind_of
from kvisa_desktop.domain.page_ranges import read_ranges
from kvisa_desktop.domain.paper_titles import retitled, told_apart
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, checklist, editing, versions
from kvisa_desktop.services.changes import Changes, Done
from kvisa_desktop.services.ports import Act, ScanReader, Vault
from kvisa_desktop.services.progress import Progress, Silent, step

LARGEST_FILE = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Scan:
    """A file offered to a case: its name, how its bytes are read, the password that opens it.

    `read` is called once to inspect and once to keep, so that many large scans never stand in
    memory together.
    """

    name: str
    read: Callable[[], bytes]
    password: str = ""


@dataclass(frozen=True, slots=True)
class Filing:
    """How scans are to be filed: kind, pages ("3-5"), all as one, title, what they belong to.

    When each of several scans becomes a document of its own, a title is numbered.
    """

    kind: str
    pages: str = ""
    as_one: bool = False
    item: str = ""
    translation_of: DocumentId | None = None
    degree_id: DegreeId | None = None
    title: Bilingual = field(default_factory=Bilingual)


@dataclass(frozen=True, slots=True)
class Offered:
    """What became of one offered file: its facts, and the document it went into, if any."""

    name: str
    facts: FileFacts
    document: Document | None = None
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    scan: Scan
    facts: FileFacts
    sha256: str = ""
    pages: tuple[int, ...] = ()


def add(
    vault: Vault,
    scans: ScanReader,
    case_id: CaseId,
    offered: Sequence[Scan],
    filing: Filing,
    *,
    progress: Progress | None = None,
) -> Done[tuple[Offered, ...]]:
    """File scans into a case and return what became of each.

    Files that cannot be taken are named in the answer and change nothing; with `as_one` the
    document is made only when every file can be taken.
    """
    kind = kind_called(filing.kind)
    progress = progress or Silent()
    read = []
    for index, scan in enumerate(offered):
        step(progress, msg("Reading {name}", name=verbatim(scan.name)), index, len(offered))
        read.append(_read(scans, scan, filing.pages))
    usable = [each for each in read if each.facts.is_usable]
    name = plural(
        "Add {count} scan as {kind}", "Add {count} scans as {kind}", len(usable), kind=kind.name
    )
    if not usable or (filing.as_one and len(usable) != len(read)):
        return Done(tuple(Offered(each.scan.name, each.facts) for each in read), Changes(), name)
    with vault.act(name) as act:
        case = act.get(Case, case_id)
        _check_links(act, case, filing)
        answers = _file_all(act, case, read, filing)
        if filing.item:
            checklist.receive(act, case, filing.item)
    return Done(tuple(answers), act.changes, name)


def refile(vault: Vault, document: Document, kind: str) -> Done[Document]:
    """Say that a document is of another kind; its item, its degree and a suggested title follow."""
    found = kind_called(kind)
    name = msg("File “{title}” under another kind", title=title_of(document))
    with vault.act(name) as act:
        kept = act.get(Document, document.id)
        degree = kept.degree_id
        if found.of_degree and degree is None:
            degree = act.get(Case, kept.case_id).degree_relied_on
        moved = replace(
            kept, kind=kind, item=found.item, degree_id=degree if found.of_degree else None
        )
        if kept.title:
            file = cases.gather(act, kept.case_id)
            moved = replace(moved, title=retitled(file, kept, moved))
        act.put(moved)
    return Done(moved, act.changes, name)


def scan_of(vault: Vault, page: DocumentPage) -> tuple[StoredFile, bytes]:
    """Return the scan a page lies in, with its plain bytes."""
    with vault.read() as reader:
        kept = reader.get(StoredFile, page.file_id)
        return kept, reader.read_file(FileId(kept.id))


def rotate(vault: Vault, page: DocumentPage, quarter_turns: int) -> Done[DocumentPage]:
    """Turn a page clockwise by quarter turns; the scan itself stays as it is."""
    name = msg("Turn a page")
    with vault.act(name) as act:
        kept = act.get(DocumentPage, page.id)
        turned = replace(kept, rotation=(kept.rotation + 90 * quarter_turns) % 360)
        act.put(turned)
    return Done(turned, act.changes, name)


def leave_out(vault: Vault, page: DocumentPage, *, left_out: bool) -> Done[DocumentPage]:
    """Leave a page out of what is printed, or take it back; the paper becomes an excerpt."""
    name = msg("Leave a page out") if left_out else msg("Take a page back in")
    return editing.change(vault, page, name, left_out=left_out)


def reorder_pages(
    vault: Vault, document: Document, order: Sequence[PageId]
) -> Done[tuple[DocumentPage, ...]]:
    """Put the pages of a document into `order`, which names each of them once."""
    name = msg("Change the order of pages")
    with vault.act(name) as act:
        pages = {page.id: page for page in act.find(DocumentPage, document_id=document.id)}
        if sorted(order, key=lambda each: each.bytes) != sorted(pages, key=lambda each: each.bytes):
            raise Refused(msg("The new order does not name every page once."))
        moved = tuple(replace(pages[each], position=place) for place, each in enumerate(order))
        for page in moved:
            act.put(page)
    return Done(moved, act.changes, name)


def reorder(
    vault: Vault, case_id: CaseId, order: Sequence[DocumentId]
) -> Done[tuple[Document, ...]]:
    """Put the documents of a case into `order`, which names each of them once."""
    name = msg("Change the order of documents")
    with vault.act(name) as act:
        known = {each.id: each for each in act.find(Document, case_id=case_id)}
        if sorted(order, key=lambda each: each.bytes) != sorted(known, key=lambda each: each.bytes):
            raise Refused(msg("The new order does not name every document once."))
        moved = tuple(replace(known[each], position=place) for place, each in enumerate(order))
        for document in moved:
            act.put(document)
    return Done(moved, act.changes, name)


def split(vault: Vault, document: Document, pages: str, kind: str) -> Done[Document]:
    """Move the pages that `pages` names ("3-5") out of a document into a new one of `kind`."""
    name = msg("Split a document")
    kind_called(kind)
    with vault.act(name) as act:
        all_pages = in_order(act.find(DocumentPage, document_id=document.id))
        chosen = read_ranges(pages, len(all_pages))
        if len(chosen) == len(all_pages):
            raise Refused(
                msg("These are all pages of the document; nothing would be left."),
                msg("Name some of its pages, or change the kind of the whole document."),
            )
        part = replace(
            document,
            id=DocumentId(act.new_id()),
            kind=kind,
            position=_next_position(act, document.case_id),
            translation_of=None,
            translation_kind=None,
            item=kind_of(kind).item,
        )
        act.put(part)
        for place, number in enumerate(chosen):
            act.put(replace(all_pages[number - 1], document_id=part.id, position=place))
    return Done(part, act.changes, name)


def combine(vault: Vault, first: Document, others: Sequence[Document]) -> Done[Document]:
    """Append the pages of `others` to `first`, in order, and remove the emptied documents."""
    name = msg("Combine documents into one")
    with vault.act(name) as act:
        place = len(act.find(DocumentPage, document_id=first.id))
        for other in others:
            for page in in_order(act.find(DocumentPage, document_id=other.id)):
                act.put(replace(page, document_id=first.id, position=place))
                place += 1
            _release_translations(act, other)
            act.remove(other)
    return Done(first, act.changes, name)


def remove(vault: Vault, document: Document, *others: Document) -> Done[Document]:
    """Remove documents from their case in one act; their scans stay in the history."""
    name = msg("Remove “{title}”", title=title_of(document))
    if others:
        name = plural("Remove {count} document", "Remove {count} documents", len(others) + 1)
    with vault.act(name) as act:
        for each in (document, *others):
            for page in act.find(DocumentPage, document_id=each.id):
                act.remove(page)
            _release_translations(act, each)
            act.remove(each)
    return Done(document, act.changes, name)


def replace_files(
    vault: Vault, scans: ScanReader, document: Document, offered: Sequence[Scan]
) -> Done[tuple[Offered, ...]]:
    """Put new scans in place of a document's pages; the old ones are kept as a version."""
    name = msg("Replace the scans of “{title}”", title=title_of(document))
    read = [_read(scans, each, "") for each in offered]
    if not read or not all(each.facts.is_usable for each in read):
        return Done(tuple(Offered(each.scan.name, each.facts) for each in read), Changes(), name)
    with vault.act(name) as act:
        versions.put_away(act, document)
        answers = [_put_pages(act, document, each) for each in read]
    return Done(tuple(answers), act.changes, name)


def prepared(vault: Vault, scans: ScanReader, page: DocumentPage) -> PreparedPage:
    """Return a page of a document upright and ready to be placed."""
    with vault.read() as reader:
        kept = reader.get(StoredFile, page.file_id)
        data = reader.read_file(kept.id)
    return scans.prepare(
        data,
        FileType(kept.type),
        page.page_no,
        rotation=page.rotation,
        password=kept.password or None,
    )


def title_of(document: Document) -> Message:
    """Return the document's own title, else the name of its kind."""
    return msg("{title}", title=document.title or kind_of(document.kind).name)


def look_at(scans: ScanReader, scan: Scan) -> tuple[FileFacts, str]:
    """Return what a file is, and the SHA-256 of the bytes that were looked at."""
    data = scan.read()
    if len(data) > LARGEST_FILE:
        too_large = FileFacts(
            Outcome.REJECTED,
            reason=msg("“{name}” is larger than 512 MB.", name=verbatim(scan.name)),
            remedy=msg("Scan at 300 dpi, or split the file."),
        )
        return too_large, ""
    facts = scans.inspect(data, name=scan.name, password=scan.password or None)
    return facts, sha256(data).hexdigest()


def changed_meanwhile(scan: Scan) -> Refused:
    """Return the refusal of a file whose bytes are no longer those that were looked at."""
    return Refused(
        msg("“{name}” changed while it was being read.", name=verbatim(scan.name)),
        msg("Close the program that writes it and add it again."),
    )


def _read(scans: ScanReader, scan: Scan, pages: str) -> _Read:
    facts, digest = look_at(scans, scan)
    numbers = read_ranges(pages, len(facts.pages)) if facts.is_usable else ()
    return _Read(scan, facts, digest, numbers)


def _file_all(act: Act, case: Case, read: Sequence[_Read], filing: Filing) -> list[Offered]:
    answers: list[Offered] = []
    document: Document | None = None
    of_their_own = len(read) > 1 and not filing.as_one
    for each in read:
        if not each.facts.is_usable:
            answers.append(Offered(each.scan.name, each.facts))
            continue
        if document is None or not filing.as_one:
            document = _new_document(act, case, filing)
            if of_their_own and filing.title:
                taken = {each.title for each in act.find(Document, case_id=case.id)}
                document = replace(document, title=told_apart(filing.title, taken))
            act.put(document)
        answers.append(_put_pages(act, document, each))
    return answers


def _new_document(act: Act, case: Case, filing: Filing) -> Document:
    kind = kind_of(filing.kind)
    degree = filing.degree_id
    if degree is None and kind.of_degree:
        degree = case.degree_relied_on
    return Document(
        id=DocumentId(act.new_id()),
        case_id=case.id,
        kind=kind.key,
        position=_next_position(act, case.id),
        item=filing.item or kind.item,
        translation_of=filing.translation_of,
        degree_id=degree,
        title=filing.title,
    )


def _put_pages(act: Act, document: Document, read: _Read) -> Offered:
    data = read.scan.read()
    if sha256(data).hexdigest() != read.sha256:
        raise changed_meanwhile(read.scan)
    kept = act.keep_file(data, read.facts, read.scan.name, read.scan.password)
    place = len(act.find(DocumentPage, document_id=document.id))
    for number in read.pages or range(1, len(read.facts.pages) + 1):
        act.put(
            DocumentPage(
                id=PageId(act.new_id()),
                document_id=document.id,
                position=place,
                file_id=kept.id,
                page_no=number,
            )
        )
        place += 1
    return Offered(read.scan.name, read.facts, document, kept)


def _check_links(act: Act, case: Case, filing: Filing) -> None:
    if filing.translation_of is None:
        return
    original = act.get(Document, filing.translation_of)
    if original.case_id != case.id:
        raise Refused(
            msg("The original of this translation belongs to another case."),
            msg("Name a document of the same case."),
        )
    if original.translation_of is not None:
        raise Refused(
            msg("“{title}” is a translation itself.", title=title_of(original)),
            msg("Name the original document that is translated."),
        )


def _next_position(act: Act, case_id: CaseId) -> int:
    return max((each.position for each in act.find(Document, case_id=case_id)), default=-1) + 1


def _release_translations(act: Act, original: Document) -> None:
    for each in act.find(Document, translation_of=original.id):
        act.put(replace(each, translation_of=None))
