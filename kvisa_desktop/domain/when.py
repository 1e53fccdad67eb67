# SPDX-License-Identifier: MIT
"""A day inside a sentence, with the words that belong before it when it is not known exactly."""

from dataclasses import dataclass
from datetime import date

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.messages import Spoken


@dataclass(frozen=True, slots=True)
class When:
    """When something was: "on 2019-03-05", "some time in March 2019", "on a day not known".

    Chinese puts no word before a day, so there it is the day as it says itself.
    """

    day: date | Spoken

    def said_in(self, language: str) -> str:
        """Return the day with its word before it."""
        if language == "zh":
            return self.day.said_in("zh") if isinstance(self.day, Spoken) else str(self.day)
        if isinstance(self.day, PartialDate):
            return _of_partial(self.day)
        if isinstance(self.day, Bounds):
            return _of_bounds(self.day)
        said = self.day.said_in(language) if isinstance(self.day, Spoken) else self.day.isoformat()
        return f"on {said}"


def _of_partial(day: PartialDate) -> str:
    if not day.is_known:
        return "on a day not known"
    if day.is_exact:
        return f"on {day.iso()}"
    return f"some time in {day.said_in('en').removeprefix('about ')}"


def _of_bounds(day: Bounds) -> str:
    if day.exact is not None or day.is_open:
        return f"on {day.said_in('en')}"
    return f"between {day.earliest.isoformat()} and {day.latest.isoformat()}"
