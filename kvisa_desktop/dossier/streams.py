# SPDX-License-Identifier: MIT
"""Every stream a file draws with, and what a manifest promises of them.

While a file is written each stream leaves its digest as it passes. When it is proved, pypdf is
asked what can be reached from the catalog: not one stream more, less or other than was promised.
Streams are digested as they lie in the file, so another program may save it again, or encrypt it;
metadata is not among them, because such programs write it anew: it is proved by what it claims.
Nothing is digested twice: where a large body lies, its digest stands for it among the other bytes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

_HEAD = re.compile(rb">>\nstream\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_END = b"endstream"
_METADATA = b"/Type /Metadata"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FontEntry:
    """The name of a font on the pages, and the digest of all it is made of."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Bytes:
    """What is promised of every byte of a file as it was written.

    `length` bytes lie before the manifest. `bodies` says by turns where a large body begins and how
    long it is; in `digest` the digest of a body stands for it. `tail` is the digest of what follows
    the manifest. Older files have neither.
    """

    length: int
    digest: str
    bodies: tuple[int, ...] = ()
    tail: str = ""

    @classmethod
    def from_raw(cls, raw: dict[str, Any]) -> "Bytes":
        """Return the promise that JSON holds."""
        return cls(**{**raw, "bodies": tuple(raw.get("bodies", ()))})


def stream_digest(data: bytes) -> str:
    """Return the digest of a stream as it lies in the file."""
    return hashlib.sha256(data).hexdigest()


def together(digests: Iterable[str]) -> str:
    """Return the digest of many digests, whatever their order and however often they come."""
    return hashlib.sha256("\n".join(sorted(set(digests))).encode()).hexdigest()


def font_digest(*parts: bytes) -> str:
    """Return the digest of a font: of its program, its glyph map and what its codes say."""
    found = hashlib.sha256()
    for part in parts:
        found.update(b"%d\n%b" % (len(part), part))
    return found.hexdigest()[:32]


def written_digest(written: bytes) -> str | None:
    """Return the digest of the stream in an object as it is written; None: none, or metadata."""
    for head in _HEAD.finditer(written):
        said = written[: head.start()]
        for length in _LENGTH.findall(said)[-1:]:
            end = head.end() + int(length)
            if written[end : end + 16].lstrip().startswith(_END):
                return None if _METADATA in said else stream_digest(written[head.end() : end])
    return None


def bytes_digest(file: BinaryIO, length: int, bodies: Iterable[tuple[int, int, str]]) -> str:
    """Return the digest of the first `length` bytes of a file.

    `bodies` are where large bodies begin, in this order, how long they are, and their digests; one
    without a digest is read.
    """
    found, at = hashlib.sha256(), 0
    for start, size, digest in bodies:
        for chunk in _chunks(file, at, start):
            found.update(chunk)
        found.update((digest or _digest(_chunks(file, start, start + size))).encode())
        at = start + size
    for chunk in _chunks(file, at, length):
        found.update(chunk)
    return found.hexdigest()


def bodies_of(promised: Bytes) -> Iterator[tuple[int, int, str]]:
    """Yield the large bodies of a promise, whose digests are to be read."""
    for start, size in zip(promised.bodies[::2], promised.bodies[1::2], strict=True):
        yield start, size, ""


def tail_digest(manifest: int, table: bytes) -> str:
    """Return the digest of what follows the manifest: its number, and `table` up to the /ID."""
    return hashlib.sha256(b"%d\n%b" % (manifest, table)).hexdigest()


def ending(manifest: bytes, table_at: int) -> bytes:
    """Return how a file with that manifest ends, from the /ID to its last byte."""
    identity = hashlib.sha256(manifest).hexdigest()[:32].encode()
    return b" /ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n" % (identity, identity, table_at)


def is_tail(tail: bytes, manifest: bytes, promised: Bytes) -> bool:
    """Return whether `tail` is what was written from the manifest on, which began its object."""
    number, _, rest = tail.partition(b" ")
    head = b"0 obj\n<< /Length %d >>\nstream\n%b\nendstream\nendobj\n" % (len(manifest), manifest)
    at = len(tail) - len(rest) + len(head)
    end = ending(manifest, promised.length + at)
    if not (number.isdigit() and rest.startswith(head) and tail.endswith(end)):
        return False
    return tail_digest(int(number), tail[at : -len(end)]) == promised.tail


def _chunks(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end and (chunk := file.read(min(_CHUNK, end - start))):
        start += len(chunk)
        yield chunk


def _digest(chunks: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()
