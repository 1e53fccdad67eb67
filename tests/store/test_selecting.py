# SPDX-License-Identifier: MIT
"""Finding by fields: one value, one of several, nothing, and more than a database takes at once."""

import gc
from uuid import UUID

import pytest
from sqlalchemy import event

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId, Route, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.person import Person, PersonId, Sex
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.services import cases
from kvisa_desktop.store.vault import OpenVault
from tests import case_builders
from tests.store.vaults import ACT, engine_of

LI = Person(id=PersonId(UUID(int=1)), surname="李", sex=Sex.FEMALE)
OKORO = Person(
    id=PersonId(UUID(int=2)),
    surname="Okoro",
    birth_place=Bilingual("Enugu", "埃努古"),
    former_names=("Obi", "Eze"),
)
WEISS = Person(id=PersonId(UUID(int=3)), surname="Weiß", sex=Sex.MALE)


@pytest.fixture
def people(vault: OpenVault) -> OpenVault:
    with vault.act(ACT) as act:
        for person in (WEISS, LI, OKORO):
            act.put(person)
    return vault


@pytest.mark.parametrize(
    ("count", "found"),
    [(0, ()), (1, (WEISS,)), (2, (WEISS, OKORO)), (3, (WEISS, OKORO, LI)), (9, (WEISS, OKORO, LI))],
)
def test_the_latest_records_come_first(
    people: OpenVault, count: int, found: tuple[Person, ...]
) -> None:
    with people.read() as reader:
        assert reader.latest(Person, count) == found


def test_what_was_removed_is_none_of_the_latest(people: OpenVault) -> None:
    with people.act(ACT) as act:
        act.remove(WEISS)
    with people.read() as reader:
        assert reader.latest(Person, 2) == (OKORO, LI)


@pytest.mark.parametrize(
    ("equal", "found"),
    [
        ({}, (LI, OKORO, WEISS)),
        ({"surname": "Weiß"}, (WEISS,)),
        ({"surname": "weiß"}, ()),
        ({"surname": ["Weiß", "李", "Weiß"]}, (LI, WEISS)),
        ({"surname": ()}, ()),
        ({"surname": {"李"}, "sex": {Sex.MALE}}, ()),
        ({"surname": ("李", "Okoro"), "sex": (Sex.FEMALE, Sex.MALE, None)}, (LI, OKORO)),
        ({"sex": None}, (OKORO,)),
        ({"sex": (None, Sex.MALE)}, (OKORO, WEISS)),
        ({"sex": Sex.FEMALE}, (LI,)),
        ({"birth_place": Bilingual("Enugu", "埃努古")}, (OKORO,)),
        ({"birth_place": [Bilingual("Enugu", "埃努古"), Bilingual()]}, (LI, OKORO, WEISS)),
        ({"birth_place": [Bilingual("Enugu")]}, ()),
        ({"former_names": [("Obi", "Eze")]}, (OKORO,)),
        ({"id": WEISS.id}, (WEISS,)),
        ({"id": {UUID(int=9), LI.id}}, (LI,)),
    ],
    ids=str,
)
def test_records_are_found_by_their_fields(
    people: OpenVault, equal: dict[str, object], found: tuple[Person, ...]
) -> None:
    with people.read() as look:
        assert look.find(Person, **equal) == found


def test_a_field_that_is_none_is_a_fault_of_the_programmer(people: OpenVault) -> None:
    with people.read() as look, pytest.raises(TypeError, match="shoe_size"):
        look.find(Person, shoe_size=44)


def test_more_values_than_a_query_takes_are_asked_in_turn(people: OpenVault) -> None:
    many = [UUID(int=number) for number in range(12_000, 1, -1)]
    with people.read() as look:
        assert look.find(Person, id=many, surname=["Okoro", "李", "Weiß"]) == (OKORO, WEISS)


def test_choices_are_compared_as_a_whole(people: OpenVault) -> None:
    both = (Route.GRADUATE, Route.TEACHING_RESEARCH)
    case = Case(id=CaseId(UUID(int=5)), person_id=LI.id, routes=both, stage=Stage.READY)
    with people.act(ACT) as act:
        act.put(case)
    with people.read() as look:
        assert look.find(Case, routes=[both], stage=Stage.READY) == (case,)
        assert look.find(Case, routes=[both[:1]]) == ()


def put_all(vault: OpenVault, file: CaseFile) -> None:
    several = (
        file.passports, file.institutions, file.recognition, file.degrees, file.stickers,
        file.crossings, file.checklist, file.post_rules, file.documents, file.pages, file.files,
        file.versions,
    )  # fmt: skip
    with vault.act(ACT) as act:
        for record in (file.case, file.person, *(each for group in several for each in group)):
            act.put(record)
        if file.post is not None:
            act.put(file.post)


def test_a_whole_case_is_read_in_few_queries(vault: OpenVault) -> None:
    whole = case_builders.graduate_case()
    put_all(vault, whole)
    asked: list[str] = []
    event.listen(
        engine_of(vault), "before_cursor_execute", lambda *given: asked.append(str(given[2]))
    )
    read = cases.read(vault, whole.case.id)
    assert read.person == whole.person
    assert set(read.documents) == set(whole.documents)
    assert set(read.pages) == set(whole.pages)
    assert read.degree_relied_on == whole.degree_relied_on
    selects = [each for each in asked if each.startswith("SELECT")]
    assert len(selects) <= len(KINDS_OF_RECORD)  # one for each kind of record at most


def test_reading_leaves_the_search_for_garbage_as_it_was(people: OpenVault) -> None:
    for wanted in (gc.enable, gc.disable, gc.enable):
        wanted()
        before = gc.isenabled()
        with people.read() as look:
            look.find(Person)
        assert gc.isenabled() is before
