# SPDX-License-Identifier: MIT
"""Fonts of PostScript outlines, made here: CFF by name and by number, and Type 1."""

import io
import struct
from collections.abc import Mapping

from fontTools.cffLib import FDArrayIndex, FDSelect, FontDict
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.eexec import encrypt
from fontTools.misc.psCharStrings import T2CharString
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

WIDTHS: Mapping[str, int] = {
    ".notdef": 250,
    "space": 280,
    "Z": 611,
    "e": 500,
    "u": 520,
    "g": 530,
    "n": 540,
    "i": 250,
    "s": 450,
    "glyph7": 700,
    "e.oldstyle": 505,
}
"""The glyphs of every program, and how wide each is."""

ORDER = tuple(WIDTHS)
_USUAL, _NOMINAL = 500, 600
_OUTLINE = (100, "hmoveto", 300, "hlineto", 400, "vlineto", -300, "hlineto", "endchar")
_SIDE, _MOVE, _ACROSS, _UP, _CLOSE, _END, _DIVIDED = 13, 22, 6, 7, 9, 14, (12, 12)


def wrapped(*, usual: float = _USUAL, nominal: float = _NOMINAL, by_number: str = "") -> bytes:
    """Return an OpenType file of CFF outlines; by number, its glyphs have those of a collection."""
    names = _numbers() if by_number else list(ORDER)
    widths = dict(zip(names, WIDTHS.values(), strict=True))
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(name): name for name in names if len(name) == 1})
    outlines = {name: _outline(width, usual, nominal) for name, width in widths.items()}
    private = {"defaultWidthX": usual, "nominalWidthX": nominal}
    builder.setupCFF("Outlines", {"FullName": "Outlines"}, outlines, private)
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    if by_number:
        _number(builder.font["CFF "].cff.topDictIndex[0], by_number)
    out = io.BytesIO()
    builder.font.save(out)
    return out.getvalue()


def bare(*, usual: float = _USUAL, nominal: float = _NOMINAL, by_number: str = "") -> bytes:
    """Return the CFF outlines alone."""
    data = wrapped(usual=usual, nominal=nominal, by_number=by_number)
    for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16):
        if data[at : at + 4] == b"CFF ":
            start, length = struct.unpack_from(">2I", data, at + 8)
            return data[start : start + length]
    raise AssertionError


def _outline(width: int, usual: float, nominal: float) -> T2CharString:
    said = [] if width == usual else [width - nominal]
    return T2CharString(program=[*said, *_OUTLINE])


def _number(top: FontDict, ordering: str) -> None:
    """Make a program one whose glyphs have numbers, with one dictionary for all of them."""
    part = FontDict()
    part.Private = top.Private
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(part)
    top.FDSelect.format, top.FDSelect.gidArray = 3, [0] * len(ORDER)
    top.ROS = ("Adobe", ordering, 0)
    top.CIDCount = len(ORDER)
    del top.Private
    top.CharStrings.fdSelect, top.CharStrings.fdArray = top.FDSelect, top.FDArray


def _numbers() -> list[str]:
    return [".notdef", *(f"cid{at:05d}" for at in range(1, len(ORDER)))]


def type1(encoding: bytes = b"StandardEncoding def", salt: bytes = b"") -> bytes:
    """Return a Type 1 program as TeX embeds it."""
    said = b"%!PS-AdobeFont-1.0: Outlines\n/FontMatrix [0.001 0 0 0.001 0 0] readonly def\n"
    said += b"/Encoding " + encoding + b"\ncurrentfile eexec\n"
    glyphs = b"".join(_type1_glyph(name, width) for name, width in WIDTHS.items())
    program = b"dup /Private 8 dict dup begin /RD {string currentfile exch readstring pop} def\n"
    program += salt + b"2 index /CharStrings %d dict dup begin\n%bend\nend\n" % (len(ORDER), glyphs)
    hidden = encrypt(b"salt" + program + b"mark currentfile closefile\n", 55665)[0]
    return said + bytes(hidden) + b"0" * 64 + b"\ncleartomark\n"


