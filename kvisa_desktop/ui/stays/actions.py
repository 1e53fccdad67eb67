# SPDX-License-Identifier: MIT
"""Acts on crossings and visa stickers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from kvisa_desktop.domain.dates import PartialDate
from kvisa_desktop.domain.person import PersonId
from kvisa_desktop.domain.stay import Crossing, Direction, VisaSticker
from kvisa_desktop.messages import Message, msg, plural
from kvisa_desktop.services import history, stay_rows, stays
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.desk import Act, Desk
from kvisa_desktop.ui.tasks import Job, Told

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
    with_undo(
        desk,
        state,
        lambda vault: stay_rows.remove_crossings(vault, crossings),
        plural("{count} line was removed.", "{count} lines were removed.", len(crossings)),
    )


def with_undo(
    desk: Desk,
    state: CaseState,
    act: Act[T],
    say: Message,
    *,
    then: Callable[[], None] | None = None,
    failed: Told | None = None,
) -> Job[Any]:
    """Act on the case and say so, with a way to take just this act back."""
    vault = desk.vault

    def work(open_vault: Vault) -> Done[tuple[T, UUID | None]]:
        done = act(open_vault)
        # On the worker of the vault nothing comes between the act and this look at it.
        made = history.steps(vault).undo
        return Done((done.value, made.id if made else None), done.changes, done.act)

    def done(answer: tuple[T, UUID | None]) -> None:
        if then is not None:
            then()
        if answer[1] is None:
            desk.notices.tell(say)
            return
        undo = partial(state.act, lambda _vault: history.undo(vault, answer[1]))
        desk.notices.tell(say, act_name=msg("Undo"), act=undo)

    return desk.act(state, work, done, failed=failed)


def add_sticker(state: CaseState) -> None:
    """Add a visa sticker."""
    person = PersonId(state.file.person.id)
    state.act(lambda vault: stays.add_sticker(vault, person), say=msg("A visa was added."))


def change_sticker(state: CaseState, sticker: VisaSticker, field: str, value: object) -> None:
    """Keep one field of a sticker."""
    state.change(sticker, msg("Change a visa sticker"), **{field: value})


def remove_sticker(state: CaseState, sticker: VisaSticker) -> None:
    """Remove a sticker; the entries on it stay."""
    state.act(lambda vault: stays.remove_sticker(vault, sticker), say=msg("The visa was removed."))
