# SPDX-License-Identifier: MIT
"""Lines as text operators: the same line is written once, wherever it stands."""

import re

import pytest

from kvisa_desktop.dossier.faces import Weight
from kvisa_desktop.dossier.lettering import Lettering
from kvisa_desktop.dossier.text import one_line

_PLACE = re.compile(r"1 0 0 1 ([\d.]+) [\d.]+ Tm")


def places(written: str) -> list[float]:
    """Return how far right each piece of a line begins."""
    return [float(x) for x in _PLACE.findall(written)]


@pytest.mark.parametrize(
    "said",
    ["Plain words", "签证申请", "K字签证2027版", "Nguyễn Đức", "ọ́kọ̀rò", "محمد", "شيخ نبيل (12)"],
)
def test_a_line_drawn_elsewhere_differs_in_its_places_only(said: str) -> None:
    letters = Lettering(Weight.REGULAR)
    line = one_line(said, Weight.REGULAR, chinese=True)
    here, there = letters.write(line, 10, 50, 60), letters.write(line, 10, 150, 360)

    assert _PLACE.sub("", here) == _PLACE.sub("", there)
    assert places(there) == pytest.approx([x + 100 for x in places(here)], abs=0.002)


def test_another_size_is_another_line() -> None:
    letters = Lettering(Weight.REGULAR)
    line = one_line("K", Weight.REGULAR)
    assert " 10 Tf" in letters.write(line, 10, 0, 0)
    assert " 12 Tf" in letters.write(line, 12, 0, 0)


def test_codes_are_given_in_the_order_of_first_use() -> None:
    letters = Lettering(Weight.REGULAR)
    first, second = one_line("ab", Weight.REGULAR), one_line("ba", Weight.REGULAR)
    assert "<00010002>" in letters.write(first, 10, 0, 0)
    assert "<00020001>" in letters.write(second, 10, 0, 0)


def spoken(said: str) -> list[str]:
    """Return what a reader hears instead of the glyphs of a line."""
    written = Lettering(Weight.REGULAR).write(
        one_line(said, Weight.REGULAR, chinese=True), 10, 0, 0
    )
    found = re.findall(r"/ActualText <FEFF([0-9A-F]+)>", written)
    return [bytes.fromhex(each).decode("utf-16-be") for each in found]


def test_air_between_han_and_letters_is_not_said() -> None:
    assert spoken("K字") == ["K字"]


def test_what_runs_to_the_left_speaks_for_itself_beside_air() -> None:
    assert spoken("签证يوسف签证K字") == ["签证K字"]
    assert spoken("محمد") == spoken("प्रियंका") == spoken("ọ́") == []


def test_a_word_of_letters_and_dots_is_drawn_in_one_go() -> None:
    written = Lettering(Weight.REGULAR).write(one_line("شيخ نبيل", Weight.REGULAR), 10, 0, 0)
    assert written.count(" TJ") == written.count(" Tf") == written.count(" Tm") == 1
