# SPDX-License-Identifier: MIT
"""Words into lines: laws every text obeys, and the cases people notice."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.text import (
    AIR,
    NEVER_FIRST,
    NEVER_LAST,
    SHARED,
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


@example("申申申申申申申申（2027年2027年申", 8326)
@example("申申申申申申申申2027年，申申", 6000)
@example("申申申申申申，，，申申，", 6000)
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
    things = re.findall(r"（*(?:[K\d]*\d年|[K\d]+|[^K\d（])[，。）]*\s*", lines[-2].text)
    # The line before would be left nearly empty itself, or what it ends in finds no room below.
    assert len(things) <= 2 or measure(things[-1] + lines[-1].text, REGULAR) > width


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
    assert measure("，", REGULAR, chinese=True) == 1_000
    assert measure("（）", REGULAR, chinese=True) == 2_000


@pytest.mark.parametrize("marks", ["》（", "），", "。”", "（《", "：《", "？！"])
def test_two_full_width_marks_in_a_row_take_an_em_and_a_half(marks: str) -> None:
    assert measure(marks, REGULAR, chinese=True) == 1_500


def test_marks_that_share_their_width_are_still_read_as_they_are() -> None:
    line = one_line("《条例》（2025年修订）第七条", REGULAR, chinese=True)
    assert line.text == "《条例》（2025年修订）第七条"
    assert line.gaps.count(SHARED) == 1


def test_line_ends_in_the_text_are_kept() -> None:
    assert [line.text for line in broken("甲\n乙\r\n丙", 9_000)] == ["甲", "乙", "丙"]


def test_an_empty_text_is_one_empty_line() -> None:
    (line,) = broken("", 9_000)
    assert line.words == ()
    assert line.width == 0


def on_paper(text: str) -> list[str]:
    """Return the words of a line as they stand, without the marks that only tell directions."""
    return [word.text for word in one_line(text, REGULAR).words if word.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فاطمه Fatemeh رضایی کریمی", ["فاطمه", " ", "Fatemeh", " ", "کریمی", " ", "رضایی"]),
        ("רחל בן-דוד", ["דוד", "בן-", " ", "רחל"]),
        ("ז'קלין לוי", ["לוי", " ", "ז'קלין"]),
        ("ברק 12 דוד", ["דוד", " ", "12", " ", "ברק"]),
        ("ברק 12", ["12", " ", "ברק"]),
        ("12 ברק", ["ברק", " ", "12"]),
        ("רחל - Rachel", ["רחל", " ", "-", " ", "Rachel"]),
        ("Rachel (רחל) x", ["Rachel", " ", "(", "רחל", ")", " ", "x"]),
        ("שם (ברק 12)", [")", "12", " ", "(ברק", " ", "שם"]),
        ("王 يوسف 12", ["王", " ", "12", " ", "يوسف"]),
    ],
)
def test_words_stand_as_their_directions_say(text: str, expected: list[str]) -> None:
    assert on_paper(text) == expected


@pytest.mark.parametrize("text", ["يوسف (القاهرة) 7 Yusuf", "ברק 12 שם", "姓名 يوسف 签证", "רחל"])
def test_a_line_is_read_in_the_order_in_which_it_was_written(text: str) -> None:
    assert one_line(text, REGULAR).text == text


def test_marks_of_direction_stand_where_readers_go_wrong_and_take_no_room() -> None:
    line = one_line("ברק 12 שם (x)", REGULAR)
    drawn = [glyph.text for word in line.words for run in word.runs for glyph in run]

    assert "".join(drawn) == "םש \u200f12 קרב\u200e (x)"
    assert all(word.width == 0 for word in line.words if not word.text)
    assert "\u200f" not in line.text


def test_a_plain_line_has_no_marks_of_direction() -> None:
    assert all(word.text and not word.level for word in one_line("Zoë 12 (签证)", REGULAR).words)


def test_no_air_stands_beside_what_runs_to_the_left() -> None:
    line = one_line("姓名يوسف签证K字", REGULAR, chinese=True)
    assert [gap for gap in line.gaps if gap] == [AIR, AIR]


MIXED_DIRECTIONS = st.lists(
    st.sampled_from(
        [*"签证，（）", "K", "2027", " ", "يوسف", "רחל", "(", ")", "-", "١٢", "\u200f"]
    ),
    min_size=1,
    max_size=30,
).map("".join)


@given(MIXED_DIRECTIONS, st.integers(8_000, 30_000))
def test_text_of_both_directions_keeps_the_margin_and_loses_nothing(text: str, width: int) -> None:
    lines = broken(text, width)
    assert all(line.width <= width for line in lines)
    assert re.sub(r"\s", "", "".join(line.text for line in lines)) == re.sub(r"\s", "", text)
