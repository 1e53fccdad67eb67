# SPDX-License-Identifier: MIT
"""What a person holds beside visas: residence permits, extended stays, registered addresses."""

from datetime import date
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PassportId, PersonId
from kvisa_desktop.domain.record import Record, record
from kvisa_desktop.domain.stay import CrossingId

PermitId = NewType("PermitId", UUID)
ExtensionId = NewType("ExtensionId", UUID)
AddressId = NewType("AddressId", UUID)

MAINLAND = "CN"


@record
class ResidencePermit(Record):
    """A residence permit, of China or of the country or region where the application is made.

    `country` is the ISO alpha-2 code of who issued it.
    """

    id: PermitId
    person_id: PersonId
    country: str = MAINLAND
    passport_id: PassportId | None = None
    number: str = ""
    kind: Bilingual = Bilingual()
    issued_on: date | None = None
    issued_place: Bilingual = Bilingual()
    expires_on: date | None = None
    evidence_id: UUID | None = None
    note: str = ""


@record
class StayExtension(Record):
    """An extension granted for the stay that began with one entry (E-10)."""

    id: ExtensionId
    person_id: PersonId
    entry_id: CrossingId
    granted_on: date | None = None
    until: date | None = None
    office: Bilingual = Bilingual()
    evidence_id: UUID | None = None
    note: str = ""


@record
class StayAddress(Record):
    """Where a person stays in the mainland, and when it was registered (E-20, E-22).

    A hotel registers its guests itself.
    """

    id: AddressId
    person_id: PersonId
    place: Bilingual = Bilingual()
    is_hotel: bool = False
    moved_in: PartialDate = PartialDate()
    moved_out: PartialDate = PartialDate()
    registered_on: date | None = None
    evidence_id: UUID | None = None
    note: str = ""
