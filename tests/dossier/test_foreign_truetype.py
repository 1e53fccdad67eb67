# SPDX-License-Identifier: MIT
"""TrueType fonts of one byte a character: encodings with differences, symbols, and their text."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from kvisa_desktop.dossier.doubts import Doubt
from kvisa_desktop.dossier.foreign_fonts import check_font
from kvisa_desktop.dossier.foreign_text import readable
from kvisa_desktop.dossier.text_maps import text_map
from tests.dossier.suspects import program
from tests.dossier.test_truetype_glyphs import MAC, SYMBOLS, opened, with_maps

CLEAN: set[Doubt] = set()


def font(pdf: Pdf, data: bytes, encoding: object = None, flags: int = 32) -> Object:
    """Return a font whose code 65 is to draw a "Z", and all else itself."""
    plain = opened(program())
    chars = {code: "Z" if code == 65 else chr(code) for code in range(65, 118)}
    widths = [*map(plain.widths, map(plain.of_character, chars.values()))]
    made = Dictionary(
        Subtype=Name.TrueType,
        BaseFont=Name.Letters,
        FirstChar=65,
        Widths=Array([width[0] if width else 0 for width in widths]),
        FontDescriptor=Dictionary(Flags=flags, FontFile2=pdf.make_stream(data)),
    )
    if encoding is not None:
        made.Encoding = encoding
    return made


def encoded(*differences: object, base: str | None = "/WinAnsiEncoding") -> Object:
    made = Dictionary(Differences=Array(list(differences)))
    if base:
        made.BaseEncoding = Name(base)
    return made


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        (encoded(65, Name.Z), CLEAN),
        (encoded(65, Name.Z, base="/MacRomanEncoding"), CLEAN),
        (encoded(65, Name.e), {Doubt.FONT_WIDTHS}),
        (encoded(), {Doubt.FONT_WIDTHS}),
        (encoded(65, Name.Z, 66, Name.g12), {Doubt.FONT_UNPROVED}),
        (encoded(65, Name.Z, base=None), CLEAN),
        (encoded(65, Name.Z, base="/StandardEncoding"), {Doubt.FONT_UNPROVED}),
    ],
)
def test_an_encoding_may_differ_from_a_known_one_by_known_names(
    encoding: Object, found: set[Doubt]
) -> None:
    with Pdf.new() as pdf:
        assert check_font(font(pdf, program(), encoding), b"Aeugnis", pdf) == found


def test_names_are_looked_up_in_one_map_only() -> None:
    with Pdf.new() as pdf:
        made = font(pdf, with_maps({(1, 0, 0): MAC}), encoded(65, Name.Z))
        assert check_font(made, b"A", pdf) == {Doubt.FONT_UNPROVED}


@pytest.mark.parametrize(
    ("encoding", "said", "found"),
    [
        (None, [(0x5A, "Z"), (0x65, "e")], CLEAN),
        (None, [(0x5A, "Z")], {Doubt.FONT_WITHOUT_TEXT}),
        (Name.WinAnsiEncoding, [(0x5A, "Z"), (0x65, "e")], {Doubt.FONT_UNPROVED}),
    ],
)
def test_symbols_are_found_in_two_maps_that_agree(
    encoding: object, said: list[tuple[int, str]], found: set[Doubt]
) -> None:
    with Pdf.new() as pdf:
        made = font(pdf, with_maps({(1, 0, 0): MAC, (3, 0, 4): SYMBOLS}), encoding, flags=4)
        made.ToUnicode = pdf.make_stream(text_map(said, digits=2))
        assert check_font(made, b"Ze", pdf) == found


def test_a_map_that_says_nothing_is_written_anew_from_the_encoding() -> None:
    with Pdf.new() as pdf:
        made = font(pdf, program(), Name.WinAnsiEncoding)
        made.ToUnicode = pdf.make_stream(b"2 beginbfchar <5A> <0000> <65> <0045> endbfchar")
        assert check_font(made, b"Ze", pdf) == CLEAN
        assert readable(made.ToUnicode) == {0x5A: "Z", 0x65: "E"}


@pytest.mark.parametrize(("codes", "is_given"), [(b"Ae", True), (b"A'", False), (b"A\x80", False)])
def test_an_encoding_is_given_its_base_where_all_bases_agree(codes: bytes, is_given: bool) -> None:
    with Pdf.new() as pdf:
        shared = pdf.make_indirect(encoded(65, Name.Z, base=None))
        made = font(pdf, program(), shared)
        found = check_font(made, codes, pdf)
        assert found == (CLEAN if is_given else {Doubt.FONT_UNPROVED})
        assert ("/BaseEncoding" in made.Encoding) == is_given
        assert "/BaseEncoding" not in shared
