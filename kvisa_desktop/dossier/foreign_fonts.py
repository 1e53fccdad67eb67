# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page: is every character it draws embedded, measured and readable.

Only what can be proved counts. Fonts of the kinds that programs embed today are checked code by
code; of any other kind it is said that it could not be checked.
"""

from collections import defaultdict
from collections.abc import Iterable

from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Pdf,
    Stream,
    String,
)

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_outlines import check_named, check_numbered
from kvisa_desktop.dossier.foreign_truetype import check_numbered_truetype, check_truetype

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_UNNAMED = Name("/Unnamed")


def shown_text(
    instructions: Iterable[ContentStreamInstruction | ContentStreamInlineImage],
) -> dict[str, bytes]:
    """Return the codes a content stream shows, by the resource name of their font."""
    shown: dict[str, bytearray] = defaultdict(bytearray)
    font, saved = "", list[str]()
    for each in instructions:
        operator, operands = str(each.operator), each.operands
        if operator == "Tf":
            font = str(operands[0])
        elif operator == "q":
            saved.append(font)
        elif operator == "Q" and saved:
            font = saved.pop()
        elif operator in {"Tj", "'", '"'}:
            shown[font] += bytes(operands[-1])
        elif operator == "TJ":
            for part in operands[0]:
                if isinstance(part, String):
                    shown[font] += bytes(part)
    return {name: bytes(codes) for name, codes in shown.items()}


def check_font(font: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    """Return what speaks against a font of `pdf` given the codes that are shown in it.

    Lists of its glyphs that readers may not rely on are taken off, and a name is given to it.
    """
    kind = font.get("/Subtype")
    font.Type = Name.Font
    if kind == "/Type3":
        return check_named(font, shown, pdf)
    composite = kind == "/Type0"
    holder = _descendant(font) if composite else font
    for each in (font, holder):
        if not _is_name(each.get("/BaseFont")):
            each.BaseFont = _UNNAMED
    if not _has_program(holder):
        return {Doubt.FONT_NOT_EMBEDDED}
    return _checked(font, holder, shown, pdf)


def _checked(font: Object, holder: Object, shown: bytes, pdf: Pdf) -> set[Doubt]:
    match str(holder.get("/Subtype")), font is not holder:
        case "/TrueType", False:
            return check_truetype(font, shown, pdf)
        case "/CIDFontType2", True:
            return check_numbered_truetype(font, holder, shown, pdf)
        case (("/Type1" | "/MMType1"), False):
            return check_named(font, shown, pdf)
        case "/CIDFontType0", True:
            return check_numbered(font, holder, shown, pdf)
        case _:
            return {Doubt.FONT_UNPROVED}


def _is_name(name: object) -> bool:
    """Tell whether something is a name that can be read as text."""
    try:
        return isinstance(name, Name) and bool(str(name))
    except UnicodeDecodeError:
        return False


def _descendant(font: Object) -> Object:
    descendants = font.get("/DescendantFonts")
    if isinstance(descendants, Array) and len(descendants):
        descendant = descendants[0]
        if isinstance(descendant, Dictionary):
            return descendant
    return Dictionary()


def _has_program(font: Object) -> bool:
    """Tell whether a font is embedded; lists of its glyphs are taken off."""
    descriptor = font.get("/FontDescriptor")
    if not isinstance(descriptor, Dictionary):
        return False
    for stale in ("/CIDSet", "/CharSet"):  # optional, and wrong more often than not
        if stale in descriptor:
            del descriptor[stale]
    return any(isinstance(descriptor.get(key), Stream) for key in _PROGRAMS)
