# SPDX-License-Identifier: MIT
"""Finds the case that is to be erased: one that was removed, or never came to be, counts too."""

from dataclasses import dataclass

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases
from kvisa_desktop.services.ports import History, Recall


@dataclass(frozen=True, slots=True, repr=False)
class Erasable:
    """A case that can be erased, and what its person is called."""

    case: Case
    name: str


def find(vault: History, key: str) -> CaseId:
    """Return the id of the case whose reference or id is `key`.

    A case that is there goes first, and a removed one is looked for after it: in the trash, or
    taken away when its import was undone. Raises `Refused` when there is none, or several.
    """
    try:
        return cases.find(vault, key).id
    except Refused:
        found = _removed(vault, key.strip().casefold())
        if not found:
            raise
    if len(found) > 1:
        ids = ", ".join(str(each) for each in found)
        raise Refused(
            msg("Several removed cases are called “{key}”.", key=key),
            msg("Name one by its whole id: {ids}", ids=verbatim(ids)),
        )
    return found[0]


def removed(vault: History) -> tuple[Erasable, ...]:
    """Return the cases that were removed and still can be restored or erased, latest first."""
    with vault.recall() as recall:
        found = [Erasable(each, _name_of(recall, each)) for each in _removed_cases(recall)]
    return tuple(sorted(found, key=lambda each: each.case.id.bytes, reverse=True))


def described(vault: History, case_id: CaseId) -> Erasable:
    """Return a case by its id, removed or not; raise `Refused` when it was erased already."""
    with vault.recall() as recall:
        case = recall.last_state((Case, case_id))
        if isinstance(case, Case):
            return Erasable(case, _name_of(recall, case))
    raise Refused(
        msg("What you asked for is not in the vault, or was removed from it."),
        msg("Go back to the list, and open it again from there."),
        where=str(case_id),
    )


def name_of(person: Person) -> str:
    """Return what a person is called where somebody has to be sure who it is."""
    return person.passport_name or person.chinese_name


def _removed(vault: History, wanted: str) -> list[CaseId]:
    with vault.recall() as recall:
        cases_there = _removed_cases(recall)
    return sorted(
        each.id for each in cases_there if wanted in {each.ref.casefold(), str(each.id)} - {""}
    )


def _removed_cases(recall: Recall) -> list[Case]:
    keys = [each.record for each in recall.removals() if each.kind is Case]
    return [each for each in map(recall.last_state, keys) if isinstance(each, Case)]


def _name_of(recall: Recall, case: Case) -> str:
    person = recall.last_state((Person, case.person_id))
    return name_of(person) if isinstance(person, Person) else ""
