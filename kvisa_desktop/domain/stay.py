# SPDX-License-Identifier: MIT
"""Crossings of the border of mainland China, visa stickers, and the stays they make."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PassportId, PersonId
from kvisa_desktop.domain.record import Record, record

CrossingId = NewType("CrossingId", UUID)
StickerId = NewType("StickerId", UUID)


class Direction(StrEnum):
    """Which way a crossing goes, seen from the mainland."""

    ENTRY = "entry"
    EXIT = "exit"


class Basis(StrEnum):
    """What an entry rests on: exactly one per entry (E-34)."""

    VISA = "visa"
    VISA_FREE_BILATERAL = "visa-free-bilateral"
    VISA_FREE_UNILATERAL = "visa-free-unilateral"
    TRANSIT_24H = "transit-24h"
    TRANSIT_240H = "transit-240h"
    RESIDENCE_PERMIT = "residence-permit"
    PORT_VISA = "port-visa"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure a recorded crossing is."""

    STAMP = "stamp"
    TICKET = "ticket"
    MEMORY = "memory"


@record
class VisaSticker(Record):
    """A Chinese visa sticker as printed (E-06): `duration_days` 0 stands for "000".

    `entries` is the number printed; 0 means multiple (M).
    """

    id: StickerId
    person_id: PersonId
    passport_id: PassportId | None = None
    number: str = ""
    category: str = ""
    entries: int | None = None
    issued_on: date | None = None
    issued_place: Bilingual = Bilingual()
    enter_before: date | None = None
    duration_days: int | None = None
    note: str = ""


@record
class Crossing(Record):
    """One entry into or exit from the mainland; Hong Kong, Macao and Taiwan lie outside (E-07).

    `other_side` is the ISO alpha-2 code of the country or region on the other side. The evidence is
    a document; `evidence_page` counts its pages from 1, and `evidence_area` is where on that page
    the stamp is, as "left,top,width,height" in thousandths.
    """

    id: CrossingId
    person_id: PersonId
    direction: Direction
    on: PartialDate = PartialDate()
    port: Bilingual = Bilingual()
    other_side: str = ""
    passport_id: PassportId | None = None
    basis: Basis | None = None
    sticker_id: StickerId | None = None
    certainty: Certainty = Certainty.MEMORY
    evidence_id: UUID | None = None
    evidence_page: int | None = None
    evidence_area: str = ""
    purpose: Bilingual = Bilingual()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay: its entry, and its exit when there is one; either may be missing from the record."""

    entry: Crossing | None
    exit: Crossing | None
