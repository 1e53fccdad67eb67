# SPDX-License-Identifier: MIT
"""What if: trips put beside the record without touching it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import NAMESPACE_OID, UUID, uuid5

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Basis, Crossing, CrossingId, Direction, StickerId
from kvisa_desktop.domain.stay_history import StayHistory
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg

_NOBODY = PersonId(UUID(int=0))
_NAME_BASED = 5  # kept records have ids of version 7


class TripKind(StrEnum):
    """Whether a planned trip leads into the mainland or, from there, out of it."""

    VISIT = "visit"
    ABSENCE = "absence"


@dataclass(frozen=True, slots=True)
class PlannedTrip:
    """A trip from `first` to `last`: a visit enters and leaves, an absence leaves and enters.

    The entry rests on `basis` and `sticker_id`.
    """

    first: date
    last: date
    kind: TripKind = TripKind.VISIT
    basis: Basis | None = None
    sticker_id: StickerId | None = None


def with_trips(history: StayHistory, trips: Iterable[PlannedTrip]) -> StayHistory:
    """Return the history as it would be with the trips; the record itself stays as it is.

    Raises `Refused` for a trip that ends before it begins.
    """
    planned = (
        crossing for number, trip in enumerate(trips) for crossing in _crossings(trip, number)
    )
    return replace(history, crossings=(*history.crossings, *planned))


def is_planned(crossing: Crossing) -> bool:
    """Return True for a crossing that is only planned."""
    return crossing.id.version == _NAME_BASED


def _crossings(trip: PlannedTrip, number: int) -> Iterator[Crossing]:
    if trip.last < trip.first:
        raise Refused(
            msg("The planned trip ends on {last}, before it begins on {first}.",
                last=trip.last, first=trip.first),
            msg("Give the first day and then the last one, as in 2027-02-15:2027-03-01."),
        )  # fmt: skip
    entering = trip.kind is TripKind.VISIT
    for day, is_first in ((trip.first, True), (trip.last, False)):
        is_entry = is_first is entering
        yield Crossing(
            id=CrossingId(uuid5(NAMESPACE_OID, f"trip {number} {'first' if is_first else 'last'}")),
            person_id=_NOBODY,
            direction=Direction.ENTRY if is_entry else Direction.EXIT,
            on=PartialDate.of(day),
            basis=trip.basis if is_entry else None,
            sticker_id=trip.sticker_id if is_entry else None,
        )
