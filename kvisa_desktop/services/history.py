# SPDX-License-Identifier: MIT
"""Undoing and doing again, by name and across restarts; what happened to a case; the trash."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.documents import DocumentPage, StoredFile
from kvisa_desktop.domain.history import (
    KEPT_IN_TRASH,
    PastAct,
    PastChange,
    RecordKey,
    Steps,
    Verb,
)
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import History, Recall

# what the trash does not list by itself: pages come back with their document
_PARTS: tuple[type[Record], ...] = (DocumentPage, StoredFile)


@dataclass(frozen=True, slots=True, repr=False)
class Happening:
    """An act, what it changed of the records asked about, and those records as they are now."""

    act: PastAct
    changes: tuple[PastChange, ...]
    states: dict[RecordKey, Record | None]


@dataclass(frozen=True, slots=True, repr=False)
class Removed:
    """What one act removed and can be restored until a moment: the records, without their pages."""

    act: PastAct
    records: tuple[Record, ...]
    until: datetime


def steps(vault: History, *, now: datetime | None = None) -> Steps:
    """Return what undo and redo would do next; what is older than the trash stays as it is."""
    since = (now or datetime.now(UTC)) - KEPT_IN_TRASH
    with vault.recall() as recall:
        return next_steps(recall.acts(), since)


def next_steps(acts: Iterable[PastAct], since: datetime) -> Steps:
    """Return the next steps of acts, given the latest first.

    Undo takes the latest act that is in effect. Redo takes the latest undoing, as long as nothing
    new was done after it. Acts of which an erasure took something away are passed over: what is
    left of them is nothing that their doer would know again.
    """
    taken_back: set[UUID] = set()
    redo: PastAct | None = None
    may_redo = True
    for act in acts:
        if act.at < since:
            break
        if act.is_of_erased:
            taken_back |= {act.undoes} if act.undoes is not None else set()
            may_redo = may_redo and not act.is_own
        elif act.id in taken_back:
            may_redo = may_redo and not act.is_own
        elif act.undoes is not None:
            taken_back.add(act.undoes)
            if may_redo and redo is None and not act.is_redo:
                redo = act
        else:
            return Steps(act, redo)
    return Steps(None, redo)


def undo(
    vault: History, act_id: UUID | None = None, *, now: datetime | None = None
) -> Done[PastAct]:
    """Undo the latest act, or the one that is named; the value is the act that was undone."""
    found = steps(vault, now=now).undo if act_id is None else _in_effect(vault, act_id)
    if found is None:
        raise Refused(
            msg("There is nothing to undo."),
            msg("Steps of the last 30 days can be undone; the history lists them."),
        )
    name = msg("Undo: {act}", act=found.name)
    with vault.act(name, undoes=found.id) as act:
        act.take_back(found.id)
    return Done(found, act.changes, name)


def redo(vault: History, *, now: datetime | None = None) -> Done[PastAct]:
    """Do again what was undone last; the value is the act that is in effect again."""
    undoing = steps(vault, now=now).redo
    if undoing is None or undoing.undoes is None:
        raise Refused(
            msg("There is nothing to do again."),
            msg("Only what was undone last can be done again, before anything else is done."),
        )
    with vault.recall() as recall:
        found = recall.act(undoing.undoes)
    name = msg("Redo: {act}", act=found.name)
    with vault.act(name, undoes=undoing.id) as act:
        act.take_back(undoing.id)
    return Done(found, act.changes, name)


def of_case(vault: History, case_id: CaseId) -> tuple[Happening, ...]:
    """Return what happened to a case, its person and their records, the latest first."""
    with vault.recall() as recall:
        return _happenings(recall, recall.of_case(case_id))


def put_back(vault: History, change: PastChange) -> Done[PastChange]:
    """Give a field the value again that it had before a change."""
    if change.verb is not Verb.SET:
        raise Refused(msg("This was no change of a value."), msg("Undo the whole step instead."))
    name = msg("Put back an earlier value")
    with vault.act(name) as act:
        act.put_back(change)
    return Done(change, act.changes, name)


def trash(vault: History, *, now: datetime | None = None) -> tuple[Removed, ...]:
    """Return what can be restored, what was removed last first."""
    now = now or datetime.now(UTC)
    by_act: dict[UUID, list[PastChange]] = {}
    with vault.recall() as recall:
        for change in recall.removals():
            by_act.setdefault(change.act_id, []).append(change)
        found = []
        for act_id, removals in by_act.items():
            act = recall.act(act_id)
            whole = [each.record for each in removals if each.kind not in _PARTS]
            states = [recall.last_state(record) for record in whole]
            until = act.at + KEPT_IN_TRASH
            if whole and until > now:
                kept = tuple(each for each in states if each is not None)
                found.append(Removed(act, kept, until))
    return tuple(sorted(found, key=lambda each: each.until, reverse=True))


def restore(vault: History, act_id: UUID) -> Done[PastAct]:
    """Restore what an act removed; the value is that act."""
    with vault.recall() as recall:
        found = recall.act(act_id)
    name: Message = msg("Restore from the trash: {act}", act=found.name)
    with vault.act(name) as act:
        act.bring_back(act_id)
    return Done(found, act.changes, name)


def _in_effect(vault: History, act_id: UUID) -> PastAct:
    with vault.recall() as recall:
        found = recall.act(act_id)
        if not _is_in_effect(recall, act_id):
            raise Refused(
                msg("“{act}” was undone already.", act=found.name),
                msg("Look at the history again."),
            )
    return found


def _is_in_effect(recall: Recall, act_id: UUID) -> bool:
    return not any(_is_in_effect(recall, each.id) for each in recall.taken_back_by(act_id))


def _happenings(recall: Recall, records: Iterable[RecordKey]) -> tuple[Happening, ...]:
    wanted = tuple(records)
    by_act: dict[UUID, list[PastChange]] = {}
    for change in recall.changes_to(wanted):
        by_act.setdefault(change.act_id, []).append(change)
    states = {record: recall.last_state(record) for record in wanted}
    return tuple(
        Happening(recall.act(act_id), tuple(changes), states)
        for act_id, changes in reversed(by_act.items())
    )
