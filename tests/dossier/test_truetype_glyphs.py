# SPDX-License-Identifier: MIT
"""TrueType programs: which glyph a code or a character has, and how wide it is."""

import io
from collections.abc import Mapping

import pytest
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from kvisa_desktop.dossier.truetype_glyphs import TrueTypeProgram
from tests.dossier.suspects import program

Maps = Mapping[tuple[int, int, int], Mapping[int, str]]
SYMBOLS = {0xF05A: "Z", 0xF065: "e"}
MAC = {0x5A: "Z", 0x65: "e"}
SWAPPED = {0x5A: "e", 0x65: "Z"}


def with_maps(maps: Maps) -> bytes:
    """Return the program with maps of its own: platform, encoding and form, and what is in it."""
    font = TTFont(io.BytesIO(program()))
    tables = []
    for (platform, encoding, form), characters in maps.items():
        table = CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = dict(characters)
        tables.append(table)
    font["cmap"].tables = tables
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def opened(data: bytes) -> TrueTypeProgram:
    found = TrueTypeProgram.read(data)
    assert found is not None
    return found


def collection() -> bytes:
    """Return a collection of two programs, which readers of documents do not open."""
    letters = TTCollection()
    letters.fonts = [TTFont(io.BytesIO(program())) for _ in range(2)]
    out = io.BytesIO()
    letters.save(out, shareTables=False)
    return out.getvalue()


@pytest.mark.parametrize("data", [b"garbage", collection()])
def test_what_is_no_single_program_is_not_read(data: bytes) -> None:
    assert TrueTypeProgram.read(data) is None


def test_a_character_has_its_glyph_and_the_glyph_its_width() -> None:
    letters = opened(program())
    glyph = letters.of_character("Z")
    assert glyph
    assert letters.widths(glyph)[0] == pytest.approx(letters.font.get_glyph_h_advance(glyph))
    assert (letters.of_character("x"), letters.of_character("ffi")) == (0, 0)
    assert list(letters.widths(0)) == list(letters.widths(letters.glyphs)) == []


def test_programs_of_letters_have_the_map_names_are_looked_up_in() -> None:
    assert opened(program()).has_letters
    assert not opened(with_maps({(1, 0, 0): MAC})).has_letters


@pytest.mark.parametrize("form", [0, 6])
@pytest.mark.parametrize("maps", [{(1, 0): MAC}, {(3, 0): SYMBOLS}, {(1, 0): MAC, (3, 0): SYMBOLS}])
def test_readers_agree_on_the_codes_of_a_symbolic_font(
    maps: Mapping[tuple[int, int], Mapping[int, str]], form: int
) -> None:
    formed = {(*kind, 4 if kind == (3, 0) else form): body for kind, body in maps.items()}
    symbols = opened(with_maps(formed))
    assert symbols.has_codes
    assert symbols.has_usual_maps
    plain = opened(program())
    assert [symbols.of_code(code) for code in b"Ze!"] == [
        plain.of_character("Z"),
        plain.of_character("e"),
        0,
    ]


@pytest.mark.parametrize("form", [0, 6])
def test_maps_that_contradict_one_another_give_no_glyph(form: int) -> None:
    symbols = opened(with_maps({(1, 0, form): SWAPPED, (3, 0, 4): SYMBOLS}))
    assert [symbols.of_code(code) for code in b"Ze"] == [0, 0]


@pytest.mark.parametrize(
    "maps",
    [
        {(0, 3, 4): MAC, (1, 0, 0): MAC},
        {(1, 0, 0): MAC, (3, 1, 4): MAC},
        {(0, 3, 4): MAC, (1, 0, 0): MAC, (3, 0, 4): SYMBOLS},
    ],
)
def test_readers_may_look_in_other_maps_for_the_codes(maps: Maps) -> None:
    assert not opened(with_maps(maps)).has_codes


def test_a_long_map_in_the_place_of_a_short_one_is_unusual() -> None:
    assert not opened(with_maps({(3, 1, 12): MAC})).has_usual_maps
    assert not opened(with_maps({(1, 0, 12): MAC})).has_usual_maps
    assert opened(with_maps({(3, 10, 12): MAC})).has_usual_maps


def test_a_glyph_says_the_one_character_it_is_drawn_for() -> None:
    texts = opened(program()).texts
    assert {texts[opened(program()).of_character(char)] for char in "Zeugnis"} == set("Zeugnis")
    assert opened(with_maps({(1, 0, 0): MAC})).texts == {}
    assert opened(with_maps({(3, 0, 4): SYMBOLS})).texts == {}


@pytest.mark.parametrize(
    ("characters", "said"),
    [
        ({0x4E00: "Z", 0x2F00: "Z"}, "\u4e00"),
        ({0xB2: "Z"}, "\u00b2"),
        ({0x20: "Z", 0xA0: "Z"}, " "),
        ({0x41: "Z", 0x410: "Z"}, ""),
    ],
)
def test_a_glyph_drawn_for_unlike_characters_says_none(
    characters: Mapping[int, str], said: str
) -> None:
    letters = opened(with_maps({(3, 1, 4): characters}))
    assert set(letters.texts.values()) == {said}
