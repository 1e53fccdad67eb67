# SPDX-License-Identifier: MIT
"""Travel outside China for the form: a line for each journey, the latest first."""

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_name
from kvisa_desktop.domain.form_lines import NOTHING, FormLine, FormPart, LineState
from kvisa_desktop.domain.travel import ForeignTrip, latest_first
from kvisa_desktop.messages import Message, msg

_LABEL = Bilingual("Countries and regions visited outside China", "曾前往的中国以外国家（地区）")


def of_travel(case_file: CaseFile) -> tuple[FormLine, ...]:
    """Return the journeys as lines of the form; none recorded never turns into "none"."""
    trips = latest_first(case_file.foreign_trips)
    if not trips:
        note = msg("No journey is recorded; that alone does not answer the question with “none”.")
        state = LineState.CANNOT_BE_ANSWERED
        return (FormLine("travel", FormPart.PAST, _LABEL, NOTHING, state, note),)
    return tuple(_line(number, trip) for number, trip in enumerate(trips, start=1))


def _line(number: int, trip: ForeignTrip) -> FormLine:
    """Return one journey; what is not known exactly is said in words and has to be looked up."""
    exact = bool(trip.country) and trip.arrived.is_exact and trip.left.is_exact
    note: Message | None = None
    if not exact:
        note = msg("Country or days are not known exactly; find them before you fill the form in.")
    return FormLine(
        f"travel-{number}",
        FormPart.PAST,
        _LABEL,
        _said(trip),
        LineState.READY if exact else LineState.CANNOT_BE_ANSWERED,
        note,
        trip.id,
        _open_field(trip),
    )


def _said(trip: ForeignTrip) -> Bilingual:
    place = country_name(trip.country) if trip.country else Bilingual("not recorded", "未记录")
    return Bilingual(
        f"{place.en}, {_days(trip, 'en')}", f"{place.zh or place.en}，{_days(trip, 'zh')}"
    )


def _days(trip: ForeignTrip, language: str) -> str:
    return " – ".join(each.said_in(language) for each in (trip.arrived, trip.left))


def _open_field(trip: ForeignTrip) -> str:
    """Return the field in which something is still to be said."""
    days = (("arrived", trip.arrived), ("left", trip.left))
    if not trip.country:
        return "country"
    return next((name for name, day in days if not day.is_exact), "country")
