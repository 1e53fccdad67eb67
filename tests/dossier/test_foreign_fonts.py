# SPDX-License-Identifier: MIT
"""Fonts of somebody else's page, code by code."""

import pytest
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Object, Pdf, parse_content_stream

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.faces import LATIN
from kvisa_desktop.dossier.foreign_fonts import check_font, shown_text
from kvisa_desktop.dossier.foreign_text import readable
from tests.dossier.test_truetype_glyphs import MAC, with_maps

CLEAN: set[Doubt] = set()


def shown(content: bytes) -> dict[str, bytes]:
    with Pdf.new() as pdf:
        return shown_text(parse_content_stream(pdf.make_stream(content)))


def test_codes_are_gathered_by_the_font_that_shows_them() -> None:
    content = b"BT /A 9 Tf (ab) Tj /B 9 Tf [(c) -20 (d)] TJ (e) ' ET"
    assert shown(content) == {"/A": b"ab", "/B": b"cde"}


def test_the_font_comes_back_with_the_graphics_state() -> None:
    content = b"BT /A 9 Tf q /B 9 Tf (b) Tj Q (a) Tj ET"
    assert shown(content) == {"/B": b"b", "/A": b"a"}


def test_text_without_a_font_is_told_apart() -> None:
    assert shown(b"BT (lost) Tj ET") == {"": b"lost"}


@pytest.mark.parametrize(
    ("font", "doubt"),
    [
        (Dictionary(Subtype=Name.Type3), Doubt.FONT_UNPROVED),
        (Dictionary(Subtype=Name.Type1, BaseFont=Name.Helvetica), Doubt.FONT_NOT_EMBEDDED),
        (Dictionary(Subtype=Name.Type0), Doubt.FONT_NOT_EMBEDDED),
        (Dictionary(Subtype=Name.Type0, DescendantFonts=Array()), Doubt.FONT_NOT_EMBEDDED),
    ],
)
def test_a_font_that_cannot_be_proved_is_doubted(font: Object, doubt: Doubt) -> None:
    with Pdf.new() as pdf:
        assert check_font(font, b"abc", pdf) == {doubt}


def test_a_program_of_another_kind_is_not_proved() -> None:
    with Pdf.new() as pdf:
        described = Dictionary(FontFile3=pdf.make_stream(b"bare outlines"))
        font = Dictionary(Subtype=Name.Type1, FontDescriptor=described)
        assert check_font(font, b"a", pdf) == {Doubt.FONT_UNPROVED}


def test_a_program_that_is_no_font_is_not_proved() -> None:
    with Pdf.new() as pdf:
        described = Dictionary(FontFile2=pdf.make_stream(b"garbage"), Flags=32)
        font = Dictionary(Subtype=Name.TrueType, FontDescriptor=described)
        assert check_font(font, b"a", pdf) == {Doubt.FONT_UNPROVED}


def program() -> bytes:
    """Return a static TrueType font of the letters "Zeugnis" with a Unicode map."""
    face = hb.Face(hb.Blob.from_file_path(str(LATIN.locate())))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, "Zeugnis"))
    wanted.pin_all_axes_to_default(face)
    return bytes(hb.subset(face, wanted).blob.data)


def simple(pdf: Pdf, **changed: object) -> Object:
    """Return a font as word processors embed it: WinAnsi codes, widths, a program."""
    font = hb.Font(hb.Face(program()))
    widths = [
        font.get_glyph_h_advance(font.get_nominal_glyph(code) or 0) if chr(code) in "Zeugnis" else 0
        for code in range(90, 118)
    ]
    described = Dictionary(Type=Name.FontDescriptor, Flags=32, FontFile2=pdf.make_stream(program()))
    entries: dict[str, object] = {
        "/Type": Name.Font,
        "/Subtype": Name.TrueType,
        "/Encoding": Name.WinAnsiEncoding,
        "/FirstChar": 90,
        "/Widths": Array(widths),
        "/FontDescriptor": described,
    }
    return Dictionary({**entries, **{f"/{key}": value for key, value in changed.items()}})


def test_a_word_processors_font_is_proved() -> None:
    with Pdf.new() as pdf:
        assert check_font(simple(pdf), b"Zeugnis", pdf) == CLEAN


def test_a_letter_the_program_has_not_is_found() -> None:
    with Pdf.new() as pdf:
        assert check_font(simple(pdf), b"Zeugnisse x", pdf) == {Doubt.FONT_WIDTHS}


def test_widths_that_contradict_the_program_are_found() -> None:
    with Pdf.new() as pdf:
        font = simple(pdf, Widths=Array([333] * 28))
        assert check_font(font, b"Zeugnis", pdf) == {Doubt.FONT_WIDTHS}


