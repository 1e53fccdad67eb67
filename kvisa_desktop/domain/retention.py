# SPDX-License-Identifier: MIT
"""Until when a case is kept, and when to think of erasing it. Nothing is ever erased by itself."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.domain.record import Record, record

RetentionId = NewType("RetentionId", UUID)
AHEAD = timedelta(days=30)


@record
class Retention(Record):
    """The day until which a case is kept, and why it is that day."""

    id: RetentionId
    case_id: CaseId
    keep_until: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reminder:
    """A case whose time to be erased has come, or will within a month."""

    case: Case
    retention: Retention
    is_over: bool


def reminder(case: Case, retention: Retention, on: date) -> Reminder | None:
    """Return the reminder about a case as of the day `on`; None while there is time."""
    if retention.keep_until > on + AHEAD:
        return None
    return Reminder(case, retention, is_over=retention.keep_until < on)
