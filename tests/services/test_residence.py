# SPDX-License-Identifier: MIT
"""Permits, extensions, addresses, journeys, answers and explanations: added, changed, removed."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.messages import msg
from kvisa_desktop.services import cases, declarations, editing, residence, stay_rows, stays
from kvisa_desktop.services.changes import Done
from tests.case_builders import CASE, PERSON, bare_case
from tests.fakes import FakeVault


@pytest.fixture
def vault() -> FakeVault:
    """Return a vault with one case of which nothing is known."""
    case = bare_case()
    return FakeVault(case.case, case.person)


def kept(vault: FakeVault) -> CaseFile:
    return cases.read(vault, CASE)


Act = Callable[..., Done[Any]]
CHANGE = msg("Change a record")


@pytest.mark.parametrize(
    ("acts", "where", "change"),
    [
        (
            (residence.add_permit, residence.remove_permit),
            "permits",
            {"expires_on": date(2028, 1, 31)},
        ),
        (
            (residence.add_address, residence.remove_address),
            "addresses",
            {"is_hotel": True},
        ),
        (
            (residence.add_trip, residence.remove_trip),
            "foreign_trips",
            {"country": "TR"},
        ),
    ],
)
def test_what_belongs_to_a_person_is_added_changed_and_removed(
    vault: FakeVault, acts: tuple[Act, Act], where: str, change: dict[str, Any]
) -> None:
    add, remove = acts
    added = add(vault, PERSON)
    assert getattr(kept(vault), where) == (added.value,)
    assert added.changes.touch(type(added.value))
    changed = editing.change(vault, added.value, CHANGE, **change).value
    assert getattr(kept(vault), where) == (changed,)
    remove(vault, changed)
    assert getattr(kept(vault), where) == ()
    assert len({each.text for each in vault.acts}) == 3


def test_an_extension_goes_with_the_entry_it_was_granted_for(vault: FakeVault) -> None:
    entry = stays.add_crossing(vault, PERSON, Direction.ENTRY, PartialDate(2026, 3, 20)).value
    extension = residence.add_extension(vault, PERSON, entry.id).value
    longer = editing.change(vault, extension, CHANGE, until=date(2026, 5, 1)).value
    assert kept(vault).extensions == (longer,)
    stay_rows.remove_crossings(vault, (entry,))
    assert (kept(vault).extensions, kept(vault).crossings) == ((), ())


def test_an_extension_can_be_removed_alone(vault: FakeVault) -> None:
    entry = stays.add_crossing(vault, PERSON, Direction.ENTRY, PartialDate(2026, 3, 20)).value
    residence.remove_extension(vault, residence.add_extension(vault, PERSON, entry.id).value)
    assert kept(vault).extensions == ()
    assert kept(vault).crossings == (entry,)


def test_a_no_is_kept_once_and_gives_way_to_what_happened(vault: FakeVault) -> None:
    for _ in range(2):
        declarations.declare(vault, PERSON, Question.VISA_REFUSED, Declared.NO)
    declarations.declare(vault, PERSON, Question.ENTRY_REFUSED, Declared.NO)
    assert len(kept(vault).declarations) == 2
    said = declarations.declare(vault, PERSON, Question.VISA_REFUSED, Declared.YES).value
    dated = editing.change(vault, said, CHANGE, happened=PartialDate(2016)).value
    assert {each.answer for each in kept(vault).declarations} == {Declared.NO, Declared.YES}
    editing.remove(vault, dated, msg("Take an answer back"))
    assert [each.question for each in kept(vault).declarations] == [Question.ENTRY_REFUSED]


def test_an_explanation_is_printed_only_when_that_is_chosen(vault: FakeVault) -> None:
    text = Bilingual("I was ill.", "因病")
    written = declarations.explain(vault, CASE, "stays", text).value
    assert not written.in_dossier
    chosen = editing.change(vault, written, CHANGE, in_dossier=True).value
    assert kept(vault).explanations == (chosen,)


def test_a_second_explanation_of_the_same_thing_is_the_first_one(vault: FakeVault) -> None:
    about = UUID(int=9)
    first = declarations.explain(vault, CASE, "stay.overstay", Bilingual("A"), about).value
    again = declarations.explain(vault, CASE, "stay.overstay", Bilingual("B"), about).value
    assert again == first
    editing.remove(vault, first, msg("Remove an explanation"))
    assert kept(vault).explanations == ()
