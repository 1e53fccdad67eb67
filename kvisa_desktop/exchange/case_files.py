# SPDX-License-Identifier: MIT
"""The scans that lie beside the open JSON of a case: named by relative path, read when needed."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from kvisa_desktop.errors import Refused
from kvisa_desktop.exchange import case_values as values
from kvisa_desktop.exchange.case_layout import FILE_KEYS, TURNS
from kvisa_desktop.exchange.case_records import Entry
from kvisa_desktop.exchange.complaints import Complaints, under
from kvisa_desktop.exchange.json_text import Node
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services.documents import LARGEST_FILE, Scan
from kvisa_desktop.services.transfer import IncomingFile

T = TypeVar("T")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_PAGE_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_DRIVE = re.compile(r"[A-Za-z]:")


class FilesReader:
    """Reads the `files` of documents; the scans lie in `folder` or below it, nowhere else."""

    def __init__(self, folder: Path, complaints: Complaints) -> None:
        self._folder = folder.resolve()
        self._complaints = complaints
        self._scans: dict[tuple[Path, str, str], Scan] = {}

    def files(self, document: Entry) -> tuple[IncomingFile, ...]:
        """Return the scans of a document in their order."""
        node = document.members.get("files")
        if node is None:
            return ()
        where = f"{document.where}.files"
        items = self._complaints.attempt(where, node, values.list_in) or []
        read = [self._file(f"{where}[{index}]", item) for index, item in enumerate(items)]
        return tuple(each for each in read if each is not None)

    def _file(self, where: str, node: Node) -> IncomingFile | None:
        members = self._complaints.attempt(where, node, values.members_in)
        if members is None:
            return None
        for key, each in members.items():
            self._complaints.check_key(where, key, each, FILE_KEYS)
        if "path" not in members:
            self._complaints.note(where, node, msg("“{key}” is missing here.", key="path"))

        def member(key: str, read: Callable[[Node], T], default: T) -> T:
            if key not in members:
                return default
            found = self._complaints.attempt(under(where, key), members[key], read)
            return default if found is None else found

        path = member("path", self._path, self._folder)
        name = member("name", values.text_in, "") or path.name
        password = member("password", values.text_in, "")
        return IncomingFile(
            scan=self._scans.setdefault(
                (path, name, password), Scan(name, partial(_read, path), password)
            ),
            where=where,
            line=node.line,
            sha256=member("sha256", _sha256_in, ""),
            pages=member("pages", values.text_in, ""),
            rotate=member("rotate", _rotations_in, {}),
            leave_out=member("leave_out", _pages_in, frozenset()),
        )

    def _path(self, node: Node) -> Path:
        text = values.text_in(node, 1000)
        parts = text.split("/")
        if "\\" in text or _DRIVE.match(text) or not set(parts).isdisjoint({"", ".", ".."}):
            raise Refused(
                msg("“{path}” does not name a file beside this JSON.", path=text),
                msg("Put the scan beside the JSON or in a folder there; write scans/degree.pdf."),
            )
        path = self._folder.joinpath(*parts)
        try:
            inside = path.resolve().is_relative_to(self._folder)
            is_file, size = path.is_file(), path.stat().st_size
        except (OSError, ValueError, RuntimeError):
            inside, is_file, size = True, False, 0
        if not inside:
            raise Refused(
                msg("“{path}” leads out of the folder of this JSON.", path=text),
                msg("Put the scan itself there, not a link to it."),
            )
        if not is_file:
            raise Refused(
                msg("There is no file “{path}” beside this JSON.", path=text),
                msg("Put the scan there, or correct the name; capitals count."),
            )
        if size > LARGEST_FILE:
            raise Refused(
                msg("“{name}” is larger than 512 MB.", name=verbatim(path.name)),
                msg("Scan at 300 dpi, or split the file."),
            )
        return path


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _sha256_in(node: Node) -> str:
    text = values.text_in(node)
    if not _SHA256.fullmatch(text):
        raise Refused(
            msg("A SHA-256 has 64 digits and letters from a to f."),
            msg("Correct it, or leave it out."),
        )
    return text.lower()


def _rotations_in(node: Node) -> dict[int, int]:
    return {_page_number(text): _turn(turn) for text, turn in values.members_in(node).items()}


def _page_number(text: str) -> int:
    if not _PAGE_NUMBER.fullmatch(text):
        raise Refused(
            msg("“{text}” is not the number of a page.", text=text[:80]),
            msg("Name pages of the file by their number, from 1."),
        )
    return int(text)


def _turn(node: Node) -> int:
    turn = values.whole_in(node)
    if turn not in TURNS:
        raise Refused(
            msg("A page is turned clockwise by 90, 180 or 270 degrees."),
            msg("Write one of these numbers, or leave the page out of “rotate”."),
        )
    return turn


def _pages_in(node: Node) -> frozenset[int]:
    return frozenset(_page_number(str(values.whole_in(each))) for each in values.list_in(node))
