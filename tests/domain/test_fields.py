# SPDX-License-Identifier: MIT
"""What the fields of records are, read from their declarations."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, Route
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.fields import FieldKind, Shape, fields_of
from kvisa_desktop.domain.person import Person, Sex
from kvisa_desktop.domain.record import Record, field_names, record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.domain.stay import Crossing

OddId = NewType("OddId", UUID)


def field(kind: type[Record], name: str) -> FieldKind:
    return next(each for each in fields_of(kind) if each.name == name)


@pytest.mark.parametrize(
    ("kind", "name", "shape"),
    [
        (Person, "id", Shape.ID),
        (Person, "surname", Shape.TEXT),
        (Person, "former_names", Shape.TEXTS),
        (Person, "birth_place", Shape.BILINGUAL),
        (Person, "birth_date", Shape.DAY),
        (Person, "sex", Shape.CHOICE),
        (Crossing, "on", Shape.PARTIAL_DATE),
        (Crossing, "sticker_id", Shape.ID),
        (StoredFile, "added_at", Shape.INSTANT),
        (StoredFile, "size", Shape.WHOLE),
        (Case, "archived", Shape.FLAG),
        (Case, "routes", Shape.CHOICES),
    ],
)
def test_a_field_has_the_shape_of_its_annotation(
    kind: type[Record], name: str, shape: Shape
) -> None:
    assert field(kind, name).shape is shape


@pytest.mark.parametrize("kind", KINDS_OF_RECORD.values(), ids=KINDS_OF_RECORD)
def test_every_field_of_every_kept_kind_has_a_shape(kind: type[Record]) -> None:
    assert tuple(each.name for each in fields_of(kind)) == field_names(kind)


def test_a_field_says_whether_it_may_be_empty_and_must_be_given() -> None:
    born, surname, person_id = (field(Person, n) for n in ("birth_date", "surname", "id"))
    assert (born.optional, born.required, born.default) == (True, False, None)
    assert (surname.optional, surname.required, surname.default) == (False, False, "")
    assert (person_id.optional, person_id.required) == (False, True)


def test_a_choice_names_its_enumeration() -> None:
    assert field(Person, "sex").choice is Sex
    assert field(Case, "routes").choice is Route
    assert field(Case, "routes").default == (Route.GRADUATE,)
    assert field(Person, "surname").choice is None


class Colour(StrEnum):
    RED = "red"


@record
class Odd(Record):
    id: OddId
    colour: Colour | None = None
    on: PartialDate = PartialDate()
    day: date | None = None
    text: Bilingual = Bilingual()
    share: float = 0.0


def test_a_type_without_a_shape_is_a_fault_of_the_programmer() -> None:
    with pytest.raises(TypeError, match="share: no shape"):
        fields_of(Odd)
