# SPDX-License-Identifier: MIT
"""What the codes of somebody else's font say as text: the ToUnicode map, read strictly."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from pikepdf import Stream

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[.*?\]|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_RANGE_BLOCK = re.compile(rb"(?:\d+\s+)?beginbfrange(.*?)endbfrange", re.DOTALL)
_LONGEST_RANGE = 65_536
_BYTE, _UNIT = 0xFF, 2  # the last byte of a code; bytes of the shortest text
_MOST_IN_BLOCK, _MOST_RANGES = 100, 20_000
_NO_TEXT = {0, 0xFEFF, 0xFFFE}
# What everybody may mean something else by (from and before).
_PRIVATE = ((0xE000, 0xF900), (0xF0000, 0xFFFFE), (0x100000, 0x10FFFE))


def readable(to_unicode: object) -> Mapping[int, str]:
    """Return the codes a ToUnicode map gives a text for that means the same to every reader."""
    if not isinstance(to_unicode, Stream):
        return {}
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(to_unicode.read_bytes()):
        said = _characters(block[2]) if block[1] == b"char" else _ranges(block[2])
        texts = ((code, _decoded(text)) for code, text in said)
        found |= {code: text for code, text in texts if is_readable(text)}
    return found


def is_readable(text: str) -> bool:
    """Tell whether a text is one that no reader takes for something else."""
    return bool(text) and not any(_is_mute(ord(char)) for char in text)


def split_at_bytes(to_unicode: object) -> None:
    """Write a ToUnicode map so that no range goes on beyond the last byte of a code or a text.

    So ISO 32000-1 wants it (9.10.3), and some programs write one range of all there is.
    """
    if not isinstance(to_unicode, Stream):
        return
    said = to_unicode.read_bytes()
    blocks: list[list[bytes]] = []
    room = _MOST_RANGES
    for each in _RANGE_BLOCK.finditer(said):
        blocks.append(list(islice(_split(each[1]), room + 1)))
        room -= len(blocks[-1])
        if room < 0:
            return  # made to keep readers busy
    left = iter(blocks)
    written = _RANGE_BLOCK.sub(lambda each: _blocks(next(left), each), said)
    if written != said:
        to_unicode.write(written)


def _split(body: bytes) -> Iterator[bytes]:
    """Yield the ranges of a block, each within its last bytes."""
    for each in _RANGE.finditer(body):
        is_kept = each[3].startswith(b"[") or len(_bytes(each[3][1:-1])) < _UNIT
        yield from [each[0]] if is_kept else _pieces(each)


def _pieces(each: "re.Match[bytes]") -> Iterator[bytes]:
    width, first = len(each[1]), int(each[1], 16)
    last, start = min(int(each[2], 16), first + _LONGEST_RANGE), _bytes(each[3][1:-1])
    at = first
    while at <= last:
        text = _raised(start, at - first)
        end = min(last, at | _BYTE, at + _BYTE - text[-1])
        yield b"<%0*X> <%0*X> <%b>" % (width, at, width, end, text.hex().upper().encode())
        at = end + 1


def _blocks(ranges: list[bytes], before: "re.Match[bytes]") -> bytes:
    """Return ranges in blocks of as many as there may be in one; as before if none was split."""
    if len(ranges) == len(_RANGE.findall(before[1])):
        return before[0]
    return b"\n".join(
        b"%d beginbfrange\n%b\nendbfrange" % (len(some), b"\n".join(some))
        for at in range(0, len(ranges), _MOST_IN_BLOCK)
        for some in [ranges[at : at + _MOST_IN_BLOCK]]
    )


def _characters(body: bytes) -> Iterator[tuple[int, bytes]]:
    codes = _HEX.findall(body)
    for code, text in zip(codes[::2], codes[1::2], strict=False):
        yield int(code, 16), _bytes(text)


def _ranges(body: bytes) -> Iterator[tuple[int, bytes]]:
    for each in _RANGE.finditer(body):
        first, last = int(each[1], 16), int(each[2], 16)
        codes = range(first, min(last, first | _BYTE) + 1)
        texts = _HEX.findall(each[3])
        if each[3].startswith(b"["):
            yield from zip(codes, map(_bytes, texts), strict=False)
            continue
        start = _bytes(texts[0])
        for step, code in enumerate(codes[: _BYTE + 1 - start[-1]] if start else ()):
            yield code, _raised(start, step)


def _raised(text: bytes, step: int) -> bytes:
    """Return a text whose last two bytes count on by `step`."""
    last = int.from_bytes(text[-2:], "big") + step
    return text[:-2] + (last & 0xFFFF).to_bytes(2, "big")


def _bytes(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex(plain.decode() + "0" * (len(plain) % 2))


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-16-be")
    except UnicodeDecodeError:
        return ""


def _is_mute(char: int) -> bool:
    return char in _NO_TEXT or any(start <= char < end for start, end in _PRIVATE)
