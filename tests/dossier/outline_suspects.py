# SPDX-License-Identifier: MIT
"""Pages set in fonts of PostScript outlines: sound ones, and each wrong in one thing."""

from collections.abc import Callable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from kvisa_desktop.dossier.doubts import Doubt
from tests.dossier.outline_fonts import bare, drawings, embedded, numbered, type1, wrapped
from tests.dossier.suspects import TEXT_MAP, Spoil, spoilt

_Font = Callable[[Pdf], Object]

_SAID = b"BT /F 20 Tf 40 300 Td (Zeugnis) Tj ET"
_CODED = b"BT /F 20 Tf 40 300 Td <00020003> Tj ET"
_TEXT = TEXT_MAP % b"2 beginbfchar <0002> <005A> <0003> <0065> endbfchar"
_CHINESE = Dictionary(Registry="Adobe", Ordering="GB1", Supplement=0)
_OF_TEX = b"256 array\n0 1 255 {1 index exch /.notdef put} for\n%breadonly def"


def outline_suspects() -> Iterator[tuple[str, bytes, Doubt | None]]:
    """Yield the name and the bytes of every page, and what is to be doubted in it."""
    for name, (font, doubt) in _SIMPLE.items():
        yield f"named-{name}", spoilt(_SAID, _with(font)), doubt
    for name, (font, doubt) in _COMPOSITE.items():
        yield f"numbered-{name}", spoilt(_CODED, _with(font)), doubt


def _with(font: _Font) -> Spoil:
    def spoil(pdf: Pdf, page: Object) -> None:
        page.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font(pdf))))

    return spoil


def _own_names(codes: bytes) -> bytes:
    return _OF_TEX % b"".join(b"dup %d /%c put\n" % (code, code) for code in codes)


def _half_named(pdf: Pdf) -> Object:
    return embedded(pdf, bare(), Encoding=Dictionary(Differences=Array([90, Name.Z])))


def _told_by_name(pdf: Pdf) -> Object:
    named = Dictionary(
        BaseEncoding=Name.WinAnsiEncoding, Differences=Array([101, Name("/e.oldstyle")])
    )
    font = embedded(pdf, bare(), Encoding=named)
    font.Widths[ord("e") - 32] = 505
    return font


def _told_nothing(pdf: Pdf) -> Object:
    told = pdf.make_stream(TEXT_MAP % b"1 beginbfchar <5A> <0000> endbfchar")
    return embedded(pdf, bare(), ToUnicode=told)


def _speechless(pdf: Pdf) -> Object:
    named = Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([90, Name.glyph7]))
    font = embedded(pdf, bare(), Encoding=named)
    font.Widths[ord("Z") - 32] = 700
    return font


def _stale_lists(pdf: Pdf) -> Object:
    font = embedded(pdf, bare())
    font.FontDescriptor.CharSet = "/a/b/c"
    return font


_SIMPLE: dict[str, tuple[_Font, Doubt | None]] = {
    "cff": (lambda pdf: embedded(pdf, bare()), None),
    "cff-mislabelled": (lambda pdf: embedded(pdf, bare(), "/CIDFontType0C"), None),
    "opentype": (lambda pdf: embedded(pdf, wrapped(), "/OpenType"), None),
    "opentype-mislabelled": (lambda pdf: embedded(pdf, wrapped()), None),
    "cff-with-stale-lists": (_stale_lists, None),
    "cff-of-mac-codes": (
        lambda pdf: embedded(pdf, bare(), Encoding=Name.MacRomanEncoding),
        None,
    ),
    "cff-of-own-codes": (lambda pdf: embedded(pdf, bare(), Encoding=None), None),
    "cff-of-usual-codes": (_half_named, None),
    "cff-of-fractions": (lambda pdf: embedded(pdf, bare(nominal=600.5)), None),
    "cff-by-number": (lambda pdf: embedded(pdf, bare(by_number="Identity")), Doubt.FONT_UNPROVED),
    "cff-of-garbage": (lambda pdf: embedded(pdf, b"\1\0\4\1garbage"), Doubt.FONT_UNPROVED),
    "cff-of-odd-codes": (
        lambda pdf: embedded(pdf, bare(), Encoding=Name.PDFDocEncoding),
        Doubt.FONT_WIDTHS,
    ),
    "cff-of-other-widths": (
        lambda pdf: embedded(pdf, bare(), Widths=Array([333] * 91)),
        Doubt.FONT_WIDTHS,
    ),
    "cff-without-text": (_speechless, Doubt.FONT_WITHOUT_TEXT),
    "cff-told-by-name": (_told_by_name, None),
    "cff-told-nothing-by-its-map": (_told_nothing, None),
    "type1": (lambda pdf: embedded(pdf, type1(), ""), None),
    "type1-of-own-codes": (
        lambda pdf: embedded(pdf, type1(_own_names(b"Zeugnis")), "", Encoding=None),
        None,
    ),
    "type1-without-a-letter": (
        lambda pdf: embedded(pdf, type1(_own_names(b"Zeugni")), "", Encoding=None),
        Doubt.FONT_WIDTHS,
    ),
    "drawings": (drawings, None),
    "drawings-in-large-units": (lambda pdf: drawings(pdf, unit=0.01), None),
    "drawings-in-small-units": (lambda pdf: drawings(pdf, unit=0.0001), None),
    "drawings-in-large-units-of-other-widths": (
        lambda pdf: drawings(pdf, unit=0.01, stated=1.01),
        Doubt.FONT_WIDTHS,
    ),
    "drawings-without-names": (lambda pdf: drawings(pdf, Encoding=None), Doubt.FONT_WIDTHS),
    "drawings-without-widths": (lambda pdf: drawings(pdf, Widths=None), Doubt.FONT_UNPROVED),
    "drawings-of-nothing": (lambda pdf: drawings(pdf, CharProcs=None), Doubt.FONT_UNPROVED),
    "type1-as-cff": (lambda pdf: embedded(pdf, type1()), Doubt.FONT_UNPROVED),
    "cff-as-type1": (lambda pdf: embedded(pdf, bare(), ""), Doubt.FONT_UNPROVED),
}

_COMPOSITE: dict[str, tuple[_Font, Doubt | None]] = {
    "cff": (lambda pdf: numbered(pdf, bare(by_number="Identity"), _TEXT), None),
    "cff-of-names": (lambda pdf: numbered(pdf, bare(), _TEXT), None),
    "cff-mislabelled": (
        lambda pdf: numbered(pdf, bare(by_number="Identity"), _TEXT, "/Type1C"),
        None,
    ),
    "opentype": (
        lambda pdf: numbered(pdf, wrapped(by_number="Identity"), _TEXT, "/OpenType"),
        None,
    ),
    "cff-of-names-told-by-them": (lambda pdf: numbered(pdf, bare(), None), None),
    "cff-of-chinese": (
        lambda pdf: numbered(pdf, bare(by_number="GB1"), None, CIDSystemInfo=_CHINESE),
        None,
    ),
    "cff-of-chinese-in-part": (
        lambda pdf: numbered(pdf, bare(by_number="Identity"), None, CIDSystemInfo=_CHINESE),
        Doubt.FONT_WITHOUT_TEXT,
    ),
    "cff-without-text": (
        lambda pdf: numbered(pdf, bare(by_number="Identity"), TEXT_MAP % b""),
        Doubt.FONT_WITHOUT_TEXT,
    ),
    "cff-of-other-widths": (
        lambda pdf: numbered(pdf, bare(by_number="Identity"), _TEXT, W=Array([0, 9, 333])),
        Doubt.FONT_WIDTHS,
    ),
}
