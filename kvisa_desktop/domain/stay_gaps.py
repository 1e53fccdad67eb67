# SPDX-License-Identifier: MIT
"""Findings where entries and exits contradict another paper: a permit, an extension, a journey."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.bounds import Bounds
from kvisa_desktop.domain.counted_stay import CountedStay
from kvisa_desktop.domain.country import country_in_text
from kvisa_desktop.domain.finding import Area, Finding, Place, Weight
from kvisa_desktop.domain.residence import StayExtension
from kvisa_desktop.domain.stay import Crossing
from kvisa_desktop.domain.stay_history import PermitSpan, StayHistory
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.domain.when import When
from kvisa_desktop.messages import Message, msg

_SOURCES = ("E-37", "G-16")


def gap_findings(stays: Sequence[CountedStay], history: StayHistory) -> Iterator[Finding]:
    """Yield what other papers say of days on which the stays say otherwise."""
    yield from _permits(stays, history.permits)
    yield from _extensions(stays, history.granted)
    yield from _journeys(stays, history.trips)


def _permits(stays: Sequence[CountedStay], permits: Iterable[PermitSpan]) -> Iterator[Finding]:
    """Yield permits issued in the mainland on a day on which nobody was there."""
    for permit in permits:
        if not _may_be_there(stays, permit.issued_on):
            texts = (
                msg(
                    "A residence permit was issued in China on {day}, but no stay is recorded on "
                    "that day.",
                    day=permit.issued_on,
                ),
                msg("Compare the permit with the entries and exits; one is missing or wrong."),
            )
            yield _finding("permit-in-a-gap", texts, permit.record_id, "issued_on")


def _extensions(
    stays: Sequence[CountedStay], extensions: Iterable[StayExtension]
) -> Iterator[Finding]:
    """Yield extensions granted on a day that lies outside the stay they belong to."""
    by_entry = {each.stay.entry.id: each for each in stays if each.stay.entry is not None}
    for extension in extensions:
        stay = by_entry.get(extension.entry_id)
        day = extension.granted_on
        if stay is None or day is None or _may_be_there((stay,), day):
            continue
        texts = (
            msg(
                "The extension was granted on {day}, outside the stay that began {entry}.",
                day=day,
                entry=When(stay.entered),
            ),
            msg("Compare the day with the paper, and choose the entry it belongs to."),
        )
        yield _finding("extension-outside-stay", texts, extension.id, "granted_on", stay.stay.entry)


def _journeys(stays: Sequence[CountedStay], trips: Iterable[ForeignTrip]) -> Iterator[Finding]:
    """Yield journeys elsewhere with a whole day on which a stay in the mainland is sure."""
    for trip in trips:
        if not (trip.arrived.is_known and trip.left.is_known):
            continue
        away = Bounds(trip.arrived.latest, trip.left.earliest)
        stay = next((each for each in stays if _holds_whole_day(each, away)), None)
        if stay is None:
            continue
        texts = (
            msg(
                "A journey to {country} ({arrived} – {left}) falls into a stay in China that "
                "began {entry}.",
                country=country_in_text(trip.country),
                arrived=trip.arrived,
                left=trip.left,
                entry=When(stay.entered),
            ),
            msg("Nobody is in two places: add the exit and the entry between, or mend the days."),
        )
        yield _finding("journey-in-a-stay", texts, trip.id, "arrived", stay.stay.entry)


def _may_be_there(stays: Iterable[CountedStay], day: date) -> bool:
    return any(
        each.entered.earliest <= day and (each.left is None or day <= each.left.latest)
        for each in stays
    )


def _holds_whole_day(stay: CountedStay, away: Bounds) -> bool:
    """Return True when a day of the journey, its ends left out, lies surely within a stay.

    On the days of travel themselves a person may be on both sides of the border.
    """
    first = max(away.earliest, stay.entered.latest)
    last = away.latest if stay.left is None else min(away.latest, stay.left.earliest)
    return (last - first).days > 1


def _finding(
    key: str,
    texts: tuple[Message, Message],
    record_id: UUID | None,
    field: str,
    against: Crossing | None = None,
) -> Finding:
    text, step = texts
    other = Place(Area.STAYS, against.id, "on") if against is not None else None
    return Finding(
        f"stay.{key}",
        Weight.CHECK,
        Area.STAYS,
        text,
        step,
        _SOURCES,
        record_id,
        field,
        other,
    )
