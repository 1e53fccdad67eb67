# SPDX-License-Identifier: MIT
"""Fonts in the file: one subset a face, widths as drawn, every code saying its own text."""

from collections.abc import Iterator
from io import BytesIO

import pytest
import uharfbuzz as hb
from pikepdf import Dictionary, Object, Pdf

from kvisa_desktop.dossier.compounds import Part
from kvisa_desktop.dossier.embedding import FaceCodes
from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.pen import Pen
from kvisa_desktop.dossier.shaping import Glyph
from kvisa_desktop.dossier.text import one_line
from kvisa_desktop.dossier.theme import Type
from tests.dossier.drawing_hand import drawn

SAID = "Zoë 签证 Ñandú, office 𠮷 شيخ نبيل"


@pytest.fixture(scope="module")
def fonts() -> Iterator[list[Object]]:
    def draw(pen: Pen) -> None:
        with pen.artifact():
            for weight in Weight:
                pen.text(one_line(SAID, weight, chinese=True), 40, 400, Type(12, 16, weight))

    _, data = drawn(draw)
    with Pdf.open(BytesIO(data)) as pdf:
        listed = pdf.pages[0].resources.Font.as_dict()
        yield [font for font in listed.values() if isinstance(font, Dictionary)]


def test_there_is_one_subset_a_face_and_weight(fonts: list[Object]) -> None:
    names = sorted(str(font.BaseFont).split("+")[1] for font in fonts)
    assert names == [
        "NotoSans-Bold",
        "NotoSans-Regular",
        "NotoSansArabic-Bold",
        "NotoSansArabic-Regular",
        "NotoSansJP-Bold",
        "NotoSansJP-Regular",
        "NotoSansSC-Bold",
        "NotoSansSC-Regular",
    ]


def test_every_font_is_embedded_and_composite(fonts: list[Object]) -> None:
    for font in fonts:
        descendant = font.DescendantFonts[0]
        assert str(font.Encoding) == "/Identity-H"
        assert "/FontFile2" in descendant.FontDescriptor
        assert str(descendant.FontDescriptor.FontName) == str(font.BaseFont)
        box = [int(side) for side in descendant.FontDescriptor.FontBBox]
        assert box[0] < box[2]
        assert box[1] < box[3]


def test_stated_widths_are_those_of_the_font_program(fonts: list[Object]) -> None:
    for font in fonts:
        descendant = font.DescendantFonts[0]
        program = hb.Font(hb.Face(descendant.FontDescriptor.FontFile2.read_bytes()))
        places = descendant.CIDToGIDMap.read_bytes()
        first, widths = descendant.W
        for code, width in enumerate(widths, int(first)):
            glyph = int.from_bytes(places[2 * code : 2 * code + 2], "big")
            assert program.get_glyph_h_advance(glyph) == int(width)


def test_every_code_says_its_text_as_utf_16(fonts: list[Object]) -> None:
    said = "".join(
        bytes.fromhex(line.split("> <")[1].rstrip(">")).decode("utf-16-be")
        for font in fonts
        for line in font.ToUnicode.read_bytes().decode("ascii").splitlines()
        if line.startswith("<") and "> <" in line and "FFFF" not in line
    )
    assert set(SAID) <= set(said)


def test_a_glyph_that_says_two_things_gets_two_codes() -> None:
    codes = FaceCodes()
    one, other = Glyph(0, 7, "a", 500, (), 500), Glyph(0, 7, "b", 400, (), 500)

    assert codes.code(one) == codes.code(one) == "0001"
    assert codes.code(other) == "0002"
    assert codes.widths == [500, 400]


def test_a_glyph_made_of_others_gets_a_code_of_its_own() -> None:
    codes = FaceCodes()
    letter = Glyph(0, 7, "س", 500, (), 500)
    dotted = letter._replace(text="ش", parts=(Part(7, 0, 0), Part(9, 200, 30)))
    raised = dotted._replace(parts=(Part(7, 0, 0), Part(9, 200, 60)))

    assert [codes.code(each) for each in (letter, dotted, raised)] == ["0001", "0002", "0003"]


def test_documents_do_not_share_their_codes() -> None:
    def draw(pen: Pen) -> None:
        with pen.artifact():
            pen.text(one_line("only here", Weight.REGULAR), 0, 0, Type(10, 14))

    assert drawn(draw)[1] == drawn(draw)[1]
