# SPDX-License-Identifier: MIT
"""What applicants say of themselves where no paper says it: the yes-or-no questions of the form."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record
from kvisa_desktop.messages import Message, msg

DeclarationId = NewType("DeclarationId", UUID)


class Question(StrEnum):
    """Questions of the form that the past answers (G-18), and one on the parents (M-07)."""

    OVERSTAYED = "overstayed"
    VISA_REFUSED = "visa-refused"
    ENTRY_REFUSED = "entry-refused"
    PARENT_CHINESE = "parent-chinese-at-birth"


class Declared(StrEnum):
    """What the applicant says; nothing recorded is no answer."""

    YES = "yes"
    NO = "no"


QUESTION_WORDS: Mapping[Question, Message] = {
    Question.OVERSTAYED: msg("Has the applicant ever stayed in China longer than allowed?"),
    Question.VISA_REFUSED: msg("Has the applicant ever been refused a visa for China?"),
    Question.ENTRY_REFUSED: msg("Has the applicant ever been refused entry into China?"),
    Question.PARENT_CHINESE: msg("Was a parent a Chinese citizen when the applicant was born?"),
}
ANSWER_WORDS: Mapping[Declared, Message] = {Declared.YES: msg("Yes"), Declared.NO: msg("No")}


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
