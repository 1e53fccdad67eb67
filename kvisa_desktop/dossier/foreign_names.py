# SPDX-License-Identifier: MIT
"""The names that fonts of one byte a character give their codes, and the text a name stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence

from fontTools.agl import LEGACY_AGL2UV, UV2AGL, toUnicode
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from pikepdf import Array, Dictionary, Name, Object

from kvisa_desktop.dossier.foreign_text import is_readable

NOTDEF = ".notdef"

# What the standard names otherwise than the code page does, and what it leaves open.
_RAISED = {0xB2: "twosuperior", 0xB3: "threesuperior", 0xB9: "onesuperior"}
_WIN_ODD = {0xA0: "space", 0xAD: "hyphen", **_RAISED}
_MAC_ODD = {0xCA: "space"}
_MAC_OPEN = frozenset({173, 176, 178, 179, *range(182, 187), 189, 195, 197, 198, 215, 219, 240})
_SYMBOLIC = 4

# What TeX names in its own way: a few signs, and the sizes of large ones.
_OF_TEX = {"circlecopyrt": "\u20dd", "suppress": "\u0337", "visiblespace": "\u2423"}
_OF_TEX |= {"dotlessj": "\u0237", "negationslash": "\u0338", "mapsto": "\u21a6"}
_IN_A_SIZE = re.compile(r"(?<=[a-z])(?:text|display|bigg?|Bigg?|oldstyle)$")


def listed(names: Sequence[str]) -> dict[int, str]:
    """Return an encoding given as a list, without the codes that stand for nothing."""
    return {code: name for code, name in enumerate(names) if name != NOTDEF}


def _windows() -> dict[int, str]:
    chars = bytes(range(0x20, 0x100)).decode("cp1252", "replace")
    found = {code: UV2AGL.get(ord(char)) for code, char in enumerate(chars, 0x20)}
    return {code: name for code, name in found.items() if name} | _WIN_ODD


STANDARD: Mapping[int, str] = listed(StandardEncoding)
"""The names of Adobe's standard encoding."""

WINDOWS: Mapping[int, str] = _windows()
"""The names of the encoding of Windows."""

_NAMED: Mapping[str, Mapping[int, str]] = {
    "/StandardEncoding": STANDARD,
    "/WinAnsiEncoding": WINDOWS,
    "/MacRomanEncoding": {
        code: name for code, name in (listed(MacRoman) | _MAC_ODD).items() if code not in _MAC_OPEN
    },
}


def names_of(font: Object, own: Mapping[int, str]) -> Mapping[int, str]:
    """Return the name of every code of `font` whose program itself names its codes as `own`.

    Codes that readers name each in their own way are left out.
    """
    encoding = font.get("/Encoding")
    if encoding is None:
        return own
    if isinstance(encoding, Name):
        return _NAMED.get(str(encoding), {})
    if not isinstance(encoding, Dictionary):
        return {}
    base = encoding.get("/BaseEncoding")
    named = _agreed(font, own) if base is None else _NAMED.get(str(base), {})
    return {**named, **differences(encoding)}


def differences(encoding: Object) -> Mapping[int, str]:
    """Return the names an encoding gives codes beside those of its base."""
    return dict(_differences(encoding.get("/Differences")))


def is_plain(name: str) -> bool:
    """Tell whether a name is in Adobe's list of glyphs, which every reader knows."""
    return is_readable(_listed_text(name))


def text_of(name: str) -> str:
    """Return the text that a name stands for, or "" when it stands for none.

    Names may be made of those in Adobe's list (f_f_i, one.oldstyle, uni0041), or be those TeX
    gives its signs (summationdisplay, parenleftbig).
    """
    plain = _OF_TEX.get(name, _listed_text(name))
    return plain if is_readable(plain) else str(toUnicode(_IN_A_SIZE.sub("", name)))


def _listed_text(name: str) -> str:
    return "".join(map(chr, LEGACY_AGL2UV.get(name, ())))


def _agreed(font: Object, own: Mapping[int, str]) -> Mapping[int, str]:
    """Return the names of the program; of a font of letters, those that are the usual ones too."""
    descriptor = font.get("/FontDescriptor", Dictionary())
    if int(descriptor.get("/Flags", 0)) & _SYMBOLIC:
        return own
    return {code: name for code, name in own.items() if STANDARD.get(code) == name}


def _differences(entries: object) -> Iterator[tuple[int, str]]:
    code = 0
    for each in entries if isinstance(entries, Array) else ():
        if isinstance(each, Name):
            yield code, str(each)[1:]
            code += 1
        else:
            code = int(each)
