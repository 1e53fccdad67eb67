# SPDX-License-Identifier: MIT
"""Recording the person and the passports."""

from dataclasses import replace

from kvisa_desktop.domain.person import Passport, PassportId, Person
from kvisa_desktop.messages import msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def save(vault: Vault, person: Person) -> Done[Person]:
    """Keep what is known of the person."""
    return editing.save(vault, person, msg("Change the person"))


def add_passport(vault: Vault, person: Person) -> Done[Passport]:
    """Add a passport to a person; the earlier ones become old."""
    name = msg("Add a passport")
    with vault.act(name) as act:
        for each in act.find(Passport, person_id=person.id):
            act.put(replace(each, is_old=True))
        passport = Passport(id=PassportId(act.new_id()), person_id=person.id)
        act.put(passport)
    return Done(passport, act.changes, name)


def remove_passport(vault: Vault, passport: Passport) -> Done[Passport]:
    """Remove a passport."""
    return editing.remove(vault, passport, msg("Remove a passport"))
