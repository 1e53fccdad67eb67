# SPDX-License-Identifier: MIT
"""What Home says of a case: what is in the way, what to check, the dates, the bar of papers."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.finding import Finding, Weight
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.assessment import Assessment

_MOST_DATES = 6


@dataclass(frozen=True, slots=True)
class DateLine:
    """A day and what has to happen by it."""

    on: str
    words: Message


def why(finding: Finding, assessment: Assessment) -> list[Message]:
    """Return the rules behind a finding, each in its own words with its source."""
    rules = (assessment.rules.get(each) for each in finding.sources)
    return [
        msg("{rule}: {words} ({source})", rule=rule.id, words=rule.text, source=rule.cited)
        for rule in rules
        if rule is not None
    ]


def ready_lines(assessment: Assessment) -> list[DateLine]:
    """Return when the papers can be ready, without and with authentication."""
    ready = assessment.ready
    return [
        DateLine(_day(ready.core), msg("papers that follow from the law")),
        DateLine(_day(ready.authenticated), msg("with authentication of the degree papers")),
    ]


def date_lines(assessment: Assessment) -> list[DateLine]:
    """Return the next days to keep."""
    return [DateLine(each.on.isoformat(), each.text) for each in assessment.deadlines[:_MOST_DATES]]


def title_of(weight: Weight, count: int) -> Message:
    """Return the heading of a list of findings."""
    if weight is Weight.BLOCKER:
        return msg("Before you can file ({count})", count=count)
    return msg("To check ({count})", count=count)


def papers_said(assessment: Assessment) -> Message:
    """Return how many of the needed papers are there."""
    done, needed = assessment.papers_done
    return msg("Papers {done} of {needed}", done=done, needed=needed)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "—"
