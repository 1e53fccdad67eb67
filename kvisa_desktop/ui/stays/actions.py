# SPDX-License-Identifier: MIT
"""Acts on crossings and visa stickers."""

from collections.abc import Sequence
from typing import TypeVar

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.messages import msg, plural
from kvisa_desktop.services import stay_rows, stays
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Desk

T = TypeVar("T")


def add_crossing(state: CaseState, direction: Direction, on: PartialDate | None = None) -> None:
    """Add an entry or an exit, on a day that may not be known yet."""
    person = PersonId(state.file.person.id)
    said = msg("An entry was added.") if direction is Direction.ENTRY else msg("An exit was added.")
    state.act(
        lambda vault: stays.add_crossing(vault, person, direction, on or PartialDate()), say=said
    )


def change_crossing(state: CaseState, crossing: Crossing, field: str, value: object) -> None:
    """Keep one field of a crossing."""
    state.change(crossing, msg("Change an entry or exit"), **{field: value})


def remove_crossings(desk: Desk, state: CaseState, crossings: Sequence[Crossing]) -> None:
    """Remove crossings; the notice that says so takes it back."""
    said = plural("{count} line was removed.", "{count} lines were removed.", len(crossings))
    desk.act(
        state,
        lambda vault: stay_rows.remove_crossings(vault, crossings),
        say=said,
        undoable=True,
    )


def add_sticker(state: CaseState) -> None:
    """Add a visa sticker."""
    person = PersonId(state.file.person.id)
    state.act(lambda vault: stays.add_sticker(vault, person), say=msg("A visa was added."))


def change_sticker(state: CaseState, sticker: VisaSticker, field: str, value: object) -> None:
    """Keep one field of a sticker."""
    state.change(sticker, msg("Change a visa sticker"), **{field: value})


def remove_sticker(state: CaseState, sticker: VisaSticker) -> None:
    """Remove a sticker; the entries on it stay."""
    state.act(
        lambda vault: stays.remove_sticker(vault, sticker),
        say=msg("The visa was removed."),
        undoable=True,
    )
