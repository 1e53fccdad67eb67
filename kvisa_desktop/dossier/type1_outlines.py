# SPDX-License-Identifier: MIT
"""Type 1 font programs: which glyphs there are, and how wide each is.

Such a program is PostScript; it is not run but read, in the one form in which all programs write
it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fontTools.misc.eexec import decrypt

from kvisa_desktop.dossier.foreign_names import STANDARD

_PROGRAM_KEY, _OUTLINE_KEY = 55665, 4330
_SALT = 4  # bytes of no meaning before what is hidden
_LONGEST_BEGINNING = 64  # bytes in which an outline has said its width
_LONGEST_ENDING = 2048
_LARGEST = 4 << 20  # bytes; no program is nearly as large
_THOUSANDTHS = 1000
_HIDDEN, _BLANKS = b"eexec", b" \t\r\n"
_ENDING = re.compile(rb"[0\s]{0,1024}cleartomark\s*\Z")
_IN_HEX = re.compile(rb"[0-9A-Fa-f]{4}")  # as in files on their own; in a PDF it is bytes
_SALT_SAID = re.compile(rb"/lenIV\s+(-?\d+)")
_OUTLINES = re.compile(rb"/CharStrings\s+\d+\s+dict\b[^/]*")
_OUTLINE = re.compile(rb"\s*/(\S+)\s+(\d+)\s+\S+ ")
_BETWEEN = re.compile(rb"\s*(?:noaccess\s+def|[^\s/]{1,12})")
_LAST = re.compile(rb"\s*end\b")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([-+.\dEe]+)\s")
_USUAL_NAMES = re.compile(rb"/Encoding\s+StandardEncoding\b")
_NAMES = re.compile(rb"/Encoding\s+256\s+array(.*?)\bdef\b", re.DOTALL)
_NAME = re.compile(rb"\bdup\s+(\d+)\s*/(\S+)\s+put\b")

# What an outline begins with (Adobe Type 1 Font Format, chapter 6).
_ESCAPE, _DIVIDE = 12, (12, 12)
_WIDTHS = {(13,): (2, 1), (12, 7): (4, 2)}  # how many numbers are before it, where the width is
_LONG, _UP, _DOWN, _NUMBERS = 255, 247, 251, 32


@dataclass(frozen=True, slots=True)
class Type1Program:
    """A Type 1 program that could be read."""

    names: Mapping[int, str]
    unit: float
    salt: int
    outlines: Mapping[str, bytes] = field(repr=False)

    @classmethod
    def read(cls, data: bytes) -> "Type1Program | None":
        """Return a program, or None when it is written in no usual form."""
        said, _, hidden = data.partition(_HIDDEN)
        matrix, hidden = _MATRIX.search(said), hidden.lstrip(_BLANKS)
        if matrix is None or not 0 < len(hidden) <= _LARGEST or _IN_HEX.match(hidden):
            return None
        program = bytes(decrypt(hidden, _PROGRAM_KEY)[0][_SALT:])
        salt = _SALT_SAID.search(program)
        return cls(
            _names(said),
            float(matrix[1]),
            int(salt[1]) if salt else _SALT,
            _outlines(program),
        )

    def widths(self, name: str) -> Sequence[float]:
        """Return the width of a glyph in thousandths; none if it is not there."""
        outline = self.outlines.get(name)
        if outline is None:
            return ()
        if self.salt >= 0:  # otherwise it is not hidden
            beginning = outline[: self.salt + _LONGEST_BEGINNING]
            outline = bytes(decrypt(beginning, _OUTLINE_KEY)[0][self.salt :])
        wide = _width(outline)
        return () if wide is None else (wide * self.unit * _THOUSANDTHS,)


def lengths(data: bytes) -> tuple[int, int, int]:
    """Return how long the three parts of a program are: said, hidden, and what ends it."""
    _, _, hidden = data.partition(_HIDDEN)
    start = len(data) - len(hidden.lstrip(_BLANKS))
    ending = _ENDING.search(data, max(start, len(data) - _LONGEST_ENDING))
    end = ending.start() if ending else len(data)
    return start, end - start, len(data) - end


def _outlines(program: bytes) -> Mapping[str, bytes]:
    """Return the outlines that stand one behind the other; none when their list breaks off."""
    start = _OUTLINES.search(program)
    at = start.end() if start else len(program)
    read: dict[str, bytes] = {}
    while (found := _OUTLINE.match(program, at)) is not None:
        end = found.end() + int(found[2])
        read.setdefault(found[1].decode("latin-1"), program[found.end() : end])
        between = _BETWEEN.match(program, end)
        at = between.end() if between else len(program)
    return read if _LAST.match(program, at) else {}


def _names(said: bytes) -> Mapping[int, str]:
    if _USUAL_NAMES.search(said):
        return STANDARD
    named = _NAMES.search(said)
    entries = _NAME.findall(named[1]) if named else []
    return {int(code): name.decode("latin-1") for code, name in entries if name != b".notdef"}


def _width(outline: bytes) -> float | None:
    """Return the width an outline begins with, or None when it begins otherwise."""
    numbers: list[float] = []
    left = iter(outline)
    for byte in left:
        if byte >= _NUMBERS:
            numbers.append(_number(byte, left))
            continue
        operator: tuple[int, ...] = (byte, next(left, 0)) if byte == _ESCAPE else (byte,)
        if operator != _DIVIDE:
            count, at = _WIDTHS.get(operator, (0, 0))
            return numbers[at] if count and len(numbers) == count else None
        *numbers, dividend, divisor = numbers
        numbers.append(dividend / divisor)
    return None


def _number(byte: int, left: Iterator[int]) -> float:
    if byte == _LONG:
        return int.from_bytes(bytes(next(left, 0) for _ in range(4)), "big", signed=True)
    if byte >= _DOWN:
        return -(byte - _DOWN) * 256 - next(left, 0) - 108
    if byte >= _UP:
        return (byte - _UP) * 256 + next(left, 0) + 108
    return byte - 139
