# SPDX-License-Identifier: MIT
"""A PDF page somebody else made, fit to stand in the dossier as a picture of itself.

Its own tags are taken off (they would point into a tree that is not there), and whatever would
break a promise of the archival or the accessible profile is named: the dossier then does not claim
that profile.
"""

from collections.abc import Sequence
from typing import TypeAlias

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Object,
    Pdf,
    Stream,
)

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_fonts import check_font, shown_text

_TAG_OPERATORS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_CMYK_OPERATORS = frozenset({"k", "K"})
_SAFE_COLOURS = frozenset({"/DeviceRGB", "/DeviceGray", "/G", "/RGB", "/Pattern", "/I", "/Indexed"})
# Where in its array a colour space names the one it is made of.
_BASES = {"/Indexed": 1, "/I": 1, "/Pattern": 1}
_SAFE_BASES = frozenset({"/CalRGB", "/CalGray", "/Lab"})
_SAFE_FILTERS = frozenset(
    {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode"}
    | {"/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode"}  # these are decoded when saved
)
_BELONGS_ELSEWHERE = (
    *("/StructParents", "/StructParent", "/PieceInfo", "/Metadata", "/Thumb", "/AF"),
    *("/Annots", "/B", "/AA", "/OPI", "/Ref", "/PS"),
)
_IMAGE_EXTRAS = ("/Alternates", "/OPI", "/Intent", "/OC", "/StructParent", "/Metadata", "/ID")
# What the library raises on content that is damaged or made to hurt.
_BROKEN = (pikepdf.PdfError, pikepdf.DependencyError, ValueError, TypeError, LookupError)
_DEEP = 12  # forms inside forms; deeper is somebody's joke

Instructions: TypeAlias = Sequence[ContentStreamInstruction | ContentStreamInlineImage]


def clean(pdf: Pdf) -> frozenset[Doubt]:
    """Take off what must not come along with the first page of `pdf`; return what is doubtful."""
    page = pdf.pages[0]
    cleaner = _Cleaner(pdf)
    cleaner.content(page.obj)
    for key in _BELONGS_ELSEWHERE:
        if key in page.obj:
            del page.obj[key]
    cleaner.group(page.obj)
    cleaner.resources(page.resources, 0)
    cleaner.fonts()
    return frozenset(cleaner.found)


class _Cleaner:
    """Walks everything one page draws with, each object once."""

    def __init__(self, pdf: Pdf) -> None:
        self.found: set[Doubt] = set()
        self._pdf = pdf
        self._seen: set[tuple[int, int]] = set()
        self._shown: dict[str, bytes] = {}
        self._fonts: dict[tuple[int, int], tuple[Object, bytes]] = {}

    def content(self, holder: Object) -> None:
        """Rewrite the content of a page or a form without tags, and look at its operators."""
        try:
            instructions = list(pikepdf.parse_content_stream(holder))
            operators = {str(each.operator) for each in instructions}
            if operators & _CMYK_OPERATORS:
                self.found.add(Doubt.COLOUR)
            self._inline_images(instructions)
            for name, codes in shown_text(instructions).items():
                self._shown[name] = self._shown.get(name, b"") + codes
            if not operators & _TAG_OPERATORS:
                return
            kept = [each for each in instructions if str(each.operator) not in _TAG_OPERATORS]
            written = pikepdf.unparse_content_stream(kept)
        except _BROKEN:
            self.found.add(Doubt.UNREADABLE)
            return
        if isinstance(holder, Stream):
            holder.write(written)
        else:
            holder.Contents = Array([self._pdf.make_stream(written)])

    def resources(self, resources: Object, depth: int) -> None:
        """Look at fonts, pictures, forms, colours and states, and into what they use in turn."""
        if "/Properties" in resources:
            del resources["/Properties"]
        shown, self._shown = self._shown, {}
        for name, font in _named(resources, "/Font"):
            self._font(font, shown.get(name, b""), depth)
        for state in _entries(resources, "/ExtGState"):
            self._state(state, depth)
        for space in resources.get("/ColorSpace", Dictionary()).as_dict().values():
            self._colour(space)
        for shading in _entries(resources, "/Shading"):
            self._colour(shading.get("/ColorSpace"))
        for drawn in _entries(resources, "/Pattern") + _entries(resources, "/XObject"):
            self._drawn(drawn, depth)

    def fonts(self) -> None:
        """Look at every font once, with all that is shown in it."""
        for font, shown in self._fonts.values():
            try:
                self.found |= check_font(font, shown)
            except _BROKEN:
                self.found.add(Doubt.FONT_UNPROVED)

    def group(self, holder: Object) -> None:
        """Look at the colours a transparency group is blended in."""
        group = holder.get("/Group")
        if isinstance(group, Dictionary) and "/CS" in group:
            self._colour(group.CS)

    def _is_new(self, thing: Object) -> bool:
        if not thing.is_indirect:
            return True
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        return True

    def _drawn(self, drawn: Object, depth: int) -> None:
        if drawn.get("/Subtype") == "/Image":
            self._image(drawn)
        else:
            self._form(drawn, depth)

    def _font(self, font: Object, shown: bytes, depth: int) -> None:
        key = font.objgen if font.is_indirect else (-len(self._fonts) - 1, 0)
        is_new = key not in self._fonts
        said = b"" if is_new else self._fonts[key][1]
        self._fonts[key] = (font, said + shown)
        if is_new and font.get("/Subtype") == "/Type3":
            self._type3(font, depth)

    def _form(self, form: Object, depth: int) -> None:
        if not self._is_new(form):
            return
        if depth > _DEEP or form.get("/Subtype") == "/PS":
            self.found.add(Doubt.STATE)
            return
        for key in _BELONGS_ELSEWHERE:
            if key in form:
                del form[key]
        if "/OC" in form:
            del form["/OC"]
        self.group(form)
        if "/Shading" in form and not isinstance(form, Stream):
            self._colour(form.Shading.get("/ColorSpace"))
        if isinstance(form, Stream):
            self.content(form)
        inner = form.get("/Resources")
        if isinstance(inner, Dictionary):
            self.resources(inner, depth + 1)

    def _type3(self, font: Object, depth: int) -> None:
        for glyph in _entries(font, "/CharProcs"):
            self.content(glyph)
        inner = font.get("/Resources")
        if isinstance(inner, Dictionary):
            self.resources(inner, depth + 1)

    def _image(self, image: Object) -> None:
        if not self._is_new(image):
            return
        for key in _IMAGE_EXTRAS:
            if key in image:
                del image[key]
        if image.get("/Interpolate"):
            image.Interpolate = False
        if not _filters(image.get("/Filter")) <= _SAFE_FILTERS:
            self.found.add(Doubt.COMPRESSION)
        if not image.get("/ImageMask"):
            self._colour(image.get("/ColorSpace"))
        for mask in (image.get("/SMask"), image.get("/Mask")):
            if isinstance(mask, Stream):
                self._image(mask)

    def _inline_images(self, instructions: Instructions) -> None:
        for each in instructions:
            if isinstance(each, ContentStreamInlineImage):
                image = each.iimage
                if image.obj.get("/Interpolate"):
                    self.found.add(Doubt.COMPRESSION)
                if not image.image_mask and str(image.colorspace) not in _SAFE_COLOURS:
                    self.found.add(Doubt.COLOUR)

    def _state(self, state: Object, depth: int) -> None:
        if any(key in state and state[key] != "/Default" for key in ("/TR2",)):
            self.found.add(Doubt.STATE)
        if any(key in state for key in ("/TR", "/HTP", "/HT")):
            self.found.add(Doubt.STATE)
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            self._form(mask.G, depth + 1)

    def _colour(self, space: object) -> None:
        if not _is_safe(space, 0):
            self.found.add(Doubt.COLOUR)


def _is_safe(space: object, depth: int) -> bool:
    """Tell whether a colour space is device-independent or one the file's sRGB intent defines."""
    if space is None:
        return True  # a picture mask, or the filter's own
    if not isinstance(space, Object) or depth > _DEEP:
        return False
    if not isinstance(space, Array):
        return str(space) in _SAFE_COLOURS
    kind = str(space[0])
    if kind == "/ICCBased":
        profile = space[1] if len(space) > 1 else None
        return isinstance(profile, Stream) and profile.get("/N") in {1, 3}
    at = _BASES.get(kind)
    if at is not None:
        return len(space) <= at or _is_safe(space[at], depth + 1)
    return kind in _SAFE_BASES or kind in _SAFE_COLOURS


def _entries(holder: Object, key: str) -> list[Object]:
    return [each for _, each in _named(holder, key)]


def _named(holder: Object, key: str) -> list[tuple[str, Object]]:
    """Return the dictionaries and streams a resource category lists, with their names."""
    group = holder.get(key)
    if not isinstance(group, Dictionary):
        return []
    return [
        (name, each)
        for name, each in group.as_dict().items()
        if isinstance(each, (Dictionary, Stream))
    ]


def _filters(value: object) -> set[str]:
    if value is None:
        return set()
    if isinstance(value, Array):
        return {str(each) for each in value}
    return {str(value)}
