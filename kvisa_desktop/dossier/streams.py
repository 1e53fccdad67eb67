# SPDX-License-Identifier: MIT
"""Every stream a file draws with, and what a manifest promises of them.

While a file is written each stream leaves its digest as it passes. When it is proved, pypdf is
asked what can be reached from the catalog: not one stream more, less or other than was promised.
Streams are digested as they lie in the file, so another program may save it again, or encrypt it;
metadata is not among them, because such programs write it anew: it is proved by what it claims.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    """How many bytes lie before the manifest, and their digest."""

    length: int
    digest: str


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


def bytes_before(path: Path, length: int) -> Bytes:
    """Return the digest of the first `length` bytes of a file."""
    found, left = hashlib.sha256(), length
    with path.open("rb") as file:
        while left and (chunk := file.read(min(_CHUNK, left))):
            found.update(chunk)
            left -= len(chunk)
    return Bytes(length, found.hexdigest())


def reached(root: Any, without: frozenset[str]) -> Iterator[Any]:  # noqa: ANN401  untyped
    """Yield every stream that can be reached from the catalog but for what `without` names."""
    from pypdf.generic import IndirectObject, StreamObject  # waits, with all that reads PDF

    seen: set[int] = set()
    left = [value for key, value in root.items() if key not in without]
    while left:
        value = left.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in seen:
                continue
            seen.add(value.idnum)
            value = value.get_object()
        left.extend(_inside(value))
        if isinstance(value, StreamObject) and value.get("/Type") != "/Metadata":
            yield value


def _inside(value: Any) -> Iterable[Any]:  # noqa: ANN401  untyped
    from pypdf.generic import ArrayObject, DictionaryObject

    if isinstance(value, DictionaryObject):
        return [value.raw_get(key) for key in value]
    return list.__iter__(value) if isinstance(value, ArrayObject) else ()
