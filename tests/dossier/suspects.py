# SPDX-License-Identifier: MIT
"""Pages a validator may refuse for a small thing: each breaks one rule, or comes near to it."""

import io
import zlib
from collections.abc import Callable, Iterator

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from kvisa_desktop.dossier.faces import LATIN
from tests.dossier.outline_fonts import descriptor
from tests.dossier.specimens import pdf_page

Spoil = Callable[[Pdf, Object], None]
"""What makes a page suspect."""

_LETTERS = "Zeugnis"
_CODES = range(90, 118)


def suspects() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every page."""
    for name, content in _CONTENTS.items():
        yield name, pdf_page(content)
    for name, (content, spoil) in _SPOILT.items():
        yield name, spoilt(content, spoil)


def spoilt(content: bytes, spoil: Spoil) -> bytes:
    """Return a page of that content, made suspect."""
    with Pdf.open(io.BytesIO(pdf_page(content))) as pdf:
        spoil(pdf, pdf.pages[0].obj)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


_BOX = b"0 0 9 9 re f"
_CONTENTS = {
    "colour-by-name": b"/DeviceCMYK cs 0 0 0 1 sc " + _BOX,
    "stroke-by-name": b"/DeviceCMYK CS 0 0 0 1 SC 0 0 9 9 re S",
    "intent-of-its-own": b"/Glossy ri " + _BOX,
    "many-saved-states": b"q " * 40 + _BOX + b" Q" * 40,
    "unbalanced-states": b"q q " + _BOX,
    "large-integer": b"1 0 0 1 0 99999999999 cm " + _BOX,
    "large-real": b"1 0 0 1 0 9" + b"9" * 40 + b".0 cm " + _BOX,
    "long-name": b"/" + b"n" * 200 + b" gs " + _BOX,
    "half-escaped-name": b"/Im# Do " + _BOX,
    "odd-hexadecimal": b"BT <414> pop ET " + _BOX,
    "inline-lzw": b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID \x80\x0b\x60\x50\x22\x0c EI",
    "inline-smoothed": b"BI /W 1 /H 1 /BPC 8 /CS /G /I true ID \x80 EI",
    "inline-press-colours": b"BI /W 1 /H 1 /BPC 8 /CS /CMYK ID \0\0\0\0 EI",
    "inline-own-intent": b"BI /W 1 /H 1 /BPC 8 /CS /G /Intent /Glossy ID \x80 EI",
    "missing-state": b"/Nothing gs " + _BOX,
    "missing-form": b"/Nothing Do " + _BOX,
    "missing-colour": b"/Nothing cs 1 sc " + _BOX,
    "missing-shading": b"/Nothing sh " + _BOX,
    "missing-pattern": b"/Pattern cs /Nothing scn " + _BOX,
}


def _state(**entries: object) -> Spoil:
    def spoil(pdf: Pdf, page: Object) -> None:
        entry = Dictionary({f"/{key}": value for key, value in entries.items()})
        page.Resources = Dictionary(ExtGState=Dictionary(G=pdf.make_indirect(entry)))

    return spoil


def _image(data: bytes = b"\x80", **entries: object) -> Spoil:
    def spoil(pdf: Pdf, page: Object) -> None:
        image = Stream(pdf, data)
        image.Type, image.Subtype = Name.XObject, Name.Image
        image.Width = image.Height = 1
        image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
        for key, value in entries.items():
            if value is None:
                del image[f"/{key}"]
            else:
                image[f"/{key}"] = value
        page.Resources = Dictionary(XObject=Dictionary(Im=image))

    return spoil


def _form(content: bytes, **entries: object) -> Spoil:
    def spoil(pdf: Pdf, page: Object) -> None:
        form = pdf.make_stream(content)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 99, 99])
        for key, value in entries.items():
            form[f"/{key}"] = value
        inner = Dictionary(G=Dictionary(CA=1))
        page.Resources = Dictionary(XObject=Dictionary(Fm=form), ExtGState=inner)

    return spoil


def _profile(data: bytes, components: int = 3) -> Spoil:
    def spoil(pdf: Pdf, page: Object) -> None:
        profile = pdf.make_stream(data)
        profile.N = components
        spaces = Dictionary(C=Array([Name.ICCBased, profile]))
        page.Resources = Dictionary(ColorSpace=spaces)

    return spoil


def _odd_resources(_pdf: Pdf, page: Object) -> None:
    page.Resources = Dictionary(
        Font=Array([1, 2]),
        ExtGState=Name.G,
        ColorSpace=7,
        XObject=Dictionary(Im=4),
        Pattern=Array(),
        Shading=True,
    )


def _press_group(_pdf: Pdf, page: Object) -> None:
    page.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def nonsense() -> bytes:
    """Return a page with a picture whose depth is no number."""
    return spoilt(b"/Im Do", _image(BitsPerComponent=Name.Many))


def _pattern(pdf: Pdf, page: Object) -> None:
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceRGB,
        Coords=Array([0, 0, 9, 9]),
        Function=Dictionary(
            FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 3), C1=Array([1] * 3), N=1
        ),
    )
    pattern = Dictionary(
        PatternType=2, Shading=shading, ExtGState=Dictionary(TR=Name.Identity, BM=Name.Odd)
    )
    page.Resources = Dictionary(Pattern=Dictionary(P=pdf.make_indirect(pattern)))


def program() -> bytes:
    """Return a static TrueType program of a few letters."""
    face = hb.Face(hb.Blob.from_file_path(str(LATIN.locate())))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, _LETTERS))
    wanted.pin_all_axes_to_default(face)
    return bytes(hb.subset(face, wanted).blob.data)


def _long_maps() -> bytes:
    """Return the program with a long map where a short one belongs."""
    font = TTFont(io.BytesIO(program()))
    (plain, *_) = (each for each in font["cmap"].tables if each.isUnicode())
    long = CmapSubtable.newSubtable(12)
    long.platformID, long.platEncID, long.language, long.cmap = 3, 1, 0, dict(plain.cmap)
    font["cmap"].tables = [long]
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _advance(drawn: "hb.Font", glyph: int) -> int:
    return int(drawn.get_glyph_h_advance(glyph) * 1000 / drawn.face.upem)


def _simple(**changed: object) -> Spoil:
    """Return what gives a page a font as word processors embed it, but for what is changed."""

    def spoil(pdf: Pdf, page: Object) -> None:
        drawn = hb.Font(hb.Face(program()))
        glyphs = [drawn.get_nominal_glyph(code) or 0 for code in _CODES]
        name = Name("/AAAAAA+Noto")
        described = descriptor(name, 32)
        described.FontFile2 = pdf.make_stream(program())
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=_CODES[0],
            LastChar=_CODES[-1],
            Widths=Array([_advance(drawn, glyph) for glyph in glyphs]),
            FontDescriptor=described,
        )
        for key, value in changed.items():
            if value is None:
                del font[f"/{key}"]
            elif isinstance(value, bytes):
                described[f"/{key}"] = pdf.make_stream(value)
            else:
                font[f"/{key}"] = value
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))

    return spoil


def _composite(to_unicode: bytes, **changed: object) -> Spoil:
    """Return what gives a page a font as office programs embed it, with such a map to text."""

    def spoil(pdf: Pdf, page: Object) -> None:
        drawn = hb.Font(hb.Face(program()))
        name = Name("/AAAAAA+Noto")
        described = descriptor(name, 4)
        described.FontFile2 = pdf.make_stream(program())
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=described,
            CIDToGIDMap=Name.Identity,
            W=Array([1, Array([_advance(drawn, 1), _advance(drawn, 2)])]),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([descendant]),
            ToUnicode=pdf.make_stream(TEXT_MAP % to_unicode),
        )
        for key, value in changed.items():
            place = descendant if key in _OF_DESCENDANT else font
            if value is None:
                del place[f"/{key}"]
            else:
                place[f"/{key}"] = value
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))

    return spoil


_OF_DESCENDANT = {"CIDSystemInfo", "W", "CIDToGIDMap"}
TEXT_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
    b"/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n%s\n"
    b"endcmap CMapName currentdict /CMap defineresource pop end end"
)
"""A map from codes to text, whose blocks are to be put in."""
_SAID = b"BT /F 20 Tf 40 300 Td (Zeugnis) Tj ET"
_CODED = b"BT /F 20 Tf 40 300 Td <00010002> Tj ET"
_GRADED = b"/Pattern cs /P scn " + _BOX
_BOTH = b"2 beginbfchar <0001> <005A> <0002> <0065> endbfchar"
_HIDDEN = b"2 beginbfchar <0001> <F0B7> <0002> <0065> endbfchar"
_HIDDEN_RANGE = b"1 beginbfrange <0001> <0002> [<005A> <F0B7>] endbfrange"
_INTO_HIDING = b"1 beginbfrange <0001> <0002> <DFFF> endbfrange"
_SILENT = b"1 beginbfrange <0000> <FFFFFFFF> <> endbfrange"
_LONELY = b"2 beginbfchar <0001> <0000005A> <0002> <0065> endbfchar"
_ONE_BYTE = b"2 beginbfchar <01> <005A> <02> <0065> endbfchar"

_SPOILT: dict[str, tuple[bytes, Spoil]] = {
    "blend-of-its-own": (b"/G gs " + _BOX, _state(BM=Name.Sparkle)),
    "blend-listed": (b"/G gs " + _BOX, _state(BM=Array([Name.Multiply, Name.Normal]))),
    "blend-compatible": (b"/G gs " + _BOX, _state(BM=Name.Compatible)),
    "state-intent": (b"/G gs " + _BOX, _state(RI=Name.Glossy)),
    "state-opacity": (b"/G gs " + _BOX, _state(ca=2.5)),
    "state-overprint": (b"/G gs " + _BOX, _state(OP=True, OPM=1)),
    "picture-of-lzw-jpeg": (
        b"/Im Do",
        _image(zlib.compress(b"\x80"), Filter=Array([Name.LZWDecode, Name.DCTDecode])),
    ),
    "picture-of-lzw": (b"/Im Do", _image(b"\x80\x0b\x60\x50", Filter=Name.LZWDecode)),
    "picture-elsewhere": (b"/Im Do", _image(F="other.jpg")),
    "picture-of-odd-depth": (b"/Im Do", _image(BitsPerComponent=3)),
    "mask-of-8-bits": (b"/Im Do", _image(ImageMask=True, ColorSpace=None)),
    "picture-without-colours": (b"/Im Do", _image(ColorSpace=None)),
    "picture-within-mask": (b"/Im Do", _image(SMaskInData=1)),
    "form-without-resources": (b"/Fm Do", _form(b"/G gs " + _BOX)),
    "form-of-postscript": (b"/Fm Do", _form(_BOX, Subtype2=Name.PS)),
    "form-elsewhere": (b"/Fm Do", _form(_BOX, F="other.pdf", Resources=Dictionary())),
    "form-group-of-press": (
        b"/Fm Do",
        _form(_BOX, Group=Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)),
    ),
    "page-group-of-press": (_BOX, _press_group),
    "profile-of-nothing": (b"/C cs 0 0 0 sc " + _BOX, _profile(b"nothing")),
    "resources-of-nonsense": (b"/Im Do " + _BOX, _odd_resources),
    "graded-with-state": (_GRADED, _pattern),
    "font-sound": (_SAID, _simple()),
    "font-without-name": (_SAID, _simple(BaseFont=None)),
    "font-without-first": (_SAID, _simple(FirstChar=None)),
    "font-without-last": (_SAID, _simple(LastChar=None)),
    "font-of-wrong-last": (_SAID, _simple(LastChar=255)),
    "font-of-macintosh": (_SAID, _simple(Encoding=Name.MacRomanEncoding)),
    "font-of-type-1": (_SAID, _simple(Subtype=Name.Type1)),
    "font-of-long-maps": (_SAID, _simple(FontFile2=_long_maps())),
    "codes-sound": (_CODED, _composite(_BOTH)),
    "codes-without-name": (_CODED, _composite(_BOTH, BaseFont=None)),
    "codes-without-system": (_CODED, _composite(_BOTH, CIDSystemInfo=None)),
    "codes-in-private": (_CODED, _composite(_HIDDEN)),
    "codes-in-private-range": (_CODED, _composite(_HIDDEN_RANGE)),
    "codes-into-private": (_CODED, _composite(_INTO_HIDING)),
    "codes-of-silence": (_CODED, _composite(_SILENT)),
    "codes-of-a-nul": (_CODED, _composite(_LONELY)),
    "codes-of-one-byte": (_CODED, _composite(_ONE_BYTE)),
}
