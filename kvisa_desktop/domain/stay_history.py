# SPDX-License-Identifier: MIT
"""The record of a person's entries and exits, with everything that a stay may rest on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.residence import (
    MAINLAND,
    ResidencePermit,
    StayAddress,
    StayExtension,
)
from kvisa_desktop.domain.stay import Crossing, CrossingId, VisaSticker
from kvisa_desktop.domain.travel import ForeignTrip


@dataclass(frozen=True, slots=True)
class PermitSpan:
    """The days from which and to which a residence permit of the mainland holds."""

    issued_on: date
    expires_on: date
    record_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ExtendedStay:
    """To which day the stay that began with one entry was extended (E-10)."""

    entry_id: CrossingId
    until: date


@dataclass(frozen=True, slots=True)
class StayHistory:
    """Everything recorded of a person's stays, in any order.

    `granted` are the extensions as recorded and `trips` the journeys outside China, which stays
    must not contradict.
    """

    crossings: tuple[Crossing, ...] = ()
    stickers: tuple[VisaSticker, ...] = ()
    permits: tuple[PermitSpan, ...] = ()
    extensions: tuple[ExtendedStay, ...] = ()
    addresses: tuple[StayAddress, ...] = ()
    granted: tuple[StayExtension, ...] = ()
    trips: tuple[ForeignTrip, ...] = ()


def history_of(case_file: CaseFile) -> StayHistory:
    """Return the stays recorded in a case.

    A permit without both its days holds nothing up: it could cover any stay, or none.
    """
    return StayHistory(
        case_file.crossings,
        case_file.stickers,
        tuple(_permits(case_file.permits)),
        tuple(_extensions(case_file.extensions)),
        case_file.addresses,
        case_file.extensions,
        case_file.foreign_trips,
    )


def _permits(permits: Iterable[ResidencePermit]) -> Iterator[PermitSpan]:
    for each in permits:
        if each.country != MAINLAND or each.issued_on is None or each.expires_on is None:
            continue
        yield PermitSpan(each.issued_on, each.expires_on, each.id)


def _extensions(extensions: Iterable[StayExtension]) -> Iterator[ExtendedStay]:
    """Yield the last day of each extended stay; of several extensions the longest counts."""
    until: dict[CrossingId, date] = {}
    for each in extensions:
        if each.until is not None:
            until[each.entry_id] = max(each.until, until.get(each.entry_id, each.until))
    return (ExtendedStay(entry_id, day) for entry_id, day in until.items())
