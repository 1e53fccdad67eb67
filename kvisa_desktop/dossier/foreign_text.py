# SPDX-License-Identifier: MIT
"""What the codes of somebody else's font say as text: the ToUnicode map, read strictly."""

import re
from collections.abc import Iterator

from pikepdf import Stream

_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(\[.*?\]|<[0-9A-Fa-f\s]*>)", re.DOTALL)
_LONGEST_RANGE = 65_536
_NO_TEXT = {0, 0xFEFF, 0xFFFE}
# What everybody may mean something else by (from and before).
_PRIVATE = ((0xE000, 0xF900), (0xF0000, 0xFFFFE), (0x100000, 0x10FFFE))


def readable(to_unicode: object) -> set[int]:
    """Return the codes a ToUnicode map gives a text for that means the same to every reader."""
    if not isinstance(to_unicode, Stream):
        return set()
    found: set[int] = set()
    for block in _BLOCK.finditer(to_unicode.read_bytes()):
        said = _characters(block[2]) if block[1] == b"char" else _ranges(block[2])
        found |= {code for code, text in said if _says(text)}
    return found


def _characters(body: bytes) -> Iterator[tuple[int, bytes]]:
    codes = _HEX.findall(body)
    for code, text in zip(codes[::2], codes[1::2], strict=False):
        yield int(code, 16), _bytes(text)


def _ranges(body: bytes) -> Iterator[tuple[int, bytes]]:
    for each in _RANGE.finditer(body):
        first, last = int(each[1], 16), int(each[2], 16)
        codes = range(first, min(last, first + _LONGEST_RANGE) + 1)
        texts = _HEX.findall(each[3])
        if each[3].startswith(b"["):
            yield from zip(codes, map(_bytes, texts), strict=False)
            continue
        start = _bytes(texts[0])
        for step, code in enumerate(codes if start else ()):
            yield code, _raised(start, step)


def _raised(text: bytes, step: int) -> bytes:
    """Return a text whose last two bytes count on by `step`."""
    last = int.from_bytes(text[-2:], "big") + step
    return text[:-2] + (last & 0xFFFF).to_bytes(2, "big")


def _bytes(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return bytes.fromhex(plain.decode() + "0" * (len(plain) % 2))


def _says(text: bytes) -> bool:
    """Tell whether a text (UTF-16) is one that no reader takes for something else."""
    try:
        chars = text.decode("utf-16-be")
    except UnicodeDecodeError:
        return False
    return bool(chars) and not any(_is_mute(ord(char)) for char in chars)


def _is_mute(char: int) -> bool:
    return char in _NO_TEXT or any(start <= char < end for start, end in _PRIVATE)
