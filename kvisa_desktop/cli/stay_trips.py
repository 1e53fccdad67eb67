# SPDX-License-Identifier: MIT
"""Trips that are only planned, as the command line names them: FROM:TO or FROM:TO:BASIS."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.dates import parse_day
from kvisa_desktop.domain.stay import Basis
from kvisa_desktop.domain.stay_plan import PlannedTrip
from kvisa_desktop.errors import Refused, WrongUsage
from kvisa_desktop.messages import msg, verbatim


@dataclass(frozen=True, slots=True)
class WrittenTrip:
    """A trip as it was written; what its entry rests on is known once the case is."""

    first: date
    last: date
    ground: str = ""

    def of(self, case_file: CaseFile) -> PlannedTrip:
        """Return the trip; raise `Refused` when neither a basis nor a visa is called so."""
        if not self.ground:
            return PlannedTrip(self.first, self.last)
        wanted = self.ground.casefold()
        for each in case_file.stickers:
            if each.number and each.number.casefold() == wanted:
                return PlannedTrip(self.first, self.last, basis=Basis.VISA, sticker_id=each.id)
        if wanted in {each.value for each in Basis}:
            return PlannedTrip(self.first, self.last, basis=Basis(wanted))
        raise Refused(
            msg(
                "The case has no visa “{number}”, and “{number}” is no basis of an entry.",
                number=verbatim(self.ground),
            ),
            msg(
                "Name one of these, or the number of a recorded visa: {words}.",
                words=verbatim(", ".join(each.value for each in Basis)),
            ),
        )


def written_trip(text: str) -> WrittenTrip:
    """Read a trip as it is written on the command line."""
    first, colon, rest = text.partition(":")
    last, _, ground = rest.partition(":")
    if not colon:
        raise WrongUsage(
            msg("“{text}” does not say from when to when.", text=text),
            msg("Write FROM:TO, as in 2027-02-15:2027-03-01, or FROM:TO:BASIS."),
        )
    return WrittenTrip(parse_day(first), parse_day(last), ground.strip())
