# SPDX-License-Identifier: MIT
"""The numbers on Chinese certificates."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain import story
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.degree import Degree, DegreeId, DegreeLevel
from kvisa_desktop.domain.degree_numbers import (
    CertificateKind,
    CertificateNumber,
    number_findings,
    read_number,
)
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.i18n.catalog import Translator
from tests.case_builders import TODAY, graduate_case

DEGREE, GRADUATION = CertificateKind.DEGREE, CertificateKind.GRADUATION
say = Translator("en")
# 10001 is an institution code made up for these tests.
MASTER_16 = "1000132021000123"
MASTER_18 = "100011202102000123"


def keys(**fields: Any) -> list[str]:  # noqa: ANN401
    given_fields = {
        "issued_country": "CN",
        "level": DegreeLevel.MASTER,
        "awarded": PartialDate(2021, 6),
        "degree_number": MASTER_16,
        "graduation_number": MASTER_18,
        **fields,
    }
    degree = Degree(id=DegreeId(UUID(int=3)), person_id=PersonId(UUID(int=1)), **given_fields)
    found = number_findings(degree)
    for each in found:
        assert each.weight is Weight.NOTE
        assert each.sources == ("A-19",)
        assert each.record_id == degree.id
        assert each.next_step is not None
        assert say(each.text)
    return [f"{each.id} {each.field}" for each in found]


def test_a_degree_number_has_sixteen_digits() -> None:
    assert read_number(MASTER_16, DEGREE) == CertificateNumber(
        DEGREE, "10001", "3", DegreeLevel.MASTER, 2021, "000123"
    )


def test_a_graduation_number_has_eighteen_digits() -> None:
    assert read_number(MASTER_18, GRADUATION) == CertificateNumber(
        GRADUATION, "10001", "02", DegreeLevel.MASTER, 2021, "000123"
    )


@pytest.mark.parametrize(
    ("code", "level"),
    [("2", DegreeLevel.DOCTOR), ("3", DegreeLevel.MASTER), ("4", DegreeLevel.BACHELOR),
     ("9", None)],
)  # fmt: skip
def test_the_sixth_digit_of_a_degree_names_its_level(code: str, level: DegreeLevel | None) -> None:
    found = read_number(f"10001{code}2021000123", DEGREE)
    assert found is not None
    assert found.level is level


@pytest.mark.parametrize(
    ("code", "level"),
    [("01", DegreeLevel.DOCTOR), ("02", DegreeLevel.MASTER), ("04", DegreeLevel.BACHELOR),
     ("05", DegreeLevel.BACHELOR), ("06", DegreeLevel.SHORT_CYCLE), ("77", None)],
)  # fmt: skip
def test_two_digits_of_a_graduation_name_its_level(code: str, level: DegreeLevel | None) -> None:
    found = read_number(f"1000112021{code}000123", GRADUATION)
    assert found is not None
    assert found.level is level


@pytest.mark.parametrize(
    "text", [" 10001 3 2021 000123 ", "10001-3-2021-000123", "１０００１３２０２１０００１２３"]
)
def test_spaces_hyphens_and_wide_digits_do_not_matter(text: str) -> None:
    assert read_number(text, DEGREE) == read_number(MASTER_16, DEGREE)


@pytest.mark.parametrize("text", ["", "123", MASTER_18, "Z" + MASTER_16[1:], "证书", "٣" * 16])
def test_another_form_is_no_degree_number(text: str) -> None:
    assert read_number(text, DEGREE) is None


@given(st.text("0123456789", min_size=16, max_size=16))
def test_every_part_of_a_number_comes_from_the_number(text: str) -> None:
    found = read_number(text, DEGREE)
    assert found is not None
    assert f"{found.institution}{found.level_code}{found.year:04d}{found.serial}" == text


def test_numbers_that_fit_the_degree_raise_nothing() -> None:
    assert keys() == []
    assert keys(degree_number="", graduation_number=" ") == []
    assert keys(level=None, awarded=PartialDate()) == []


def test_numbers_of_other_countries_are_not_judged() -> None:
    assert keys(issued_country="DE", degree_number="K-17") == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"degree_number": "12345"}, ["degree.number-form degree_number"]),
        ({"graduation_number": "12345"}, ["degree.number-form graduation_number"]),
        (
            {"level": DegreeLevel.DOCTOR},
            ["degree.number-level degree_number", "degree.number-level graduation_number"],
        ),
        ({"degree_number": "1000172021000123"}, ["degree.number-level degree_number"]),
        ({"degree_number": "1000132019000123"}, ["degree.number-year degree_number"]),
        ({"degree_number": "1000232021000123"}, ["degree.number-institution graduation_number"]),
    ],
)
def test_what_does_not_fit_is_a_note(fields: dict[str, object], found: list[str]) -> None:
    assert keys(**fields) == found


def test_a_year_is_said_without_a_thousands_mark() -> None:
    degree = Degree(
        id=DegreeId(UUID(int=3)),
        person_id=PersonId(UUID(int=1)),
        issued_country="CN",
        awarded=PartialDate(2021),
        degree_number="1000132019000123",
    )
    (finding,) = number_findings(degree)
    assert say(finding.text) == "The certificate number names the year 2019, the record 2021."


def test_the_check_of_a_case_tells_it() -> None:
    case = graduate_case()
    degree = replace(case.degrees[0], issued_country="CN", degree_number="12-B")
    told = story.told(replace(case, degrees=(degree,)), TODAY)
    found = next(each for each in told if each.id == "degree.number-form")
    assert (found.record_id, found.field, found.weight) == (
        degree.id,
        "degree_number",
        Weight.NOTE,
    )
