# SPDX-License-Identifier: MIT
"""History has a word for every kind of record and every field, and keeps secrets to itself."""

from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import UUID

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId, Route, Stage
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.documents import Document, StoredFile
from kvisa_desktop.domain.fields import fields_of
from kvisa_desktop.domain.history import PastChange, Verb
from kvisa_desktop.domain.person import Passport, PassportId, Person, PersonId
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from kvisa_desktop.i18n.catalog import Translator, load_translator
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.paths import translations
from kvisa_desktop.services.record_words import (
    FIELD_WORDS,
    KIND_WORDS,
    field_said,
    record_said,
    values_said,
)
from tests.case_builders import paper

ID = UUID(int=7)
SAY: Translator = load_translator("en", translations())


def change(field: str, before: object, after: object, kind: type[Record] = Person) -> PastChange:
    return PastChange(ID, kind, ID, Verb.SET, field, "", before, after)


def said(before: object, after: object, field: str = "note") -> tuple[str, str]:
    def word(value: StrEnum) -> Message:
        return msg("in words: {value}", value=value.value)

    def name_of(record_id: UUID) -> Message | None:
        return verbatim("a degree") if record_id == ID else None

    one, other = values_said(change(field, before, after), word, name_of)
    return SAY(one), SAY(other)


def test_every_kind_and_every_field_has_a_word() -> None:
    assert set(KIND_WORDS) == set(KINDS_OF_RECORD.values())
    fields = {field.name for kind in KIND_WORDS for field in fields_of(kind)} - {"id"}
    assert fields <= FIELD_WORDS.keys()
    assert not FIELD_WORDS.keys() - fields


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "—"),
        ("", "—"),
        ((), "—"),
        ("Okoro", "Okoro"),
        ("two\nlines", "two lines"),
        ("x" * 90, "x" * 79 + "…"),
        (True, "Yes"),
        (False, "No"),
        (0, "0"),
        (date(2027, 2, 15), "2027-02-15"),
        (PartialDate(2019, 3), "2019-03"),
        (PartialDate(), "—"),
        (Bilingual("Berlin", "柏林"), "Berlin"),
        (Stage.READY, "in words: ready"),
        (
            (Route.GRADUATE, Route.TEACHING_RESEARCH),
            "in words: graduate; in words: teaching-research",
        ),
        (("A", "B", "C"), "A; B; C"),
        (ID, "a degree"),
        (UUID(int=8), "another record"),
    ],
)
def test_values_are_put_in_words(value: object, words: str) -> None:
    assert said(value, value) == (words, words)


def test_a_moment_is_told_by_the_clock_on_the_wall() -> None:
    moment = datetime(2027, 2, 15, 10, 20, tzinfo=UTC)
    assert said(moment, None) == (f"{moment.astimezone():%Y-%m-%d %H:%M}", "—")


def test_a_password_is_never_shown() -> None:
    assert said("", "open sesame", field="password") == ("—", "••••")


def test_half_of_a_bilingual_field_says_which() -> None:
    whole = change("employer", "", "")
    assert SAY(field_said(whole)) == "Employer"
    assert SAY(field_said(replace(whole, half="en"))) == "Employer (English)"
    assert SAY(field_said(replace(whole, half="zh"))) == "Employer (Chinese)"
    assert SAY(field_said(change("long_gone", "", ""))) == "long_gone"


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (Person(id=PersonId(ID), surname="Okoro", given_names="Ada"), "Person OKORO Ada"),
        (Person(id=PersonId(ID)), "Person"),
        (Case(id=CaseId(ID), person_id=PersonId(ID), ref="K-0001"), "Visa application K-0001"),
        (Passport(id=PassportId(ID), person_id=PersonId(ID), number="A1"), "Passport A1"),
        (paper("transcript"), "Document Transcript of records"),
        (paper("no-such-kind"), "Document Other document"),
        (paper("cv", title=Bilingual("My life", "")), "Document My life"),
        (
            Crossing(
                id=CrossingId(ID),
                person_id=PersonId(ID),
                direction=Direction.ENTRY,
                on=PartialDate(2024, 5, 1),
            ),
            "Entry or exit 2024-05-01",
        ),
    ],
)
def test_a_record_is_called_by_what_tells_it_from_others(record: Record, words: str) -> None:
    assert SAY(record_said(type(record), record)) == words


def test_what_is_erased_is_called_by_its_kind() -> None:
    assert SAY(record_said(Document, None)) == "Document"
    assert SAY(record_said(StoredFile, None)) == "Scan"