def test_an_encoding_that_is_no_known_one_is_not_proved() -> None:
    with Pdf.new() as pdf:
        encoding = Dictionary(BaseEncoding=Name.Sparkling, Differences=Array([90, Name.Z]))
        font = simple(pdf, Encoding=encoding)
        assert check_font(font, b"Z", pdf) == {Doubt.FONT_UNPROVED}


def test_lists_of_glyphs_that_may_be_stale_are_taken_off() -> None:
    with Pdf.new() as pdf:
        font = simple(pdf)
        font.FontDescriptor.CharSet = Name.Stale
        check_font(font, b"Z", pdf)
        assert "/CharSet" not in font.FontDescriptor


def composite(pdf: Pdf, to_unicode: bytes, widths: list[object]) -> Object:
    """Return an Identity-H font that draws glyphs 1 and 2 of the program."""
    descendant = Dictionary(
        Subtype=Name.CIDFontType2,
        FontDescriptor=Dictionary(FontFile2=pdf.make_stream(program()), Flags=4),
        W=Array(widths),
    )
    return Dictionary(
        Subtype=Name.Type0,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]),
        ToUnicode=pdf.make_stream(to_unicode),
    )


BOTH = b"2 beginbfchar <0001> <005A> <0002> <0065> endbfchar"
RANGE = b"1 beginbfrange <0001> <0002> <005A> endbfrange"
EMPTY = b"2 beginbfchar <0001> <005A> <0002> <0000> endbfchar"


@pytest.mark.parametrize(
    ("to_unicode", "is_list", "found"),
    [
        (BOTH, True, CLEAN),
        (RANGE, False, {Doubt.FONT_WIDTHS}),
        (b"", True, CLEAN),
        (EMPTY, True, CLEAN),
    ],
)
def test_a_composite_font_is_checked_code_by_code(
    to_unicode: bytes, is_list: bool, found: set[Doubt]
) -> None:
    drawn = hb.Font(hb.Face(program()))
    true = [drawn.get_glyph_h_advance(glyph) for glyph in (1, 2)]
    stated: list[object] = [1, Array(true)] if is_list else [1, 2, 77]
    with Pdf.new() as pdf:
        font = composite(pdf, to_unicode, stated)
        assert check_font(font, b"\0\1\0\2", pdf) == found
        assert str(font.DescendantFonts[0].CIDToGIDMap) == "/Identity"


def test_a_place_of_glyphs_that_is_no_place_is_what_readers_take_it_for() -> None:
    with Pdf.new() as pdf:
        font = composite(pdf, BOTH, [1, Array([500, 500])])
        font.DescendantFonts[0].CIDToGIDMap = Name.NoIdentity
        check_font(font, b"\0\1", pdf)
        assert str(font.DescendantFonts[0].CIDToGIDMap) == "/Identity"


def test_codes_of_half_a_character_are_not_proved() -> None:
    with Pdf.new() as pdf:
        assert check_font(composite(pdf, BOTH, []), b"\0", pdf) == {Doubt.FONT_UNPROVED}


def test_what_the_glyphs_of_a_program_are_drawn_for_is_written_down() -> None:
    drawn = hb.Font(hb.Face(program()))
    widths = Array([drawn.get_glyph_h_advance(glyph) for glyph in (1, 2)])
    with Pdf.new() as pdf:
        font = composite(pdf, b"1 beginbfchar <0001> <0391> endbfchar", [1, widths])
        assert check_font(font, b"\0\1\0\2", pdf) == CLEAN
        assert readable(font.ToUnicode) == {1: "\u0391", 2: "e"}


def test_a_glyph_that_is_drawn_for_no_character_has_no_text() -> None:
    drawn = hb.Font(hb.Face(program()))
    widths = Array([drawn.get_glyph_h_advance(glyph) for glyph in (1, 2)])
    with Pdf.new() as pdf:
        font = composite(pdf, b"", [1, widths])
        font.DescendantFonts[0].FontDescriptor.FontFile2.write(with_maps({(1, 0, 0): MAC}))
        assert check_font(font, b"\0\1\0\2", pdf) == {Doubt.FONT_WITHOUT_TEXT}


@pytest.mark.parametrize("written", [b"/Own#c4", b"(Own)", b"7"])
def test_a_font_whose_name_is_no_text_gets_another(written: bytes) -> None:
    with Pdf.new() as pdf:
        font = simple(pdf, BaseFont=Object.parse(written))
        assert check_font(font, b"Zeugnis", pdf) == CLEAN
        assert str(font.BaseFont) == "/Unnamed"
