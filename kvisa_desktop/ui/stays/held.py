# SPDX-License-Identifier: MIT
"""Permits, extensions, addresses, journeys: the fields of each in words, and what follows."""

from collections.abc import Iterator
from uuid import UUID

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.country import country_in_text, country_name
from kvisa_desktop.domain.finding import Area, Finding
from kvisa_desktop.domain.permit_abroad import permit_abroad
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay import Direction
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.domain.story.papers import name_of
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.parts.form import Entry
from kvisa_desktop.ui.stays.model import PASSPORT
from kvisa_desktop.ui.words import bare

_NOTE = Entry("note", msg("Note"), msg("For you only; never printed."))
_EVIDENCE = Entry("evidence_id", msg("Paper that shows it"))
PERMIT_ENTRIES: tuple[Entry, ...] = (
    Entry("country", msg("Issued by"), country=2),
    Entry("number", msg("Number")),
    Entry("kind", msg("Kind")),
    Entry("issued_on", msg("Issued on")),
    Entry("issued_place", msg("Place of issue")),
    Entry("expires_on", msg("Expires on")),
    PASSPORT,
    _EVIDENCE,
    _NOTE,
)
EXTENSION_ENTRIES: tuple[Entry, ...] = (
    Entry("entry_id", msg("Entry")),
    Entry("granted_on", msg("Granted on")),
    Entry("until", msg("Stay allowed until")),
    Entry("office", msg("Office")),
    _EVIDENCE,
    _NOTE,
)
ADDRESS_ENTRIES: tuple[Entry, ...] = (
    Entry("place", msg("Address")),
    Entry("is_hotel", msg("Hotel"), msg("A hotel registers its guests itself.")),
    Entry("moved_in", msg("Moved in")),
    Entry("moved_out", msg("Moved out")),
    Entry("registered_on", msg("Registered on")),
    _EVIDENCE,
    _NOTE,
)
TRIP_ENTRIES: tuple[Entry, ...] = (
    Entry("country", msg("Country or region"), country=2),
    Entry("arrived", msg("Arrived")),
    Entry("left", msg("Left")),
    Entry("purpose", msg("Purpose")),
    _EVIDENCE,
    _NOTE,
)


def permit_head(permit: ResidencePermit) -> Message:
    """Return the title of a residence permit."""
    country = country_in_text(permit.country)
    if permit.expires_on is None:
        return msg("Residence permit of {country}", country=country)
    return msg("Residence permit of {country}, until {day}", country=country, day=permit.expires_on)


def extension_head(extension: StayExtension) -> Message:
    """Return the title of an extension."""
    if extension.until is None:
        return msg("Extension of a stay")
    return msg("Stay extended to {day}", day=extension.until)


def address_head(address: StayAddress) -> Message:
    """Return the title of an address."""
    place = address.place or msg("An address in China")
    return msg("{place}, from {day}", place=place, day=address.moved_in)


def trip_head(trip: ForeignTrip) -> Message:
    """Return the title of a journey outside China."""
    if not trip.country:
        return msg("A journey outside China")
    return msg(
        "{country}, {arrived} – {left}",
        country=country_name(trip.country),
        arrived=trip.arrived,
        left=trip.left,
    )


def paper_choices(file: CaseFile) -> list[tuple[UUID, Message]]:
    """Return the papers of a case, any of which may show a stay."""
    return [(each.id, bare(name_of(each))) for each in file.documents]


def entry_choices(file: CaseFile) -> list[tuple[UUID, Message]]:
    """Return the entries of a case, latest first."""
    entries = [each for each in file.crossings if each.direction is Direction.ENTRY]
    entries.sort(key=lambda each: each.on, reverse=True)
    return [(each.id, msg("Entry {day}", day=each.on)) for each in entries]


def findings_beside(file: CaseFile, findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield what was noticed about stays; on an entry that was extended, beside the extension."""
    extended: dict[UUID, UUID] = {each.entry_id: each.id for each in file.extensions}
    for each in findings:
        if each.area is not Area.STAYS:
            continue
        if each.id == "stay.extension-too-long" and each.record_id in extended:
            yield _moved(each, extended[each.record_id], "until")
        else:
            yield each


def permit_follows(file: CaseFile, permit: ResidencePermit, found: StayReview) -> list[Message]:
    """Return by when a permit is renewed, and the days left on one of another country."""
    abroad = permit_abroad(file, found.on)
    said = clocks_said(permit.id, found)
    if abroad is not None and abroad.permit.id == permit.id:
        said.append(abroad.why.text)
    return said


def clocks_said(record_id: UUID, found: StayReview) -> list[Message]:
    """Return the days by which something has to be done about a record, each with its reason."""
    return [
        msg("{day} · {what}. {why}", day=each.due, what=each.text, why=each.why.text)
        for each in found.clocks
        if each.record_id == record_id
    ]


def extension_follows(extension: StayExtension, found: StayReview) -> list[Message]:
    """Return to when the stay that was extended runs, with the rule."""
    return [
        stay.limit.why.text
        for stay in found.stays
        if stay.stay.entry is not None and stay.stay.entry.id == extension.entry_id
    ]


def _moved(finding: Finding, record_id: UUID, field: str) -> Finding:
    return Finding(
        finding.id,
        finding.weight,
        finding.area,
        finding.text,
        finding.next_step,
        finding.sources,
        record_id,
        field,
    )
