# SPDX-License-Identifier: MIT
"""Acts on the person and the passports of the open case."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.declaration import Declared, Question
from kvisa_desktop.domain.institution_register import RegisterEntry
from kvisa_desktop.domain.mrz_offer import Held, MrzOffer
from kvisa_desktop.domain.person import Passport, PersonId
from kvisa_desktop.messages import msg
from kvisa_desktop.services import applicants, declarations, institutions, posts
from kvisa_desktop.ui.case_state import CaseState


def change_person(state: CaseState, field: str, value: object) -> None:
    """Keep one field of the person."""
    state.change(state.file.person, msg("Change the person"), **{field: value})


def employ(state: CaseState, chosen: RegisterEntry) -> None:
    """Take the employer from the register."""
    person = state.file.person
    state.act(
        lambda vault: institutions.employ(vault, person, chosen),
        say=msg("“{name}” was taken from the register.", name=chosen.name),
    )


def answer_parents(state: CaseState, answered: Declared | None) -> None:
    """Record what the applicant says of the parents; None takes it back."""
    person = PersonId(state.file.person.id)
    question = Question.PARENT_CHINESE
    state.act(lambda vault: declarations.answer(vault, person, question, answered))


def change_passport(state: CaseState, passport: Passport, field: str, value: object) -> None:
    """Keep one field of a passport."""
    state.change(passport, msg("Change a passport"), **{field: value})


def take_over(state: CaseState, passport: Passport, offer: MrzOffer) -> None:
    """Record a field as the machine-readable lines say it."""
    change = {offer.field: offer.value}
    if offer.held is Held.PERSON:
        state.change(state.file.person, msg("Take over from the machine-readable lines"), **change)
    else:
        state.change(passport, msg("Take over from the machine-readable lines"), **change)


def change_case(state: CaseState, field: str, value: object) -> None:
    """Keep one field of the case itself."""
    state.change(state.file.case, msg("Change the case"), **{field: value})


def name_post(state: CaseState, name: Bilingual) -> None:
    """Name the mission or visa centre the case goes to."""
    case = state.file.case
    state.act(lambda vault: posts.set_post(vault, case, name))


def add_passport(state: CaseState) -> None:
    """Add a passport; the earlier ones become old."""
    person = state.file.person
    state.act(
        lambda vault: applicants.add_passport(vault, person), say=msg("A passport was added.")
    )


def remove_passport(state: CaseState, passport: Passport) -> None:
    """Remove a passport."""
    state.act(
        lambda vault: applicants.remove_passport(vault, passport),
        say=msg("The passport was removed."),
        undoable=True,
    )
