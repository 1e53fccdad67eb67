# SPDX-License-Identifier: MIT
"""Large streams straight into the file: scans are written once, as they come, and never held.

The bodies go into the file first, each behind a slot left for its object header. The rest of the
document, a PDF in memory whose streams of that kind are empty stubs, follows; then the slots are
filled and one cross-reference table is written over all of it.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import BinaryIO

from pikepdf import Dictionary, Object, ObjectStreamMode, Pdf, Stream

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_MARK = "/KvisaSplice"
_CODING = ("/Filter", "/DecodeParms")
_LATE = "/KvisaLate"
_FREE = b"0000000000 65535 f \n"
_ROOM_PER_REFERENCE = 12  # a reference may grow by as many digits when objects are renumbered
_ROOM_FOR_HEAD = 64  # object number, length and keywords


@dataclass(frozen=True, slots=True)
class _Body:
    """A stream body that lies in the file already, behind `room` bytes at `slot`."""

    slot: int
    room: int
    length: int


class Splicer:
    """Writes one PDF whose large streams never stand in memory together."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin the file."""
        self._file = file
        self._bodies: list[_Body] = []
        file.write(_HEADER)

    def stub(self, pdf: Pdf, data: bytes, entries: Dictionary) -> Object:
        """Write `data` into the file and return the stream in `pdf` that stands for it.

        `entries` is the stream's dictionary, filter and all.
        """
        stream = Stream(pdf, b"")
        for key, value in entries.items():
            stream[key] = value
        self._take(stream, data)
        return pdf.make_indirect(stream)

    def move(self, stream: Object) -> None:
        """Move the body of an existing stream into the file and leave a stub in its place."""
        raw = stream.read_raw_bytes()
        coding = {key: stream[key] for key in _CODING if key in stream}
        stream.write(b"")
        for key, value in coding.items():
            stream[key] = value
        self._take(stream, raw)

    def late(self, pdf: Pdf) -> Object:
        """Return a stream in `pdf` whose body is only known when all the rest is written."""
        stream = Stream(pdf, b"")
        stream[_LATE] = True
        return pdf.make_indirect(stream)

    def close(self, pdf: Pdf, late: Callable[[], bytes]) -> None:
        """Write everything else of `pdf` behind the bodies and complete the file.

        `late` is asked for the body of the late stream once the file can be read; that stream is
        the last object, so that nothing else moves.
        """
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        saved = BytesIO()
        pdf.save(saved, object_stream_mode=ObjectStreamMode.disable, deterministic_id=True)
        rest = saved.getvalue()
        with Pdf.open(BytesIO(rest)) as numbered:
            tail = self._append(numbered, rest)
        tail.write(self._file, b"")
        self._file.flush()
        tail.write(self._file, late())

    def _take(self, stream: Object, data: bytes) -> None:
        written = stream.stream_dict.unparse()
        room = len(written) + written.count(b" R") * _ROOM_PER_REFERENCE + _ROOM_FOR_HEAD
        slot = self._file.tell()
        self._file.write(b"\n" * room)
        self._file.write(data)
        self._file.write(b"\nendstream\nendobj\n")
        # The stub's own filter would be "decoded" with its empty body and lost when saved.
        coding = {key: stream[key] for key in _CODING if key in stream}
        for key in coding:
            del stream[key]
        stream[_MARK] = Dictionary({"/At": len(self._bodies), **coding})
        self._bodies.append(_Body(slot, room, len(data)))

    def _append(self, numbered: Pdf, rest: bytes) -> "_Tail":
        starts = {
            key[0]: entry.offset
            for key, entry in numbered.get_xref_table().items()
            if entry.offset is not None
        }
        ends = dict(pairwise(sorted([*starts.values(), rest.rindex(b"\nxref\n") + 1])))
        stubs = {
            int(each.objgen[0]): each
            for each in numbered.objects
            if isinstance(each, Stream) and (_MARK in each or _LATE in each)
        }
        offsets: dict[int, int] = {}
        for number, start in sorted(starts.items()):
            if number not in stubs:
                offsets[number] = self._file.tell()
                self._file.write(rest[start : ends[start]])
        end = self._file.tell()
        late = 0
        for number, stub in stubs.items():
            if _LATE in stub:
                late = number
            else:
                offsets[number] = self._fill(number, stub)
        trailer = numbered.trailer
        return _Tail(
            end,
            offsets,
            late,
            tuple(
                (key, raw.unparse())
                for key in ("/Root", "/Info")
                if (raw := trailer.get_raw(key)) is not None
            ),
        )

    def _fill(self, number: int, stub: Object) -> int:
        """Write the header of a body into its slot; return where the object begins."""
        mark = stub[_MARK]
        body = self._bodies[int(mark.At)]
        entries = Dictionary(dict(stub.stream_dict.items()))
        for key in (_MARK, *_CODING):
            if key in entries:
                del entries[key]
        for key in _CODING:
            if key in mark:
                entries[key] = mark[key]
        entries.Length = body.length
        header = b"%d 0 obj\n%s\nstream\n" % (number, entries.unparse())
        start = body.slot + body.room - len(header)
        if start < body.slot:
            msg = f"the slot of object {number} is too small"
            raise AssertionError(msg)
        self._file.seek(start)
        self._file.write(header)
        return start


@dataclass(frozen=True, slots=True)
class _Tail:
    """The end of the file: the late object, the cross-reference table, the trailer."""

    at: int
    offsets: dict[int, int]
    late: int
    roots: tuple[tuple[str, bytes], ...]

    def write(self, file: BinaryIO, late: bytes) -> None:
        """Write the tail with `late` as the body of the late stream, over an earlier one.

        The late stream, which knows the rest of the file, also names the file: the same content,
        the same identifier.
        """
        file.seek(self.at)
        offsets = dict(self.offsets)
        if self.late:
            offsets[self.late] = self.at
            head = b"%d 0 obj\n<< /Length %d >>\nstream\n" % (self.late, len(late))
            file.write(head + late + b"\nendstream\nendobj\n")
        table = file.tell()
        size = max(offsets) + 1
        file.write(b"xref\n0 %d\n" % size + _FREE)
        file.write(b"".join(b"%010d 00000 n \n" % offsets[at] for at in range(1, size)))
        roots = b" ".join(key.encode() + b" " + value for key, value in self.roots)
        identity = hashlib.sha256(late).hexdigest()[:32].encode("ascii")
        file.write(b"trailer << " + roots)
        file.write(b" /Size %d /ID [<%s><%s>] >>\n" % (size, identity, identity))
        file.write(b"startxref\n%d\n%%%%EOF\n" % table)
        file.truncate()
