# SPDX-License-Identifier: MIT
"""Degrees of a person and the one a case relies on."""

from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.degree import Degree, DegreeId
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.institution import Institution, InstitutionId
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import chains, editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def add(vault: Vault, case: Case) -> Done[Degree]:
    """Add a degree; the first one becomes the degree relied on."""
    name = msg("Add a degree")
    with vault.act(name) as act:
        degree = Degree(id=DegreeId(act.new_id()), person_id=PersonId(case.person_id))
        act.put(degree)
        kept = act.get(Case, case.id)
        if kept.degree_relied_on is None:
            act.put(replace(kept, degree_relied_on=degree.id))
    return Done(degree, act.changes, name)


def rely_on(vault: Vault, case: Case, degree: Degree) -> Done[Case]:
    """Make `degree` the one the application relies on."""
    return editing.change(vault, case, msg("Rely on another degree"), degree_relied_on=degree.id)


def set_institution(vault: Vault, degree: Degree, name: Bilingual) -> Done[Institution]:
    """Name the institution of a degree; the same name is kept as one institution."""
    act_name = msg("Name the institution of a degree")
    with vault.act(act_name) as act:
        same = [each for each in act.find(Institution) if each.name.en == name.en]
        if same:
            institution = replace(same[0], name=Bilingual(name.en, name.zh or same[0].name.zh))
        else:
            institution = Institution(
                id=InstitutionId(act.new_id()), name=name, country=degree.issued_country
            )
        act.put(institution)
        act.put(replace(act.get(Degree, degree.id), institution_id=institution.id))
    return Done(institution, act.changes, act_name)


def remove(vault: Vault, case: Case, degree: Degree) -> Done[Degree]:
    """Remove a degree; its papers stay in the case without a degree."""
    name = msg("Remove a degree")
    with vault.act(name) as act:
        for document in act.find(Document, degree_id=degree.id):
            act.put(replace(document, degree_id=None))
        kept = act.get(Case, case.id)
        if kept.degree_relied_on == degree.id:
            act.put(replace(kept, degree_relied_on=None))
        for each in chains.of_degree(act, degree):
            act.remove(each)
        act.remove(degree)
    return Done(degree, act.changes, name)
