# SPDX-License-Identifier: MIT
"""The dossier's font as reportlab's canvas sees it, and its embedding.

reportlab asks a "dynamic font" for the codes of a text and, when the document is closed, for its
PDF objects. This one embeds a single Type0/Identity-H subset per face. A code (CID) stands for a
glyph *and* the text it draws, so every code says exactly its characters back to a reader.
"""

import hashlib
import struct
from collections.abc import Sequence
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from reportlab.pdfbase import pdfdoc, pdfmetrics

from kvisa_desktop.dossier.faces import Face, Weight
from kvisa_desktop.dossier.fonts import family
from kvisa_desktop.dossier.shaping import Glyph, words

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange"""
_CMAP_TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_CMAP_BLOCK = 100  # the most a bfchar block may hold


class FaceCodes:
    """The codes given out for one face in one document, in order of first use; 0 is .notdef."""

    def __init__(self) -> None:
        """Start with nothing used."""
        self.codes: dict[tuple[int, str], int] = {}
        self.widths: list[int] = []

    def code(self, glyph: Glyph) -> str:
        """Return the code of `glyph` as the four hex digits a content stream wants."""
        key = (glyph.glyph, glyph.text)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
            self.widths.append(glyph.width)
        return f"{code:04X}"


class DossierFont:
    """One weight of the dossier's type, usable as a font of a reportlab canvas."""

    _multiByte: ClassVar[int] = 1  # noqa: N815  reportlab's protocol
    _dynamicFont: ClassVar[int] = 1  # noqa: N815
    encName: ClassVar[str] = "UTF-8"  # noqa: N815
    shapable: ClassVar[bool] = False

    def __init__(self, weight: Weight) -> None:
        """Make the font of `weight`; it serves any number of documents, each with its own codes."""
        self.weight = weight
        self.fontName = f"Dossier-{weight.name.capitalize()}"
        self.face = _FaceShim(self.fontName)
        self._documents: WeakKeyDictionary[Any, dict[int, FaceCodes]] = WeakKeyDictionary()

    def codes(self, doc: Any) -> dict[int, FaceCodes]:  # noqa: ANN401  reportlab's document
        """Return the codes given out in `doc` so far, by face."""
        if doc not in self._documents:
            self._documents[doc] = {}
            doc.delayedFonts.append(self)
        return self._documents[doc]

    def code(self, glyph: Glyph, doc: Any) -> str:  # noqa: ANN401  reportlab's document
        """Return the code of `glyph` in `doc`."""
        return self.codes(doc).setdefault(glyph.face, FaceCodes()).code(glyph)

    def resource(self, face: int) -> str:
        """Return the name under which pages find the subset of `face`."""
        return f"{self.weight.name[0]}{face}"

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802, ARG002
        """Return the width of `text`; reportlab's protocol."""
        return sum(word.width for word in words(text, self.weight, chinese=False)) * size / 1000

    def splitString(  # noqa: N802
        self,
        text: str,
        doc: Any,  # noqa: ANN401
        encoding: str = "utf8",  # noqa: ARG002
    ) -> list[tuple[int, bytes]]:
        """Return `text` as (face, codes) pieces; reportlab's protocol."""
        return [
            (glyph.face, bytes.fromhex(self.code(glyph, doc)))
            for word in words(text, self.weight, chinese=False)
            for run in word.runs
            for glyph in run.glyphs
        ]

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ANN401, N802
        """Return the resource name of a face as an operand; reportlab's protocol."""
        self.codes(doc)
        return f"/{self.resource(subset)}"

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Embed every face that was used; reportlab calls this once, when the document closes."""
        faces = family(self.weight)
        for index, used in sorted(self._documents.pop(doc).items()):
            _embed(doc, faces.face(index), used, self.resource(index))


def dossier_font(weight: Weight) -> DossierFont:
    """Return the font of `weight`, known to reportlab under its name."""
    name = f"Dossier-{weight.name.capitalize()}"
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(DossierFont(weight))
    font = pdfmetrics.getFont(name)
    assert isinstance(font, DossierFont)
    return font


class _FaceShim:
    """What reportlab reads of a font's face."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.builtIn = 0
        self.ascent = 1069
        self.descent = -293


def _embed(doc: Any, face: Face, used: FaceCodes, resource: str) -> None:  # noqa: ANN401
    subset = face.subset({glyph for glyph, _ in used.codes})
    name = pdfdoc.PDFName(f"{_tag(subset.program)}+{face.name}")
    program = _stream(doc, subset.program, f"program{resource}", {"Length1": len(subset.program)})
    descriptor = pdfdoc.PDFDictionary(_descriptor(face, subset.program, name, program))
    places = [subset.places[glyph] for glyph, _ in used.codes]
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "FontDescriptor": doc.Reference(descriptor, f"descriptor{resource}"),
            "DW": 1000,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(used.widths)]),
            "CIDToGIDMap": _stream(doc, _glyph_map(places), f"glyphs{resource}"),
        }
    )
    font = pdfdoc.PDFDictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"cid{resource}")]),
            "ToUnicode": _stream(doc, _to_unicode(used), f"unicode{resource}"),
        }
    )
    doc.idToObject["BasicFonts"].dict[resource] = doc.Reference(font, resource)


def _descriptor(face: Face, program: bytes, name: Any, reference: Any) -> dict[str, Any]:  # noqa: ANN401
    bold = face.weight is Weight.BOLD
    return {
        "Type": "/FontDescriptor",
        "FontName": name,
        "Flags": 4 | (0x40000 if bold else 0),
        "FontBBox": pdfdoc.PDFArray(_bounding_box(program)),
        "ItalicAngle": 0,
        "Ascent": face.ascent,
        "Descent": face.descent,
        "CapHeight": face.cap_height,
        "StemV": 140 if bold else 80,
        "FontFile2": reference,
    }


def _stream(doc: Any, content: bytes, name: str, extra: dict[str, int] | None = None) -> Any:  # noqa: ANN401
    stream = pdfdoc.PDFStream()
    stream.content = content
    for key, value in (extra or {}).items():
        stream.dictionary[key] = value
    return doc.Reference(stream, name)


def _glyph_map(places: Sequence[int]) -> bytes:
    """Return the CIDToGIDMap: two bytes a code, beginning with .notdef."""
    return struct.pack(f">{len(places) + 1}H", 0, *places)


def _to_unicode(used: FaceCodes) -> bytes:
    """Return the map by which a reader gets the text back, as UTF-16."""
    said = [(code, text) for (_, text), code in used.codes.items()]
    lines = [_CMAP_HEAD]
    for start in range(0, len(said), _CMAP_BLOCK):
        block = said[start : start + _CMAP_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [
            f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block
        ]
        lines.append("endbfchar")
    return "\n".join([*lines, _CMAP_TAIL]).encode("ascii")


def _bounding_box(program: bytes) -> list[int]:
    """Read the bounding box from the `head` table of a font program, in 1/1000 em."""
    count = struct.unpack_from(">H", program, 4)[0]
    for at in range(12, 12 + 16 * count, 16):
        if program[at : at + 4] == b"head":
            head = struct.unpack_from(">I", program, at + 8)[0]
            upem = struct.unpack_from(">H", program, head + 18)[0]
            box = struct.unpack_from(">4h", program, head + 36)
            return [round(side * 1000 / upem) for side in box]
    return [0, -300, 1000, 1100]


def _tag(program: bytes) -> str:
    """Return the six capitals that mark a subset, always the same for the same glyphs."""
    number = int.from_bytes(hashlib.sha256(program).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters
