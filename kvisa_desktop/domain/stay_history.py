# SPDX-License-Identifier: MIT
"""The record of a person's entries and exits, with everything that a stay may rest on."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.stay import Crossing, CrossingId, VisaSticker


@dataclass(frozen=True, slots=True)
class ResidencePermit:
    """A residence permit: the days from which and to which it holds."""

    issued_on: date
    expires_on: date


@dataclass(frozen=True, slots=True)
class StayExtension:
    """An extension granted for the stay that began with one entry (E-10)."""

    entry_id: CrossingId
    until: date


@dataclass(frozen=True, slots=True)
class StayHistory:
    """Everything recorded of a person's stays, in any order."""

    crossings: tuple[Crossing, ...] = ()
    stickers: tuple[VisaSticker, ...] = ()
    permits: tuple[ResidencePermit, ...] = ()
    extensions: tuple[StayExtension, ...] = ()


def history_of(case_file: CaseFile) -> StayHistory:
    """Return the stays recorded in a case."""
    return StayHistory(case_file.crossings, case_file.stickers)
