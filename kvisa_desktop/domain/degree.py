# SPDX-License-Identifier: MIT
"""Degrees: level (ISCED 2011), field (ISCED-F 2013), where and when, and the name on the paper."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.institution import InstitutionId
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record

DegreeId = NewType("DegreeId", UUID)


class DegreeLevel(StrEnum):
    """Levels of ISCED 2011 from upper secondary on."""

    UPPER_SECONDARY = "isced-3"
    SHORT_CYCLE = "isced-5"
    BACHELOR = "isced-6"
    MASTER = "isced-7"
    DOCTOR = "isced-8"


@record
class Degree(Record):
    """A degree or certificate of a person.

    `title` and `field` are printed as they stand on the paper, in English and Chinese;
    `name_on_paper` is the holder's name as the paper prints it; `issued_country` is ISO alpha-2.
    """

    id: DegreeId
    person_id: PersonId
    institution_id: InstitutionId | None = None
    level: DegreeLevel | None = None
    title: Bilingual = Bilingual()
    field: Bilingual = Bilingual()
    isced_field: str = ""
    started: PartialDate = PartialDate()
    awarded: PartialDate = PartialDate()
    issued_country: str = ""
    name_on_paper: str = ""
    degree_number: str = ""
    graduation_number: str = ""
    note: str = ""
