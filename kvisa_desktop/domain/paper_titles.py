# SPDX-License-Identifier: MIT
"""A title for a paper, made of what the case knows: what it is, whose, of which year.

It is offered, never put over a title that somebody typed. What has no Chinese name in the case is
left out of the Chinese half rather than copied into it. A translation needs none: it is called
after its original.
"""

from collections.abc import Collection

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country
from kvisa_desktop.domain.degree import Degree, DegreeLevel
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.domain.kinds import UNSORTED, Section, kind_of

_OF_LEVEL = {
    DegreeLevel.BACHELOR: Bilingual("Bachelor's certificate", "学士学位证书"),
    DegreeLevel.MASTER: Bilingual("Master's certificate", "硕士学位证书"),
    DegreeLevel.DOCTOR: Bilingual("Doctoral certificate", "博士学位证书"),
}
_NOBODY = Bilingual()
_ONE_OF_EACH = frozenset(
    {UNSORTED, "form-confirmation", "passport-data-page", "photo", "cv", "activity-plan"}
)
"""Kinds of which a dossier holds one: their name says it all."""


def suggested(case_file: CaseFile, paper: Document) -> Bilingual:
    """Return a title for a paper, empty when its kind already says all that is known."""
    if paper.kind in _ONE_OF_EACH or paper.translation_of is not None:
        return _NOBODY
    name, owner, year = _what(case_file, paper), _whose(case_file, paper), _year(case_file, paper)
    made = Bilingual(
        ", ".join(each for each in (name.en, owner.en, year) if each),
        _in_chinese(name.zh, owner.zh, year, leads=kind_of(paper.kind).of_degree),
    )
    if made == kind_of(paper.kind).name:
        return _NOBODY
    return told_apart(made, {each.title for each in case_file.documents if each.id != paper.id})


def told_apart(title: Bilingual, taken: Collection[Bilingual]) -> Bilingual:
    """Return `title`, with a number when another paper bears it already."""
    number, found = 1, title
    while found in taken:
        number += 1
        found = Bilingual(f"{title.en} ({number})", f"{title.zh}（{number}）" if title.zh else "")
    return found


def retitled(case_file: CaseFile, before: Document, after: Document) -> Bilingual:
    """Return the title of a changed paper: a suggested one follows, a typed one stays."""
    if before.title and before.title == suggested(case_file, before):
        return suggested(case_file, after)
    return before.title


def _what(case_file: CaseFile, paper: Document) -> Bilingual:
    """Return what a paper is: the certificate of a level, else its kind."""
    degree = _degree(case_file, paper)
    if degree is not None and degree.level is not None and paper.kind == "degree-certificate":
        return _OF_LEVEL.get(degree.level, kind_of(paper.kind).name)
    return kind_of(paper.kind).name


def _whose(case_file: CaseFile, paper: Document) -> Bilingual:
    """Return who issued a paper, or the place it is about, as far as the case knows."""
    kind = kind_of(paper.kind)
    if kind.of_degree or kind.section is Section.INSTITUTION:
        degree = _degree(case_file, paper) or case_file.degree_relied_on
        found = case_file.institution_of(degree) if degree else None
        return found.name if found else _NOBODY
    if kind.section is Section.TEACHING_RESEARCH:
        return case_file.person.employer
    if kind.key == "residence-proof":
        found_country = country(case_file.person.residence_country)
        return found_country.name if found_country else _NOBODY
    return _NOBODY


def _year(case_file: CaseFile, paper: Document) -> str:
    """Return the year a paper was issued in, or its degree was awarded in, "" when unknown."""
    if paper.issued_on is not None:
        return str(paper.issued_on.year)
    degree = _degree(case_file, paper)
    return str(degree.awarded.year or "") if degree is not None else ""


def _degree(case_file: CaseFile, paper: Document) -> Degree | None:
    """Return the degree that a paper belongs to, if it is a paper of a degree."""
    if not kind_of(paper.kind).of_degree:
        return None
    return next((each for each in case_file.degrees if each.id == paper.degree_id), None)


def _in_chinese(name: str, owner: str, year: str, *, leads: bool) -> str:
    """Return the Chinese half: a university stands before its paper, a place in brackets."""
    if not name:
        return ""
    after = "，".join(
        each for each in ("" if leads else owner, f"{year}年" if year else "") if each
    )
    return (owner if leads else "") + name + (f"（{after}）" if after else "")
