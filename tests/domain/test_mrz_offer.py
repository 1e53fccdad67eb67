# SPDX-License-Identifier: MIT
"""Machine-readable lines beside the record: agreeing, differing, and what can be taken over."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

import pytest

from kvisa_desktop.domain.mrz import MrzReading, read_mrz
from kvisa_desktop.domain.mrz_offer import Held, MrzOffer, Standing, offers
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId, Sex
from scripts.specimens.passport_lines import write_mrz_td3

R = TypeVar("R", Person, Passport)
ON = date(2026, 11, 22)
LINES = write_mrz_td3(
    surname="OKORO",
    given_names="ADAEZE NKECHI",
    number="A01234567",
    issuing_country="NGA",
    nationality="NGA",
    birth_date=date(1994, 3, 5),
    sex=Sex.FEMALE,
    expires_on=date(2032, 5, 31),
)
NOBODY = Person(id=PersonId(UUID(int=1)))
BLANK = Passport(id=PassportId(UUID(int=2)), person_id=NOBODY.id)
PERSON = replace(
    NOBODY,
    surname="Okoro",
    given_names="Adaeze Nkechi",
    birth_date=date(1994, 3, 5),
    sex=Sex.FEMALE,
)
PASSPORT = replace(
    BLANK,
    number="A 01234567",
    issuing_country="NGA",
    nationality="NGA",
    expires_on=date(2032, 5, 31),
)


def reading() -> MrzReading:
    return read_mrz(LINES, on=ON)


def changed(of: R, field: str, value: object) -> R:
    fields: dict[str, Any] = {field: value}
    return replace(of, **fields)


def by_field(person: Person, passport: Passport) -> dict[str, MrzOffer]:
    return {each.field: each for each in offers(reading(), person, passport)}


def test_a_record_equal_to_the_lines_agrees_in_every_field() -> None:
    found = by_field(PERSON, PASSPORT)
    assert set(found) == {
        "issuing_country", "surname", "given_names", "number", "nationality", "birth_date", "sex",
        "expires_on",
    }  # fmt: skip
    assert {each.standing for each in found.values()} == {Standing.AGREES}
    assert not any(each.can_be_taken for each in found.values())


def test_an_empty_record_can_take_every_field() -> None:
    person, passport = NOBODY, BLANK
    for each in by_field(person, passport).values():
        assert each.standing is Standing.NOT_RECORDED
        assert each.can_be_taken
        if each.held is Held.PERSON:
            person = changed(person, each.field, each.value)
        else:
            passport = changed(passport, each.field, each.value)
    assert {each.standing for each in by_field(person, passport).values()} == {Standing.AGREES}


@pytest.mark.parametrize(
    ("field", "value", "held"),
    [
        ("surname", "Okafor", Held.PERSON),
        ("birth_date", date(1994, 5, 3), Held.PERSON),
        ("sex", Sex.MALE, Held.PERSON),
        ("number", "A01234568", Held.PASSPORT),
        ("nationality", "GHA", Held.PASSPORT),
        ("expires_on", date(2031, 5, 31), Held.PASSPORT),
    ],
)
def test_one_field_that_differs_is_the_only_one_to_take(
    field: str, value: object, held: Held
) -> None:
    person = changed(PERSON, field, value) if held is Held.PERSON else PERSON
    passport = PASSPORT if held is Held.PERSON else changed(PASSPORT, field, value)
    found = by_field(person, passport)
    assert [each.field for each in found.values() if each.can_be_taken] == [field]
    assert found[field].standing is Standing.DIFFERS


def test_check_digits_are_told_of_the_fields_that_have_one() -> None:
    found = by_field(PERSON, PASSPORT)
    sure = {key for key, each in found.items() if each.is_sure is not None}
    assert sure == {"number", "birth_date", "expires_on"}
    assert all(found[key].is_sure for key in sure)
    broken = (LINES[0], LINES[1][:8] + "9" + LINES[1][9:])
    told = offers(read_mrz(broken, on=ON), PERSON, PASSPORT)
    assert [each.is_sure for each in told if each.field == "number"] == [False]


def test_a_lone_name_agrees_wherever_the_record_keeps_it() -> None:
    lines = (f"P<IND{'RAJESH<KUMAR':<<39}", LINES[1])
    for names in (("Rajesh Kumar", ""), ("", "Rajesh Kumar")):
        person = replace(PERSON, surname=names[0], given_names=names[1])
        told = offers(read_mrz(lines, on=ON), person, PASSPORT)
        assert next(each.standing for each in told if each.held is Held.PERSON) is Standing.AGREES
    person = replace(PERSON, surname="Kumar", given_names="Rajesh")
    told = offers(read_mrz(lines, on=ON), person, PASSPORT)
    assert [each.standing for each in told if each.field == "surname"] == [Standing.DIFFERS]


def test_what_lines_say_stays_out_of_logs() -> None:
    assert "OKORO" not in repr(offers(reading(), PERSON, PASSPORT))
