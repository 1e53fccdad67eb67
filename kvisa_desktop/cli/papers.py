# SPDX-License-Identifier: MIT
"""The documents of a case: adding scans, listing what is there, and the kinds there are."""

from collections.abc import Iterable, Sequence

from kvisa_desktop.cli.answer import Answer, Detail, Line, row
from kvisa_desktop.cli.run import Run
from kvisa_desktop.cli.scans import (
    SCAN_PASSWORD,
    code_of,
    offered,
    refused_data,
    refused_lines,
)
from kvisa_desktop.cli.spec import CASE, Argument, Command, Option
from kvisa_desktop.cli.words import STATUSES
from kvisa_desktop.domain import scan_doubts
from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentId, DocumentPage, FileId, StoredFile
from kvisa_desktop.domain.kinds import KINDS, kind_called, kind_of
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.domain.paper_titles import suggested
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, plural, verbatim
from kvisa_desktop.services import cases, documents
from kvisa_desktop.services.documents import Filing, Offered, Scan

_SHORTEST_ID = 6


def attach(
    run: Run,
    *,
    vault: str,
    case: str,
    files: tuple[str, ...],
    kind: str,
    as_one: bool,
    pages: str | None,
    item: str | None,
    translation_of: str | None,
    title: str | None,
    title_zh: str | None,
    scan_password_file: str | None,
) -> Answer:
    """Add scans to a case."""
    kind_called(kind)
    titled = _title_for(files, title, title_zh, as_one=as_one)
    if item:
        run.rulebook.item(item)
    with run.vault(vault) as opened, run.progress() as progress:
        found = cases.find(opened, case)
        original = None
        if translation_of:
            original = find_document(cases.read(opened, found.id), translation_of).id
        filing = Filing(kind, pages or "", as_one, item or "", original, title=titled)
        given = offered(run, files, scan_password_file)
        readable = [each for each in given if isinstance(each, Scan)]
        answers: list[Offered] = [each for each in given if isinstance(each, Offered)]
        if not (as_one and answers):
            done = documents.add(
                opened, run.app.scans, found.id, readable, filing, progress=progress
            )
            answers += done.value
        kept = cases.read(opened, found.id)
    return _answer(kept, _in_order(files, given, answers))


def _title_for(
    files: Sequence[str], english: str | None, chinese: str | None, *, as_one: bool
) -> Bilingual:
    title = Bilingual((english or "").strip(), (chinese or "").strip())
    if title and len(files) > 1 and not as_one:
        raise Refused(
            msg("One title would stand on several documents."),
            msg("Add them one by one, or all as one document with --as-one."),
        )
    return title


def _in_order(
    files: Sequence[str], given: Sequence[Scan | Offered], answers: Iterable[Offered]
) -> list[tuple[str, Offered]]:
    """Return what became of each file under the path by which it was named."""
    unreadable = {id(each) for each in given if isinstance(each, Offered)}
    done = iter([each for each in answers if id(each) not in unreadable])
    pairs = []
    for path, each in zip(files, given, strict=True):
        answer = each if isinstance(each, Offered) else next(done, None)
        if answer is not None:
            pairs.append((path, answer))
    return pairs


def _answer(case: CaseFile, answers: Sequence[tuple[str, Offered]]) -> Answer:
    kept = _by_document(answers)
    unused = [(path, each.facts) for path, each in answers if each.document is None]
    refused = [(path, facts) for path, facts in unused if not facts.is_usable]
    added = plural("{count} document was added.", "{count} documents were added.", len(kept))
    lines: list[Line] = [added if kept else msg("Nothing was added.")]
    for document_id, parts in kept.items():
        lines += _added_lines(case, document_id, parts)
    for path, facts in refused:
        lines += refused_lines(path, facts)
    code = code_of([each.facts for _, each in answers]) if kept else 3
    data = {
        "case": {"id": case.case.id, "ref": case.case.ref},
        "documents": [_attached(case, document_id, parts) for document_id, parts in kept.items()],
        "refused": [refused_data(*each) for each in refused],
    }
    return Answer(data, lines, code)


def _by_document(answers: Sequence[tuple[str, Offered]]) -> dict[DocumentId, list[Offered]]:
    kept: dict[DocumentId, list[Offered]] = {}
    for _, each in answers:
        if each.document is not None:
            kept.setdefault(each.document.id, []).append(each)
    return kept


def _attached(
    case: CaseFile, document_id: DocumentId, parts: Sequence[Offered]
) -> dict[str, object]:
    document = case.document(document_id)
    assert document is not None
    files = [each.file for each in parts if each.file is not None]
    offered = _suggestion(case, document)
    return {
        **document_data(case, document),
        "sha256": files[0].sha256,
        "type": files[0].type,
        "suggested_title": {"en": offered.en, "zh": offered.zh},
        "warnings": [each for part in parts for each in _warnings(document, part)],
    }


def _added_lines(case: CaseFile, document_id: DocumentId, parts: Sequence[Offered]) -> list[Line]:
    document = case.document(document_id)
    assert document is not None
    lines: list[Line] = [
        plural(
            "{number}. {title}, {count} page, from {files}",
            "{number}. {title}, {count} pages, from {files}",
            len(case.pages_of(document)),
            number=number_of(case, document),
            title=documents.title_of(document),
            files=verbatim(", ".join(each.name for each in parts)),
        )
    ]
    offered = _suggestion(case, document)
    if offered:
        lines.append(Detail(msg("Suggested title: {title}", title=offered)))
    return lines + [Detail(each) for part in parts for each in _warnings(document, part)]


