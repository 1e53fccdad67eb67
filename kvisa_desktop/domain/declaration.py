# SPDX-License-Identifier: MIT
"""What applicants say of themselves where no paper says it: the yes-or-no questions of the form."""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record

DeclarationId = NewType("DeclarationId", UUID)


class Question(StrEnum):
    """Questions of the form that the past answers (G-18)."""

    OVERSTAYED = "overstayed"
    VISA_REFUSED = "visa-refused"
    ENTRY_REFUSED = "entry-refused"


class Declared(StrEnum):
    """What the applicant says; nothing recorded is no answer."""

    YES = "yes"
    NO = "no"


@record
class Declaration(Record):
    """One answer of the applicant: "no, never", or one thing that happened, when and where."""

    id: DeclarationId
    person_id: PersonId
    question: Question
    answer: Declared
    said_on: date | None = None
    happened: PartialDate = PartialDate()
    place: Bilingual = Bilingual()
    detail: Bilingual = Bilingual()
    evidence_id: UUID | None = None
    note: str = ""
