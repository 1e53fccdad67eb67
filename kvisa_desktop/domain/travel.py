# SPDX-License-Identifier: MIT
"""Travel outside China, which the application form asks for too."""

from collections.abc import Iterable
from datetime import date
from typing import NewType
from uuid import UUID

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record, record

TripId = NewType("TripId", UUID)


@record
class ForeignTrip(Record):
    """A visit to a country or region outside the mainland and outside the own one.

    `country` is an ISO alpha-2 code; either day may be known in part, or not at all.
    """

    id: TripId
    person_id: PersonId
    country: str = ""
    arrived: PartialDate = PartialDate()
    left: PartialDate = PartialDate()
    purpose: Bilingual = Bilingual()
    evidence_id: UUID | None = None
    note: str = ""


def latest_first(trips: Iterable[ForeignTrip]) -> tuple[ForeignTrip, ...]:
    """Return journeys as the form asks for them: the latest first, unknown days last."""
    return tuple(sorted(trips, key=_place, reverse=True))


def _place(trip: ForeignTrip) -> tuple[bool, date, bytes]:
    return trip.arrived.is_known, trip.arrived.earliest, trip.id.bytes
