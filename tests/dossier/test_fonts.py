# SPDX-License-Identifier: MIT
"""Which face draws what, and what none can draw."""

import pytest
from typing_extensions import override

from kvisa_desktop.dossier.faces import (
    ARABIC,
    DEVANAGARI,
    FIGURES,
    GEORGIAN,
    LATIN,
    OTHER_SCRIPTS,
    SIMPLIFIED,
    Face,
    Weight,
)
from kvisa_desktop.dossier.fonts import CHAIN, describe, family, missing

FACES = {file.name: index for index, file in enumerate(CHAIN)}


@pytest.mark.parametrize("index", range(len(CHAIN)), ids=list(FACES))
def test_every_face_opens_in_both_weights(index: int) -> None:
    regular, bold = family(Weight.REGULAR).face(index), family(Weight.BOLD).face(index)

    assert regular.name.endswith("-Regular")
    assert bold.name.endswith("-Bold")
    assert regular.ascent > 0 > regular.descent


def test_bold_is_drawn_wider_because_the_weight_is_pinned() -> None:
    regular, bold = (Face(LATIN, weight) for weight in Weight)
    letter = regular.glyph("m")

    assert letter is not None
    assert bold.advance(letter) > regular.advance(letter)


def test_a_subset_holds_only_what_was_asked_for() -> None:
    face = Face(SIMPLIFIED, Weight.REGULAR)
    glyphs = [glyph for char in "申请人" if (glyph := face.glyph(char)) is not None]

    subset = face.subset(glyphs)

    assert set(glyphs) <= set(subset.places)
    assert len(subset.program) < 20_000
    assert face.subset(glyphs).program == subset.program


@pytest.mark.parametrize(
    ("char", "chinese", "name"),
    [
        ("é", False, "NotoSans"),
        ("é", True, "NotoSans"),
        ("Щ", True, "NotoSans"),
        ("7", True, "NotoSans"),
        ("签", False, "NotoSansSC"),
        ("，", True, "NotoSansSC"),
        ("“", True, "NotoSansSC"),
        ("“", False, "NotoSans"),
        ("—", True, "NotoSansSC"),
        ("…", False, "NotoSans"),
        ("·", True, "NotoSansSC"),
        ("·", False, "NotoSans"),
        ("䶮", True, "NotoSansSC"),
        ("𠮷", True, "NotoSansJP"),
        ("김", False, "NotoSansKR"),
        ("م", False, "NotoSansArabic"),
        ("श", False, "NotoSans"),
        ("ש", False, "NotoSansHebrew"),
        ("ก", False, "NotoSansThai"),
        ("ລ", False, "NotoSansLao"),
        ("ខ", True, "NotoSansKhmer"),
        ("မ", False, "NotoSansMyanmar"),
        ("ব", False, "NotoSansBengali"),
        ("த", False, "NotoSansTamil"),
        ("త", False, "NotoSansTelugu"),
        ("አ", False, "NotoSansEthiopic"),
        ("გ", False, "FiraGO"),
    ],
)
def test_each_character_comes_from_the_face_that_draws_it_best(
    char: str, chinese: bool, name: str
) -> None:
    assert family(Weight.REGULAR).pick(char, chinese=chinese) == FACES[name]


def test_the_scripts_of_few_names_are_the_last_asked() -> None:
    assert CHAIN[5:] == (ARABIC, DEVANAGARI, *OTHER_SCRIPTS, GEORGIAN)


def test_rare_name_characters_are_not_missing() -> None:
    assert missing("㛃 𠮷 𬭎 䶮 龘 ọ́ Nguyễn Ñ ß") == ()


def test_characters_without_a_glyph_are_named_once_and_in_order() -> None:
    assert missing("abԱ\u0562Ա\U0001f600") == ("Ա", "բ", "😀")
    assert missing("\x07") == ("\x07",)


def test_characters_that_only_steer_shaping_are_not_missing() -> None:
    assert missing("रा\u200dम \u200eمحمد\u200f می\u200cخواهم soft\u00adhyphen\nline\tend") == ()


def test_decomposed_letters_count_as_the_composed_ones() -> None:
    assert missing("e\u0301 o\u0323\u0300") == ()


def test_a_character_is_described_by_code_point_and_name() -> None:
    assert describe("Ա") == "U+0531 ARMENIAN CAPITAL LETTER AYB"
    assert describe("\x07").startswith("U+0007")


def test_a_face_has_all_of_a_word_or_not() -> None:
    face = Face(LATIN, Weight.REGULAR)
    assert face.has_all("Zoë")
    assert face.has_all("")
    assert not face.has_all("Zoë签")
    assert face.has_all("Zoë")


@pytest.mark.parametrize("weight", Weight)
def test_dates_and_numbers_are_set_as_the_shaper_would_set_them(weight: Weight) -> None:
    face = Face(LATIN, weight)
    assert face.keeps_figures_apart

    for text in ("2027-02-15", "11:47", "1/71", "7.5", "--::..//", FIGURES * 2, FIGURES[::-1]):
        glyphs = [glyph for char in text if (glyph := face.glyph(char)) is not None]
        shaped = face.shape(text, rtl=False, plain=True)
        assert [(each.glyph, each.advance, each.dx, each.dy) for each in shaped] == [
            (glyph, face.advance(glyph), 0, 0) for glyph in glyphs
        ]


def test_a_face_without_figures_does_not_set_them() -> None:
    class Pictures(Face):
        """A face that has no number."""

        @override
        def glyph(self, char: str) -> int | None:
            return None

    assert not Pictures(LATIN, Weight.REGULAR).keeps_figures_apart
