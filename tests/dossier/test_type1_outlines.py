# SPDX-License-Identifier: MIT
"""Type 1 programs: which glyphs there are, and how wide each is."""

import pytest

from kvisa_desktop.dossier.type1_outlines import Type1Program, lengths
from tests.dossier.outline_fonts import WIDTHS, type1


def opened(data: bytes) -> Type1Program:
    program = Type1Program.read(data)
    assert program is not None
    return program


def width_of(program: Type1Program, name: str) -> int:
    (width,) = program.widths(name)
    return round(width)


def test_every_glyph_is_as_wide_as_it_was_made() -> None:
    program = opened(type1())
    assert {name: width_of(program, name) for name in WIDTHS} == WIDTHS
    assert set(program.outlines) == set(WIDTHS)


def test_a_glyph_that_is_not_there_has_no_width() -> None:
    assert list(opened(type1()).widths("Ohm")) == []


def test_a_program_is_measured_in_units_of_its_own() -> None:
    program = opened(type1().replace(b"[0.001 0", b"[0.002 0"))
    assert list(program.widths("Z")) == [pytest.approx(1222)]


def test_how_much_salt_there_is_is_said_in_the_program() -> None:
    salted = opened(type1(salt=b"/lenIV 4 def\n"))
    assert width_of(salted, "Z") == WIDTHS["Z"]
    unsalted = opened(type1(salt=b"/lenIV 0 def\n"))
    assert list(unsalted.widths("Z")) != list(salted.widths("Z"))


def test_a_program_may_name_its_codes_itself() -> None:
    own = b"256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 1 /Z put\ndup 2 /.notdef put\n"
    assert opened(type1(own + b"readonly def")).names == {1: "Z"}
    assert opened(type1()).names[ord("e")] == "e"
    assert opened(type1(b"[/.notdef /Z] def")).names == {}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%!PS garbage",
        type1().replace(b"eexec", b"later"),
        type1().replace(b"/FontMatrix", b"/Matrix"),
        type1().split(b"eexec")[0] + b"eexec\nD9D66F633B846A98",
        type1() + bytes(5 << 20),
    ],
)
def test_what_is_written_otherwise_is_not_read(data: bytes) -> None:
    assert Type1Program.read(data) is None


@pytest.mark.parametrize("at", range(200, 900, 90))
def test_a_program_that_breaks_off_has_no_glyphs(at: int) -> None:
    assert not opened(type1()[:at]).outlines


def test_the_parts_of_a_program_are_measured() -> None:
    data = type1()
    said, hidden, ending = lengths(data)
    assert data[:said].endswith(b"eexec\n")
    assert data[said + hidden :] == b"0" * 64 + b"\ncleartomark\n"
    assert said + hidden + ending == len(data)
    assert lengths(data[: said + hidden])[2] == 0


def test_an_ending_made_to_keep_readers_busy_is_measured_at_once() -> None:
    said, hidden, ending = lengths(type1()[:-12] + b"0" * (1 << 20))
    assert (said + hidden, ending) == (len(type1()) - 12 + (1 << 20), 0)
