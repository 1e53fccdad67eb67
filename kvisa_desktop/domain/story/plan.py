# SPDX-License-Identifier: MIT
"""The plan: a filing date that has passed, and activities that sound like employment."""

import re
from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.case import Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.messages import msg

_NOT_FILED = {Stage.COLLECTING, Stage.READY}
_EMPLOYMENT = re.compile(
    r"\b(?:employment|employed|employee|salary|salaried|wages?|hired|job)\b"
    r"|\bwork(?:ing)? (?:for|at|as)\b"
    r"|就业|受雇|雇佣|雇用|任职|入职|工资|薪水|薪酬|劳动合同",
    re.IGNORECASE,
)


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the plan of the application."""
    case = case_file.case
    if case.stage in _NOT_FILED and case.planned_filing is None:
        yield Finding(
            "case.no-filing-date",
            Weight.NOTE,
            Area.CHECKLIST,
            msg("No filing date is planned; age and validity are counted for {date}.", date=on),
            msg("Plan a filing date."),
            (),
            case.id,
            "planned_filing",
        )
    elif case.stage in _NOT_FILED and case.planned_filing and case.planned_filing < on:
        yield Finding(
            "case.filing-passed",
            Weight.CHECK,
            Area.CHECKLIST,
            msg("The planned filing date {date} has passed.", date=case.planned_filing),
            msg("Plan a new filing date, or move the case to “submitted”."),
            (),
            case.id,
            "planned_filing",
        )
    claim = next(
        (
            found[0]
            for text in (case.activity_plan.en, case.activity_plan.zh)
            if (found := _EMPLOYMENT.search(text))
        ),
        None,
    )
    if claim:
        yield Finding(
            "plan.employment",
            Weight.CHECK,
            Area.CHECKLIST,
            msg(
                "The activity plan says “{word}”. Employment is not among the published "
                "activities of this visa.",
                word=claim,
            ),
            msg(
                "Describe exchange, entrepreneurship or business; employment needs a "
                "work permit and a residence permit for work."
            ),
            ("K-43", "K-44", "K-45", "K-47"),
            case.id,
            "activity_plan",
        )
