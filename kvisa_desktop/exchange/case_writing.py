# SPDX-License-Identifier: MIT
"""A case written as open JSON, its scans beside it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, FileId, StoredFile
from kvisa_desktop.domain.fields import Shape
from kvisa_desktop.domain.page_ranges import write_ranges
from kvisa_desktop.domain.plain_text import writable
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.case_layout import (
    DOCUMENTS,
    FORMAT,
    POST,
    SECTIONS,
    VERSION,
    Section,
    default_of,
)
from kvisa_desktop.exchange.case_values import plain
from kvisa_desktop.exchange.file_names import safe_name
from kvisa_desktop.exchange.text_files import write_bytes, write_text
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import unfinished
from kvisa_desktop.services.transfer import Problem

SCANS = "scans"


@dataclass(frozen=True, slots=True)
class Exported:
    """Where a case was written, the scans beside it, and what its reader should know."""

    file: Path
    scans: tuple[Path, ...]
    warnings: tuple[Problem, ...]


def write_case(
    case: CaseFile, read_file: Callable[[FileId], bytes], out: Path, notes: Path | None = None
) -> Exported:
    """Write a case to `out` and its scans to the folder "scans" beside it.

    `out` is replaced only when everything else is whole; a scan that is there already is kept. A
    folder "scans" that holds other files is Refused, unless it lies there for the `out` of before.
    All of it grows in a hidden folder; where, is told in the folder `notes` for the next start.
    """
    names = {each.id: safe_name(each.original_name, each.type, each.sha256) for each in case.files}
    _refuse_foreign(out, set(names.values()))
    warnings: list[Problem] = []
    text = case_text(case, names, warnings)
    with unfinished.growing(out.parent / SCANS, notes) as hidden:
        write_text(hidden / unfinished.CASE, text)
        for each in case.files:
            name = names[each.id]
            _write_scan(out.parent / SCANS / name, read_file(each.id), hidden / name)
        _put(hidden, out)
    scans = tuple(out.parent / SCANS / name for name in names.values())
    return Exported(out, scans, tuple(warnings))


def case_data(case: CaseFile) -> bytes:
    """Return a case as JSON for its own dossier, without the passwords of protected scans."""
    names = {each.id: safe_name(each.original_name, each.type, each.sha256) for each in case.files}
    files = tuple(replace(each, password="") for each in case.files)
    return case_text(replace(case, files=files), names, []).encode("utf-8")


def case_text(case: CaseFile, names: dict[FileId, str], warnings: list[Problem]) -> str:
    """Return a case as JSON text, always the same for the same case."""
    ids = {each.id for records in _by_section(case).values() for each in records}
    content: dict[str, Any] = {"format": FORMAT, "version": VERSION}
    for section in SECTIONS:
        rows = [
            _members(section, each, ids, f"$.{section.key}[{index}]", warnings)
            for index, each in enumerate(_by_section(case)[section.key])
        ]
        if section is DOCUMENTS:
            for document, row in zip(case.documents, rows, strict=True):
                row["files"] = list(_files(case, document, names))
        if section.many:
            content[section.key] = rows
        else:
            content[section.key] = rows[0] if rows else {}
    if any(each.password for each in case.files):
        warnings.append(
            Problem("$.documents", msg("The passwords of protected scans stand in it, readable."))
        )
    written = _written(content, "$", warnings)
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _written(value: Any, where: str, warnings: list[Problem]) -> Any:  # noqa: ANN401  as JSON has it
    """Return what is written, every text such that it can be read again; what changed is told."""
    if isinstance(value, dict):
        return {key: _written(each, f"{where}.{key}", warnings) for key, each in value.items()}
    if isinstance(value, list):
        return [_written(each, f"{where}[{n}]", warnings) for n, each in enumerate(value)]
    if not isinstance(value, str) or (text := writable(value)) == value:
        return value
    warnings.append(
        Problem(where, msg("A character that no text can hold was written as a space."))
    )
    return text


def _by_section(case: CaseFile) -> dict[str, Sequence[Record]]:
    return {
        "case": (case.case,),
        "person": (case.person,),
        "passports": case.passports,
        "institutions": case.institutions,
        "recognition": case.recognition,
        "degrees": case.degrees,
        "stickers": case.stickers,
        "crossings": case.crossings,
        "permits": case.permits,
        "extensions": case.extensions,
        "addresses": case.addresses,
        "foreign_trips": case.foreign_trips,
        "declarations": case.declarations,
        POST.key: (case.post,) if case.post else (),
        "post_rules": case.post_rules,
        "post_boxes": case.post_boxes,
        "checklist": case.checklist,
        DOCUMENTS.key: case.documents,
        "chain_steps": case.chain_steps,
        "route_choices": case.route_choices,
        "original_moves": case.original_moves,
        "dossier_plans": (case.dossier_plan,) if case.dossier_plan else (),
        "cover_sheets": case.cover_sheets,
        "photo_guides": case.photo_guides,
        "work_entries": case.work_entries,
        "schooling": case.schooling,
        "relatives": case.relatives,
        "emergency_contacts": case.emergency_contacts,
        "submitted_forms": case.submitted_forms,
        "explanations": case.explanations,
    }


def _members(
    section: Section, record: Record, ids: set[UUID], where: str, warnings: list[Problem]
) -> dict[str, Any]:
    members: dict[str, Any] = {"id": str(record.id)}
    for each in section.fields:
        value = getattr(record, each.name)
        if each.shape is Shape.ID and value is not None and value not in ids:
            warnings.append(
                Problem(
                    f"{where}.{each.name}",
                    msg("This link leads to another case and was left out."),
                )
            )
            continue
        if each.required or value != default_of(section, each, members):
            members[each.name] = plain(value)
    return members


def _files(
    case: CaseFile, document: Document, names: dict[FileId, str]
) -> Iterator[dict[str, Any]]:
    for run in _runs(case.pages_of(document)):
        kept = case.file(FileId(run[0].file_id))
        if kept is not None:
            yield _file_members(kept, run, names[kept.id])


def _runs(pages: Sequence[DocumentPage]) -> Iterator[list[DocumentPage]]:
    """Yield the pages in stretches that come from one file, none of them twice."""
    run: list[DocumentPage] = []
    for page in pages:
        same_file = run and run[0].file_id == page.file_id
        if run and (not same_file or page.page_no in {each.page_no for each in run}):
            yield run
            run = []
        run.append(page)
    if run:
        yield run


def _file_members(kept: StoredFile, run: Sequence[DocumentPage], name: str) -> dict[str, Any]:
    numbers = tuple(page.page_no for page in run)
    members: dict[str, Any] = {"path": f"{SCANS}/{name}"}
    if kept.original_name != name:
        members["name"] = kept.original_name
    members["sha256"] = kept.sha256
    if numbers != tuple(range(1, kept.page_count + 1)):
        members["pages"] = write_ranges(numbers)
    if turned := {str(page.page_no): page.rotation for page in run if page.rotation}:
        members["rotate"] = turned
    if left_out := [page.page_no for page in run if page.left_out]:
        members["leave_out"] = left_out
    if kept.password:
        members["password"] = kept.password
    return members


def _refuse_foreign(out: Path, names: set[str]) -> None:
    """Refuse to put scans among files that are no scans of this case."""
    folder = out.parent / SCANS
    if out.exists() or not folder.exists():
        return
    if folder.is_dir() and {each.name for each in folder.iterdir()} <= names:
        return
    raise Refused(
        msg("There is something else by the name of “{path}”.", path=verbatim(str(folder))),
        msg("Export into a folder of its own, so that the scans of the case stay together."),
    )


def _write_scan(path: Path, data: bytes, hidden: Path) -> None:
    if not path.is_file():
        write_bytes(hidden, data)
    elif path.read_bytes() != data:
        raise Refused(
            msg("“{path}” is there already, with other content.", path=verbatim(str(path))),
            msg("Export into an empty folder, or move that file away."),
        )


def _put(hidden: Path, out: Path) -> None:
    """Put what is whole where it belongs, the JSON last."""
    scans, put = out.parent / SCANS, []
    names = [each.name for each in hidden.iterdir() if each.name != unfinished.CASE]
    try:
        for name in sorted(names):
            scans.mkdir(exist_ok=True)
            put.append(scans / name)
            (hidden / name).replace(scans / name)
        (hidden / unfinished.CASE).replace(out)
    except BaseException:
        for path in put:
            path.unlink(missing_ok=True)
        if put and not any(scans.iterdir()):
            scans.rmdir()
        raise
