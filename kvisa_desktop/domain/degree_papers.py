# SPDX-License-Identifier: MIT
"""Which papers of a case belong to the degree it relies on."""

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.degree import Degree
from kvisa_desktop.domain.documents import Document, PaperStatus
from kvisa_desktop.domain.kinds import kind_of
from kvisa_desktop.domain.names import Likeness, likeness

MAINLAND = "CN"


def is_here(document: Document) -> bool:
    """Return True when a paper has come and was not rejected."""
    return document.status in {PaperStatus.RECEIVED, PaperStatus.CHECKED}


def counts_for_case(case_file: CaseFile, document: Document) -> bool:
    """Return True for originals; of degree papers only for those of the degree relied on.

    A degree paper that names no degree counts for the degree relied on.
    """
    if document.translation_of is not None:
        return False
    is_of_other = document.degree_id not in {None, case_file.case.degree_relied_on}
    return not (is_of_other and kind_of(document.kind).of_degree)


def papers_of_kind(case_file: CaseFile, kind: str) -> tuple[Document, ...]:
    """Return the papers of a kind that count for the case."""
    found = (each for each in case_file.documents if each.kind == kind)
    return tuple(each for each in found if counts_for_case(case_file, each))


def papers_of(case_file: CaseFile, degree: Degree) -> tuple[Document, ...]:
    """Return the papers of a degree; those that name none belong to the degree relied on."""
    relied_on = case_file.case.degree_relied_on == degree.id
    return tuple(
        each
        for each in case_file.documents
        if each.degree_id == degree.id
        or (each.degree_id is None and relied_on and kind_of(each.kind).of_degree)
    )


def name_likeness(case_file: CaseFile, degree: Degree) -> Likeness | None:
    """Return how the name on a degree relates to the passport name; None when either is missing."""
    person = case_file.person
    if not degree.name_on_paper or not (person.surname or person.given_names):
        return None
    return likeness(
        person.surname,
        person.given_names,
        degree.name_on_paper,
        former=person.former_names + person.other_names,
        own_script=(person.native_name, person.chinese_name, person.transliteration),
    )
