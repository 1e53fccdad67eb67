# SPDX-License-Identifier: MIT
"""Words in cells, in both languages; what may mean two things is refused."""

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.stay import Basis, Certainty, Direction
from kvisa_desktop.domain.stay_table import words
from kvisa_desktop.errors import Refused


@pytest.mark.parametrize("text", ["entry", "Arrived", "IN", "入境", "入"])
def test_entries(text: str) -> None:
    assert words.direction_of(text) is Direction.ENTRY


@pytest.mark.parametrize("text", ["exit", "Departure", "out", "出境", "离境"])
def test_exits(text: str) -> None:
    assert words.direction_of(text) is Direction.EXIT


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("visa", Basis.VISA),
        ("L", Basis.VISA),
        ("X1 visa", Basis.VISA),
        ("M字签证", Basis.VISA),
        ("单方面免签", Basis.VISA_FREE_UNILATERAL),
        ("Visa-free (bilateral)".replace("(", "").replace(")", ""), Basis.VISA_FREE_BILATERAL),
        ("240小时过境免签", Basis.TRANSIT_240H),
        ("居留许可", Basis.RESIDENCE_PERMIT),
        ("port visa", Basis.PORT_VISA),
        ("不详", Basis.UNKNOWN),
    ],
)
def test_bases(text: str, basis: Basis) -> None:
    assert words.basis_of(text) is basis


@pytest.mark.parametrize("text", ["visa-free", "免签", "144小时过境", "work"])
def test_a_basis_that_may_be_two_things_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        words.basis_of(text)


def test_how_sure_a_crossing_is() -> None:
    assert words.certainty_of("验讫章") is Certainty.STAMP
    assert words.certainty_of("Boarding pass") is Certainty.TICKET
    with pytest.raises(Refused):
        words.certainty_of("quite")
    with pytest.raises(Refused):
        words.direction_of("x" * 100)


@pytest.mark.parametrize(
    ("text", "code"),
    [("DE", "DE"), ("DEU", "DE"), ("Germany", "DE"), ("德国", "DE"), ("香港", "HK"), ("UK", "GB")],
)
def test_countries_and_regions(text: str, code: str) -> None:
    assert words.country_of(text) == code


@pytest.mark.parametrize("text", ["Atlantis", "Guinea or so", "United"])
def test_what_is_no_country_or_several_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        words.country_of(text)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("Pudong", Bilingual("Pudong")),
        ("浦东", Bilingual(zh="浦东")),
        ("Pudong / 浦东", Bilingual("Pudong", "浦东")),
        ("浦东/Pudong", Bilingual("Pudong", "浦东")),
        ("Beijing/Daxing", Bilingual("Beijing/Daxing")),
        ("浦东/T2/", Bilingual(zh="浦东/T2/")),
    ],
)
def test_a_text_goes_to_the_language_it_is_in(text: str, both: Bilingual) -> None:
    assert words.bilingual(text) == both


def test_a_text_without_end_is_refused() -> None:
    with pytest.raises(Refused):
        words.bilingual("x" * 2_001)


def test_numbers_are_compared_without_spaces_and_width() -> None:
    assert words.number_key(" a 0123-4567 ") == words.number_key("Ａ01234567") == "A01234567"
