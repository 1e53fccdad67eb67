# SPDX-License-Identifier: MIT
"""Permits, extensions, addresses and journeys are kept in forms, with what follows beside them."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QToolButton, QWidget

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.residence import (
    AddressId,
    ExtensionId,
    PermitId,
    ResidencePermit,
    StayAddress,
    StayExtension,
)
from kvisa_desktop.domain.stay import StickerId, VisaSticker
from kvisa_desktop.domain.travel import ForeignTrip, TripId
from kvisa_desktop.messages import verbatim
from kvisa_desktop.ui.fonts import Label
from kvisa_desktop.ui.parts.record_cards import RecordCard
from tests.case_builders import PERSON, new_id
from tests.ui.keyboard import child, pressed
from tests.ui.stays.conftest import Recorded


def _card(recorded: Recorded, record: object) -> RecordCard:
    group = recorded.page.held.groups[type(record)]
    return group.cards[record.id]  # type: ignore[attr-defined]


def _said(card: RecordCard, name: str) -> str:
    label = child(card, Label, name)
    return "" if label.isHidden() else label.text()


def test_a_permit_is_added_and_says_by_when_it_is_renewed(recorded: Recorded) -> None:
    pressed(child(recorded.page, QPushButton, "stays.permits.add"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    (permit,) = recorded.state.file.permits
    form = _card(recorded, permit).form
    recorded.pilot.type_into(form.editors["issued_on"].target, "2026-09-01")
    recorded.pilot.type_into(form.editors["expires_on"].target, "2027-08-31")
    assert recorded.kept(permit).expires_on == date(2027, 8, 31)
    told = _said(_card(recorded, permit), "follows")
    assert "2027-08-01 · Last day to ask for a new residence permit" in told
    assert "Art. 32" in told


def test_a_permit_of_another_country_says_the_days_left_on_it(recorded: Recorded) -> None:
    permit = ResidencePermit(
        id=PermitId(new_id()), person_id=PERSON, country="DE", expires_on=date(2027, 1, 1)
    )
    recorded.put(permit)
    told = _said(_card(recorded, permit), "follows")
    assert "holds until 2027-01-01: 40 days from 2026-11-22" in told


def test_an_extension_belongs_to_the_latest_entry(recorded: Recorded) -> None:
    pressed(child(recorded.page, QPushButton, "stays.extensions.add"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    (extension,) = recorded.state.file.extensions
    assert extension.entry_id == recorded.entry.id
    form = _card(recorded, extension).form
    recorded.pilot.type_into(form.editors["until"].target, "2019-12-01")
    assert recorded.kept(extension).until == date(2019, 12, 1)
    assert "2019-12-01" in _said(_card(recorded, extension), "follows")


def test_without_an_entry_there_is_nothing_to_extend(recorded: Recorded) -> None:
    for each in (recorded.entry, recorded.exit):
        del recorded.vault.records[each.id]
    recorded.put()
    pressed(child(recorded.page, QPushButton, "stays.extensions.add"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    assert recorded.state.file.extensions == ()
    assert any("No entry is recorded" in each for each in recorded.pilot.said)


def test_an_extension_never_loses_its_entry(recorded: Recorded) -> None:
    extension = StayExtension(
        id=ExtensionId(new_id()), person_id=PERSON, entry_id=recorded.entry.id
    )
    recorded.put(extension)
    box = child(_card(recorded, extension).form.editors["entry_id"], QComboBox)
    pressed(box, Qt.Key.Key_Home)
    recorded.pilot.settle()
    assert recorded.kept(extension).entry_id == recorded.entry.id
    assert box.currentText() == "Entry 2019-10-08"


def test_too_long_an_extension_is_noticed_beside_its_day(recorded: Recorded) -> None:
    sticker = VisaSticker(id=StickerId(new_id()), person_id=PERSON, entries=1, duration_days=30)
    entry = recorded.entry
    extension = StayExtension(
        id=ExtensionId(new_id()), person_id=PERSON, entry_id=entry.id, until=date(2020, 3, 1)
    )
    recorded.put(sticker, extension)
    recorded.page.table.choose(entry.id)
    recorded.state.change(entry, verbatim("Change"), sticker_id=sticker.id, basis=None)
    recorded.pilot.settle()
    remarks = [each.text() for each in _card(recorded, extension).form.findChildren(Label)]
    assert any("all extensions together reach to 2019-12-07 at most" in each for each in remarks)


def test_an_address_that_is_not_registered_is_noticed(recorded: Recorded) -> None:
    del recorded.vault.records[recorded.exit.id]
    address = StayAddress(
        id=AddressId(new_id()), person_id=PERSON, moved_in=PartialDate(2019, 10, 9)
    )
    recorded.put(address)
    card = _card(recorded, address)
    remarks = [each.text() for each in card.form.findChildren(Label)]
    assert any("2019-10-10 was the last day" in each for each in remarks)
    assert "Register the address moved into on 2019-10-09" in _said(card, "follows")
    recorded.pilot.type_into(card.form.editors["registered_on"].target, "2019-10-10")
    assert _said(card, "follows") == ""


def test_a_hotel_registers_its_guests_itself(recorded: Recorded) -> None:
    del recorded.vault.records[recorded.exit.id]
    address = StayAddress(
        id=AddressId(new_id()), person_id=PERSON, moved_in=PartialDate(2019, 10, 9)
    )
    recorded.put(address)
    card = _card(recorded, address)
    pressed(child(card.form.editors["is_hotel"], QCheckBox), Qt.Key.Key_Space)
    recorded.pilot.settle()
    assert recorded.kept(address).is_hotel
    assert _said(card, "follows") == ""


def test_a_journey_is_kept_with_days_known_in_part(recorded: Recorded) -> None:
    pressed(child(recorded.page, QPushButton, "stays.trips.add"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    (trip,) = recorded.state.file.foreign_trips
    form = _card(recorded, trip).form
    recorded.pilot.type_into(form.editors["country"].target, "japan")
    recorded.pilot.type_into(form.editors["arrived"].target, "2023-04")
    assert recorded.kept(trip).country == "JP"
    assert recorded.kept(trip).arrived == PartialDate(2023, 4)


def test_the_paper_that_shows_it_is_chosen_among_those_of_the_case(recorded: Recorded) -> None:
    trip = ForeignTrip(id=TripId(new_id()), person_id=PERSON, country="JP")
    recorded.put(trip)
    box = child(_card(recorded, trip).form.editors["evidence_id"], QComboBox)
    pressed(box, Qt.Key.Key_Down)
    recorded.pilot.settle()
    assert recorded.kept(trip).evidence_id == recorded.state.file.documents[0].id


def test_what_was_removed_is_gone_from_its_group(recorded: Recorded) -> None:
    trip = ForeignTrip(id=TripId(new_id()), person_id=PERSON, country="JP")
    recorded.put(trip)
    pressed(child(_card(recorded, trip), QToolButton, "stays.trips.remove"), Qt.Key.Key_Space)
    recorded.pilot.settle()
    assert recorded.state.file.foreign_trips == ()
    assert recorded.page.held.groups[ForeignTrip].cards == {}


def test_a_finding_leads_to_its_field(recorded: Recorded) -> None:
    address = StayAddress(id=AddressId(new_id()), person_id=PERSON)
    recorded.put(address)
    assert recorded.page.focus_on(address.id, "registered_on")
    field = _card(recorded, address).form.editors["registered_on"].target
    recorded.pilot.until(field.hasFocus)


def test_the_passport_of_a_crossing_is_chosen(recorded: Recorded) -> None:
    assert recorded.page.focus_on(recorded.entry.id, "passport_id")
    box = child(recorded.page.form, QWidget, "field.passport_id").findChild(QComboBox)
    assert box is not None
    pressed(box, Qt.Key.Key_Down)
    recorded.pilot.settle()
    passport = recorded.state.file.passports[0]
    assert recorded.kept(recorded.entry).passport_id == passport.id
    assert box.currentText().startswith(passport.number)
