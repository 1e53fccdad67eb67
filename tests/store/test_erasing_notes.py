# SPDX-License-Identifier: MIT
"""The name of an erased client is in no note of an institution, neither in vault nor in backups."""

from dataclasses import replace
from uuid import UUID

import pytest

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.degree import Degree, DegreeId
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.institution import (
    Institution,
    InstitutionId,
    RecognitionFact,
    RecognitionFactId,
    RecognitionKind,
    RecognitionOutcome,
)
from kvisa_desktop.domain.person import Person, PersonId
from kvisa_desktop.store.vault import OpenVault
from tests.store.backup_worlds import back_up
from tests.store.test_erasing import SAFETY, SECRETS, add_client, dump, keys_of, secrets_in
from tests.store.vaults import ACT


@pytest.fixture
def case(vault: OpenVault) -> CaseId:
    """Return the case of the client whose names are the secrets."""
    return add_client(vault, (SECRETS[0], SECRETS[1], SECRETS[2]), b"a scan")


def person_of(vault: OpenVault, case: CaseId) -> PersonId:
    with vault.read() as look:
        return look.get(Case, case).person_id


def add_institution(vault: OpenVault) -> InstitutionId:
    with vault.act(ACT) as act:
        made = Institution(id=InstitutionId(act.new_id()), name=Bilingual("Lakeside", "湖畔大学"))
        act.put(made)
    return made.id


def add_degree(vault: OpenVault, person: PersonId, institution: InstitutionId) -> None:
    with vault.act(ACT) as act:
        act.put(Degree(id=DegreeId(act.new_id()), person_id=person, institution_id=institution))


def add_fact(vault: OpenVault, institution: InstitutionId, checked_by: str) -> UUID:
    with vault.act(ACT, origin=f"{checked_by}.json") as act:
        fact = RecognitionFact(
            id=RecognitionFactId(act.new_id()),
            institution_id=institution,
            kind=RecognitionKind.CSCSE,
            outcome=RecognitionOutcome.FOUND,
            checked_by=checked_by,
        )
        act.put(fact)
    return fact.id


def facts_in(vault: OpenVault) -> list[str]:
    with vault.read() as look:
        return [each.checked_by for each in look.find(RecognitionFact)]


def test_notes_of_an_institution_nobody_else_has_go(vault: OpenVault, case: CaseId) -> None:
    place = add_institution(vault)
    add_degree(vault, person_of(vault, case), place)
    add_fact(vault, place, "Okonkwo-Adeyemi herself")
    add_fact(vault, place, "Wei")
    back_up(vault)
    SAFETY.erase(vault, case, OldBackups.REWRITE)
    assert facts_in(vault) == []
    for path in (vault.folder / "store.db", *(vault.folder / "backups").glob("*.db")):
        text = dump(path, keys_of(vault))
        assert "okonkwo" not in text.casefold()
        assert secrets_in(text) == []


def test_of_shared_notes_only_the_name_of_the_client_goes(vault: OpenVault, case: CaseId) -> None:
    place = add_institution(vault)
    other = add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    add_degree(vault, person_of(vault, case), place)
    add_degree(vault, person_of(vault, other), place)
    add_fact(vault, place, "Wei")
    add_fact(vault, place, "Okonkwo-Adeyemi")
    changed = add_fact(vault, place, "奥孔科本人")
    with vault.act(ACT) as act:
        act.put(replace(act.get(RecognitionFact, changed), checked_by="Wei"))
    back_up(vault)
    SAFETY.erase(vault, case, OldBackups.REWRITE)
    assert sorted(facts_in(vault)) == ["", "Wei", "Wei"]
    for path in (vault.folder / "store.db", *(vault.folder / "backups").glob("*.db")):
        text = dump(path, keys_of(vault))
        assert "okonkwo" not in text.casefold()
        assert secrets_in(text) == []
    assert SAFETY.verify(vault).faults == ()


def test_a_former_name_of_the_client_goes_too(vault: OpenVault, case: CaseId) -> None:
    place = add_institution(vault)
    other = add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    for each in (case, other):
        add_degree(vault, person_of(vault, each), place)
    add_fact(vault, place, "Adeyemi")
    with vault.act(ACT) as act:
        act.put(replace(act.get(Person, person_of(vault, case)), surname="Sand"))
    SAFETY.erase(vault, case)
    assert facts_in(vault) == [""]


def test_notes_of_an_employer_of_another_client_stay(vault: OpenVault, case: CaseId) -> None:
    place = add_institution(vault)
    other = add_client(vault, ("Berg", "C1", "山"), b"another scan", "K-2")
    add_degree(vault, person_of(vault, case), place)
    with vault.act(ACT) as act:
        employed = act.get(Person, person_of(vault, other))
        act.put(replace(employed, employer=Bilingual("Lakeside", "")))
    add_fact(vault, place, "Wei")
    SAFETY.erase(vault, case)
    assert facts_in(vault) == ["Wei"]
