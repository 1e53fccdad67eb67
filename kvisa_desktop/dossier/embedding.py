# SPDX-License-Identifier: MIT
"""The dossier's fonts in one file: a single Type0/Identity-H subset of every face that was used.

A code (CID) stands for a glyph *and* the text it draws, so every code says exactly its characters
back to a reader.
"""

import hashlib
import struct
from collections.abc import Iterator, Sequence

from kvisa_desktop.dossier.compounds import Compound, Part, with_compounds
from kvisa_desktop.dossier.faces import Face, Weight
from kvisa_desktop.dossier.fonts import family
from kvisa_desktop.dossier.objects import ObjectFile, add, add_stream, coordinates
from kvisa_desktop.dossier.shaping import Glyph
from kvisa_desktop.dossier.streams import FontEntry, font_digest
from kvisa_desktop.dossier.text_maps import text_map


class FaceCodes:
    """The codes given out for one face in one document, in order of first use; 0 is .notdef."""

    def __init__(self) -> None:
        """Start with nothing used."""
        self.codes: dict[tuple[int, str, int, tuple[Part, ...]], int] = {}

    @property
    def widths(self) -> list[int]:
        """The width of each code, in their order."""
        return [width for _, _, width, _ in self.codes]

    def code(self, glyph: Glyph) -> str:
        """Return the code of `glyph` as the four hex digits a content stream wants."""
        key = (glyph.glyph, glyph.text, glyph.width, glyph.parts)
        code = self.codes.get(key)
        if code is None:
            code = self.codes[key] = len(self.codes) + 1
        return f"{code:04X}"


class DossierFont:
    """One weight of the dossier's type in one document."""

    def __init__(self, weight: Weight) -> None:
        """Begin a document in which nothing of this weight has been drawn."""
        self.weight = weight
        self._used: dict[int, FaceCodes] = {}

    def codes(self, face: int) -> FaceCodes:
        """Return the codes given out so far for the face at `face` of the chain."""
        found = self._used.get(face)
        if found is None:
            found = self._used[face] = FaceCodes()
        return found

    def resource(self, face: int) -> str:
        """Return the name under which pages find the subset of `face`."""
        return f"{self.weight.name[0]}{face}"

    def embed(self, file: ObjectFile) -> Iterator[tuple[FontEntry, int]]:
        """Write every face that was used; yield its name on the pages, and its object."""
        faces = family(self.weight)
        for index, used in sorted(self._used.items()):
            digest, number = _embed(file, faces.face(index), used)
            yield FontEntry(self.resource(index), digest), number


def _embed(file: ObjectFile, face: Face, used: FaceCodes) -> tuple[str, int]:
    program, places = _program(face, used)
    name = f"{_tag(program)}+{face.name}"
    length = f"/Length1 {len(program)}"
    descriptor = add(file, _descriptor(face, program, name, add_stream(file, program, length)))
    glyph_map = _glyph_map(places)
    mapped = add_stream(file, glyph_map)
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    widths = " ".join(map(str, used.widths))
    descendant = add(
        file,
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo {system}"
        f" /FontDescriptor {descriptor} 0 R /DW 1000 /W [1 [{widths}]]"
        f" /CIDToGIDMap {mapped} 0 R >>",
    )
    text = text_map([(code, text) for (_, text, *_), code in used.codes.items()])
    said = add_stream(file, text)
    number = add(
        file,
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
        f" /DescendantFonts [{descendant} 0 R] /ToUnicode {said} 0 R >>",
    )
    return font_digest(program, glyph_map, text), number


def _program(face: Face, used: FaceCodes) -> tuple[bytes, list[int]]:
    """Return the font program that holds what was used, and the place of each code in it."""
    pieces = {part.glyph for *_, parts in used.codes for part in parts}
    whole = {glyph for glyph, _, _, parts in used.codes if not parts}
    program, moved = face.subset(whole | pieces)
    made = dict.fromkeys((parts, width) for _, _, width, parts in used.codes if parts)
    if not made:
        return program, [moved[glyph] for glyph, *_ in used.codes]
    places = {key: len(moved) + at for at, key in enumerate(made)}
    compounds = [
        Compound(tuple(Part(moved[glyph], x, y) for glyph, x, y in parts), width)
        for parts, width in made
    ]
    return with_compounds(program, compounds), [
        places[parts, width] if parts else moved[glyph] for glyph, _, width, parts in used.codes
    ]


def _descriptor(face: Face, program: bytes, name: str, reference: int) -> str:
    bold = face.weight is Weight.BOLD
    return (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags {4 | (0x40000 if bold else 0)}"
        f" /FontBBox {coordinates(_bounding_box(program))} /ItalicAngle 0 /Ascent {face.ascent}"
        f" /Descent {face.descent} /CapHeight {face.cap_height} /StemV {140 if bold else 80}"
        f" /FontFile2 {reference} 0 R >>"
    )


def _glyph_map(places: Sequence[int]) -> bytes:
    """Return the CIDToGIDMap: two bytes a code, beginning with .notdef."""
    return struct.pack(f">{len(places) + 1}H", 0, *places)


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
