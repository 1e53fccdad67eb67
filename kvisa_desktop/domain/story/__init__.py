# SPDX-License-Identifier: MIT
"""The same-story check: whether the records of a case tell one story.

Every finding has a stable id, its weight, a next step, the rules it rests on, and the record and
field where it can be put right.
"""

from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.domain.story import (
    background,
    chain,
    core,
    degrees,
    form,
    order,
    papers,
    passport,
    plan,
    stays,
    titles,
    twins,
    words,
)

_ORDER = tuple(Weight)
_CAN_BLOCK = (passport.told, degrees.told, papers.told, chain.told)
_TELLERS = (
    *_CAN_BLOCK,
    stays.told,
    background.told,
    order.told,
    form.told,
    core.told,
    plan.told,
    titles.told,
    twins.told,
    words.told,
)


def told(case_file: CaseFile, on: date) -> tuple[Finding, ...]:
    """Return the findings, blockers first; `on` counts as today."""
    found = [finding for tell in _TELLERS for finding in tell(case_file, on)]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.weight)))


def blockers(case_file: CaseFile, on: date) -> tuple[Finding, ...]:
    """Return the findings that hold the filing up, without looking for the others."""
    found = (finding for tell in _CAN_BLOCK for finding in tell(case_file, on))
    return tuple(each for each in found if each.weight is Weight.BLOCKER)


def filing_day(case_file: CaseFile, on: date) -> date:
    """Return the planned filing date, or `on` where none is planned."""
    return case_file.case.planned_filing or on
