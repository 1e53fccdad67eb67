# SPDX-License-Identifier: MIT
"""A dossier that was built: when, how, for whom, and the report that proved it."""

from datetime import date, datetime
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.dossier_plan import Profile
from kvisa_desktop.domain.record import Record, record

BuildId = NewType("BuildId", UUID)


@record
class DossierBuild(Record):
    """One build. `supplement` counts the supplements from 1 and is 0 for a whole dossier.

    `follows` is the sha256 of the file a supplement belongs to; `report` is JSON, in English.
    """

    id: BuildId
    case_id: CaseId
    built_at: datetime
    built_on: date
    profile: Profile
    file_name: str
    folder: str
    sha256: str
    size: int
    pages: int
    recipient: str = ""
    is_draft: bool = False
    supplement: int = 0
    follows: str = ""
    report: str = ""
