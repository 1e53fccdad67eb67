# SPDX-License-Identifier: MIT
"""Rows that make no sense are damage, told by table and id; values that make none are bugs."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Route
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.errors import Refused, VaultDamaged
from kvisa_desktop.store import database, mapping
from kvisa_desktop.store.mapping import encoded, mapping_of
from kvisa_desktop.store.vault import OpenVault
from tests.store.any_records import parent
from tests.store.vaults import add_person, engine_of

CROSSING = Crossing(
    id=CrossingId(UUID(int=1)), person_id=PersonId(UUID(int=2)), direction=Direction.ENTRY
)


@pytest.mark.parametrize(
    ("column", "content"),
    [
        ("sex", "'Q'"),
        ("birth_date", "'2027-02-30'"),
        ("birth_date", "5"),
        ("former_names", "'[\"half'"),
        ("former_names", "'7'"),
    ],
)
def test_a_row_that_makes_no_sense_is_told_and_the_rest_stays_usable(
    vault: OpenVault, column: str, content: str
) -> None:
    bad, good = add_person(vault), add_person(vault)
    with database.writing(engine_of(vault)) as connection:
        connection.exec_driver_sql(
            f"UPDATE person SET {column} = {content} WHERE id = X'{bad.id.hex}'"
        )
    with vault.read() as look:
        with pytest.raises(VaultDamaged, match="cannot be read") as caught:
            look.get(Person, bad.id)
        assert look.get(Person, good.id) == good
    assert caught.value.what.values["id"] == str(bad.id)
    assert caught.value.what.values["table"] == "person"


def test_a_field_that_must_not_be_empty_is_damage_when_it_is() -> None:
    columns = mapping_of(Crossing).encode(CROSSING)
    for name in ("direction", "port_en", "person_id", "on"):
        with pytest.raises(VaultDamaged):
            mapping_of(Crossing).decode({**columns, name: None})


def test_a_bilingual_text_takes_two_columns_and_everything_else_one() -> None:
    columns = mapping_of(Crossing).encode(replace(CROSSING, port=Bilingual("Pudong", "浦东")))
    assert (columns["port_en"], columns["port_zh"]) == ("Pudong", "浦东")
    assert columns["basis"] is None
    assert columns["on"] == ""


def test_values_are_text_that_sorts_and_reads_anywhere() -> None:
    columns = mapping_of(Crossing).encode(replace(CROSSING, on=PartialDate(2019, 3)))
    assert columns["on"] == "2019-03"
    assert columns["direction"] == "entry"


def test_a_date_that_could_be_written_but_not_read_is_refused() -> None:
    with pytest.raises(Refused, match="outside 1900"):
        mapping_of(Crossing).encode(replace(CROSSING, on=PartialDate(1850)))


def test_a_choice_that_is_none_is_a_fault_of_the_programmer() -> None:
    with pytest.raises(ValueError, match="sideways"):
        encoded(mapping_of(Crossing).field("direction"), "sideways")
    with pytest.raises(TypeError, match="no choices"):
        encoded(replace(mapping_of(Crossing).field("direction"), choice=None), Route.GRADUATE)


def test_a_moment_without_a_zone_is_a_fault_of_the_programmer() -> None:
    file = parent(StoredFile)
    assert isinstance(file, StoredFile)
    with pytest.raises(ValueError, match="time zone"):
        mapping_of(StoredFile).encode(replace(file, added_at=datetime(2027, 2, 15)))


@given(st.uuids())
def test_an_id_of_its_bytes_is_like_any_other(wanted: UUID) -> None:
    made = mapping._id_of(wanted.bytes)  # noqa: SLF001
    assert (made, hash(made), str(made), made.version) == (
        wanted,
        hash(wanted),
        str(wanted),
        wanted.version,
    )
    assert made.is_safe is wanted.is_safe
    assert mapping._id_of(wanted) is wanted  # noqa: SLF001


@pytest.mark.parametrize("length", [0, 15, 17])
def test_bytes_that_are_no_id_are_a_fault(length: int) -> None:
    with pytest.raises(ValueError, match="16"):
        mapping._id_of(bytes(length))  # noqa: SLF001
