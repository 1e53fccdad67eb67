# SPDX-License-Identifier: MIT
"""A PDF page somebody else made, fit to stand in the dossier as a picture of itself.

Its own tags are taken off (they would point into a tree that is not there), and whatever would
break a promise of the archival or the accessible profile is named: the dossier then does not claim
that profile.
"""

from collections.abc import Collection, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Object, Pdf, Stream

from kvisa_desktop.domain.jpeg2000 import is_archival
from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_colours import (
    INTENTS,
    as_readers_take_it,
    is_of_press,
    is_safe,
)
from kvisa_desktop.dossier.foreign_content import (
    Instruction,
    faults,
    has_odd_string,
    is_beyond_limits,
    is_odd_intent,
    listed,
)
from kvisa_desktop.dossier.foreign_fonts import check_font, shown_text

_TAG_OPERATORS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_SAFE_FILTERS = frozenset(
    {"/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode", "/RunLengthDecode"}
    | {"/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode"}  # these are decoded when saved
)
_WAVELETS = "/JPXDecode"  # safe in its plainest form only
_BELONGS_ELSEWHERE = (
    *("/StructParents", "/StructParent", "/PieceInfo", "/Metadata", "/Thumb", "/AF"),
    *("/Annots", "/B", "/AA", "/OPI", "/Ref", "/PS", "/Subtype2", "/OC", "/Name"),
)
_IMAGE_EXTRAS = (
    *("/Alternates", "/OPI", "/Intent", "/OC", "/StructParent", "/Metadata", "/ID", "/Name"),
)
_ELSEWHERE = ("/F", "/FFilter", "/FDecodeParms")  # the body of a stream in another file
_DEPTHS = frozenset({1, 2, 4, 8, 16})  # bits of a sample
_BLENDS = frozenset(
    {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Overlay", "/Darken", "/Lighten"}
    | {"/ColorDodge", "/ColorBurn", "/HardLight", "/SoftLight", "/Difference", "/Exclusion"}
    | {"/Hue", "/Saturation", "/Color", "/Luminosity"}
)
BROKEN = (
    *(pikepdf.PdfError, pikepdf.DependencyError, pikepdf.ForeignObjectError),
    *(ValueError, TypeError, LookupError, AttributeError, NotImplementedError),
)
"""What the library raises on pages that are damaged or made to hurt."""
_DEEP = 12  # forms inside forms; deeper is somebody's joke


def clean(pdf: Pdf) -> frozenset[Doubt]:
    """Take off what must not come along with the first page of `pdf`; return what is doubtful."""
    page = pdf.pages[0]
    cleaner = _Cleaner(pdf)
    _unburden(page.obj)
    _bring_home(pdf)
    cleaner.group(page.obj)
    cleaner.draw(page.obj, page.resources, 0)
    cleaner.overprint()
    cleaner.fonts.drop_unused(is_sure=Doubt.UNREADABLE not in cleaner.found)
    doubts = cleaner.found | cleaner.fonts.doubts()
    return frozenset(doubts | {Doubt.LIMITS} if is_beyond_limits(pdf) else doubts)


class _Fonts:
    """The lists of fonts of a page and its forms, and what is shown in each font."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._lists: list[tuple[Object, frozenset[str]]] = []
        self._shown: dict[tuple[int, int], tuple[Object, bytes]] = {}

    def add(self, fonts: Object, shown: Mapping[str, bytes]) -> list[Object]:
        """Remember a list of fonts and what one content shows in them; return the new ones."""
        self._lists.append((fonts, frozenset(shown)))
        fresh: list[Object] = []
        for name, font in _named(fonts):
            key = font.objgen if font.is_indirect else (-len(self._shown) - 1, 0)
            if key not in self._shown:
                fresh.append(font)
            said = self._shown.get(key, (font, b""))[1]
            self._shown[key] = (font, said + shown.get(name, b""))
        return fresh

    def drop_unused(self, *, is_sure: bool) -> None:
        """Take fonts off the lists that nothing is shown in: nobody needs them embedded."""
        if not is_sure:
            return
        idle = [
            (fonts, {*fonts.keys()}.difference(*(n for o, n in self._lists if o == fonts)))
            for fonts, _ in self._lists
        ]
        for fonts, names in idle:
            for name in names:
                if name in fonts:
                    del fonts[name]
        self._shown = {key: each for key, each in self._shown.items() if each[1]}

    def doubts(self) -> set[Doubt]:
        """Look at every font with all that is shown in it."""
        found: set[Doubt] = set()
        for font, shown in self._shown.values():
            try:
                found |= check_font(font, shown, self._pdf)
            except BROKEN:
                found.add(Doubt.FONT_UNPROVED)
        return found


class _Cleaner:
    """Walks everything one page draws with, each object once."""

    def __init__(self, pdf: Pdf) -> None:
        self.found: set[Doubt] = set()
        self.fonts = _Fonts(pdf)
        self._pdf = pdf
        self._seen: set[tuple[int, int]] = set()
        self._has_press_profile = self._overprints = False

    def draw(self, holder: Object, resources: object, depth: int) -> None:
        """Clean the content of a page, a form or a glyph, and look at all it uses."""
        spaces = _colour_spaces(resources)
        shown = self._content(holder, spaces)
        if not isinstance(resources, Dictionary):
            if shown:
                self.found.add(Doubt.FONT_UNPROVED)
            return
        if "/Properties" in resources:
            del resources["/Properties"]
        fonts = resources.get("/Font", Dictionary())
        if any(codes and name not in fonts for name, codes in shown.items()):
            self.found.add(Doubt.FONT_NOT_EMBEDDED)
        for font in self.fonts.add(fonts, shown):
            self._glyphs(font, depth)
        for state in _entries(resources, "/ExtGState"):
            self._state(state, depth)
        for space in spaces.values():
            self._colour(space)
        for shading in _entries(resources, "/Shading"):
            self._colour(shading.get("/ColorSpace"))
        for drawn in _entries(resources, "/Pattern") + _entries(resources, "/XObject"):
            self._drawn(drawn, depth)

    def group(self, holder: Object) -> None:
        """Look at the colours a transparency group is blended in."""
        group = holder.get("/Group")
        if isinstance(group, Dictionary) and "/CS" in group:
            self._colour(group.CS)

    def overprint(self) -> None:
        """Doubt inks with a profile that may be printed through one another."""
        if self._has_press_profile and self._overprints:
            self.found.add(Doubt.COLOUR)

    def _content(self, holder: Object, spaces: Collection[str]) -> dict[str, bytes]:
        """Rewrite a content stream without tags and idle fonts; return what it shows by font."""
        try:
            instructions = list(pikepdf.parse_content_stream(holder))
            self.found |= faults(instructions, spaces)
            shown = shown_text(instructions)
            kept = [each for each in instructions if not _is_idle(each, shown)]
            if len(kept) == len(instructions) and not has_odd_string(_raw(holder)):
                return shown
            written = pikepdf.unparse_content_stream(kept)
        except BROKEN:
            self.found.add(Doubt.UNREADABLE)
            return {}
        if isinstance(holder, Stream):
            holder.write(written)
        else:
            holder.Contents = Array([self._pdf.make_stream(written)])
        return shown

    def _is_new(self, thing: Object) -> bool:
        if not thing.is_indirect:
            return True
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        return True

    def _drawn(self, drawn: Object, depth: int) -> None:
        if not self._is_new(drawn):
            return
        if drawn.get("/Subtype") == "/Image":
            self._image(drawn)
        elif depth > _DEEP or drawn.get("/Subtype") == "/PS":
            self.found.add(Doubt.STATE)
        else:
            _unburden(drawn)
            self.group(drawn)
            if isinstance(drawn, Stream):
                self.draw(drawn, drawn.get("/Resources"), depth + 1)
            elif "/Shading" in drawn:
                self._colour(drawn.Shading.get("/ColorSpace"))
                self._state(drawn.get("/ExtGState", Dictionary()), depth)

    def _glyphs(self, font: Object, depth: int) -> None:
        for glyph in _entries(font, "/CharProcs"):
            if self._is_new(glyph) and depth <= _DEEP:
                self.draw(glyph, font.get("/Resources"), depth + 1)

    def _image(self, image: Object) -> None:
        for key in _IMAGE_EXTRAS:
            if key in image:
                del image[key]
        if image.get("/Interpolate"):
            image.Interpolate = False
        if not _is_plainly_packed(image):
            self.found.add(Doubt.COMPRESSION)
        if not image.get("/ImageMask"):
            if "/ColorSpace" in image:
                image.ColorSpace = as_readers_take_it(image.ColorSpace)
            self._colour(image.get("/ColorSpace"))
        for mask in (image.get("/SMask"), image.get("/Mask")):
            if isinstance(mask, Stream) and self._is_new(mask):
                self._image(mask)

    def _state(self, state: Object, depth: int) -> None:
        if any(key in state for key in ("/TR", "/HTP", "/HT")):
            self.found.add(Doubt.STATE)
        if "/TR2" in state and state["/TR2"] != "/Default":
            self.found.add(Doubt.STATE)
        if not _BLENDS.issuperset(listed(state.get("/BM"))):
            self.found.add(Doubt.STATE)
        if not INTENTS.issuperset(listed(state.get("/RI"))):
            del state["/RI"]
        self._overprints |= state.get("/OPM", 0) != 0
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            self._drawn(mask.G, depth + 1)

    def _colour(self, space: object) -> None:
        if not is_safe(space):
            self.found.add(Doubt.COLOUR)
        self._has_press_profile |= is_of_press(space)


def _raw(holder: Object) -> bytes:
    """Return the content of a page, a form or a glyph as it is written."""
    if isinstance(holder, Stream):
        return holder.read_bytes()
    contents = holder.get("/Contents", Array())
    parts = contents if isinstance(contents, Array) else [contents]
    return b"\n".join(each.read_bytes() for each in parts if isinstance(each, Stream))


def _is_idle(instruction: Instruction, shown: Mapping[str, bytes]) -> bool:
    """Tell whether an operator changes no picture: it tags, or chooses what is not used."""
    operator = str(instruction.operator)
    if operator in _TAG_OPERATORS or is_odd_intent(operator, instruction):
        return True
    return operator == "Tf" and str(instruction.operands[0]) not in shown


def _unburden(thing: Object) -> None:
    for key in _BELONGS_ELSEWHERE:
        if key in thing:
            del thing[key]


def _bring_home(pdf: Pdf) -> None:
    """Let every stream be what is in the file, not what lies in a file beside it."""
    for each in pdf.objects:
        if isinstance(each, Stream):
            for key in _ELSEWHERE:
                if key in each:
                    del each[key]


def _is_plainly_packed(image: Object) -> bool:
    """Tell whether archives take the samples of a picture as they are packed."""
    filters = listed(image.get("/Filter"))
    if filters == [_WAVELETS]:
        is_opaque = image.get("/SMaskInData", 0) == 0
        has_space = "/ColorSpace" in image
        return is_opaque and is_archival(image.read_raw_bytes(), has_space=has_space)
    is_mixed = len(filters) > 1 and "/LZWDecode" in filters  # it is decoded alone only
    bits = int(image.get("/BitsPerComponent", 1))
    fits = bits == 1 if image.get("/ImageMask") else bits in _DEPTHS
    return fits and not is_mixed and _SAFE_FILTERS.issuperset(filters)


def _colour_spaces(resources: object) -> dict[str, Object]:
    """Return the colour spaces a resource dictionary names."""
    spaces = resources.get("/ColorSpace") if isinstance(resources, Dictionary) else None
    return dict(spaces.as_dict()) if isinstance(spaces, Dictionary) else {}


def _entries(holder: Object, key: str) -> list[Object]:
    """Return the dictionaries and streams a resource category lists."""
    return [each for _, each in _named(holder.get(key))]


def _named(group: object) -> list[tuple[str, Object]]:
    """Return the dictionaries and streams of a category with their names."""
    if not isinstance(group, Dictionary):
        return []
    return [
        (name, each)
        for name, each in group.as_dict().items()
        if isinstance(each, (Dictionary, Stream))
    ]
