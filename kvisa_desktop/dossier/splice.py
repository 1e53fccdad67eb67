# SPDX-License-Identifier: MIT
"""The file as it is written: large streams first, as they come, and never held; then the objects.

A body goes into the file when it is handed over, behind a slot left for its object header; the
slot is filled when the number of the object is known. One cross-reference table covers it all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from kvisa_desktop.dossier.streams import (
    Bytes,
    bytes_digest,
    ending,
    stream_digest,
    tail_digest,
    written_digest,
)

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_FREE = b"0000000000 65535 f \n"
_ROOM_FOR_HEAD = 64  # object number, length and keywords


@dataclass(frozen=True, slots=True)
class Body:
    """A stream body that lies in the file already, behind `room` bytes at `slot`."""

    slot: int
    room: int
    length: int
    digest: str


class Splicer:
    """Writes one PDF whose large streams never stand in memory together."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the file."""
        self._file = file
        self._offsets: dict[int, int] = {}
        self.digests: dict[int, str] = {}
        self._bodies: list[tuple[int, int, str]] = []
        self._newest = 0
        self._at = 0
        self._write(_HEADER)

    def body(self, data: bytes, room: int, digest: str = "") -> Body:
        """Write `data` as the body of a stream whose entries will take `room` bytes at most.

        `digest` is that of `data` where somebody knows it: large bodies take long to digest.
        """
        room += _ROOM_FOR_HEAD
        body = Body(self._at, room, len(data), digest or stream_digest(data))
        self._write(b"\n" * room)
        self._bodies.append((self._at, len(data), body.digest))
        self._write(data)
        self._write(b"\nendstream\nendobj\n")
        return body

    def fill(self, number: int, body: Body, entries: bytes) -> None:
        """Make the stream `number` of a body; `entries` are its dictionary but for the length."""
        header = b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, entries, body.length)
        start = body.slot + body.room - len(header)
        if start < body.slot:
            msg = f"the slot of object {number} is too small"
            raise AssertionError(msg)
        self._file.seek(start)
        self._file.write(header)
        self._file.seek(self._at)
        self._offsets[number] = start
        self.digests[number] = body.digest

    def adopt(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Write objects another library numbered, from their number to their last keyword."""
        for number, written in objects:
            self._offsets[number] = self._at
            self._note(number, written)
            self._write(written)

    def number(self) -> int:
        """Return a number no object has yet; from now on nothing is adopted."""
        self._newest += 1
        while self._newest in self._offsets:
            self._newest += 1
        return self._newest

    def put(self, number: int, value: bytes) -> None:
        """Write `value` as the object `number`."""
        self._offsets[number] = self._at
        self._note(number, value)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, value))

    def promise(self, late: int, trailer: str) -> Bytes:
        """Let others read what is written so far, and return what is to be promised of it.

        Nothing may follow but the stream `late`, with `trailer` behind it.
        """
        self._offsets[late] = self._at
        self._file.flush()
        digest = bytes_digest(self._file, self._at, self._bodies)
        places = tuple(each for start, length, _ in self._bodies for each in (start, length))
        self._file.seek(self._at)
        return Bytes(self._at, digest, places, tail_digest(late, self._table(trailer)))

    def close(self, late: int, trailer: str, body: Callable[[], bytes]) -> None:
        """Complete the file; `body` is asked for that of the stream `late` once it can be read.

        That stream is the last object, so that nothing else moves; it knows the rest of the file
        and names it: the same content, the same identifier.
        """
        end = self._at
        self._tail(late, trailer, b"")
        self._file.flush()
        said = body()
        self._file.seek(end)
        self._at = end
        self._tail(late, trailer, said)
        self._file.truncate()

    def _tail(self, late: int, trailer: str, body: bytes) -> None:
        self.put(late, b"<< /Length %d >>\nstream\n%b\nendstream" % (len(body), body))
        table_at = self._at
        self._write(self._table(trailer))
        self._write(ending(body, table_at))

    def _table(self, trailer: str) -> bytes:
        size = max(self._offsets) + 1
        entries = b"".join(b"%010d 00000 n \n" % self._offsets[at] for at in range(1, size))
        said = f"{trailer} /Size {size}".encode("ascii")
        return b"xref\n0 %d\n%b%btrailer\n<< %b" % (size, _FREE, entries, said)

    def _note(self, number: int, written: bytes) -> None:
        digest = written_digest(written)
        if digest is not None:
            self.digests[number] = digest

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)
