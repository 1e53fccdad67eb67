# SPDX-License-Identifier: MIT
"""Unpacking that a hostile file cannot turn into endless work.

The standard readers of gzip and zip are careful with content, but not with what stands around it:
a name without end in the head of a gzip, a directory of millions of files in a zip.
"""

import struct
import zipfile
import zlib
from typing import IO

MOST_FILES = 1000
MOST_PARTS = 1000
_PIECE = 64 * 1024
_WITH_GZIP_HEAD = 16 + zlib.MAX_WBITS
_END_OF_ZIP = struct.Struct("<4s4H2LH")
_END_MARK, _LARGE_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_COMMENT = 65_535
_LARGE_MARK_SIZE = 20
_LARGEST_DIRECTORY = 1024**2


class BadPacking(Exception):
    """A packed file is damaged, incomplete, or not made in good faith."""


class Unpacked:
    """The content of a gzip, which may be several parts one after another."""

    def __init__(self, raw: IO[bytes]) -> None:
        """Unpack what `raw` holds from here on."""
        self._raw = raw
        self._part = zlib.decompressobj(_WITH_GZIP_HEAD)
        self._parts = 1
        self._held = b""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, b"" at the end."""
        while True:
            if self._part.eof and not self._next_part():
                return b""
            data = self._held or self._raw.read(_PIECE)
            if not data:
                raise BadPacking
            unpacked = self._part.decompress(data, size)
            self._held = self._part.unconsumed_tail
            if unpacked:
                return unpacked

    def _next_part(self) -> bool:
        self._held = (self._part.unused_data or self._raw.read(_PIECE)).lstrip(b"\0")
        if not self._held:
            return False
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise BadPacking
        self._part = zlib.decompressobj(_WITH_GZIP_HEAD)
        return True


def opened_zip(raw: IO[bytes], size: int) -> zipfile.ZipFile:
    """Return the zip in a file of `size` bytes; its directory is looked at before it is read."""
    raw.seek(max(0, size - _END_OF_ZIP.size - _LONGEST_COMMENT - _LARGE_MARK_SIZE))
    tail = raw.read()
    at = tail.rfind(_END_MARK)
    if at < 0 or len(tail) - at < _END_OF_ZIP.size:
        raise BadPacking
    _, _, _, _, files, directory, _, _ = _END_OF_ZIP.unpack_from(tail, at)
    is_large = tail[max(0, at - _LARGE_MARK_SIZE) : at].startswith(_LARGE_MARK)
    if is_large or files > MOST_FILES or directory > _LARGEST_DIRECTORY:
        raise BadPacking
    return zipfile.ZipFile(raw)
