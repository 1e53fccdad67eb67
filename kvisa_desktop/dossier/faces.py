# SPDX-License-Identifier: MIT
"""The packaged font files: one weight of one of them measures, shapes and cuts out its glyphs.

The variable fonts are read as they lie in their packages; HarfBuzz pins the weight while it shapes
and once more while it cuts the subset, so no converted font is ever made or shipped.
"""

from collections.abc import Collection, Iterable
from enum import IntEnum
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from typing_extensions import override

# Layout tables are spent once the glyphs are chosen; names of the default weight would mislead.
_DROPPED = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "name", "OS/2", "post", "vhea", "vmtx", "DSIG")
# Composed letters have glyphs of their own; taking them apart would only hurt who copies the text.
_LATIN_FEATURES = {"kern": True, "liga": False, "clig": False, "ccmp": False}


FIGURES = "0123456789-./:"
"""What dates and numbers are written with."""


class Weight(IntEnum):
    """The two weights the dossier is set in, as positions on the fonts' weight axis."""

    REGULAR = 400
    BOLD = 700


class FontFile(NamedTuple):
    """Where a variable font lies inside its package, and the name its subsets carry."""

    package: str
    path: str
    name: str

    def locate(self) -> Path:
        """Return the path of the font file."""
        found = find_spec(self.package)  # the package itself is never run: it only holds files
        if found is None or not found.submodule_search_locations:
            raise ModuleNotFoundError(self.package)
        return Path(found.submodule_search_locations[0], *self.path.split("/"))

    def read(self, weight: Weight) -> hb.Blob:  # noqa: ARG002  one file holds every weight
        """Return the font; where it can be mapped into memory nothing is read yet."""
        return hb.Blob.from_file_path(str(self.locate()))


class PackedFont(FontFile):
    """A font whose package holds each weight as a module of base64 text, packed by LZMA."""

    @override
    def read(self, weight: Weight) -> hb.Blob:
        """Return the weight unpacked."""
        from kvisa_desktop.paths import unpacked  # as few dossiers need it

        return hb.Blob(unpacked(self.locate() / f"{self.name}_{weight.name.capitalize()}.py"))


_CJK = "fonts/ofl/notosans{0}/NotoSans{1}[wght].ttf"
LATIN = FontFile("fontpkg_noto_sans", "files/NotoSans[wdth,wght].ttf", "NotoSans")
SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN = (
    FontFile("justmytype_intl_cjk", _CJK.format(tag.lower(), tag), f"NotoSans{tag}")
    for tag in ("SC", "TC", "JP", "KR")
)
ARABIC = FontFile(
    "fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf", "NotoSansArabic"
)
DEVANAGARI = FontFile(
    "fontpkg_noto_sans_devanagari", "files/NotoSansDevanagari[wdth,wght].ttf", "NotoSansDevanagari"
)
_PACK = "fonts/ofl/notosans{0}/NotoSans{1}[wdth,wght].ttf"
OTHER_SCRIPTS = tuple(
    FontFile(f"justmytype_intl_{pack}", _PACK.format(name.lower(), name), f"NotoSans{name}")
    for pack, names in (
        ("rtl", ("Hebrew",)),
        ("sea", ("Thai", "Lao", "Khmer", "Myanmar")),
        ("south_asia", ("Bengali", "Tamil", "Telugu")),
        ("africa", ("Ethiopic",)),
    )
    for name in names
)
"""One font for each of the other scripts names are written in."""


GEORGIAN = PackedFont("pymupdf_fonts", ".", "FiraGO")
"""The one face that is no Noto: no package has theirs of this script."""


class ShapedGlyph(NamedTuple):
    """A glyph HarfBuzz chose, in 1/1000 em; `start` is the character it begins to stand for."""

    glyph: int
    start: int
    advance: int
    dx: int
    dy: int


class Subset(NamedTuple):
    """A font program with the asked glyphs only, and where each of them went."""

    program: bytes
    places: dict[int, int]


class Face:
    """One weight of one packaged font; every measure is in 1/1000 em."""

    def __init__(self, file: FontFile, weight: Weight) -> None:
        """Map the font into memory; nothing is read before it is asked for."""
        self.name = f"{file.name}-{weight.name.capitalize()}"
        self.weight = weight
        self._face = hb.Face(file.read(weight))
        self._font = hb.Font(self._face)
        self._font.scale = (1000, 1000)
        self._axes = {"wght": float(weight)} if self._face.has_var_data else {}
        self._font.set_variations(self._axes)
        self._advances: dict[int, int] = {}
        self._mapped: set[str] = set()

    @cached_property
    def ascent(self) -> int:
        """How far the face reaches above the baseline."""
        return int(self._font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        """How far the face reaches below the baseline, negative."""
        return int(self._font.get_font_extents("ltr").descender)

    @cached_property
    def cap_height(self) -> int:
        """The height of capitals."""
        return int(self._font.get_metric_position(hb.OTMetricsTag.CAP_HEIGHT))

    @cached_property
    def keeps_figures_apart(self) -> bool:
        """True when no two of `FIGURES` are kerned, so that dates need no shaping."""
        if not self.has_all(FIGURES):
            return False
        pairs = "".join(one + other for one in FIGURES for other in FIGURES)
        shaped = self.shape(pairs, rtl=False, plain=True)
        return [(each.glyph, each.advance, each.dx, each.dy) for each in shaped] == [
            (glyph, self.advance(glyph), 0, 0) for glyph in map(self.glyph, pairs) if glyph
        ]

    def glyph(self, char: str) -> int | None:
        """Return the glyph of `char`, or None when the face has none."""
        found = self._font.get_nominal_glyph(ord(char))
        return None if found is None else int(found)

    def has_all(self, chars: Collection[str]) -> bool:
        """Tell whether the face has a glyph for each of `chars`."""
        if self._mapped.issuperset(chars):
            return True
        if any(self.glyph(char) is None for char in chars):
            return False
        self._mapped.update(chars)
        return True

    def advance(self, glyph: int) -> int:
        """Return how far the pen moves after `glyph` when nothing is kerned."""
        found = self._advances.get(glyph)
        if found is None:
            found = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return found

    def shape(self, text: str, *, rtl: bool, plain: bool) -> list[ShapedGlyph]:
        """Return the glyphs of `text` from left to right.

        `plain` asks for kerning only, so that letters stay apart from each other; complex scripts
        need everything the font has.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = "und"  # the guess is the machine's locale: another one, other bytes
        if rtl:  # readers turn letter and mark round as two, so they may not be one
            buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer, _LATIN_FEATURES if plain else None)
        return [
            ShapedGlyph(i.codepoint, i.cluster, p.x_advance, p.x_offset, p.y_offset)
            for i, p in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def subset(self, glyphs: Iterable[int]) -> Subset:
        """Return a static font of this weight that holds `glyphs` and what they are built of."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(t.encode(), "big") for t in _DROPPED)
        if self._axes:
            wanted.pin_all_axes_to_default(self._face)
        for axis, value in self._axes.items():
            wanted.pin_axis_location(self._face, axis, value)
        wanted.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
        plan = hb.SubsetPlan(self._face, wanted)
        moved = dict(plan.old_to_new_glyph_mapping)
        return Subset(bytes(plan.execute().blob.data), moved)
