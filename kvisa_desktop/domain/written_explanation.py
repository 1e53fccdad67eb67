# SPDX-License-Identifier: MIT
"""An explanation in the applicant's own words, for the past or for a finding."""

from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.record import Record, record

ExplanationId = NewType("ExplanationId", UUID)


@record
class WrittenExplanation(Record):
    """An explanation; it is printed only when `in_dossier` was chosen.

    `subject` is the key of what it explains: a finding, or "stays" for past travel as a whole;
    `record_id` is the record that the finding is about.
    """

    id: ExplanationId
    case_id: CaseId
    subject: str
    record_id: UUID | None = None
    text: Bilingual = Bilingual()
    in_dossier: bool = False
    note: str = ""
