# SPDX-License-Identifier: MIT
"""A visa application: for whom, to which post, on what basis, how far along."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.post import PostId
from kvisa_desktop.domain.record import Record, record

CaseId = NewType("CaseId", UUID)


class Stage(StrEnum):
    """How far an application has come."""

    COLLECTING = "collecting"
    READY = "ready"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ISSUED = "issued"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Route(StrEnum):
    """The two published routes of the K visa, alternatives to one another (K-10, K-11, K-12)."""

    GRADUATE = "graduate"
    TEACHING_RESEARCH = "teaching-research"


AT_FIRST = (Route.GRADUATE,)
"""The routes of a new case, before anybody has chosen."""


@record
class Case(Record):
    """One visa application of one person; several may share a person."""

    id: CaseId
    person_id: PersonId
    ref: str = ""
    category: str = "K"
    routes: tuple[Route, ...] = AT_FIRST
    post_id: PostId | None = None
    stage: Stage = Stage.COLLECTING
    stage_since: date | None = None
    planned_filing: date | None = None
    degree_relied_on: DegreeId | None = None
    form_number: str = ""
    activity_plan: Bilingual = Bilingual()
    outcome_note: str = ""
    handler: str = ""
    archived: bool = False
    note: str = ""
