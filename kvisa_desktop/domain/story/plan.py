# SPDX-License-Identifier: MIT
"""The plan: a filing date that has passed, and activities that sound like employment."""

import re
from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.case import Case, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.messages import Message, msg

_RIGHT_TO_WORK = ("K-43", "K-44", "K-45", "K-47")
_NOT_FILED = {Stage.COLLECTING, Stage.READY}
_EMPLOYMENT = re.compile(
    r"\b(?:employment|employed|employee|salary|salaried|wages?|hired|job)\b"
    r"|\bwork(?:ing)? (?:for|at|as)\b"
    r"|就业|受雇|雇佣|雇用|任职|入职|工资|薪水|薪酬|劳动合同",
    re.IGNORECASE,
)


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the plan of the application."""
    if case_file.case.stage in _NOT_FILED:
        yield from _filing(case_file.case, on)
    yield from _activities(case_file.case)


def _filing(case: Case, on: date) -> Iterator[Finding]:
    if case.planned_filing is None:
        text = msg("No filing date is planned; age and validity are counted for {date}.", date=on)
        step = msg("Plan a filing date.")
        yield _finding(case, "case.no-filing-date", Weight.NOTE, "planned_filing", (text, step))
    elif case.planned_filing < on:
        text = msg("The planned filing date {date} has passed.", date=case.planned_filing)
        step = msg("Plan a new filing date, or move the case to “submitted”.")
        yield _finding(case, "case.filing-passed", Weight.CHECK, "planned_filing", (text, step))


def _activities(case: Case) -> Iterator[Finding]:
    plan = case.activity_plan
    found = _EMPLOYMENT.search(plan.en) or _EMPLOYMENT.search(plan.zh)
    if found:
        text = msg(
            "The activity plan says “{word}”. Employment is not among the published activities "
            "of this visa.",
            word=found[0],
        )
        step = msg(
            "Describe exchange, entrepreneurship or business; employment needs a work permit and "
            "a residence permit for work."
        )
        yield _finding(case, "plan.employment", Weight.CHECK, "activity_plan", (text, step))


def _finding(
    case: Case, finding_id: str, weight: Weight, field: str, said: tuple[Message, Message]
) -> Finding:
    text, step = said
    sources = _RIGHT_TO_WORK if field == "activity_plan" else ()
    return Finding(finding_id, weight, Area.CHECKLIST, text, step, sources, case.id, field)
