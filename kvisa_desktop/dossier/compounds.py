# SPDX-License-Identifier: MIT
"""Letter and marks joined into one glyph of a font that is embedded.

A font draws many a letter in pieces: the boat of an Arabic letter and its dots, a letter and the
accent on it. Readers take pieces apart that stand off the line. So what is one letter to a person
becomes one glyph of the subset, which has a code and says its text like any other.
"""

import struct
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_WORDS, _OFFSETS, _MORE, _OVERLAPS = 0x0001, 0x0002, 0x0020, 0x0400
_SIMPLE_FLAGS = _WORDS | _OFFSETS
_SCALED = ((0x0008, 2), (0x0040, 4), (0x0080, 8))  # what the flags of a piece say follows it
_MAGIC = 0xB1B0AFBA  # what the sum of a whole font is taken from


class Part(NamedTuple):
    """A glyph and how far from the beginning of the compound it stands, in 1/1000 em."""

    glyph: int
    x: int
    y: int


class Compound(NamedTuple):
    """Glyphs drawn as one, and how far the pen moves after them, in 1/1000 em."""

    parts: tuple[Part, ...]
    advance: int


class _Measure(NamedTuple):
    """Points, outlines and depth of a glyph, as a font has to state the greatest of them."""

    points: int
    outlines: int
    depth: int


def with_compounds(program: bytes, compounds: Sequence[Compound]) -> bytes:
    """Return a TrueType font with `compounds` as glyphs of their own behind those it has.

    The parts of a compound name glyphs of `program` itself, which has no instructions.
    """
    font = _Font(program)
    for compound in compounds:
        font.add(compound)
    return font.written()


class _Font:
    """A static TrueType font taken apart as far as glyphs are concerned."""

    def __init__(self, program: bytes) -> None:
        self._tables = dict(_tables(program))
        self._head = bytearray(self._tables["head"])
        self._maxp = bytearray(self._tables["maxp"])
        self._hhea = bytearray(self._tables["hhea"])
        count = _number(self._maxp, 4)
        self._em = _number(self._head, 18)
        self._glyphs = list(_glyphs(self._tables, count, is_long=bool(_number(self._head, 50))))
        self._metrics = list(_metrics(self._tables["hmtx"], _number(self._hhea, 34), count))

    def add(self, compound: Compound) -> None:
        """Put a compound behind all glyphs; what leaves no ink needs no place in it."""
        parts = [
            Part(part.glyph, self._units(part.x), self._units(part.y))
            for part in compound.parts
            if self._glyphs[part.glyph]
        ]
        boxes = [self._box(part) for part in parts]
        left = min((box[0] for box in boxes), default=0)
        self._metrics.append((self._units(compound.advance), left))
        self._glyphs.append(_joined(parts, boxes) if parts else b"")
        self._grow(boxes, len(parts))

    def written(self) -> bytes:
        """Return the whole font as a file."""
        struct.pack_into(">H", self._maxp, 4, len(self._glyphs))
        struct.pack_into(">H", self._hhea, 34, len(self._metrics))
        struct.pack_into(">H", self._hhea, 10, max(advance for advance, _ in self._metrics))
        struct.pack_into(">H", self._head, 50, 1)
        places = [0]
        for glyph in self._glyphs:
            places.append(places[-1] + len(glyph))
        self._tables |= {
            "glyf": b"".join(self._glyphs),
            "head": bytes(self._head),
            "hhea": bytes(self._hhea),
            "hmtx": b"".join(struct.pack(">Hh", *each) for each in self._metrics),
            "loca": struct.pack(f">{len(places)}I", *places),
            "maxp": bytes(self._maxp),
        }
        return _file(self._tables)

    def _units(self, length: int) -> int:
        return round(length * self._em / 1000)

    def _box(self, part: Part) -> tuple[int, ...]:
        x0, y0, x1, y1 = struct.unpack_from(">4h", self._glyphs[part.glyph], 2)
        return x0 + part.x, y0 + part.y, x1 + part.x, y1 + part.y

    def _grow(self, boxes: Sequence[tuple[int, ...]], parts: int) -> None:
        """State the greatest of what a reader makes room for."""
        whole = _around([struct.unpack_from(">4h", self._head, 36), *boxes])
        struct.pack_into(">4h", self._head, 36, *whole)
        points, outlines, depth = self._measure(len(self._glyphs) - 1)
        for place, found in ((10, points), (12, outlines), (28, parts), (30, depth)):
            struct.pack_into(">H", self._maxp, place, max(_number(self._maxp, place), found))

    def _measure(self, glyph: int) -> _Measure:
        data = self._glyphs[glyph]
        if not data:
            return _Measure(0, 0, 0)
        outlines = struct.unpack_from(">h", data)[0]
        if outlines >= 0:
            last = _number(data, 8 + 2 * outlines) if outlines else -1
            return _Measure(last + 1, outlines, 0)
        found = [self._measure(piece) for piece in _pieces(data)]
        points, outlines, depth = zip(*found, strict=True)
        return _Measure(sum(points), sum(outlines), max(depth) + 1)


