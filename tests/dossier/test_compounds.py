# SPDX-License-Identifier: MIT
"""Letter and marks as one glyph of a font: drawn as before, and sound to another library."""

from io import BytesIO
from typing import TypeAlias

import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from kvisa_desktop.dossier.compounds import Compound, Part, with_compounds
from kvisa_desktop.dossier.faces import ARABIC, LATIN, Face, FontFile, Weight

Step: TypeAlias = tuple[str, tuple[tuple[int, int], ...]]


def subset(file: FontFile, text: str) -> tuple[bytes, list[int]]:
    """Return the program that holds the nominal glyphs of `text`, and where they are in it."""
    face = Face(file, Weight.REGULAR)
    glyphs = [face.glyph(char) or 0 for char in text]
    program, places = face.subset(glyphs)
    return program, [places[glyph] for glyph in glyphs]


def opened(program: bytes) -> TTFont:
    """Return the font as fontTools reads it, its sums looked at."""
    return TTFont(BytesIO(program), checkChecksums=2, lazy=False)


@pytest.fixture(scope="module")
def joined() -> tuple[bytes, bytes, list[int]]:
    program, places = subset(LATIN, "oé\u0301 ")
    letter, accented, accent, space = places
    return (
        program,
        with_compounds(
            program,
            [
                Compound((Part(letter, 0, 0), Part(accent, 550, 120)), 605),
                Compound((Part(accented, 0, 0), Part(accent, 550, -900)), 564),
                Compound((Part(space, 0, 0),), 0),
            ],
        ),
        places,
    )


def outline(font: TTFont, glyph: int) -> list[Step]:
    """Return how a glyph is drawn, whatever it is made of."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphName(glyph)].draw(pen)
    return list(pen.value)


def moved(steps: list[Step], x: int, y: int) -> list[Step]:
    return [(name, tuple((at[0] + x, at[1] + y) for at in points)) for name, points in steps]


def test_a_compound_draws_its_parts_where_they_belong(
    joined: tuple[bytes, bytes, list[int]],
) -> None:
    before, after, places = joined
    was, now = opened(before), opened(after)
    first = was["maxp"].numGlyphs

    assert outline(now, first) == [
        *outline(was, places[0]),
        *moved(outline(was, places[2]), 550, 120),
    ]
    assert outline(now, first + 1) == [
        *outline(was, places[1]),
        *moved(outline(was, places[2]), 550, -900),
    ]


def test_glyphs_that_were_there_stay_as_they_were(joined: tuple[bytes, bytes, list[int]]) -> None:
    was, now = opened(joined[0]), opened(joined[1])
    for glyph in range(was["maxp"].numGlyphs):
        assert outline(now, glyph) == outline(was, glyph)
        name, other = now.getGlyphName(glyph), was.getGlyphName(glyph)
        assert now["hmtx"][name] == was["hmtx"][other]


def test_what_leaves_no_ink_is_an_empty_glyph(joined: tuple[bytes, bytes, list[int]]) -> None:
    now = opened(joined[1])
    last = now.getGlyphName(now["maxp"].numGlyphs - 1)

    assert outline(now, now["maxp"].numGlyphs - 1) == []
    assert now["hmtx"][last] == (0, 0)


def test_a_font_states_truly_what_its_compounds_need(
    joined: tuple[bytes, bytes, list[int]],
) -> None:
    now = opened(joined[1])
    stated = dict(vars(now["maxp"]))
    now["maxp"].recalc(now)

    for name in (
        "numGlyphs",
        "maxCompositePoints",
        "maxCompositeContours",
        "maxComponentElements",
        "maxComponentDepth",
    ):
        assert stated[name] == getattr(now["maxp"], name), name


def test_boxes_and_bearings_are_those_of_the_outline(
    joined: tuple[bytes, bytes, list[int]],
) -> None:
    now = opened(joined[1])
    glyphs = now.getGlyphSet()
    head = now["head"]
    for name in now.getGlyphOrder()[-3:-1]:
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        glyph = now["glyf"][name]
        box = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
        assert box == pytest.approx(pen.bounds, abs=2)
        assert now["hmtx"][name][1] == glyph.xMin
        assert head.xMin <= box[0]
        assert head.yMax >= box[3]


def test_another_shaper_measures_the_compounds() -> None:
    program, (letter,) = subset(ARABIC, "ب")
    made = with_compounds(program, [Compound((Part(letter, 0, 0),), 777)])
    font = hb.Font(hb.Face(made))
    assert font.get_glyph_h_advance(font.face.glyph_count - 1) == 777


def test_the_same_compounds_make_the_same_bytes() -> None:
    program, (letter,) = subset(ARABIC, "ب")
    compound = Compound((Part(letter, 0, 0),), 777)
    assert with_compounds(program, [compound]) == with_compounds(program, [compound])
