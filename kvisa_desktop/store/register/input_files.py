# SPDX-License-Identifier: MIT
"""Files of the world as bounded streams: plain, gzip, or the one file that counts in a zip.

Only readers of the standard library touch the bytes, piece by piece and never more than the bounds
below, so that a file made to hurt costs its bounds and nothing else.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from kvisa_desktop.errors import Refused, no_such_file, unreadable_file
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.store.register.unpacking import BadPacking, Unpacked, opened_zip

LARGEST_CONTENT = 2 * 1024**3
PACKED_TOO_WELL = 200  # official dumps are packed about ten to one
ALLOWANCE = 64 * 1024**2
PIECE = 1024**2
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_BAD_PACKING = (
    BadPacking,
    zlib.error,
    EOFError,
    zipfile.BadZipFile,
    NotImplementedError,  # packed in a way that nobody uses
    UnicodeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Content:
    """What is inside a file: its own name, its bytes, and how far the file has been read."""

    name: str
    stream: "Bounded"
    size: int


class Pieces(Protocol):
    """What yields bytes."""

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, b"" at the end."""


class Bounded:
    """A stream of bytes that refuses to yield more than a file of its kind can hold."""

    def __init__(self, stream: Pieces, raw: IO[bytes], path: Path) -> None:
        """Read `stream`, which unpacks `raw`, the content of `path`."""
        self._stream = stream
        self._raw = raw
        self._path = path
        self._begun = b""
        self.read_so_far = 0

    @property
    def place(self) -> int:
        """How many bytes of the file itself have been read."""
        return self._raw.tell()

    def peek(self, size: int) -> bytes:
        """Return the first bytes; they are read again afterwards."""
        while len(self._begun) < size and (piece := self._next()):
            self._begun += piece
        return self._begun[:size]

    def read(self) -> bytes:
        """Return the next piece, b"" at the end."""
        piece, self._begun = self._begun, b""
        return piece or self._next()

    def _next(self) -> bytes:
        try:
            piece = self._stream.read(PIECE)
        except _BAD_PACKING:
            raise refused(
                self._path, msg("it is damaged, or only a part of it is there.")
            ) from None
        except OSError as error:
            raise unreadable_file(self._path, error) from error
        self.read_so_far += len(piece)
        most = min(LARGEST_CONTENT, ALLOWANCE + PACKED_TOO_WELL * max(self.place, 1))
        if self.read_so_far > most:
            raise refused(self._path, msg("it unpacks to more than such a list can hold."))
        return piece


@contextmanager
def opened(path: Path) -> Iterator[Content]:
    """Give what is inside the file at `path`; raise `Refused` when it cannot be read."""
    with ExitStack() as stack:
        try:
            raw = stack.enter_context(path.open("rb"))
            size = path.stat().st_size
            begin = raw.read(len(_ZIP))
            raw.seek(0)
        except FileNotFoundError:
            raise no_such_file(path) from None
        except OSError as error:
            raise unreadable_file(path, error) from error
        if not size:
            raise refused(path, msg("it is empty."))
        if begin.startswith(_ZIP):
            yield _of_zip(stack, raw, path, size)
        elif begin.startswith(_GZIP):
            name = path.name.removesuffix(".gz").removesuffix(".GZ")
            yield Content(name, Bounded(Unpacked(raw), raw, path), size)
        else:
            yield Content(path.name, Bounded(raw, raw, path), size)


def _of_zip(stack: ExitStack, raw: IO[bytes], path: Path, size: int) -> Content:
    try:
        archive = stack.enter_context(opened_zip(raw, size))
        chosen = _chosen(archive, path)
        if chosen.flag_bits & 1:
            raise refused(path, msg("its content is encrypted."))
        if chosen.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise BadPacking  # the others may ask for any amount of memory
        stream = stack.enter_context(archive.open(chosen))
    except _BAD_PACKING:
        raise refused(path, msg("it is damaged, or only a part of it is there.")) from None
    name = PurePosixPath(chosen.filename).name
    return Content(name, Bounded(stream, raw, path), size)


def _chosen(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """Return the list in a zip: JSON before CSV, the newer schema before the older."""
    files = archive.infolist()
    lists = [each for each in files if _rank(each) is not None]
    if not lists:
        raise refused(path, msg("there is no list of institutions in it."))
    return min(lists, key=lambda each: (_rank(each), each.filename))


def _rank(file: zipfile.ZipInfo) -> tuple[int, int] | None:
    name = PurePosixPath(file.filename)
    if file.is_dir() or "__MACOSX" in name.parts or name.name.startswith("."):
        return None
    kinds = {".json": 0, ".jsonl": 0, ".csv": 1, ".tsv": 1}
    if name.suffix.casefold() not in kinds:
        return None
    return kinds[name.suffix.casefold()], 0 if "schema_v2" in name.name else 1


def refused(path: Path, why: Message, remedy: Message | None = None) -> Refused:
    """Return the complaint that a file is not taken, and why."""
    return Refused(
        msg("“{path}” is not taken as a list: {why}", path=verbatim(path.name), why=why),
        remedy or msg("Take the zip of a ROR release as it was downloaded, or a table as CSV."),
        where=str(path),
    )
