# SPDX-License-Identifier: MIT
"""Residence permits, extended stays, addresses and journeys outside China, a form each."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay_review import StayReview
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk
from kvisa_desktop.ui.fonts import subheading
from kvisa_desktop.ui.parts.editors.one_of import OneOfEditor
from kvisa_desktop.ui.parts.frames import scrolled
from kvisa_desktop.ui.parts.record_cards import CardKind, RecordCards
from kvisa_desktop.ui.stays import held, held_acts
from kvisa_desktop.ui.stays.letter import LetterLine
from kvisa_desktop.ui.stays.model import passport_choices


class HeldPane(QWidget):
    """Wires a group of cards for each kind, with what follows beside each record."""

    def __init__(self, desk: Desk, state: CaseState) -> None:
        super().__init__()
        self._desk, self._state = desk, state
        column = scrolled(self, spacing=6)
        column.setContentsMargins(0, 0, 10, 0)
        self.groups: dict[type, RecordCards] = {}
        for title, kind in self._kinds():
            head = subheading()
            head.setContentsMargins(0, 8, 0, 0)
            desk.text.show(head, head.setText, title)
            column.addWidget(head)
            self.groups[kind.kind] = self._group(kind)
            column.addWidget(self.groups[kind.kind])
        self.letter = LetterLine(desk, state)
        column.addWidget(self.letter)
        column.addStretch(1)

    def show_case(self, found: StayReview) -> None:
        """Show what is held as it stands, beside what was found in the record."""
        file = self._state.file
        self._found = found
        noticed = tuple(held.findings_beside(file, self._state.assessment.findings))
        self.groups[ResidencePermit].show_records(file.permits, noticed)
        self.groups[StayExtension].show_records(file.extensions, noticed)
        self.groups[StayAddress].show_records(file.addresses, noticed)
        self.groups[ForeignTrip].show_records(file.foreign_trips, noticed)
        self.letter.show_case(found.stays)

    def focus_on(self, record_id: UUID | None, field: str) -> bool:
        """Put the cursor into a field of the record; False when it is none of these."""
        return any(group.focus_on(record_id, field) for group in self.groups.values())

    def _group(self, kind: CardKind) -> RecordCards:
        group = RecordCards(self._desk, kind)
        group.added.connect(partial(held_acts.add, self._state, kind.kind))
        group.edited.connect(partial(held_acts.change, self._state))
        group.removed.connect(partial(held_acts.remove, self._state))
        return group

    def _kinds(self) -> tuple[tuple[Message, CardKind], ...]:
        return (
            (msg("Residence permits"), self._permits()),
            (msg("Extensions of a stay"), self._extensions()),
            (msg("Addresses in China"), self._addresses()),
            (msg("Journeys outside China"), self._journeys()),
        )

    def _permits(self) -> CardKind:
        return CardKind(
            ResidencePermit,
            "stays.permits",
            held.PERMIT_ENTRIES,
            held.permit_head,
            msg("Add a residence permit"),
            msg("Remove this residence permit"),
            lambda each: held.permit_follows(self._state.file, each, self._found),
            {"evidence_id": self._papers, "passport_id": self._passports},
        )

    def _extensions(self) -> CardKind:
        return CardKind(
            StayExtension,
            "stays.extensions",
            held.EXTENSION_ENTRIES,
            held.extension_head,
            msg("Add an extension"),
            msg("Remove this extension"),
            lambda each: held.extension_follows(each, self._found),
            {"evidence_id": self._papers, "entry_id": self._entries},
        )

    def _addresses(self) -> CardKind:
        return CardKind(
            StayAddress,
            "stays.addresses",
            held.ADDRESS_ENTRIES,
            held.address_head,
            msg("Add an address"),
            msg("Remove this address"),
            lambda each: held.clocks_said(each.id, self._found),
            {"evidence_id": self._papers},
        )

    def _journeys(self) -> CardKind:
        return CardKind(
            ForeignTrip,
            "stays.trips",
            held.TRIP_ENTRIES,
            held.trip_head,
            msg("Add a journey"),
            msg("Remove this journey"),
            editors={"evidence_id": self._papers},
        )

    def _papers(self) -> OneOfEditor:
        return OneOfEditor(self._desk.text, lambda: held.paper_choices(self._state.file))

    def _passports(self) -> OneOfEditor:
        return OneOfEditor(self._desk.text, lambda: passport_choices(self._state.file))

    def _entries(self) -> OneOfEditor:
        return OneOfEditor(self._desk.text, lambda: held.entry_choices(self._state.file))
