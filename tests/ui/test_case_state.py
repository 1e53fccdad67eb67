# SPDX-License-Identifier: MIT
"""The one open case and how edits meet."""

import pytest

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState
from tests.case_builders import PERSON
from tests.ui.conftest import Pilot
from tests.ui.program import FakeOpenVault


def test_a_case_is_read_whole_and_judged(state: CaseState) -> None:
    assert state.file.person.surname == "Okoro"
    assert state.assessment.checklist


def test_two_fields_changed_one_after_the_other_are_both_kept(
    pilot: Pilot, state: CaseState, vault: FakeOpenVault
) -> None:
    person = state.file.person
    state.change(person, msg("Change the person"), surname="Nwosu")
    state.change(person, msg("Change the person"), email="ada@example.org")
    pilot.settle()
    kept = vault.records[PERSON]
    assert isinstance(kept, Person)
    assert (kept.surname, kept.email) == ("Nwosu", "ada@example.org")
    assert state.file.person == kept


def test_the_case_is_shown_again_once_all_acts_are_done(pilot: Pilot, state: CaseState) -> None:
    shown: list[str] = []
    state.loaded.connect(lambda: shown.append(state.file.person.surname))
    for name in ("A", "B", "C"):
        state.change(state.file.person, msg("Change the person"), surname=name)
    pilot.settle()
    assert shown == ["C"]


def test_saving_is_told_only_when_something_changed(pilot: Pilot, state: CaseState) -> None:
    saved: list[bool] = []
    pilot.desk.saved.connect(lambda: saved.append(True))
    state.change(state.file.person, msg("Change the person"), surname="Okoro")
    pilot.settle()
    assert not saved
    state.change(state.file.person, msg("Change the person"), surname="Nwosu")
    pilot.settle()
    assert saved == [True]


def test_a_refused_act_is_told_and_the_case_stands_as_it_was(
    pilot: Pilot, state: CaseState
) -> None:
    def refuse(_vault: Vault) -> Done[None]:
        raise Refused(msg("No password was given."))

    state.act(refuse)
    pilot.settle()
    assert pilot.said == ["No password was given."]
    assert state.file.person.surname == "Okoro"


def test_a_closed_case_is_not_read_any_more(pilot: Pilot, state: CaseState) -> None:
    state.close()
    state.reload()
    pilot.settle()
    assert not state.is_open


def test_a_case_that_is_gone_is_told(pilot: Pilot, state: CaseState) -> None:
    gone: list[bool] = []
    state.gone.connect(lambda: gone.append(True))
    state.open(CaseId(PERSON))
    pilot.settle()
    assert not state.is_open
    assert pilot.said
    assert gone == [True]


def test_a_case_that_goes_while_it_is_shown_is_closed_without_a_complaint(
    pilot: Pilot, state: CaseState, vault: FakeOpenVault
) -> None:
    gone: list[bool] = []
    state.gone.connect(lambda: gone.append(True))
    del vault.records[state.file.case.id]
    state.reload()
    pilot.settle()
    state.reload()
    pilot.settle()
    assert (gone, state.case_id, pilot.said) == ([True], None, [])
    with pytest.raises(LookupError):
        _ = state.file


def test_another_failure_to_read_the_case_is_told_and_it_stays(
    pilot: Pilot, state: CaseState, vault: FakeOpenVault
) -> None:
    gone: list[bool] = []
    state.gone.connect(lambda: gone.append(True))
    del vault.records[PERSON]
    state.reload()
    pilot.settle()
    assert (gone, len(pilot.said), state.is_open) == ([], 1, True)
