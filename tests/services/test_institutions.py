# SPDX-License-Identifier: MIT
"""The register suggests names; what a person wrote stays, and only sources make facts."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.institution import (
    Institution,
    RecognitionFact,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.institution_register import (
    RegisterEntry,
    RegisterId,
    RegisterList,
    Suggestion,
)
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases, degrees, institutions
from kvisa_desktop.services.ports import ImportedList
from kvisa_desktop.services.progress import Progress
from tests.fakes import FakeVault

LAKES = RegisterEntry(
    id=RegisterId("https://ror.org/0lakes000"),
    name=Bilingual("Lakes University", "湖大学"),
    original_name="Vatnaháskóli",
    former_names=("Lakes College",),
    aliases=("LU",),
    country="IS",
    city=Bilingual("Akureyri", "阿克雷里"),
    domain="lakes.example",
    ror_id="https://ror.org/0lakes000",
)


class FakeRegister:
    """A register of one institution that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, int]] = []

    def search(self, query: str, country: str = "", limit: int = 20) -> tuple[Suggestion, ...]:
        self.asked.append((query, country, limit))
        return (Suggestion(LAKES, 97, "LU"),)

    def entry(self, entry_id: str) -> RegisterEntry | None:
        return LAKES if entry_id == LAKES.id else None

    def lists(self) -> tuple[RegisterList, ...]:
        return (RegisterList("starter"),)

    def import_list(self, file: Path, *, on: date, progress: Progress) -> ImportedList:  # noqa: ARG002
        return ImportedList(f"{file.stem} {on}", 1, 1)

    def remove(self, title: str) -> None:
        del title


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    cases.create(made, surname="Okoro")
    return made


@pytest.fixture
def case(vault: FakeVault) -> Case:
    return cases.listed(vault)[0].case


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


def test_a_fact_has_a_source_and_can_be_changed_and_removed(
    vault: FakeVault, degree: Degree
) -> None:
    institution = institutions.adopt(vault, degree, LAKES).value
    with pytest.raises(Refused):
        institutions.note_fact(
            vault,
            institution,
            RecognitionKind.MOE_LIST,
            RecognitionOutcome.FOUND,
            source=Bilingual(),
            read_on=None,
        )
    fact = institutions.note_fact(
        vault,
        institution,
        RecognitionKind.MOE_LIST,
        RecognitionOutcome.NOT_FOUND,
        source=Bilingual("List of an invented ministry", "虚构部门名单"),
        read_on=date(2026, 11, 20),
    ).value
    changed = institutions.save_fact(vault, replace(fact, note="asked again")).value
    with vault.read() as reader:
        assert reader.find(RecognitionFact, institution_id=institution.id) == (changed,)
    institutions.remove_fact(vault, changed)
    with vault.read() as reader:
        assert not reader.find(RecognitionFact)
