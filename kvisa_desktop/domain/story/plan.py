# SPDX-License-Identifier: MIT
"""The plan: a filing date that has passed, and activities that sound like employment."""

from collections.abc import Iterator
from datetime import date

from kvisa_desktop.domain.activity_plan import SOURCES, employment_claims, lacking_chinese
from kvisa_desktop.domain.case import Case, Stage
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.finding import Area, Finding, Weight
from kvisa_desktop.messages import Message, msg

_NOT_FILED = {Stage.COLLECTING, Stage.READY}


def told(case_file: CaseFile, on: date) -> Iterator[Finding]:
    """Yield what is noticed about the plan of the application."""
    if case_file.case.stage in _NOT_FILED:
        yield from _filing(case_file.case, on)
    yield from of_plan(case_file.case)


def _filing(case: Case, on: date) -> Iterator[Finding]:
    if case.planned_filing is None:
        text = msg("No filing date is planned; age and validity are counted for {date}.", date=on)
        step = msg("Plan a filing date.")
        yield _finding(case, "case.no-filing-date", Weight.NOTE, "planned_filing", (text, step))
    elif case.planned_filing < on:
        text = msg("The planned filing date {date} has passed.", date=case.planned_filing)
        step = msg("Plan a new filing date, or move the case to “submitted”.")
        yield _finding(case, "case.filing-passed", Weight.CHECK, "planned_filing", (text, step))


def of_plan(case: Case) -> tuple[Finding, ...]:
    """Return what is noticed about the activity plan."""
    return tuple(_activities(case))


def _activities(case: Case) -> Iterator[Finding]:
    plan = case.activity_plan
    claims = employment_claims(plan)
    if claims:
        text = msg(
            "The activity plan says “{word}”. Employment is not among the published activities "
            "of this visa.",
            word="”, “".join(claims),
        )
        step = msg(
            "Describe exchange, entrepreneurship or business; employment needs a work permit and "
            "a residence permit for work."
        )
        yield _finding(case, "plan.employment", Weight.CHECK, "activity_plan", (text, step))
    for activity in lacking_chinese(plan):
        text = msg("The activity plan says nothing in Chinese on “{part}”.", part=activity.heading)
        step = msg("Enter the Chinese as it should be printed.")
        finding_id = f"plan.chinese.{activity.value}"
        yield _finding(case, finding_id, Weight.CHECK, "activity_plan", (text, step))


def _finding(
    case: Case, finding_id: str, weight: Weight, field: str, said: tuple[Message, Message]
) -> Finding:
    text, step = said
    sources = SOURCES if field == "activity_plan" else ()
    return Finding(finding_id, weight, Area.CHECKLIST, text, step, sources, case.id, field)
