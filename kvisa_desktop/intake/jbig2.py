# SPDX-License-Identifier: MIT
"""Walks the segments of a JBIG2 stream inside a PDF: readers draw nothing where they are broken.

Only the heads are read; they say how long each part is, and must come out at the end of the stream.
"""

import struct
from collections.abc import Iterator

_TYPES = frozenset({0, 4, 6, 7, 16, 20, 22, 23, 36, 38, 39, 40, 42, 43, 48, 49, 50, 51, 52, 53, 62})
_PAGE, _REGIONS = 48, frozenset({4, 6, 7, 20, 22, 23, 36, 38, 39, 40, 42, 43})
_UNKNOWN = 0xFFFFFFFF
_LARGE_PAGE = 0x40
_FEW, _LONG_FORM = 4, 7
_WIDTHS = ((256, 1), (65536, 2), (_UNKNOWN, 4))  # of a reference, by the number of its segment


def is_sound(data: bytes) -> bool:
    """Tell whether a stream is a chain of segments with a page and something on it."""
    try:
        found = list(_types(data))
    except (ValueError, struct.error):
        return False
    return _PAGE in found and any(each in _REGIONS for each in found)


def _types(data: bytes) -> Iterator[int]:
    place = 0
    while place < len(data):
        number, flags = struct.unpack_from(">IB", data, place)
        kind = flags & 0x3F
        if kind not in _TYPES:
            raise ValueError(kind)
        yield kind
        place = _after_references(data, place + 5, number) + (4 if flags & _LARGE_PAGE else 1)
        (length,) = struct.unpack_from(">I", data, place)
        if length == _UNKNOWN:
            return  # its end is found by decoding only
        place += 4 + length
        if place > len(data):
            raise ValueError(place)


def _after_references(data: bytes, place: int, number: int) -> int:
    """Return where a head goes on behind the segments it refers to."""
    (first,) = struct.unpack_from(">B", data, place)
    count = first >> 5
    if count == _LONG_FORM:
        (long,) = struct.unpack_from(">I", data, place)
        count = long & 0x1FFFFFFF
        place += 4 + (count + 8) // 8
    elif count <= _FEW:
        place += 1
    else:
        raise ValueError(count)
    wide = next(size for most, size in _WIDTHS if number <= most)
    return int(place + count * wide)
