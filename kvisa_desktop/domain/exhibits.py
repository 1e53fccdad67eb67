# SPDX-License-Identifier: MIT
"""Exhibits: the papers of a case that go into the dossier, in the officer's order, numbered.

Window and dossier number them by this one function. An exhibit is a paper with at least one page to
show; its translation follows right behind it as 3T.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.documents import Document, DocumentPage, PaperStatus
from kvisa_desktop.domain.dossier_plan import MOST_CORE_PAGES
from kvisa_desktop.domain.kinds import KINDS, Section, kind_of

_NOT_SHOWN = frozenset({PaperStatus.ASKED, PaperStatus.REJECTED})
_CORE = (
    "form-confirmation",
    "passport-data-page",
    "photo",
    "degree-certificate",
    "post-letter",
    "provisional-certificate",
    "residence-proof",
    "apostille",
    "legalisation",
    "hk-macao-attestation",
    "chsi-report",
    "graduation-certificate",
    "transcript",
    "post-proof",
    "china-visa",
    "accreditation",
    "cv",
    "activity-plan",
)
"""The kinds of paper of a core set, the ones it can least do without first."""

CORE_ROOM = MOST_CORE_PAGES - 10  # cover, index, tables and texts take the others
_RANK = {kind.key: rank for rank, kind in enumerate(KINDS)}


class Part(StrEnum):
    """The parts of the dossier that hold exhibits, in the order in which an officer reads."""

    APPLICANT = "applicant"
    DEGREE = "degree"
    OTHER_DEGREES = "other-degrees"
    TEACHING_RESEARCH = "teaching-research"
    INSTITUTION = "institution"
    CV_PLAN = "cv-plan"
    STAYS = "stays"
    EXPLANATIONS = "explanations"


_PARTS = frozenset(each.value for each in Part)


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One exhibit: its number ("3", its translation "3T"), its paper, and the pages shown of it."""

    number: str
    part: Part
    document: Document
    pages: tuple[DocumentPage, ...]
    shown: tuple[int, ...]
    of: int
    original: Document | None = None

    @property
    def is_excerpt(self) -> bool:
        """True when pages of the paper are left out."""
        return len(self.shown) < self.of


def exhibits_of(case_file: CaseFile) -> tuple[Exhibit, ...]:
    """Return the exhibits of a case in the order of the dossier.

    Within a part papers follow the officer's order of kinds, until somebody has put the papers of
    that part in an order of his own. Where only the core set is wanted, the rest is left out.
    """
    shown = _all_exhibits(case_file)
    plan = case_file.dossier_plan
    return _core_of(shown) if plan and plan.core_only else shown


def on_request(case_file: CaseFile) -> tuple[Exhibit, ...]:
    """Return what only the core set leaves out, numbered as if it were there."""
    kept = {each.document.id for each in exhibits_of(case_file)}
    return tuple(each for each in _all_exhibits(case_file) if each.document.id not in kept)


def left_for_room(case_file: CaseFile) -> tuple[Exhibit, ...]:
    """Return the papers of the core set that do not fit into it; translations go with them."""
    return tuple(
        each for each in on_request(case_file) if each.original is None and _is_of_core(each)
    )


def pages_with_translations(exhibits: Sequence[Exhibit], paper: Exhibit) -> int:
    """Return how many pages a paper takes together with its translations."""
    return sum(
        len(each.pages)
        for each in exhibits
        if (each.original or each.document).id == paper.document.id
    )


def _core_of(shown: tuple[Exhibit, ...]) -> tuple[Exhibit, ...]:
    """Return the core set: what law and form ask for, as far as it fits, numbered anew."""
    groups: dict[str, list[Exhibit]] = {}
    for each in shown:
        groups.setdefault(each.number.partition("T")[0], []).append(each)
    kept = _fitting(groups)
    numbers = {old: str(new) for new, old in enumerate((n for n in groups if n in kept), 1)}
    return tuple(
        replace(each, number=numbers[old] + each.number[len(old) :])
        for old, group in groups.items()
        if old in kept
        for each in group
    )


def _fitting(groups: Mapping[str, Sequence[Exhibit]]) -> set[str]:
    """Return the numbers of the papers that have room, those that matter most taken first."""
    ranked = sorted(
        (_CORE.index(group[0].document.kind), int(number), number)
        for number, group in groups.items()
        if _is_of_core(group[0])
    )
    room, kept = CORE_ROOM, set[str]()
    for _, _, number in ranked:
        pages = sum(len(each.pages) for each in groups[number])
        if pages <= room:
            room -= pages
            kept.add(number)
    return kept


def _is_of_core(exhibit: Exhibit) -> bool:
    return exhibit.document.kind in _CORE and exhibit.part is not Part.OTHER_DEGREES


def _all_exhibits(case_file: CaseFile) -> tuple[Exhibit, ...]:
    found: list[Exhibit] = []
    number = 0
    for part in parts_of(case_file):
        members = [each for each in case_file.documents if _part_of(case_file, each) is part]
        for document in _ordered(members):
            group = list(_numbered(case_file, document, part, number + 1))
            number += bool(group)
            found += group
    return tuple(found)


def parts_of(case_file: CaseFile) -> tuple[Part, ...]:
    """Return the parts of the dossier in their order here, those switched off left out."""
    plan = case_file.dossier_plan
    if plan is None:
        return tuple(Part)
    return tuple(each for each in all_parts_of(case_file) if each.value not in plan.parts_off)


def all_parts_of(case_file: CaseFile) -> tuple[Part, ...]:
    """Return all parts in their order here, those that were named first."""
    plan = case_file.dossier_plan
    named = [Part(each) for each in plan.part_order if each in _PARTS] if plan else []
    return tuple(dict.fromkeys((*named, *Part)))


def _numbered(
    case_file: CaseFile, document: Document, part: Part, number: int
) -> Iterator[Exhibit]:
    translations = 0
    for paper in (document, *_ordered(case_file.translations_of(document))):
        pages = case_file.pages_of(paper)
        shown = tuple(at for at, page in enumerate(pages, 1) if not page.left_out)
        if not shown or not paper.in_dossier or paper.status in _NOT_SHOWN:
            if paper is document:
                return  # a translation alone proves nothing
            continue
        label = str(number)
        if paper is not document:
            translations += 1
            label += "T" if translations == 1 else f"T{translations}"
        yield Exhibit(
            label,
            part,
            paper,
            tuple(pages[at - 1] for at in shown),
            shown,
            len(pages),
            None if paper is document else document,
        )


def _part_of(case_file: CaseFile, document: Document) -> Part | None:
    """Return where a paper stands; None for translations and for what is never printed."""
    kind = kind_of(document.kind)
    if document.translation_of is not None or kind.section is Section.INTERNAL:
        return None
    is_of_other = document.degree_id not in {None, case_file.case.degree_relied_on}
    if kind.section is Section.DEGREE and is_of_other:
        return Part.OTHER_DEGREES
    return Part(kind.section.value)


def _ordered(documents: Sequence[Document]) -> list[Document]:
    by_hand = sorted(documents, key=lambda each: (each.position, each.id.bytes))
    # Ids are given in the order of time: positions that contradict them were given by a person.
    was_moved = by_hand != sorted(documents, key=lambda each: each.id.bytes)
    if was_moved:
        return by_hand
    return sorted(by_hand, key=lambda each: _RANK[each.kind])
