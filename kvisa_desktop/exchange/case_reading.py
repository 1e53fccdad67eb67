# SPDX-License-Identifier: MIT
"""The open JSON of a case, read strictly: everything wrong is found before anything is kept."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from uuid import uuid4

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.checklist import ChecklistItem
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange.case_checks import warnings_in
from kvisa_desktop.exchange.case_files import FilesReader
from kvisa_desktop.exchange.case_layout import (
    CASE,
    DOCUMENTS,
    FORMAT,
    PERSON,
    POST,
    SECTION,
    SECTIONS,
    VERSION,
)
from kvisa_desktop.exchange.case_records import Entry, RecordReader
from kvisa_desktop.exchange.complaints import Complaints
from kvisa_desktop.exchange.json_text import Node, read_json_file
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.transfer import CaseRefused, IncomingCase, IncomingDocument

_TOP_KEYS = ("format", "version", "$schema", *SECTION)
_OWNERS = {"case_id": CASE.key, "person_id": PERSON.key, "post_id": POST.key}


def read_case(path: Path) -> IncomingCase:
    """Return the case in the JSON file at `path`; raise `Refused` with everything wrong with it."""
    top = _top(read_json_file(path), path)
    complaints = Complaints()
    incoming = _Reading(complaints, path.parent).read(top)
    if incoming is None:
        raise CaseRefused(complaints.in_reading_order(), str(path))
    return incoming


def _top(node: Node, path: Path) -> dict[str, Node]:
    """Return the members of the file, once it has said that it is a case of this version."""
    members = node.value if isinstance(node.value, dict) else {}
    name, version = members.get("format"), members.get("version")
    if name is None or name.value != FORMAT:
        raise Refused(
            msg(
                "“{path}” is not a case in the open JSON of this program.", path=verbatim(path.name)
            ),
            msg(
                "It has to hold {text}; `kvisa case schema` describes the rest.",
                text=f'"format": "{FORMAT}", "version": {VERSION}',
            ),
            where=str(path),
        )
    if version is None or version.value is True or version.value != VERSION:
        raise Refused(
            msg(
                "“{path}” has another version of the case format than {version}.",
                path=verbatim(path.name),
                version=VERSION,
            ),
            msg("Use a newer program, or export the case again."),
            where=str(path),
        )
    return members


class _Reading:
    """One reading of one file."""

    def __init__(self, complaints: Complaints, folder: Path) -> None:
        self._complaints = complaints
        self._records = RecordReader(complaints)
        self._files = FilesReader(folder, complaints)

    def read(self, top: dict[str, Node]) -> IncomingCase | None:
        """Return the case, or None when there are complaints."""
        for key, node in top.items():
            self._complaints.check_key("$", key, node, _TOP_KEYS)
        entries = {key: self._entries(key, top) for key in SECTION}
        records = self._read_records(entries)
        files = [self._files.files(each) for each in entries[DOCUMENTS.key]]
        self._check_rules_have_a_post(entries)
        if self._complaints.problems:
            return None
        (case,) = (each for each in records.pop(CASE.key) if isinstance(each, Case))
        documents = [each for each in records.pop(DOCUMENTS.key) if isinstance(each, Document)]
        read = (entry for section in entries.values() for entry in section)
        return IncomingCase(
            case=case,
            records=tuple(chain.from_iterable(records.values())),
            documents=tuple(
                IncomingDocument(replace(each, position=place), of_it)
                for place, (each, of_it) in enumerate(zip(documents, files, strict=True))
            ),
            provisional=frozenset(self._records.provisional),
            warnings=tuple(chain.from_iterable(map(warnings_in, read))),
        )

    def _entries(self, key: str, top: dict[str, Node]) -> list[Entry]:
        node = top.get(key)
        if node is None and key in {CASE.key, PERSON.key}:
            self._complaints.note(
                "$",
                Node(None, 1),
                msg("“{key}” is missing here.", key=key),
                msg("Add it; `kvisa case schema` describes it."),
            )
        if node is not None and key == POST.key and not node.value:
            return []
        return self._records.entries(SECTION[key], node)

    def _read_records(self, entries: dict[str, list[Entry]]) -> dict[str, list[Record]]:
        # An owner that is missing has been complained about; any id serves to read on.
        owners: dict[str, object] = {
            name: entries[key][0].id if entries[key] else uuid4() for name, key in _OWNERS.items()
        }
        if not entries[POST.key]:
            owners["post_id"] = None
        owners["position"] = 0
        read: dict[str, list[Record]] = {}
        for section in SECTIONS:
            implied = {name: owners[name] for name in section.implied}
            pairs = [
                (entry, record)
                for entry in entries[section.key]
                if (record := self._records.record(entry, implied)) is not None
            ]
            self._check_documents(pairs)
            self._check_items(pairs)
            read[section.key] = [record for _, record in pairs]
        return read

    def _check_rules_have_a_post(self, entries: dict[str, list[Entry]]) -> None:
        words = (*entries["post_rules"], *entries["post_boxes"])
        if words and not entries[POST.key]:
            first = words[0]
            self._complaints.note(
                first.where,
                first.node,
                msg("Rules of a post stand here, but no post."),
                msg("Describe the post under “post”, or take its rules out."),
            )

    def _check_documents(self, pairs: Sequence[tuple[Entry, Record]]) -> None:
        translations = {
            each.id
            for _, each in pairs
            if isinstance(each, Document) and each.translation_of is not None
        }
        for entry, each in pairs:
            if isinstance(each, Document) and each.translation_of in translations:
                self._complaints.note(
                    f"{entry.where}.translation_of",
                    entry.members["translation_of"],
                    msg("This names a translation, not an original."),
                    msg("Name the original document that is translated."),
                )

    def _check_items(self, pairs: Sequence[tuple[Entry, Record]]) -> None:
        seen: set[str] = set()
        for entry, each in pairs:
            if not isinstance(each, ChecklistItem):
                continue
            if each.item in seen:
                self._complaints.note(
                    f"{entry.where}.item",
                    entry.members["item"],
                    msg("The checklist item “{item}” stands twice.", item=each.item),
                    msg("Keep one of the two."),
                )
            seen.add(each.item)
