# SPDX-License-Identifier: MIT
"""Reading many cases at once gives what reading each by itself gives, with few questions."""

from collections import Counter
from typing import TypeVar
from uuid import UUID

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import cases
from kvisa_desktop.services.reading_ahead import ReadingAhead
from tests.case_builders import graduate_case
from tests.fakes import FakeReader, FakeVault

R = TypeVar("R", bound=Record)


class Counting(FakeReader):
    """A look that counts how often it is asked for each kind of record."""

    def __init__(self, records: dict[UUID, Record]) -> None:
        super().__init__(records, {})
        self.asked: Counter[type[Record]] = Counter()

    def find(self, kind: type[R], /, **equal: object) -> tuple[R, ...]:
        self.asked[kind] += 1
        return super().find(kind, **equal)


@pytest.fixture
def vault() -> FakeVault:
    """Return a vault with the graduate's case and twenty cases of nobody in particular."""
    whole = graduate_case()
    made = FakeVault(
        whole.case, whole.person, *whole.passports, *whole.institutions, *whole.recognition,
        *whole.degrees, *whole.stickers, *whole.crossings, *whole.checklist, *whole.post_rules,
        *whole.post_boxes,
        *whole.documents, *whole.pages, *whole.files, *([whole.post] if whole.post else []),
    )  # fmt: skip
    for number in range(20):
        person = Person(id=PersonId(made.new_id()), surname=f"Example {number}")
        case = Case(id=CaseId(made.new_id()), person_id=person.id, ref=f"K-{number:04}")
        made.records |= {person.id: person, case.id: case}
    return made


def test_each_case_is_what_it_is_when_read_alone(vault: FakeVault) -> None:
    with vault.read() as reader:
        wanted = reader.find(Case)
        alone = [cases.gather(reader, each.id) for each in wanted]
        assert list(cases.gather_all(reader, wanted)) == alone


def test_the_latest_are_those_of_the_vault(vault: FakeVault) -> None:
    with vault.read() as reader:
        wanted = reader.find(Case)
        assert ReadingAhead(reader, wanted).latest(Case, 3) == wanted[:-4:-1]


def test_the_vault_is_asked_once_for_each_kind(vault: FakeVault) -> None:
    reader = Counting(vault.records)
    wanted = reader.find(Case)
    reader.asked.clear()
    assert len(list(cases.gather_all(reader, wanted))) == len(wanted) == 21
    often = {kind.__name__: times for kind, times in reader.asked.items() if times > 2}
    assert often == {}


def test_what_is_not_there_is_refused_as_ever(vault: FakeVault) -> None:
    with vault.read() as reader:
        ahead = ReadingAhead(reader, reader.find(Case))
        with pytest.raises(Refused):
            ahead.get(Person, vault.new_id())


def test_no_cases_are_no_work(vault: FakeVault) -> None:
    with vault.read() as reader:
        assert list(cases.gather_all(reader, [])) == []
