# SPDX-License-Identifier: MIT
"""The register suggests names; what a person wrote stays, and only sources make facts."""

from dataclasses import replace

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.institution_register import RegisterId
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import degrees, institutions
from tests.fake_register import LAKES, FakeRegister
from tests.fakes import FakeVault


@pytest.fixture
def degree(vault: FakeVault, case: Case) -> Degree:
    return degrees.add(vault, case).value


def kept(vault: FakeVault) -> list[Institution]:
    with vault.read() as reader:
        return list(reader.find(Institution))


def test_a_suggestion_says_what_a_form_needs() -> None:
    (found,) = institutions.suggest(FakeRegister(), "lake")
    assert (found.id, found.name, found.original_name) == (LAKES.id, LAKES.name, "Vatnaháskóli")
    assert (found.country, found.domain, found.score) == ("IS", "lakes.example", 97)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("", ""),
        ("is", "IS"),
        ("ISL", "IS"),
        ("Iceland", "IS"),
        ("冰岛", "IS"),
        ("icel", "IS"),
        ("中国香港", "HK"),
    ],
)
def test_a_country_is_named_by_code_or_name(said: str, code: str) -> None:
    register = FakeRegister()
    institutions.suggest(register, "lake", said)
    assert register.asked == [("lake", code, 20)]


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(Refused):
        institutions.suggest(FakeRegister(), "lake", "Atlantis")


def test_nothing_typed_asks_nothing_and_limits_are_kept() -> None:
    register = FakeRegister()
    assert institutions.suggest(register, "  ") == ()
    institutions.suggest(register, "a", limit=100_000)
    institutions.suggest(register, "a", limit=-1)
    assert [limit for _, _, limit in register.asked] == [100, 1]


def test_an_entry_that_is_not_there_is_refused_in_words() -> None:
    assert institutions.entry(FakeRegister(), LAKES.id) == LAKES
    with pytest.raises(Refused):
        institutions.entry(FakeRegister(), "nothing")


def test_nothing_found_is_never_said_of_recognition() -> None:
    assert "says nothing about the institution" in institutions.NOTHING_FOUND.text


def test_taking_an_institution_fills_it_and_ties_it_to_the_degree(
    vault: FakeVault, degree: Degree
) -> None:
    done = institutions.adopt(vault, degree, LAKES)
    (institution,) = kept(vault)
    assert institution == done.value
    assert institution.name == LAKES.name
    assert institution.original_name == LAKES.original_name
    assert institution.former_names == LAKES.former_names
    assert (institution.country, institution.city) == ("IS", LAKES.city)
    assert (institution.domain, institution.ror_id) == (LAKES.domain, LAKES.ror_id)
    with vault.read() as reader:
        assert reader.get(Degree, degree.id).institution_id == institution.id
    assert done.changes.touch(Institution, Degree)


def test_taking_it_again_makes_no_second_one(vault: FakeVault, case: Case, degree: Degree) -> None:
    institutions.adopt(vault, degree, LAKES)
    institutions.adopt(vault, degrees.add(vault, case).value, LAKES)
    assert len(kept(vault)) == 1


def test_what_a_person_wrote_is_never_overwritten(vault: FakeVault, degree: Degree) -> None:
    own = degrees.set_institution(vault, degree, Bilingual("LAKES UNIVERSITY", "")).value
    institutions.save(vault, replace(own, city=Bilingual("Reykjavik"), note="seen"))
    institution = institutions.adopt(vault, degree, LAKES).value
    assert institution.id == own.id
    assert institution.name == Bilingual("LAKES UNIVERSITY", "湖大学")
    assert institution.city == Bilingual("Reykjavik", "阿克雷里")
    assert institution.note == "seen"


def test_one_of_the_same_name_elsewhere_is_another(vault: FakeVault, degree: Degree) -> None:
    own = degrees.set_institution(vault, degree, Bilingual("Lakes University")).value
    institutions.save(vault, replace(own, country="PT"))
    assert institutions.adopt(vault, degree, LAKES).value.id != own.id
    other = replace(LAKES, ror_id="https://ror.org/0other000", id=RegisterId("x"))
    institutions.adopt(vault, degree, other)
    assert len(kept(vault)) == 3


def test_taking_from_the_register_makes_no_fact(vault: FakeVault, degree: Degree) -> None:
    institutions.adopt(vault, degree, LAKES)
    with vault.read() as reader:
        assert not reader.find(RecognitionFact)


def test_the_employer_is_taken_from_the_register_too(vault: FakeVault, case: Case) -> None:
    with vault.read() as reader:
        person = reader.get(Person, case.person_id)
    done = institutions.employ(vault, person, LAKES)
    with vault.read() as reader:
        assert reader.get(Person, person.id).employer == LAKES.name
        assert reader.find(Institution) == (done.value,)
    assert done.value.is_called(LAKES.name)
