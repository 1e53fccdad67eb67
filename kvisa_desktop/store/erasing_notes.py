# SPDX-License-Identifier: MIT
"""Takes an erased client out of what was noted of institutions, which other clients may share."""

import json
import re
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, select, update

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.history import RecordKey
from kvisa_desktop.domain.institution import Institution, RecognitionFact
from kvisa_desktop.domain.person import Person
from kvisa_desktop.services.cases import fold
from kvisa_desktop.store.belongings import in_portions
from kvisa_desktop.store.journal import with_value
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.tables import CHANGE, table_of

_FIELD = "checked_by"
_NAMES = (
    "surname",
    "given_names",
    "native_name",
    "chinese_name",
    "transliteration",
    "former_names",
    "other_names",
)
_WORD = re.compile(r"\w+")
_TELLING = 4  # letters from which on one word of a name tells who it is


def institutions_of(connection: Connection, person: UUID) -> set[UUID]:
    """Return the institutions of a person's degrees, and the one that employs the person."""
    degrees, people = table_of(Degree), table_of(Person)
    query = select(degrees.c.institution_id).where(degrees.c.person_id == person)
    found = {each for each in connection.execute(query).scalars() if each is not None}
    employers = select(people.c.employer_en, people.c.employer_zh).where(people.c.id == person)
    return found | _called(connection, [Bilingual(*row) for row in connection.execute(employers)])


def unused(connection: Connection, institutions: set[UUID]) -> set[UUID]:
    """Return those of the institutions that nobody in the database has to do with."""
    degrees, people = table_of(Degree), table_of(Person)
    used = set(connection.execute(select(degrees.c.institution_id).distinct()).scalars())
    employers = select(people.c.employer_en, people.c.employer_zh).distinct()
    called = _called(connection, [Bilingual(*row) for row in connection.execute(employers)])
    return institutions - used - called


def facts_of(connection: Connection, institutions: set[UUID]) -> set[RecordKey]:
    """Return what was noted of institutions, removed notes too."""
    facts = table_of(RecognitionFact)
    found: set[RecordKey] = set()
    for some in in_portions(institutions):
        query = select(facts.c.id).where(facts.c.institution_id.in_(some))
        found |= {(RecognitionFact, each) for each in connection.execute(query).scalars()}
    return found


def names_of(connection: Connection, person: UUID) -> set[str]:
    """Return every name a person has, or once had, in any writing."""
    table = table_of(Person)
    row = connection.execute(select(table).where(table.c.id == person)).mappings().first()
    found = {} if row is None else {str(row[name]) for name in _NAMES}
    changes = select(CHANGE.c.field, CHANGE.c.before, CHANGE.c.after)
    past: set[str] = set(found)
    for each in connection.execute(changes.where(CHANGE.c.record_id == person)):
        for text in (each.before, each.after):
            past |= _names_in(each.field, None if text is None else json.loads(text))
    return {fold(each) for each in past if _WORD.search(each)}


def blank(connection: Connection, facts: set[UUID], names: set[str]) -> set[UUID]:
    """Take names out of who checked facts, and of their history; return the acts concerned."""
    table = table_of(RecognitionFact)
    acts: set[UUID] = set()
    for some in in_portions(facts):
        query = select(table.c.id, table.c[_FIELD]).where(table.c.id.in_(some))
        for fact, checked_by in connection.execute(query).all():
            if _is_one_of(checked_by, names):
                statement = update(table).where(table.c.id == fact)
                connection.execute(statement.values({_FIELD: ""}))
        changes = connection.execute(select(CHANGE).where(CHANGE.c.record_id.in_(some))).all()
        acts |= {each.act_id for each in changes if _blank_change(connection, each, names)}
    return acts


def _blank_change(connection: Connection, change: Any, names: set[str]) -> bool:  # noqa: ANN401
    before, after = (_blanked(change.field, each, names) for each in (change.before, change.after))
    if (before, after) == (change.before, change.after):
        return False
    this = (CHANGE.c.act_id == change.act_id, CHANGE.c.seq == change.seq)
    if before == after:
        connection.execute(delete(CHANGE).where(*this))
    else:
        connection.execute(update(CHANGE).where(*this).values(before=before, after=after))
    return True


def _blanked(field: str, text: str | None, names: set[str]) -> str | None:
    if text is None or field not in {"", _FIELD}:
        return text
    value = json.loads(text)
    checked_by = value.get(_FIELD, "") if isinstance(value, dict) else value
    if not isinstance(checked_by, str) or not _is_one_of(checked_by, names):
        return text
    return with_value(text, _FIELD, "")


def _is_one_of(text: str, names: set[str]) -> bool:
    """Return True when a text holds a name, or one word of it that is long enough to tell."""
    folded = fold(text)
    words = set(_WORD.findall(folded))
    return any(_holds(folded, words, name) for name in names)


def _holds(folded: str, words: set[str], name: str) -> bool:
    parts = set(_WORD.findall(name))
    telling = {each for each in parts if len(each) >= _TELLING}
    # Chinese has no spaces between words
    return parts <= words or bool(telling & words) or (not name.isascii() and name in folded)


def _names_in(field: str, value: Any) -> set[str]:  # noqa: ANN401
    if isinstance(value, dict):
        return {str(value.get(name, "")) for name in _NAMES}
    return {str(value)} if field in _NAMES else set()


def _called(connection: Connection, names: Iterable[Bilingual]) -> set[UUID]:
    wanted = [each for each in names if each.en or each.zh]
    rows = connection.execute(select(table_of(Institution))).mappings() if wanted else ()
    every = [mapping_of(Institution).decode(row) for row in rows]
    return {each.id for each in every if any(each.is_called(name) for name in wanted)}
