# SPDX-License-Identifier: MIT
"""Parents who were Chinese citizens when the applicant was born: asked, said, never decided."""

from collections.abc import Iterator

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.claims.of_person import (
    CHINESE_PARENT,
    has_chinese_parent,
    is_chinese_national,
)
from kvisa_desktop.domain.country import alpha2
from kvisa_desktop.domain.declaration import Question
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.domain.person import Person
from kvisa_desktop.messages import Message, msg

FIELD = Question.PARENT_CHINESE.value
_SOURCES = ("M-07",)
_HINTING = frozenset({"CN", "HK", "MO"})
_NOT_ASKED = (
    msg("It is not recorded whether a parent was a Chinese citizen when the applicant was born."),
    msg("Ask the applicant, and record the answer."),
)


def told(case_file: CaseFile) -> Iterator[Finding]:
    """Yield what is to be said of the parents, where the case hints at a Chinese nationality."""
    person = case_file.person
    if is_chinese_national(person):
        return
    if has_chinese_parent(case_file):
        yield _finding("person.chinese-parent", CHINESE_PARENT, person)
    elif _is_hinted(person) and not _is_asked(case_file):
        yield _finding("person.parents-not-asked", _NOT_ASKED, person)


def _finding(finding_id: str, words: tuple[Message, Message], person: Person) -> Finding:
    text, step = words
    return Finding(finding_id, Weight.CHECK, Area.PERSON, text, step, _SOURCES, person.id, FIELD)


def _is_asked(case_file: CaseFile) -> bool:
    return any(each.question is Question.PARENT_CHINESE for each in case_file.declarations)


def _is_hinted(person: Person) -> bool:
    named = (person.birth_country, *person.former_nationalities)
    return bool(_HINTING & {alpha2(each) for each in named})
