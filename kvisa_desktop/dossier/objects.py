# SPDX-License-Identifier: MIT
"""Values of a PDF as they are written, and the numbered objects that hold them.

A document is written from its leaves to its root, so an object is put into the file as soon as it
is known; what points back asks for a number first.
"""

import zlib
from collections.abc import Iterable
from typing import Protocol

_LEVEL = 6
_ESCAPED = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class ObjectFile(Protocol):
    """Where objects are put."""

    def number(self) -> int:
        """Return a number no object has yet."""
        ...

    def put(self, number: int, value: bytes) -> None:
        """Write `value` as the object `number`."""
        ...


def text_string(text: str) -> str:
    """Return a text a person reads, in ASCII where that has all its characters."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_ESCAPED)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def coordinates(values: Iterable[float]) -> str:
    """Return an array of lengths in points."""
    return f"[{' '.join(f'{round(value, 2):g}' for value in values)}]"


def add(file: ObjectFile, value: str) -> int:
    """Write `value` as an object of its own and return its number."""
    number = file.number()
    file.put(number, value.encode("ascii"))
    return number


def add_stream(file: ObjectFile, data: bytes, entries: str = "") -> int:
    """Write `data` compressed as a stream and return its number."""
    return add_packed(file, zlib.compress(data, _LEVEL), f"{entries} /Filter /FlateDecode")


def add_packed(file: ObjectFile, data: bytes, entries: str = "") -> int:
    """Write `data` as it is as a stream with these `entries` and return its number."""
    number = file.number()
    head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
    file.put(number, head + data + b"\nendstream")
    return number
