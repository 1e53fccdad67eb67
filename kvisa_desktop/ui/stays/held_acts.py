# SPDX-License-Identifier: MIT
"""Acts on residence permits, extensions, addresses and journeys outside China."""

from collections.abc import Callable, Mapping
from typing import Any

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.residence import ResidencePermit, StayAddress, StayExtension
from kvisa_desktop.domain.stay import CrossingId, Direction
from kvisa_desktop.domain.stay_order import in_order
from kvisa_desktop.domain.travel import ForeignTrip
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import residence
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState

_NAMES: Mapping[type[Record], Message] = {
    ResidencePermit: msg("Change a residence permit"),
    StayExtension: msg("Change an extension of a stay"),
    StayAddress: msg("Change an address in China"),
    ForeignTrip: msg("Change a journey outside China"),
}
_REMOVE: Mapping[type[Record], Callable[[Vault, Any], Done[Any]]] = {
    ResidencePermit: residence.remove_permit,
    StayExtension: residence.remove_extension,
    StayAddress: residence.remove_address,
    ForeignTrip: residence.remove_trip,
}


def add(state: CaseState, kind: type[Record]) -> None:
    """Add an empty record of a kind; an extension belongs to the latest entry."""
    file = state.file
    person = PersonId(file.person.id)

    def act(vault: Vault) -> Done[Any]:
        if kind is StayExtension:
            return residence.add_extension(vault, person, _latest_entry(file))
        return _ADD[kind](vault, person)

    state.act(act)


def change(state: CaseState, record: Record, field: str, value: object) -> None:
    """Keep one field; an extension without an entry would extend nothing."""
    if field == "entry_id" and value is None:
        state.reload()
        return
    state.change(record, _NAMES[type(record)], **{field: value})


def remove(state: CaseState, record: Record) -> None:
    """Remove a record; the history gives it back."""
    act = _REMOVE[type(record)]
    state.act(lambda vault: act(vault, record), say=msg("It was removed."), undoable=True)


def _latest_entry(file: CaseFile) -> CrossingId:
    ordered = in_order(file.crossings)
    entries = [each for each in ordered if each.direction is Direction.ENTRY]
    if not entries:
        raise Refused(
            msg("No entry is recorded, so no stay can have been extended."),
            msg("Add the entry first."),
        )
    return CrossingId(entries[-1].id)


_ADD: Mapping[type[Record], Callable[[Vault, PersonId], Done[Any]]] = {
    ResidencePermit: residence.add_permit,
    StayAddress: residence.add_address,
    ForeignTrip: residence.add_trip,
}
