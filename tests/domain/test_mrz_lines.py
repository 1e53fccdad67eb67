# SPDX-License-Identifier: MIT
"""Lines of the wrong size or with other characters: said with line and position."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.mrz import read_mrz
from kvisa_desktop.domain.mrz_layout import MrzFormat, check_digit
from kvisa_desktop.errors import Refused
from kvisa_desktop.i18n.catalog import Translator

ON = date(2026, 11, 22)
FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
say = Translator("en")


def refusal(lines: Sequence[str]) -> str:
    with pytest.raises(Refused) as caught:
        read_mrz(lines, on=ON)
    assert caught.value.remedy is not None
    return say(caught.value.what)


@pytest.mark.parametrize(
    ("second", "found", "position"),
    [
        (SECOND[:8] + SECOND[9:], 43, 10),  # a character of the number is missing
        (SECOND[:3] + "8" + SECOND[3:], 45, 11),
        (SECOND[:14] + SECOND[15:], 43, 20),
        (SECOND[:-1], 43, 44),
        (SECOND + "0", 45, 45),
    ],
)
def test_a_line_of_the_wrong_length_says_where_it_leaves_its_pattern(
    second: str, found: int, position: int
) -> None:
    assert refusal([FIRST, second]) == (
        f"Line 2 has {found} characters instead of 44; from position {position} on it does not fit."
    )


@pytest.mark.parametrize("first", [FIRST[:-3], FIRST.rstrip("<") + "<", FIRST + "<<"])
def test_fillers_at_the_end_of_a_name_line_are_put_right_and_said(first: str) -> None:
    reading = read_mrz([first, SECOND], on=ON)
    assert reading.lines == (FIRST, SECOND)
    off = abs(len(first) - 44)
    assert say(reading.warnings[0]).startswith(f"Line 1 was {off} character")


def test_a_name_line_is_not_stretched_when_letters_are_at_stake() -> None:
    assert "Line 1 has 25 characters" in refusal([FIRST.rstrip("<"), SECOND])
    assert "Line 1 has 45 characters" in refusal([FIRST[:-1] + "AB", SECOND])


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([], "No line was given."),
        ([" ", "\n"], "No line was given."),
        ([SECOND], "There is 1 line of 44 characters; no machine-readable zone is like it."),
        (
            ["A"] * 4,
            "There are 4 lines, the first of 1 characters; no machine-readable zone is like it.",
        ),
    ],
)
def test_a_wrong_number_of_lines_is_said(lines: list[str], sentence: str) -> None:
    assert refusal(lines) == sentence


@pytest.mark.parametrize("character", ["Ü", "ß", "-", "·", "О"])
def test_other_characters_are_named_with_their_place(character: str) -> None:
    line = FIRST[:7] + character + FIRST[8:]
    assert refusal([line, SECOND]) == (
        f"“{character}” in line 1, position 8 cannot stand in a machine-readable zone."
    )


def test_small_letters_and_fillers_of_full_width_are_taken() -> None:
    wide = "".join(chr(ord(each) + 0xFEE0) for each in FIRST)
    assert read_mrz([wide, SECOND.lower()], on=ON).lines == (FIRST, SECOND)


def test_a_visa_is_known_by_its_first_letter_only_in_the_sizes_that_visas_have() -> None:
    assert read_mrz(["V" + FIRST[1:], SECOND], on=ON).format is MrzFormat.MRV_A
    card = ("V<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6",
            "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")  # fmt: skip
    assert read_mrz(card, on=ON).format is MrzFormat.TD1


@given(st.text(max_size=100))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    with suppress(Refused):
        read_mrz([text], on=ON)


@given(st.lists(st.text("ABC019<", min_size=40, max_size=46), min_size=2, max_size=2))
def test_whatever_looks_like_lines_is_read_or_refused(lines: list[str]) -> None:
    with suppress(Refused):
        reading = read_mrz(lines, on=ON)
        assert all(len(line) == 44 for line in reading.lines)
        assert all(say(each) for each in reading.warnings)


@pytest.mark.parametrize("text", ["ä", "a", "-", "٣"])
def test_a_check_digit_is_computed_over_the_alphabet_of_the_zone_only(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        check_digit(text)


CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_the_lines_of_a_card_are_put_in_their_order_and_it_is_said(order: tuple[int, ...]) -> None:
    reading = read_mrz([CARD[place] for place in order], on=ON)
    assert reading.lines == CARD
    assert "in another order" in say(reading.warnings[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST.replace("ERIKSSON", "ERIKSS0N"), SECOND),
        (FIRST, SECOND.replace("740812", "74O8I2")),
        (FIRST, SECOND.replace("L898902C3", "L898902C4").replace("120415", "120416")),
    ],
)
def test_misread_lines_are_turned_round_as_well(first: str, second: str) -> None:
    assert read_mrz([second, first], on=ON).lines == (first, second)
    assert read_mrz([first, second], on=ON).lines == (first, second)


@pytest.mark.parametrize(
    "pasted",
    [
        f'"{FIRST}"\n"{SECOND}"',
        f'  "{FIRST}",\n  "{SECOND}"',
        f"{FIRST}\n{SECOND}".replace("<", "&lt;"),
        f"{FIRST}\n{SECOND}".replace("<", "\u304f"),
    ],
)
def test_lines_are_read_as_other_software_hands_them_over(pasted: str) -> None:
    reading = read_mrz(pasted, on=ON)
    assert reading.lines == (FIRST, SECOND)
    assert reading.warnings == ()


def test_text_around_the_lines_is_left_out_and_it_is_said() -> None:
    reading = read_mrz(f"PASSPORT 护照\nERIKSSON\n{FIRST}\n{SECOND}\n15 APR 2012", on=ON)
    assert reading.lines == (FIRST, SECOND)
    assert [say(each) for each in reading.warnings] == ["Other text around the lines was left out."]


def test_which_of_three_like_lines_is_meant_is_not_guessed() -> None:
    assert "characters" in refusal([FIRST, FIRST, SECOND])
