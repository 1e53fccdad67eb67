# SPDX-License-Identifier: MIT
"""A case can be found to be erased when it is in the trash, or its making was undone."""

import pytest

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.errors import Refused
from kvisa_desktop.services import erasable, history
from kvisa_desktop.store.vault import OpenVault
from tests.store.conftest import code, folder, made, vault
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in
from tests.store.vaults import ACT

__all__ = ["code", "folder", "made", "vault"]


def removed(vault: OpenVault, case: CaseId) -> None:
    with vault.act(ACT) as act:
        act.remove(act.get(Case, case))


def added(vault: OpenVault, ref: str) -> CaseId:
    with vault.act(ACT) as act:
        person = Person(id=PersonId(act.new_id()), surname="Berg")
        case = Case(id=CaseId(act.new_id()), person_id=person.id, ref=ref)
        act.put(person)
        act.put(case)
    return case.id


def test_a_case_in_the_trash_is_found_and_erased(vault: OpenVault) -> None:
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    removed(vault, case)
    assert erasable.find(vault, " k-1") == erasable.find(vault, str(case)) == case
    assert SAFETY.erase(vault, case).with_person
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == []


def test_a_case_whose_making_was_undone_is_found_and_erased(vault: OpenVault) -> None:
    case = add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")
    history.undo(vault)
    assert SAFETY.erase(vault, erasable.find(vault, "K-1")).cases == ("K-1",)
    assert secrets_in(dump(vault.folder / "store.db", keys_of(vault))) == []
    with pytest.raises(Refused):
        erasable.find(vault, str(case))


def test_a_case_that_is_there_goes_before_a_removed_one(vault: OpenVault) -> None:
    old = added(vault, "K-1")
    removed(vault, old)
    new = added(vault, "K-1")
    assert erasable.find(vault, "K-1") == new
    assert erasable.find(vault, str(old)) == old


def test_several_removed_cases_of_one_name_are_told_apart_by_their_ids(vault: OpenVault) -> None:
    both = [added(vault, "K-1"), added(vault, "K-1")]
    for each in both:
        removed(vault, each)
    with pytest.raises(Refused) as caught:
        erasable.find(vault, "K-1")
    assert all(str(each) in str(caught.value.remedy) for each in both)


@pytest.mark.parametrize("key", ["", "K-9"])
def test_nothing_else_is_found(vault: OpenVault, key: str) -> None:
    removed(vault, added(vault, ""))
    with pytest.raises(Refused):
        erasable.find(vault, key)
