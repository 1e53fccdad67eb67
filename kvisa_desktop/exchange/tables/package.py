# SPDX-License-Identifier: MIT
"""The parts of an XLSX file, found by their relationships, none larger than a table can be."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from kvisa_desktop.exchange.tables.complaints import damaged, not_a_table, too_large
from kvisa_desktop.exchange.tables.xml_parts import Handler, read_part
from kvisa_desktop.messages import msg

_MOST_PARTS = 5_000
_LARGEST_PART = 256 << 20
_ENCRYPTED = 0x1
_BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,  # an offset before the beginning of the file
)
_MAIN = "officeDocument"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: its kind (the last word of its type) and the part it leads to."""

    kind: str
    target: str


class Package:
    """The parts of one file."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; raise `Refused` when it is none."""
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _BAD_ZIP:
            raise damaged() from None
        entries = self._archive.infolist()
        if len(entries) > _MOST_PARTS:
            raise too_large(msg("it holds more than {count} parts.", count=_MOST_PARTS))
        self._entries = {_plain(each.filename): each for each in entries}

    def has(self, part: str) -> bool:
        """Return True when there is such a part."""
        return _plain(part) in self._entries

    def read(self, part: str, handler: Handler) -> None:
        """Read an XML part piece by piece; a part that is missing is read as nothing."""
        entry = self._entries.get(_plain(part))
        if entry is None:
            return
        if entry.flag_bits & _ENCRYPTED:
            raise not_a_table(msg("its content is encrypted."))
        if entry.file_size > _LARGEST_PART:
            most = _LARGEST_PART >> 20
            raise too_large(msg("unpacked, it is larger than {megabytes} MB.", megabytes=most))
        try:
            with self._archive.open(entry) as stream:
                read_part(stream, handler)
        except _BAD_ZIP:
            raise damaged() from None

    def links_of(self, part: str) -> dict[str, Link]:
        """Return the relationships of a part by their id; those of the whole file for ""."""
        folder, name = posixpath.split(part)
        reader = _Links(folder)
        self.read(posixpath.join(folder, "_rels", f"{name}.rels"), reader)
        return reader.found

    def main_part(self) -> str:
        """Return the name of the workbook; raise `Refused` for another kind of document."""
        for link in self.links_of("").values():
            if link.kind == _MAIN and self.has(link.target):
                return link.target
        raise damaged()


class _Links:
    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Link] = {}

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship" or attributes.get("TargetMode") == "External":
            return
        target = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", "")))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id", "")] = Link(kind, target.lstrip("/"))

    def end(self, name: str) -> None:
        """Take no notice."""

    def text(self, data: str) -> None:
        """Take no notice."""


def _plain(name: str) -> str:
    """Return the name of a part as it is compared: some writers use backslashes and capitals."""
    return name.replace("\\", "/").lstrip("/").casefold()
