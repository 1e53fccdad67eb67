# SPDX-License-Identifier: MIT
"""Institutions: suggestions from the public register, and those a vault has taken from it.

The register helps with names. It recognises nobody: that a name is missing there never becomes a
fact about an institution.
"""

from dataclasses import replace

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.country import COUNTRIES, alpha2, search_countries
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.institution import Institution, InstitutionId
from kvisa_desktop.domain.institution_register import RegisterEntry, Suggestion
from kvisa_desktop.domain.person import Person
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg, verbatim
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, InstitutionRegister, Vault

MOST_SUGGESTIONS = 100
NOTHING_FOUND = msg(
    "The register has no such name. That says nothing about the institution or its degrees: "
    "write the name as it stands on the degree certificate."
)


def suggest(
    register: InstitutionRegister, query: str, country: str = "", limit: int = 20
) -> tuple[Suggestion, ...]:
    """Return institutions whose name fits what was typed, the best first; often none at all.

    `country` is a code or a name in either language.
    """
    wanted = _code(country)
    if not query.strip():
        return ()
    return register.search(query, wanted, max(1, min(limit, MOST_SUGGESTIONS)))


def entry(register: InstitutionRegister, entry_id: str) -> RegisterEntry:
    """Return an institution of the register by its id or ROR id."""
    found = register.entry(entry_id)
    if found is None:
        raise Refused(
            msg("The register has no institution “{id}”.", id=verbatim(entry_id)),
            msg("`kvisa institutions search` finds the id by a name."),
        )
    return found


def adopt(vault: Vault, degree: Degree, chosen: RegisterEntry) -> Done[Institution]:
    """Make an institution of the register the one that granted a degree.

    One that is in the vault already is taken as it is; only what is empty there is filled in.
    """
    name = msg("Take the institution of a degree from the register")
    with vault.act(name) as act:
        institution = keep(act, chosen)
        act.put(replace(act.get(Degree, degree.id), institution_id=institution.id))
    return Done(institution, act.changes, name)


def employ(vault: Vault, person: Person, chosen: RegisterEntry) -> Done[Institution]:
    """Make an institution of the register the one where a person teaches or does research."""
    name = msg("Take the employer from the register")
    with vault.act(name) as act:
        institution = keep(act, chosen)
        act.put(replace(act.get(Person, person.id), employer=institution.name))
    return Done(institution, act.changes, name)


def keep(act: Act, chosen: RegisterEntry) -> Institution:
    """Keep an institution of the register in the vault, as part of an act.

    One that is in the vault already is taken as it is; only what is empty there is filled in.
    """
    same = [each for each in act.find(Institution) if is_same(each, chosen)]
    known = same[0] if same else Institution(id=InstitutionId(act.new_id()))
    institution = _filled(known, chosen)
    if institution not in same:
        act.put(institution)
    return institution


def save(vault: Vault, institution: Institution) -> Done[Institution]:
    """Keep what is known of an institution."""
    return editing.save(vault, institution, msg("Change an institution"))


def _code(country: str) -> str:
    wanted = country.strip()
    if not wanted:
        return ""
    exact = [
        each.alpha2
        for each in COUNTRIES
        if wanted.casefold() in {each.name.en.casefold(), each.name.zh}
    ]
    found = search_countries(wanted, limit=2)
    code = alpha2(wanted) or next(iter(exact), "")
    if not code and len(found) == 1:
        code = found[0].alpha2
    if not code:
        raise Refused(_unknown(wanted), msg("Give the code of two letters, as in IN or DE."))
    return code


def _unknown(country: str) -> Message:
    return msg("“{name}” is no country or region known here.", name=verbatim(country))


def is_same(kept: Institution, chosen: RegisterEntry) -> bool:
    """Return True when an institution of the vault is one of the register, by id or by name."""
    if kept.ror_id and chosen.ror_id:
        return kept.ror_id == chosen.ror_id
    if kept.country and kept.country != chosen.country:
        return False
    names = {each.casefold() for each in chosen.shown_names}
    return any(
        each.casefold() in names
        for each in (kept.name.en, kept.name.zh, kept.original_name)
        if each
    )


def _filled(kept: Institution, chosen: RegisterEntry) -> Institution:
    return replace(
        kept,
        name=_both(kept.name, chosen.name),
        original_name=kept.original_name or chosen.original_name,
        former_names=kept.former_names or chosen.former_names,
        aliases=kept.aliases or chosen.aliases,
        country=kept.country or chosen.country,
        city=_both(kept.city, chosen.city),
        domain=kept.domain or chosen.domain,
        ror_id=kept.ror_id or chosen.ror_id,
    )


def _both(kept: Bilingual, offered: Bilingual) -> Bilingual:
    return Bilingual(kept.en or offered.en, kept.zh or offered.zh)