def _type1_glyph(name: str, width: int) -> bytes:
    numbers = [_type1_number(each) for each in (0, width, 1, 100, 300, 400, -300)]
    side, wide, one, inset, across, up, back = numbers
    codes = [
        *(*side, *wide, *one, *_DIVIDED, _SIDE, *inset, _MOVE),
        *(*across, _ACROSS, *up, _UP, *back, _ACROSS, _CLOSE, _END),
    ]
    outline = bytes(encrypt(b"salt" + bytes(codes), 4330)[0])
    return b"/%b %d RD %b ND\n" % (name.encode(), len(outline), outline)


def _type1_number(value: int) -> bytes:
    return b"\xff" + value.to_bytes(4, "big", signed=True)


def embedded(pdf: Pdf, program: bytes, subtype: str = "/Type1C", **changed: object) -> Object:
    """Return a font of one byte a character: standard codes from "Z" on, and a program."""
    codes = range(32, 123)
    name = Name("/AAAAAA+Outlines")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type1,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=codes[0],
        LastChar=codes[-1],
        Widths=Array([WIDTHS.get("space" if code == 32 else chr(code), 0) for code in codes]),
        FontDescriptor=described(pdf, program, subtype),
    )
    _change(font, changed)
    return font


def numbered(
    pdf: Pdf,
    program: bytes,
    to_unicode: bytes | None,
    subtype: str = "/CIDFontType0C",
    **changed: object,
) -> Object:
    """Return a font of two bytes a character, whose codes are the places of `ORDER`."""
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name("/AAAAAA+Outlines"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=described(pdf, program, subtype),
        W=Array([0, Array(list(WIDTHS.values()))]),
    )
    _change(descendant, changed)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/AAAAAA+Outlines"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]),
    )
    if to_unicode is not None:
        font.ToUnicode = pdf.make_stream(to_unicode)
    return font


def drawings(pdf: Pdf, *, unit: float = 0.001, stated: float = 1, **changed: object) -> Object:
    """Return a Type 3 font of the letters of the program, whose list states so much of a width."""
    size = 0.001 / unit
    shape = b"100 0 300 400 re f"
    glyphs = {
        f"/{name}": pdf.make_stream(b"%f 0 0 0 900 900 d1 %b" % (width * size, shape))
        for name, width in WIDTHS.items()
    }
    codes = range(90, 118)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 900, 900]),
        FontMatrix=Array([unit, 0, 0, unit, 0, 0]),
        CharProcs=Dictionary(glyphs),
        Encoding=Dictionary(BaseEncoding=Name.WinAnsiEncoding),
        FirstChar=codes[0],
        LastChar=codes[-1],
        Widths=Array([WIDTHS.get(chr(code), 0) * size * stated for code in codes]),
        Resources=Dictionary(),
    )
    _change(font, changed)
    return font


def described(pdf: Pdf, program: bytes, subtype: str) -> Object:
    """Return a descriptor with a program under the key its kind wants."""
    stream = Stream(pdf, program)
    found = descriptor(Name("/AAAAAA+Outlines"), 32)
    if subtype:
        stream.Subtype = Name(subtype)
        found.FontFile3 = stream
    else:
        found.FontFile = stream
    return found


def descriptor(name: Name, flags: int) -> Object:
    """Return what a font says of itself, without a program."""
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=flags,
        FontBBox=Array([0, 0, 999, 999]),
        ItalicAngle=0,
        Ascent=900,
        Descent=-200,
        CapHeight=700,
        StemV=80,
    )


def _change(entries: Object, changed: Mapping[str, object]) -> None:
    for key, value in changed.items():
        if value is None:
            del entries[f"/{key}"]
        else:
            entries[f"/{key}"] = value
