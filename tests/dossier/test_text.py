# SPDX-License-Identifier: MIT
"""Words into lines: laws every text obeys, and the cases people notice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.text import (
    AIR,
    NEVER_FIRST,
    NEVER_LAST,
    Line,
    break_lines,
    measure,
    one_line,
)

REGULAR = Weight.REGULAR
HAN = "申请人于年月日前往使领馆递交字签证材料学位书"
MIXED = st.lists(
    st.sampled_from([*HAN, *"，。、（）“”《》：；", "K", "2027", "Berlin", "R&D", " ", "·", "—"]),
    min_size=1,
    max_size=60,
).map("".join)


def broken(text: str, width: int, *, chinese: bool = True) -> tuple[Line, ...]:
    return break_lines(text, REGULAR, width, chinese=chinese)


@given(MIXED, st.integers(6_000, 40_000))
def test_no_line_passes_the_margin(text: str, width: int) -> None:
    assert all(line.width <= width for line in broken(text, width))


@given(MIXED, st.integers(8_000, 40_000))
def test_nothing_is_lost_but_spaces_at_line_ends(text: str, width: int) -> None:
    lines = broken(text, width)
    assert re.sub(r"\s", "", "".join(line.text for line in lines)) == re.sub(r"\s", "", text)


@given(
    st.lists(st.sampled_from([*HAN, "，", "。", "（K）", "“签证”"]), min_size=20).map("".join),
    st.integers(6_000, 20_000),
)
def test_closing_marks_never_begin_and_opening_marks_never_end_a_line(
    text: str, width: int
) -> None:
    if re.search("[，。）”]{3,}", text):
        return  # marks in a heap longer than a line have to go somewhere
    lines = broken(text, width)
    assert all(line.text[0] not in NEVER_FIRST for line in lines[1:])
    assert all(line.text[-1] not in NEVER_LAST for line in lines[:-1])


@given(
    st.lists(st.sampled_from([*HAN, *"，。（）", "K", "2027年", " "]), min_size=12).map("".join),
    st.integers(6_000, 20_000),
)
def test_a_last_line_is_no_single_character_where_one_can_be_pulled_down(
    text: str, width: int
) -> None:
    lines = broken(text, width)
    shown = lines[-1].text.rstrip("，。） ")
    if not lines[1:] or len(shown) != 1 or shown not in HAN:
        return
    before = lines[-2]
    # the line before ends in what is glued together, or would be left nearly empty itself
    assert before.words[-1].text not in HAN or before.words[-2].text in NEVER_LAST


def test_a_single_last_character_gets_company() -> None:
    assert [line.text for line in broken("申请人前往使领馆", 7_000)] == ["申请人前往使", "领馆"]
    assert [line.text for line in broken("申请人前往使领馆。", 7_500)] == ["申请人前往使", "领馆。"]
    assert [line.text for line in broken("申请人前往（使）馆", 8_000)] == [
        "申请人前往",
        "（使）馆",
    ]


@given(st.integers(8_000, 30_000))
def test_latin_words_and_dates_stay_whole(width: int) -> None:
    whole = {"Adaeze", "2027-02-15", "Technische", "Universität", "Berlin"}
    text = "申请人Adaeze于2027-02-15前往Technische Universität Berlin递交材料"
    found = re.findall(r"[A-Za-zä]+|[\d-]+", "\n".join(line.text for line in broken(text, width)))
    assert set(found) == whole


@pytest.mark.parametrize("together", ["2027年", "15日", "第3页", "附件3"])
def test_a_number_stays_with_what_it_counts(together: str) -> None:
    for width in range(4_000, 14_000, 250):
        lines = broken(f"申请材料于{together}之内", width)
        assert any(together in line.text for line in lines)


def test_words_with_hyphens_and_slashes_may_end_a_line_there() -> None:
    lines = break_lines("science/technology", REGULAR, 8_000)
    assert [line.text for line in lines] == ["science/", "technology"]


def test_a_word_longer_than_the_line_is_cut_rather_than_printed_over_the_margin() -> None:
    lines = break_lines("antidisestablishmentarianism", REGULAR, 6_000)
    assert len(lines) > 1
    assert all(line.width <= 6_000 for line in lines)


def test_a_quarter_of_an_em_of_air_stands_between_han_and_latin() -> None:
    line = one_line("K字签证2027版", REGULAR, chinese=True)
    apart = [gap for gap in line.gaps if gap]

    assert apart == [AIR, AIR, AIR]
    assert line.text == "K字签证2027版"


def test_no_air_where_a_space_or_a_mark_stands_already() -> None:
    line = one_line("K 字（Berlin）", REGULAR, chinese=True)
    assert not any(line.gaps)


def test_full_width_marks_keep_their_width() -> None:
    assert measure("，。（）", REGULAR, chinese=True) == 4_000


def test_line_ends_in_the_text_are_kept() -> None:
    assert [line.text for line in broken("甲\n乙\r\n丙", 9_000)] == ["甲", "乙", "丙"]


def test_an_empty_text_is_one_empty_line() -> None:
    (line,) = broken("", 9_000)
    assert line.words == ()
    assert line.width == 0


def test_right_to_left_words_are_turned_round_as_a_group() -> None:
    line = one_line("فاطمه Fatemeh رضایی کریمی", REGULAR)
    assert line.text.split() == ["فاطمه", "Fatemeh", "کریمی", "رضایی"]


@pytest.mark.parametrize(
    ("name", "on_paper"),
    [
        ("רחל בן-דוד", ["דוד", "-", "בן", " ", "רחל"]),
        ("ז'קלין לוי", ["לוי", " ", "קלין", "'", "ז"]),
        ("بن-علي محمد", ["محمد", " ", "علي", "-", "بن"]),
        ("ברק 12 דוד", ["דוד", " ", "12", " ", "ברק"]),
        ("רחל - Rachel", ["רחל", " ", "-", " ", "Rachel"]),
    ],
)
def test_marks_and_numbers_between_right_to_left_words_go_along(
    name: str, on_paper: list[str]
) -> None:
    line = one_line(name, REGULAR)
    assert [word.text for word in line.words] == on_paper
