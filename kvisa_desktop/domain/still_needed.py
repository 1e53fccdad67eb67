# SPDX-License-Identifier: MIT
"""What is still needed from the applicant, in words that can be sent to her.

Only what she can bring or answer; nothing of what the program or a consultant thinks of the case.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ItemProgress
from kvisa_desktop.domain.conditions import Condition, Relevance
from kvisa_desktop.domain.documents import PaperStatus
from kvisa_desktop.domain.finding import Weight
from kvisa_desktop.domain.requirements import Group, Requirement
from kvisa_desktop.domain.sources import spoken
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.messages import Message, msg, verbatim

_ASKED_FOR = {Weight.BLOCKER, Weight.CHECK}
_WHICH_COUNTRY = msg("In which country or region was the degree issued on which you rely?")
# What only the applicant knows; conditions that somebody else settles are not among these.
_QUESTIONS: Mapping[Condition, Message] = MappingProxyType(
    {
        Condition.OUTSIDE_OWN_COUNTRY: msg(
            "In which country or region do you live, and will you apply there?"
        ),
        Condition.EARLIER_CHINESE_VISA: msg(
            "On what basis did you enter China each time: with a visa, and which, or without one?"
        ),
        Condition.EARLIER_VISIT: msg(
            "Have you ever been to China? If so: when did you enter and leave, each time?"
        ),
        Condition.FORMER_CHINESE_NATIONAL: msg("Have you ever held Chinese nationality?"),
        Condition.NAMES_DIFFER: msg("Which name, letter by letter, do your degree papers bear?"),
        Condition.MAINLAND_DEGREE: _WHICH_COUNTRY,
        Condition.FOREIGN_DEGREE: _WHICH_COUNTRY,
        Condition.APOSTILLE_ROUTE: _WHICH_COUNTRY,
        Condition.LEGALISATION_ROUTE: _WHICH_COUNTRY,
        Condition.HONG_KONG_MACAO_DEGREE: _WHICH_COUNTRY,
        Condition.OTHER_LANGUAGE: msg("In which languages are your papers written?"),
    }
)


@dataclass(frozen=True, slots=True)
class Need:
    """One thing to bring or to answer: a stable id, its words, and until when."""

    id: str
    text: Message
    due_on: date | None = None

    @property
    def line(self) -> Message:
        """The words with the day, where there is one."""
        if self.due_on is None:
            return self.text
        return msg("{text} Please by {day}.", text=self.text, day=self.due_on)


@dataclass(frozen=True, slots=True)
class StillNeeded:
    """Everything still needed from one applicant: things to bring, then questions."""

    to_bring: tuple[Need, ...]
    to_answer: tuple[Need, ...]

    def __bool__(self) -> bool:
        """Return True when anything is needed."""
        return bool(self.to_bring or self.to_answer)


def still_needed(case_file: CaseFile, checklist: Iterable[Requirement]) -> StillNeeded:
    """Return what is to be asked of the applicant, from the checklist as it stands."""
    requirements = [each for each in checklist if each.item.group is not Group.AFTER]
    return StillNeeded(
        (*_papers_again(case_file), *_things(case_file, requirements)),
        (*_questions(case_file, requirements), *_days(case_file)),
    )


def text(case_file: CaseFile, needed: StillNeeded) -> tuple[Message, ...]:
    """Return a message to the applicant, line by line, ready to be sent by any messenger."""
    lines = [_greeting(case_file), Message("")]
    if not needed:
        return (*lines, msg("Nothing is needed from you at the moment."))
    if needed.to_bring:
        lines.append(msg("For your visa application I still need from you:"))
        lines += [_numbered(*each) for each in enumerate(needed.to_bring, 1)]
    if needed.to_bring and needed.to_answer:
        lines.append(Message(""))
    if needed.to_answer:
        lines.append(msg("Please answer these questions:"))
        lines += [_numbered(*each) for each in enumerate(needed.to_answer, 1)]
    return (*lines, Message(""), msg("Thank you."))


def _numbered(number: int, need: Need) -> Message:
    return msg("{number}. {text}", number=number, text=need.line)


def _greeting(case_file: CaseFile) -> Message:
    person = case_file.person
    latin = " ".join(each for each in (person.given_names, person.surname) if each)
    if not latin and not person.native_name:
        return msg("Hello,")
    return msg("Dear {name},", name=verbatim(latin or person.native_name))


def _papers_again(case_file: CaseFile) -> Iterator[Need]:
    for document in case_file.documents:
        if document.status is PaperStatus.REJECTED:
            again = msg("Please send again: {paper}.", paper=name_of(document))
            if document.rejected_because:
                again = msg("{text} {reason}", text=again, reason=document.rejected_because)
            yield Need(f"paper.{document.id}", again)


def _things(case_file: CaseFile, requirements: Iterable[Requirement]) -> Iterator[Need]:
    for each in requirements:
        if each.item.ask and each.weight in _ASKED_FOR and not _is_elsewhere(case_file, each):
            words = spoken(each.item.ask)
            if each.progress is ItemProgress.REJECTED and each.reason:
                words = msg("{text} {reason}", text=words, reason=each.reason)
            yield Need(f"item.{each.id}", words, each.due_on)


def _is_elsewhere(case_file: CaseFile, requirement: Requirement) -> bool:
    """Return True for what the handler of the case brings, or what is asked for paper by paper."""
    handler = case_file.case.handler
    if handler and requirement.owner == handler:
        return True
    rejected = (each.status is PaperStatus.REJECTED for each in requirement.documents)
    return requirement.progress is ItemProgress.REJECTED and any(rejected)


def _questions(case_file: CaseFile, requirements: Iterable[Requirement]) -> Iterator[Need]:
    asked: set[Message] = set()
    for each in requirements:
        question = _QUESTIONS.get(each.item.applies)
        is_open = each.relevance is Relevance.NOT_KNOWN and each.weight is not None
        if question is None or question in asked or not is_open:
            continue
        if each.item.applies is Condition.OTHER_LANGUAGE and not case_file.documents:
            continue
        asked.add(question)
        yield Need(f"question.{each.item.applies.value}", question)


def _days(case_file: CaseFile) -> Iterator[Need]:
    """Yield a question for each crossing whose day is not known."""
    for each in case_file.crossings:
        if each.on.is_exact:
            continue
        if each.direction is Direction.ENTRY:
            question = msg("On which day did you enter China: {when}?", when=each.on)
        else:
            question = msg("On which day did you leave China: {when}?", when=each.on)
        helpful = msg("A stamp, a ticket or an e-mail of that time would help.")
        yield Need(
            f"question.crossing.{each.id}", msg("{text} {help}", text=question, help=helpful)
        )
