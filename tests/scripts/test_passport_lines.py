# SPDX-License-Identifier: MIT
"""Writing the lines of specimen passports."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.mrz import read_mrz
from kvisa_desktop.domain.mrz_names import names_agree
from kvisa_desktop.domain.person import Sex
from scripts.specimens.passport_lines import write_mrz_td3

ON = date(2026, 11, 22)


def written(surname: str, given_names: str, number: str = "X00000000") -> tuple[str, str]:
    return write_mrz_td3(
        surname=surname,
        given_names=given_names,
        number=number,
        issuing_country="D",
        nationality="D",
        birth_date=date(1990, 1, 2),
        sex=Sex.UNSPECIFIED,
        expires_on=date(2030, 3, 4),
    )


def test_the_specimen_of_the_standard_is_written_to_the_letter() -> None:
    assert write_mrz_td3(
        surname="Eriksson",
        given_names="Anna Maria",
        number="L898902C3",
        issuing_country="UTO",
        nationality="UTO",
        birth_date=date(1974, 8, 12),
        sex=Sex.FEMALE,
        expires_on=date(2012, 4, 15),
        optional="ZE184226B",
    ) == (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    )


def test_letters_that_the_zone_has_not_are_spelt_out() -> None:
    first, _ = written("Müller-Lüdenscheidt", "Jörg")
    assert first.startswith("P<D<<MUELLER<LUEDENSCHEIDT<<JOERG<")


def test_a_single_name_stands_alone() -> None:
    first, _ = written("Suharto", "")
    assert first == "P<D<<SUHARTO".ljust(44, "<")


NAME = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ ", min_size=1, max_size=60).filter(str.strip)


@given(NAME, NAME)
def test_names_of_any_length_fit_and_still_agree(surname: str, given_names: str) -> None:
    first, second = written(surname, given_names)
    assert len(first) == len(second) == 44
    fields = read_mrz([first, second], on=ON).fields
    assert fields.given_names
    assert names_agree(surname, fields.surname, truncated=True)
    assert names_agree(given_names, fields.given_names, truncated=True)


def test_a_number_that_does_not_fit_is_no_passport_number() -> None:
    with pytest.raises(ValueError, match="X0000000000"):
        written("Adeyemi", "Chidinma", "X0000000000")