def _suggestion(case: CaseFile, document: Document) -> Bilingual:
    """Return the title to suggest, empty for a document that has one."""
    return Bilingual() if document.title else suggested(case, document)


def _warnings(document: Document, part: Offered) -> tuple[Message, ...]:
    doubts = scan_doubts.told([page.doubts for page in part.facts.pages], document.kind)
    return (*part.facts.warnings, *doubts)


def listed(run: Run, *, vault: str, case: str) -> Answer:
    """List the documents of a case."""
    with run.vault(vault) as opened:
        kept = cases.read(opened, cases.find(opened, case).id)
    rows = [_row(kept, each) for each in kept.documents]
    data = {
        "case": {"id": kept.case.id, "ref": kept.case.ref},
        "documents": [document_data(kept, each) for each in kept.documents],
    }
    count = plural("{count} document", "{count} documents", len(rows))
    return Answer(data, [*rows, count])


def _row(case: CaseFile, document: Document) -> Line:
    pages = case.pages_of(document)
    left_out = sum(each.left_out for each in pages)
    count = plural("{count} page", "{count} pages", len(pages))
    if left_out:
        count = msg("{pages}, {left_out} left out", pages=count, left_out=left_out)
    title: Message = documents.title_of(document)
    original = case.document(document.translation_of) if document.translation_of else None
    if original is not None:
        number = number_of(case, original)
        title = msg("{title}, translation of {number}", title=title, number=number)
    return row(
        f"{number_of(case, document)}.",
        title,
        count,
        STATUSES[document.status],
        document.kind,
    )


def document_data(case: CaseFile, document: Document) -> dict[str, object]:
    """Return a document as data."""
    pages = case.pages_of(document)
    title = document.title or kind_of(document.kind).name
    return {
        "number": number_of(case, document),
        "id": document.id,
        "kind": document.kind,
        "title_en": title.en,
        "title_zh": title.zh,
        "status": document.status.value,
        "item": document.item,
        "translation_of": document.translation_of,
        "degree_id": document.degree_id,
        "in_dossier": document.in_dossier,
        "pages": len(pages),
        "left_out": sum(each.left_out for each in pages),
        "files": [_file_data(*each) for each in _files_of(case, pages)],
    }


def _files_of(
    case: CaseFile, pages: Sequence[DocumentPage]
) -> list[tuple[StoredFile, tuple[int, ...]]]:
    numbers: dict[FileId, list[int]] = {}
    for page in pages:
        numbers.setdefault(page.file_id, []).append(page.page_no)
    return [
        (kept, tuple(taken))
        for file_id, taken in numbers.items()
        if (kept := case.file(file_id)) is not None
    ]


def _file_data(kept: StoredFile, pages: tuple[int, ...]) -> dict[str, object]:
    return {
        "name": kept.original_name,
        "sha256": kept.sha256,
        "type": kept.type,
        "size": kept.size,
        "pages": write_ranges(pages),
    }


def number_of(case: CaseFile, document: Document) -> int:
    """Return the number by which people name a document of a case."""
    return case.documents.index(document) + 1


def find_document(case: CaseFile, key: str) -> Document:
    """Return the document that `key` names: its number, its id, or how its id begins."""
    wanted = key.strip().casefold()
    if wanted.isdecimal() and len(wanted) < _SHORTEST_ID:
        number = int(wanted)
        matches = list(case.documents[number - 1 : number]) if number else []
    else:
        matches = [
            each
            for each in case.documents
            if str(each.id) == wanted
            or (len(wanted) >= _SHORTEST_ID and str(each.id).startswith(wanted))
        ]
    if len(matches) == 1:
        return matches[0]
    raise Refused(
        msg("There is no document “{key}” in this case.", key=key)
        if not matches
        else msg("Several documents have an id that begins with “{key}”.", key=key),
        msg("`kvisa documents VAULT CASE` lists them with their numbers and ids."),
    )


def kinds(run: Run) -> Answer:  # noqa: ARG001  the same in every run
    """List the kinds of paper."""
    data = [
        {
            "key": each.key,
            "name_en": each.name.en,
            "name_zh": each.name.zh,
            "section": each.section.value,
            "item": each.item,
            "of_degree": each.of_degree,
        }
        for each in KINDS
    ]
    return Answer(
        {"kinds": data}, [row(each.key, msg("{title}", title=each.name)) for each in KINDS]
    )


COMMANDS = (
    Command(
        "kinds",
        msg("List the kinds of paper that scans are added as."),
        kinds,
    ),
    Command(
        "attach",
        msg("Add scans to a case; every file becomes a document unless they are to be one."),
        attach,
        arguments=(
            CASE,
            Argument("files", msg("Scans: PDF, JPEG, PNG, TIFF, HEIC, WebP."), many=True),
        ),
        options=(
            Option(
                "--as",
                msg("Kind of paper; `kvisa kinds` lists them."),
                value="KIND",
                key="kind",
                required=True,
            ),
            Option("--as-one", msg("Make one document of all files, in this order.")),
            Option("--pages", msg("Only these pages, such as 3-5."), value="PAGES"),
            Option("--item", msg("Checklist item it answers."), value="ITEM"),
            Option(
                "--translation-of",
                msg("The document that it translates, by number or id."),
                value="DOCUMENT",
            ),
            Option("--title", msg("Title printed in the index, in English."), value="TEXT"),
            Option("--title-zh", msg("Title printed in the index, in Chinese."), value="TEXT"),
            SCAN_PASSWORD,
        ),
        opens=True,
    ),
    Command(
        "documents",
        msg("List the documents of a case in their order."),
        listed,
        arguments=(CASE,),
        opens=True,
    ),
)