def _joined(parts: Sequence[Part], boxes: Sequence[tuple[int, ...]]) -> bytes:
    """Return a glyph made of others, which may lie over one another."""
    written = [struct.pack(">h4h", -1, *_around(boxes))]
    for at, part in enumerate(parts):
        more = _MORE if at + 1 < len(parts) else 0
        flags = _SIMPLE_FLAGS | more | (0 if at else _OVERLAPS)
        written.append(struct.pack(">HHhh", flags, part.glyph, part.x, part.y))
    return _padded(b"".join(written))


def _around(boxes: Iterable[Sequence[int]]) -> tuple[int, int, int, int]:
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _pieces(data: bytes) -> Iterable[int]:
    """Yield the glyphs a glyph is made of."""
    at, more = 10, True
    while more:
        flags, glyph = struct.unpack_from(">HH", data, at)
        yield glyph
        at += 4 + (4 if flags & _WORDS else 2)
        at += sum(size for flag, size in _SCALED if flags & flag)
        more = bool(flags & _MORE)


def _number(data: bytes | bytearray, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _tables(program: bytes) -> Iterable[tuple[str, bytes]]:
    for at in range(12, 12 + 16 * _number(program, 4), 16):
        start, length = struct.unpack_from(">II", program, at + 8)
        yield program[at : at + 4].decode("ascii"), program[start : start + length]


def _glyphs(tables: dict[str, bytes], count: int, *, is_long: bool) -> Iterable[bytes]:
    places = struct.unpack_from(f">{count + 1}{'I' if is_long else 'H'}", tables["loca"])
    unit = 1 if is_long else 2
    for start, end in pairwise(places):
        yield _padded(tables["glyf"][start * unit : end * unit])


def _metrics(data: bytes, full: int, count: int) -> Iterable[tuple[int, int]]:
    """Yield advance and left bearing; the last glyphs of a font may share one advance."""
    for at in range(full):
        yield struct.unpack_from(">Hh", data, 4 * at)
    shared = _number(data, 4 * full - 4)
    for at in range(count - full):
        yield shared, struct.unpack_from(">h", data, 4 * full + 2 * at)[0]


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def _file(tables: dict[str, bytes]) -> bytes:
    """Return tables as a font file, with the sums a font carries of itself."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    listed = struct.pack(
        ">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16
    )
    tables["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:]
    start = 12 + 16 * count
    body = b""
    for tag, data in sorted(tables.items()):
        listed += tag.encode("ascii") + struct.pack(
            ">III", _sum(data), start + len(body), len(data)
        )
        body += _padded(data)
    whole = bytearray(listed + body)
    head = next(at for at in range(12, start, 16) if whole[at : at + 4] == b"head")
    place = struct.unpack_from(">I", whole, head + 8)[0] + 8
    struct.pack_into(">I", whole, place, (_MAGIC - _sum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = _padded(data)
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded))) & 0xFFFFFFFF
