# SPDX-License-Identifier: MIT
"""What the online form asks about a person's life: work, school, family, whom to call (G-06)."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record

WorkEntryId = NewType("WorkEntryId", UUID)
SchoolingId = NewType("SchoolingId", UUID)
RelativeId = NewType("RelativeId", UUID)
EmergencyContactId = NewType("EmergencyContactId", UUID)


class WorkKind(StrEnum):
    """What a stretch of working life was spent with."""

    EMPLOYED = "employed"
    SELF_EMPLOYED = "self-employed"
    NOT_WORKING = "not-working"


class Relation(StrEnum):
    """How somebody of the family is related to the applicant."""

    FATHER = "father"
    MOTHER = "mother"
    SPOUSE = "spouse"
    CHILD = "child"
    OTHER = "other"


@record
class WorkEntry(Record):
    """A stretch of working life; one without work says in `job` what filled it.

    `country` is an ISO alpha-2 code. Whoever is still there has `is_current` and no end.
    """

    id: WorkEntryId
    person_id: PersonId
    kind: WorkKind = WorkKind.EMPLOYED
    employer: Bilingual = Bilingual()
    job: Bilingual = Bilingual()
    duties: Bilingual = Bilingual()
    address: Bilingual = Bilingual()
    country: str = ""
    started: PartialDate = PartialDate()
    ended: PartialDate = PartialDate()
    is_current: bool = False
    supervisor: str = ""
    phone: str = ""
    note: str = ""


@record
class Schooling(Record):
    """Education before the degree, from secondary school on; `country` is an ISO alpha-2 code."""

    id: SchoolingId
    person_id: PersonId
    school: Bilingual = Bilingual()
    title: Bilingual = Bilingual()
    field: Bilingual = Bilingual()
    place: Bilingual = Bilingual()
    country: str = ""
    started: PartialDate = PartialDate()
    ended: PartialDate = PartialDate()
    note: str = ""


@record
class Relative(Record):
    """Somebody of the family; `nationality` is an ICAO/ISO alpha-3 code."""

    id: RelativeId
    person_id: PersonId
    relation: Relation = Relation.FATHER
    name: Bilingual = Bilingual()
    is_deceased: bool = False
    birth_date: date | None = None
    nationality: str = ""
    occupation: Bilingual = Bilingual()
    address: Bilingual = Bilingual()
    phone: str = ""
    note: str = ""


@record
class EmergencyContact(Record):
    """Whom the post may call in an emergency, and how that person stands to the applicant."""

    id: EmergencyContactId
    person_id: PersonId
    name: Bilingual = Bilingual()
    relation: Bilingual = Bilingual()
    phone: str = ""
    email: str = ""
    address: Bilingual = Bilingual()
    note: str = ""
