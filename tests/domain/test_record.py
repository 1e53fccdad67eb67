# SPDX-License-Identifier: MIT
"""Kept values: frozen, compared by their fields, silent about what they hold."""

from dataclasses import FrozenInstanceError, replace
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.domain.record import field_names, uuid7
from kvisa_desktop.domain.records import KINDS_OF_RECORD, NAME_OF_RECORD

ID = PersonId(UUID(int=7))


def test_a_record_prints_its_kind_and_id_only() -> None:
    person = Person(id=ID, surname="Adeyemi", email="chidinma@example.org")
    assert repr(person) == f"<Person {ID}>"
    assert "Adeyemi" not in f"{person} {person!r} {[person]}"


def test_a_record_cannot_be_changed_only_replaced() -> None:
    person = Person(id=ID, surname="Adeyemi")
    with pytest.raises(FrozenInstanceError):
        person.surname = "Other"  # type: ignore[misc]
    assert replace(person, surname="Other").surname == "Other"
    assert person.surname == "Adeyemi"


def test_records_are_equal_when_their_fields_are() -> None:
    assert Person(id=ID, surname="Adeyemi") == Person(id=ID, surname="Adeyemi")
    assert Person(id=ID, surname="Adeyemi") != Person(id=ID)
    assert len({Person(id=ID), Person(id=ID)}) == 1


def test_a_record_is_made_by_named_fields_only() -> None:
    with pytest.raises(TypeError):
        Person(ID)  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", KINDS_OF_RECORD.values(), ids=KINDS_OF_RECORD)
def test_every_kept_kind_has_an_id_first_and_a_name(kind: type[Person]) -> None:
    assert field_names(kind)[0] == "id"
    assert KINDS_OF_RECORD[NAME_OF_RECORD[kind]] is kind


MOMENTS = st.integers(0, (1 << 48) - 1)


@given(MOMENTS, st.binary(min_size=10, max_size=16))
def test_an_id_is_a_version_7_uuid_of_its_moment(unix_ms: int, randomness: bytes) -> None:
    made = uuid7(unix_ms, randomness)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == unix_ms


@given(MOMENTS, MOMENTS, st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_ids_are_ordered_by_time(one: int, other: int, first: bytes, second: bytes) -> None:
    if one < other:
        assert uuid7(one, first) < uuid7(other, second)


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_the_randomness_of_an_id_is_kept(one: bytes, other: bytes) -> None:
    # Six bits give way to version and variant: 74 of 80 remain.
    free = ~(0xF << 76 | 0x3 << 62)
    same = int.from_bytes(one, "big") & free == int.from_bytes(other, "big") & free
    assert (uuid7(1, one) == uuid7(1, other)) is same
