# SPDX-License-Identifier: MIT
"""CFF programs: which glyphs there are, and how wide each is."""

import io

import pytest
from fontTools.misc.psCharStrings import T2CharString
from fontTools.ttLib import TTFont

from kvisa_desktop.dossier.cff_outlines import CffProgram, is_wrapped
from tests.dossier.outline_fonts import ORDER, WIDTHS, bare, wrapped


def opened(data: bytes) -> CffProgram:
    program = CffProgram.read(data)
    assert program is not None
    return program


@pytest.mark.parametrize("data", [bare(), wrapped()])
def test_every_glyph_is_as_wide_as_it_was_made(data: bytes) -> None:
    program = opened(data)
    assert {name: set(program.widths(name)) for name in ORDER} == {
        name: {width} for name, width in WIDTHS.items()
    }


def test_a_glyph_that_is_not_there_has_no_width() -> None:
    assert list(opened(bare()).widths("Ohm")) == []


def test_glyphs_may_have_numbers_only() -> None:
    program = opened(bare(by_number="Identity"))
    assert program.is_by_number
    assert [set(program.widths_of(at)) for at in range(1, len(ORDER))] == [
        {WIDTHS[name]} for name in ORDER[1:]
    ]
    assert list(program.widths_of(len(ORDER))) == []


def test_numbers_of_a_program_with_names_are_the_places_of_its_glyphs() -> None:
    program = opened(bare())
    assert set(program.widths_of(ORDER.index("Z"))) == {WIDTHS["Z"]}
    assert list(program.widths_of(len(ORDER))) == []


def test_a_usual_width_in_fractions_is_read_both_ways() -> None:
    assert sorted(opened(bare(nominal=600.75)).widths("Z")) == [610.25, 611]
    assert sorted(opened(bare(usual=500.5)).widths("e")) == [500, 500]


def test_the_codes_of_a_program_are_the_usual_ones_unless_it_says_otherwise() -> None:
    names = opened(bare()).names
    assert (names[ord("Z")], names.get(128)) == ("Z", None)


def test_only_a_whole_file_is_wrapped() -> None:
    assert is_wrapped(wrapped())
    assert not is_wrapped(bare())


def looping() -> bytes:
    """Return a program whose first letter calls subroutines that call one another for ever."""
    font = TTFont(io.BytesIO(wrapped()))
    outlines = font["CFF "].cff
    outlines[0].CharStrings["Z"].setProgram([-107, "callgsubr", "endchar"])
    for _ in range(2):
        call = T2CharString(program=[-107, "callgsubr", -107, "callgsubr"])
        outlines.GlobalSubrs.append(call)
    out = io.BytesIO()
    font.recalcBBoxes = False
    font.save(out)
    return out.getvalue()


def test_a_program_made_to_keep_readers_busy_is_left() -> None:
    with pytest.raises(ValueError, match="6"):
        opened(looping()).widths("Z")


def test_a_program_says_whose_numbers_it_uses() -> None:
    assert opened(bare(by_number="GB1")).collection == "Adobe-GB1"
    assert opened(bare()).collection == ""


def test_a_name_says_the_text_of_a_number() -> None:
    numbers = [ORDER.index("Z"), ORDER.index("glyph7"), len(ORDER)]
    assert list(opened(bare()).texts_of(numbers).values()) == ["Z", "", ""]
    assert list(opened(bare(by_number="GB1")).texts_of(numbers).values()) == ["", "", ""]
