# SPDX-License-Identifier: MIT
"""How wide a font of somebody else's page says its characters are."""

import pytest
from pikepdf import Array, Dictionary

from kvisa_desktop.dossier.foreign_widths import agree, by_code, by_number, tolerance_of


def test_a_thousandth_more_or_less_agrees() -> None:
    assert agree([500, 501], 500)
    assert not agree([500, 501.5], 500)
    assert not agree([500], None)
    assert not agree([], 500)


@pytest.mark.parametrize(
    ("unit", "tolerance"), [(0.001, 1), (0.01, 0.1), (-0.01, 0.1), (0.0001, 1)]
)
def test_drawings_are_measured_in_units_of_their_own(unit: float, tolerance: float) -> None:
    font = Dictionary(FontMatrix=Array([unit, 0, 0, unit, 0, 0]))
    assert tolerance_of(font) == pytest.approx(tolerance)
    assert tolerance_of(Dictionary()) == 1


def test_widths_by_code_say_where_they_begin_and_end() -> None:
    font = Dictionary(FirstChar=65, LastChar=200, Widths=Array([500, 600]))
    assert by_code(font) == {65: 500, 66: 600}
    assert [int(font.FirstChar), int(font.LastChar)] == [65, 66]
    bare = Dictionary(Widths=Array([500]))
    assert by_code(bare) == {0: 500}
    assert by_code(Dictionary()) is None


def test_widths_by_number_are_lists_and_ranges() -> None:
    assert by_number(Array([1, Array([500, 600]), 7, 9, 250])) == {
        1: 500,
        2: 600,
        7: 250,
        8: 250,
        9: 250,
    }
    assert by_number(Array([1, 2])) == {}
    assert by_number(None) == {}
