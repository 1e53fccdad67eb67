# SPDX-License-Identifier: MIT
"""What is kept of the way a degree's papers take: steps, another road, and where originals are.

Nothing of it is printed for the post.
"""

from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.degree import DegreeId
from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record

ChainStepId = NewType("ChainStepId", UUID)
RouteChoiceId = NewType("RouteChoiceId", UUID)
OriginalMoveId = NewType("OriginalMoveId", UUID)
MOST_DAYS = 3650  # that a step can be said to take


class StepKind(StrEnum):
    """What a step is, whoever does it."""

    COPY = "copy"
    NOTARY = "notary"
    APOSTILLE = "apostille"
    FOREIGN_MINISTRY = "foreign-ministry"
    MISSION = "mission"
    ATTESTING_OFFICER = "attesting-officer"
    CHSI = "chsi"
    CSCSE = "cscse"
    ASK = "ask"


class AuthenticationRoute(StrEnum):
    """The roads a paper can take."""

    APOSTILLE = "apostille"
    LEGALISATION = "legalisation"
    HK_MACAO = "hk_macao"
    CHSI = "chsi"
    UNCLEAR = "unclear"


@record
class ChainStep(Record):
    """One step of a degree's authentication as far as it has come.

    `paper_id` names the paper that goes this way, None for the papers of the degree together;
    `sent_on` is the day it was asked for or handed in. How long it takes is said by
    `expected_days` from that day on, or by `expected_on` outright. What `not_needed_because`
    explains is left out.
    """

    id: ChainStepId
    person_id: PersonId
    degree_id: DegreeId
    kind: StepKind
    paper_id: UUID | None = None
    office: str = ""
    number: str = ""
    sent_on: date | None = None
    expected_days: int | None = None
    expected_on: date | None = None
    done_on: date | None = None
    evidence_id: UUID | None = None
    not_needed_because: str = ""
    note: str = ""

    @property
    def days(self) -> int | None:
        """How many days it takes; None where that is not said, or nonsense."""
        days = self.expected_days
        return days if days is not None and 0 <= days <= MOST_DAYS else None


@record
class RouteChoice(Record):
    """A road chosen by hand for the papers of a degree, and why."""

    id: RouteChoiceId
    person_id: PersonId
    degree_id: DegreeId
    route: AuthenticationRoute
    reason: str = ""


@record
class OriginalMove(Record):
    """The paper original of a document given out of the hand: to whom, where, from when to when."""

    id: OriginalMoveId
    document_id: DocumentId
    place: str = ""
    holder: str = ""
    since: date | None = None
    returned_on: date | None = None
    note: str = ""
