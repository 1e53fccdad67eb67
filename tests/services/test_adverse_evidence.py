# SPDX-License-Identifier: MIT
"""What speaks against an application can be removed; that it was there stays in the history."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.history import Verb
from kvisa_desktop.domain.institution import RecognitionFact, RecognitionOutcome
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.recognition import blank_fact
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.services import (
    declarations,
    degrees,
    editing,
    history,
    institutions,
    ledger,
    stays,
)
from kvisa_desktop.store.vault import OpenVault
from tests.fake_register import LAKES

DAY = date(2026, 11, 22)
Make = Callable[[OpenVault, Case], Record]


@pytest.fixture
def vault(real_vault: OpenVault) -> OpenVault:
    return real_vault


def name_not_found(vault: OpenVault, case: Case) -> RecognitionFact:
    degree = degrees.add(vault, case).value
    institution = institutions.adopt(vault, degree, LAKES).value
    fact = replace(blank_fact(), outcome=RecognitionOutcome.NOT_FOUND, read_on=DAY)
    return ledger.note(vault, institution, fact).value


def chinese_parent(vault: OpenVault, case: Case) -> Record:
    person = PersonId(case.person_id)
    said = declarations.answer(vault, person, Question.PARENT_CHINESE, Declared.YES).value
    assert said is not None
    return said


def refused_visa(vault: OpenVault, case: Case) -> Record:
    person = PersonId(case.person_id)
    return declarations.declare(vault, person, Question.VISA_REFUSED, Declared.YES).value


def late_exit(vault: OpenVault, case: Case) -> Record:
    person = PersonId(case.person_id)
    return stays.add_crossing(vault, person, Direction.EXIT, PartialDate(2024, 9, 1)).value


ADVERSE: tuple[Make, ...] = (name_not_found, chinese_parent, refused_visa, late_exit)


@pytest.mark.parametrize("make", ADVERSE)
def test_what_was_removed_stays_visible_in_the_history_of_the_case(
    vault: OpenVault, case: Case, make: Make
) -> None:
    record = make(vault, case)
    editing.remove(vault, record, degrees.add(vault, case).act)
    told = history.of_case(vault, case.id)
    removals = [
        (change.record_id, happening.states[change.kind, change.record_id])
        for happening in told
        for change in happening.changes
        if change.verb is Verb.REMOVE
    ]
    assert removals == [(record.id, record)]


@pytest.mark.parametrize("make", ADVERSE)
def test_what_was_removed_by_mistake_comes_back(vault: OpenVault, case: Case, make: Make) -> None:
    record = make(vault, case)
    editing.remove(vault, record, degrees.add(vault, case).act)
    history.undo(vault)
    with vault.read() as reader:
        assert reader.get(type(record), record.id) == record


def test_a_fact_that_was_changed_shows_what_it_said_before(vault: OpenVault, case: Case) -> None:
    fact = name_not_found(vault, case)
    changed = replace(fact, outcome=RecognitionOutcome.FOUND)
    editing.save(vault, changed, degrees.add(vault, case).act)
    before = [
        (change.before, change.after)
        for happening in history.of_case(vault, case.id)
        for change in happening.changes
        if change.field == "outcome"
    ]
    assert before == [(RecognitionOutcome.NOT_FOUND, RecognitionOutcome.FOUND)]
