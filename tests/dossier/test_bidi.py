# SPDX-License-Identifier: MIT
"""Which way characters run, as the bidirectional algorithm of Unicode has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.dossier.bidi import levels, visual

TEXTS = st.text(alphabet="ab签אבمد12٣ .,-/()[]«:+%\u064e\u200e\u200f\u202b", max_size=16)


def drawn(text: str) -> str:
    """Return a text as it stands on paper; brackets are mirrored when they are drawn."""
    return "".join(visual(text, levels(text) or [0] * len(text)))


@pytest.mark.parametrize(
    ("text", "on_paper"),
    [
        ("אבג", "גבא"),
        ("a אב", "a בא"),
        ("אב a", "בא a"),
        ("אב 12", "12 בא"),
        ("12 אב", "בא 12"),
        ("a 12 אב", "a 12 בא"),
        ("אב 1.5 גד", "דג 1.5 בא"),
        ("אב 5% גד", "דג 5% בא"),
        ("מד 12-3 a", "12-3 דמ a"),
        ("مد 12-3 a", "3-12 دم a"),
        ("אב 12/34 גד", "דג 12/34 בא"),
        ("a (אב) b", "a (בא) b"),
        ("אב (גד) b", ")דג( בא b"),
        ("אב (a) גד b", "בא (a) דג b"),
        ("אב, גד. x", "דג ,בא. x"),
        ("١٢ abc", "١٢ abc"),
        ("a אב\u064e", "a \u064eבא"),
    ],
)
def test_texts_stand_on_paper_as_unicode_has_it(text: str, on_paper: str) -> None:
    assert drawn(text) == on_paper


def test_a_text_without_letters_that_run_to_the_left_has_no_levels() -> None:
    assert levels("Zoë (12) 签证") == ()
    assert levels("") == ()


def test_numbers_stand_one_level_above_the_text_they_are_in() -> None:
    assert levels("אב 12") == (1, 1, 1, 2, 2)
    assert levels("x אב 12") == (0, 0, 1, 1, 1, 2, 2)


def test_a_text_without_letters_that_run_to_the_right_runs_to_the_left_as_a_whole() -> None:
    assert levels("(אב).") == (1, 1, 1, 1, 1)
    assert levels("(אב). x")[0] == 0


def test_what_opens_an_embedding_is_passed_over() -> None:
    assert levels("a\u202bאב\u202c b") == (0, 0, 1, 1, 1, 0, 0)


def test_brackets_of_another_kind_do_not_close_each_other() -> None:
    assert drawn("אב (גד] b") == "דג( בא] b"


@given(TEXTS)
def test_each_character_has_one_level_and_none_is_lost(text: str) -> None:
    found = levels(text)
    assert len(found) in {0, len(text)}
    assert set(found) <= {0, 1, 2}
    assert sorted(drawn(text)) == sorted(text)


@given(TEXTS)
def test_turned_text_is_turned_back_by_its_levels_once_more(text: str) -> None:
    found = levels(text)
    order = visual(range(len(text)), found or [0] * len(text))
    assert visual(order, [found[at] if found else 0 for at in order]) == list(range(len(text)))
