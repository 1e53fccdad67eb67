# SPDX-License-Identifier: MIT
"""Text into words of glyphs: what is drawn, and what is said back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.fonts import family
from kvisa_desktop.dossier.shaping import Glyph, Word, clusters, words

REGULAR = Weight.REGULAR
DRAWN = st.text(alphabet="abÉŁ ,.-/09签证申请（）“”，。·—日مदрो", max_size=40)


def glyphs(word: Word) -> list[Glyph]:
    """Return the glyphs of a word from left to right."""
    return [glyph for run in word.runs for glyph in run]


def said(word: Word) -> str:
    """Return what the glyphs of a word say back, right to left where that is the script."""
    texts = [glyph.text for glyph in glyphs(word)]
    return "".join(reversed(texts) if word.is_rtl else texts)


@given(DRAWN, st.booleans())
def test_words_hold_the_whole_text_in_order(text: str, chinese: bool) -> None:
    found = words(text, REGULAR, chinese=chinese)
    assert "".join(word.text for word in found) == unicodedata.normalize("NFC", text)


def test_han_characters_are_words_of_their_own() -> None:
    assert [word.text for word in words("申请K字签证", REGULAR, chinese=True)] == list(
        "申请K字签证"
    )


def test_latin_words_are_kerned() -> None:
    (kerned,) = words("AVATAR", REGULAR, chinese=False)
    apart = sum(glyph.width for glyph in glyphs(kerned))
    assert kerned.width < apart


def test_a_ligature_never_swallows_a_letter_of_a_name() -> None:
    (word,) = words("Steffi", REGULAR, chinese=False)
    assert [glyph.text for glyph in glyphs(word)] == list("Steffi")


def test_a_mark_without_a_composed_letter_is_one_glyph_with_its_letter() -> None:
    (word,) = words("ọ́", REGULAR, chinese=False)
    (glyph,) = glyphs(word)

    assert glyph.text == "ọ́"
    assert len(glyph.parts) == 3
    assert glyph.parts[0].glyph == glyph.glyph


@pytest.mark.parametrize(
    "name",
    [
        "प्रियंका",
        "क्षत्रिय",
        "สมชาย",
        "ບຸນມີ",
        "ដារ៉ា",
        "အောင်ကျော်ဇင်",
        "চৌধুরী",
        "மீனாட்சி",
        "మచిలీపట్నం",
        "ተስፋዬ",
        "გიორგი",
        "محمد",
        "شيخ",
        "پاکستان",
        "مُحَمَّد",
        "علی‌پور",
        "שָׁלוֹם",
    ],
)
def test_every_script_says_what_it_draws(name: str) -> None:
    found = words(name, REGULAR, chinese=False)
    assert "".join(said(word) for word in found) == unicodedata.normalize("NFC", name)


def test_what_one_character_is_drawn_of_is_one_glyph() -> None:
    (word,) = words("نبيل", REGULAR, chinese=False)

    assert [glyph.text for glyph in glyphs(word)] == list("ليبن")
    assert [bool(glyph.parts) for glyph in glyphs(word)] == [False, True, True, True]
    assert word.width == sum(glyph.width for glyph in glyphs(word))


def test_a_mark_on_a_letter_that_runs_to_the_left_has_a_glyph_of_its_own() -> None:
    (word,) = words("مُ", REGULAR, chinese=False)
    mark, letter = glyphs(word)

    assert (mark.text, letter.text) == ("ُ", "م")
    assert mark.width == 0


def test_letters_of_a_word_are_joined() -> None:
    (alone,) = words("ه", REGULAR, chinese=False)
    (joined,) = words("ههه", REGULAR, chinese=False)
    assert len({glyph.glyph for word in (alone, joined) for glyph in glyphs(word)}) == 4


def test_what_runs_to_the_left_is_drawn_by_one_face() -> None:
    found = words("محمد (7) بن", REGULAR, chinese=False)

    assert {glyph.face for word in found for glyph in glyphs(word)} == {5}
    assert all(word.level for word in found)


def test_a_bracket_between_words_that_run_to_the_left_is_mirrored_and_says_itself() -> None:
    (word,) = words("(ש)", REGULAR, chinese=False)
    closing, _, opening = glyphs(word)
    face = family(REGULAR).face(opening.face)

    assert (opening.text, closing.text) == ("(", ")")
    assert (opening.glyph, closing.glyph) == (face.glyph(")"), face.glyph("("))


@pytest.mark.parametrize("char", ["\u200c", "\u200e", "\u200f"])
def test_what_only_steers_takes_no_room(char: str) -> None:
    alone, steered = words("شب", REGULAR, chinese=False), words(f"شب{char}", REGULAR, chinese=False)
    assert sum(word.width for word in alone) == sum(word.width for word in steered)
    assert "".join(said(word) for word in steered) == f"شب{char}"


def test_hebrew_runs_from_right_to_left() -> None:
    (word,) = words("חנה", REGULAR, chinese=False)
    assert word.is_rtl
    assert [glyph.text for glyph in glyphs(word)] == list("הנח")


def test_letter_and_marks_are_one_cluster() -> None:
    assert list(clusters("ọ́b\u200dश\u093f")) == ["ọ́", "b\u200d", "शि"]


def test_the_same_word_is_shaped_once() -> None:
    assert words("Berlin", REGULAR, chinese=False) is words("Berlin", REGULAR, chinese=False)


def test_a_character_no_face_has_is_a_defect_here() -> None:
    with pytest.raises(LookupError, match="missing"):
        words("Ա", REGULAR, chinese=False)
