# SPDX-License-Identifier: MIT
"""Recording crossings and visa stickers."""

from dataclasses import replace

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Crossing, CrossingId, Direction, StickerId, VisaSticker
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def add_crossing(
    vault: Vault, person_id: PersonId, direction: Direction, on: PartialDate
) -> Done[Crossing]:
    """Add an entry or an exit."""
    name = msg("Add an entry") if direction is Direction.ENTRY else msg("Add an exit")
    with vault.act(name) as act:
        crossing = Crossing(
            id=CrossingId(act.new_id()), person_id=person_id, direction=direction, on=on
        )
        act.put(crossing)
    return Done(crossing, act.changes, name)


def add_sticker(vault: Vault, person_id: PersonId) -> Done[VisaSticker]:
    """Add a visa sticker."""
    name = msg("Add a visa sticker")
    with vault.act(name) as act:
        sticker = VisaSticker(id=StickerId(act.new_id()), person_id=person_id)
        act.put(sticker)
    return Done(sticker, act.changes, name)


def remove_sticker(vault: Vault, sticker: VisaSticker) -> Done[VisaSticker]:
    """Remove a sticker; the crossings that rested on it stay, without it."""
    name = msg("Remove a visa sticker")
    with vault.act(name) as act:
        for crossing in act.find(Crossing, sticker_id=sticker.id):
            act.put(replace(crossing, sticker_id=None))
        act.remove(sticker)
    return Done(sticker, act.changes, name)
