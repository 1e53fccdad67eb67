# SPDX-License-Identifier: MIT
"""The state of a checklist item in one case; what items there are, the rulebook says."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.record import Record, record

ItemStateId = NewType("ItemStateId", UUID)


class ItemProgress(StrEnum):
    """How far an item has come."""

    OPEN = "open"
    ASKED = "asked"
    RECEIVED = "received"
    CHECKED = "checked"
    REJECTED = "rejected"
    NOT_APPLICABLE = "not-applicable"


@record
class ChecklistItem(Record):
    """How far the item `item` of the checklist pack has come in a case.

    "Not applicable" and "rejected" carry their reason.
    """

    id: ItemStateId
    case_id: CaseId
    item: str
    progress: ItemProgress = ItemProgress.OPEN
    reason: str = ""
    owner: str = ""
    due_on: date | None = None
    note: str = ""
