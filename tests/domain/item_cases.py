# SPDX-License-Identifier: MIT
"""Items of the checklist as tests ask for them, in cases changed by one thing at a time."""

from dataclasses import replace
from datetime import date

from kvisa_desktop import rulebook
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.domain.requirements import Requirement, required
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction
from tests.case_builders import CASE, FILING, PERSON, graduate_case, new_id, paper

BOOK = rulebook.load().rulebook


def item(case_file: CaseFile, item_id: str, on: date = FILING) -> Requirement:
    (found,) = [each for each in required(case_file, BOOK.items, on) if each.id == item_id]
    return found


def recorded(case_file: CaseFile, item_id: str, progress: ItemProgress, **more: object) -> CaseFile:
    state = ChecklistItem(
        id=ItemStateId(new_id()),
        case_id=CASE,
        item=item_id,
        progress=progress,
        **more,  # type: ignore[arg-type]
    )
    return replace(case_file, checklist=(*case_file.checklist, state))


def with_papers(case_file: CaseFile, *kinds: str) -> CaseFile:
    return replace(case_file, documents=case_file.documents + tuple(map(paper, kinds)))


def issued_in(country: str) -> CaseFile:
    case_file = graduate_case()
    return replace(case_file, degrees=(replace(case_file.degrees[0], issued_country=country),))


def entry(**more: object) -> Crossing:
    fixed = {"id": CrossingId(new_id()), "person_id": PERSON, "direction": Direction.ENTRY}
    return Crossing(**{**fixed, **more})  # type: ignore[arg-type]
