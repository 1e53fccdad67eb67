# SPDX-License-Identifier: MIT
"""Findings: what the program noticed in a case, why, and what can be done."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kvisa_desktop.messages import Message


class Weight(StrEnum):
    """How heavily a finding weighs. A blocker rests on an official rule or on the post's word."""

    BLOCKER = "blocker"
    CHECK = "check"
    NOTE = "note"


class Area(StrEnum):
    """The part of the case that a finding belongs to; the window opens it there."""

    PERSON = "person"
    DEGREES = "degrees"
    STAYS = "stays"
    DOCUMENTS = "documents"
    CHECKLIST = "checklist"
    DOSSIER = "dossier"
    WORK = "work"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a case: the part of it, the record and its field."""

    area: Area
    record_id: UUID | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: a stable id such as "passport.short", its sentence, next step and fact ids.

    `against` is the other of two places that do not tell the same story. `printed` is what a PDF
    says where `text` names files, whose names nobody chose to be printed.
    """

    id: str
    weight: Weight
    area: Area
    text: Message
    next_step: Message | None = None
    sources: tuple[str, ...] = ()
    record_id: UUID | None = None
    field: str = ""
    against: Place | None = None
    printed: Message | None = None
