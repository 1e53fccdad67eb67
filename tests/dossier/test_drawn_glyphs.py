# SPDX-License-Identifier: MIT
"""Type 3 fonts: which drawings there are, and how wide each is."""

import pytest
from pikepdf import Dictionary, Pdf

from kvisa_desktop.dossier.drawn_glyphs import DrawnProgram
from tests.dossier.outline_fonts import WIDTHS, drawings


def test_every_drawing_is_as_wide_as_it_says() -> None:
    with Pdf.new() as pdf:
        program = DrawnProgram.read(drawings(pdf))
        assert program is not None
        assert {name: program.widths(name) for name in WIDTHS} == {
            name: (width,) for name, width in WIDTHS.items()
        }
        assert list(program.widths("Ohm")) == []


@pytest.mark.parametrize("content", [b"", b"0 0 9 9 re f", b"q 500 0 d0 Q"])
def test_a_drawing_that_does_not_begin_with_its_width_has_none(content: bytes) -> None:
    with Pdf.new() as pdf:
        font = drawings(pdf, CharProcs=Dictionary(Z=pdf.make_stream(content)))
        program = DrawnProgram.read(font)
        assert program is not None
        assert list(program.widths("Z")) == []


def test_a_font_without_drawings_is_none() -> None:
    assert DrawnProgram.read(Dictionary()) is None
