# SPDX-License-Identifier: MIT
"""Text into words of glyphs: what is drawn, and what is said back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.shaping import Word, clusters, words

REGULAR = Weight.REGULAR
DRAWN = st.text(alphabet="abÉŁ ,.-/09签证申请（）“”，。·—日مदрो", max_size=40)


def said(word: Word) -> str:
    """Return what the glyphs of a word say back, right to left where that is the script."""
    runs = [run.stands_for or "".join(glyph.text for glyph in run.glyphs) for run in word.runs]
    return "".join(reversed(runs)) if word.is_rtl else "".join(runs)


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
    apart = sum(glyph.width for run in kerned.runs for glyph in run.glyphs)
    assert kerned.width < apart


def test_a_ligature_never_swallows_a_letter_of_a_name() -> None:
    (word,) = words("Steffi", REGULAR, chinese=False)
    assert [glyph.text for run in word.runs for glyph in run.glyphs] == list("Steffi")


def test_a_mark_without_a_composed_letter_sits_on_its_letter() -> None:
    (word,) = words("ọ́", REGULAR, chinese=False)
    (run,) = word.runs

    assert run.stands_for == "ọ́"
    assert any(glyph.dx or glyph.dy for glyph in run.glyphs) or len(run.glyphs) > 1
    assert unicodedata.normalize("NFC", "".join(g.text for g in run.glyphs)) == "ọ́"


@pytest.mark.parametrize("name", ["प्रियंका", "क्षत्रिय"])
def test_devanagari_is_shaped_and_says_its_text(name: str) -> None:
    (word,) = words(name, REGULAR, chinese=False)
    assert [run.stands_for for run in word.runs] == [name]


@pytest.mark.parametrize(
    "name",
    ["สมชาย", "ບຸນມີ", "ដារ៉ា", "အောင်ကျော်ဇင်", "চৌধুরী", "மீனாட்சி", "మచిలీపట్నం", "ተስፋዬ"],
)
def test_every_script_says_what_it_draws(name: str) -> None:
    found = words(name, REGULAR, chinese=False)
    assert "".join(said(word) for word in found) == unicodedata.normalize("NFC", name)


def test_arabic_runs_from_right_to_left_and_says_its_text() -> None:
    found = words("محمد عبد", REGULAR, chinese=False)
    assert [word.is_rtl for word in found] == [True, False, True]
    assert found[0].text == "محمد"
    for word in (found[0], found[2]):
        letters = [(run.stands_for or "".join(g.text for g in run.glyphs)) for run in word.runs]
        assert "".join(letters)[::-1] == word.text or said(word) == word.text


def test_hebrew_runs_from_right_to_left() -> None:
    (word,) = words("חנה", REGULAR, chinese=False)
    assert word.is_rtl
    assert [glyph.text for run in word.runs for glyph in run.glyphs] == list("הנח")


def test_letter_and_marks_are_one_cluster() -> None:
    assert list(clusters("ọ́b\u200dश\u093f")) == ["ọ́", "b\u200d", "शि"]


def test_the_same_word_is_shaped_once() -> None:
    assert words("Berlin", REGULAR, chinese=False) is words("Berlin", REGULAR, chinese=False)


def test_a_character_no_face_has_is_a_defect_here() -> None:
    with pytest.raises(LookupError, match="missing"):
        words("გ", REGULAR, chinese=False)
