# SPDX-License-Identifier: MIT
"""Recording what applicants say of their past, and the explanations they choose to print."""

from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.declaration import Declaration, DeclarationId, Declared, Question
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.written_explanation import ExplanationId, WrittenExplanation
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def declare(
    vault: Vault, person_id: PersonId, question: Question, answer: Declared
) -> Done[Declaration]:
    """Keep an answer; a "no" takes the place of an earlier "no", not of what happened."""
    name = msg("Answer a question about the past")
    with vault.act(name) as act:
        for each in act.find(Declaration, person_id=person_id, question=question):
            if each.answer is Declared.NO:
                act.remove(each)
        declaration = Declaration(
            id=DeclarationId(act.new_id()),
            person_id=person_id,
            question=question,
            answer=answer,
        )
        act.put(declaration)
    return Done(declaration, act.changes, name)


def answer(
    vault: Vault, person_id: PersonId, question: Question, answered: Declared | None
) -> Done[Declaration | None]:
    """Keep the one answer to a question in place of every earlier one; None takes it back."""
    name = msg("Answer a question about the applicant")
    made: Declaration | None = None
    with vault.act(name) as act:
        for each in act.find(Declaration, person_id=person_id, question=question):
            act.remove(each)
        if answered is not None:
            made = Declaration(
                id=DeclarationId(act.new_id()),
                person_id=person_id,
                question=question,
                answer=answered,
            )
            act.put(made)
    return Done(made, act.changes, name)


def explain(
    vault: Vault,
    case_id: CaseId,
    subject: str,
    text: Bilingual,
    record_id: UUID | None = None,
) -> Done[WrittenExplanation]:
    """Keep an explanation, not to be printed until that is chosen; one of a kind is enough."""
    name = msg("Write an explanation")
    with vault.act(name) as act:
        known = act.find(WrittenExplanation, case_id=case_id, subject=subject, record_id=record_id)
        written = (
            known[0]
            if known
            else WrittenExplanation(
                id=ExplanationId(act.new_id()),
                case_id=case_id,
                subject=subject,
                record_id=record_id,
                text=text,
            )
        )
        act.put(written)
    return Done(written, act.changes, name)


def write_explanation(
    vault: Vault, case_id: CaseId, subject: str, text: Bilingual, *, in_dossier: bool
) -> Done[WrittenExplanation]:
    """Keep the words of an explanation and whether it is printed, in place of earlier ones."""
    name = msg("Write an explanation")
    with vault.act(name) as act:
        known = act.find(WrittenExplanation, case_id=case_id, subject=subject)
        written = WrittenExplanation(
            id=known[0].id if known else ExplanationId(act.new_id()),
            case_id=case_id,
            subject=subject,
            text=text,
            in_dossier=in_dossier,
            note=known[0].note if known else "",
        )
        if written not in known:
            act.put(written)
    return Done(written, act.changes, name)
