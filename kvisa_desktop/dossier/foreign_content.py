# SPDX-License-Identifier: MIT
"""What somebody else's content stream says that an archival profile has no room for.

Only looked at, operator by operator; what fonts and pictures it names is looked at where they are.
"""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TypeAlias

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Name,
    Object,
    Pdf,
    Stream,
    String,
)

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_colours import INTENTS, SAFE_NAMES, is_safe

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage
Instructions: TypeAlias = Sequence[Instruction]

# All there are in ISO 32000-1; a page with another one is not what every reader draws alike.
_OPERATORS = frozenset(
    {"INLINE IMAGE"}
    | {"w", "J", "j", "M", "d", "ri", "i", "gs", "q", "Q", "cm"}
    | {"m", "l", "c", "v", "y", "h", "re", "n", "W", "W*"}
    | {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"}
    | {"CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "sh", "Do"}
    | {"BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*"}
    | {"Tj", "TJ", "'", '"'}
    | {"d0", "d1", "MP", "DP", "BMC", "BDC", "EMC", "BX", "EX"}
)
_CMYK_OPERATORS = frozenset({"k", "K"})
_SPACE_OPERATORS = frozenset({"cs", "CS"})
_INLINE_FILTERS = frozenset(
    {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/RunLengthDecode"}
    | {"/ASCII85Decode", "/ASCIIHexDecode"}
)
# The limits of ISO 19005-2, 6.1.13; states may be saved 28 deep, and the sheet saves its own.
_MOST_SAVED = 24
_LARGEST_INTEGER = 2**31 - 1
_LARGEST_REAL = Decimal("3.403e38")
_LONGEST_STRING = 32_767
_LONGEST_NAME = 127
_SMALLEST_REAL = Decimal("1.175e-38")  # but for nothing at all
_HEX, _SPACE = re.compile(rb"(?<!<)<(?!<)([^<>]*)>"), re.compile(rb"[\s\0]+")
_NO_HEX = re.compile(rb"[^0-9A-Fa-f\s\0]")
# The same limits, seen in an object as it is written: in strings, and in what is no string.
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>", re.DOTALL)
_LONG_STRING = re.compile(
    rb"\((?:[^()\\]|\\.){%d,}|<[0-9A-Fa-f]{%d,}" % (_LONGEST_STRING, 2 * _LONGEST_STRING),
    re.DOTALL,
)
_FAR = re.compile(
    rb"/[^\s/<>\[\]()]{%d,}" % (_LONGEST_NAME + 1) + rb"|(?<![\w.])[+-]?(?:0*\.0{36}|\d{39})"
)
_WHOLE = re.compile(rb"(?<![\w.])\d{10,38}(?![\d.])")


def faults(instructions: Instructions, spaces: Collection[str]) -> set[Doubt]:
    """Return what speaks against a content whose resources name the colour `spaces`."""
    operators = [str(each.operator) for each in instructions]
    used = set(operators)
    found: set[Doubt] = set()
    if used & _CMYK_OPERATORS:
        found.add(Doubt.COLOUR)
    if used - _OPERATORS:
        found.add(Doubt.UNREADABLE)
    if _saved(operators) > _MOST_SAVED or any(map(_is_too_large, instructions)):
        found.add(Doubt.LIMITS)
    for each, operator in zip(instructions, operators, strict=True):
        if isinstance(each, ContentStreamInlineImage):
            found |= _of_picture(each.iimage.obj, spaces)
        elif operator in _SPACE_OPERATORS and not _is_known(str(each.operands[0]), spaces):
            found.add(Doubt.COLOUR)
    return found


def is_beyond_limits(pdf: Pdf) -> bool:
    """Tell whether an object of a file, contents aside, may be beyond a limit that archives set."""
    return any(_is_far(_written(each)) for each in pdf.objects)


def has_odd_string(content: bytes) -> bool:
    """Tell whether a string may be written in half bytes; written anew it is whole."""
    return any(
        len(_SPACE.sub(b"", each[1])) % 2 or _NO_HEX.search(each[1])
        for each in _HEX.finditer(content)
    )


def is_odd_intent(operator: str, instruction: Instruction) -> bool:
    """Tell whether an operator asks for a rendering intent that no reader knows."""
    return operator == "ri" and str(instruction.operands[0]) not in INTENTS


def listed(value: object) -> list[str]:
    """Return the names in an entry that may be a name, an array of names, or missing."""
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, Array) else [str(value)]


def _written(thing: object) -> bytes:
    if isinstance(thing, Stream):
        return thing.stream_dict.unparse()
    return thing.unparse(resolved=True) if isinstance(thing, Object) else b""


def _is_far(written: bytes) -> bool:
    bare = _STRING.sub(b"", written)
    return (
        _LONG_STRING.search(written) is not None
        or _FAR.search(bare) is not None
        or any(int(each) > _LARGEST_INTEGER for each in _WHOLE.findall(bare))
    )


def _is_too_large(instruction: Instruction) -> bool:
    is_picture = isinstance(instruction, ContentStreamInlineImage)
    return not is_picture and any(map(_is_beyond, instruction.operands))


def _is_known(space: str, spaces: Collection[str]) -> bool:
    return space in SAFE_NAMES or space in spaces


def _of_picture(image: Object, spaces: Collection[str]) -> set[Doubt]:
    found: set[Doubt] = set()
    if image.get("/Interpolate") or not _INLINE_FILTERS.issuperset(listed(image.get("/Filter"))):
        found.add(Doubt.COMPRESSION)
    space = image.get("/ColorSpace")
    is_named = space is not None and str(space) in spaces
    if not image.get("/ImageMask") and not is_named and not is_safe(space):
        found.add(Doubt.COLOUR)
    if not INTENTS.issuperset(listed(image.get("/Intent"))):
        found.add(Doubt.COLOUR)
    return found


def _saved(operators: Sequence[str]) -> int:
    """Return how deep the states are saved that a content saves."""
    deep = deepest = 0
    for operator in operators:
        deep += (operator == "q") - (operator == "Q" and deep > 0)
        deepest = max(deepest, deep)
    return deepest


def _is_odd_name(name: str) -> bool:
    """Tell whether a name is too long, or written so that readers (and validators) stumble."""
    return len(name.encode("utf-8", "replace")) > _LONGEST_NAME + 1 or "#" in name or "\0" in name


def _is_beyond(operand: object) -> bool:
    """Tell whether a value is larger than archives allow; one far too large is read as nothing."""
    match operand:
        case int():
            return abs(operand) > _LARGEST_INTEGER
        case Decimal():
            return abs(operand) > _LARGEST_REAL or 0 < abs(operand) < _SMALLEST_REAL
        case String():
            return len(bytes(operand)) > _LONGEST_STRING
        case Name():
            return _is_odd_name(str(operand))
        case Array():
            return any(map(_is_beyond, operand))
        case _:
            return operand is None
