# SPDX-License-Identifier: MIT
"""What it takes to reverse an act: worked out from the journal, refused when more was built on it.

An act can be reversed while everything it touched is still as it left it. A scan that others use
by now stays when the act that brought it is reversed: it belongs to nobody alone.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Row, RowMapping, select

from kvisa_desktop.domain import kept_message
from kvisa_desktop.domain.documents import StoredFile
from kvisa_desktop.domain.history import RecordKey, Verb
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD, NAME_OF_RECORD
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.store import journal, selecting
from kvisa_desktop.store.belongings import in_portions
from kvisa_desktop.store.journal import Change
from kvisa_desktop.store.mapping import Columns
from kvisa_desktop.store.tables import ACT, CHANGE, REMOVED_BY, table_of


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One record to be brought back, given other columns, or removed."""

    record: RecordKey
    restore: bool = False
    remove: bool = False
    columns: Columns = field(default_factory=dict)


@dataclass(slots=True, repr=False)
class _Net:
    """What an act did to one record, all in all."""

    was_there: bool = True
    is_there: bool = True
    is_new: bool = False
    before: Columns = field(default_factory=dict)
    after: Columns = field(default_factory=dict)


def steps_back(connection: Connection, act_id: UUID) -> tuple[Step, ...]:
    """Return the steps that reverse an act; raise `Refused` when more was built upon it."""
    nets = _nets(connection, act_id)
    found = []
    for record, net in nets.items():
        if not (net.was_there or net.is_there):
            continue
        if not _stands(connection, act_id, record, net):
            raise _built_upon(connection, act_id, record)
        found.append(
            Step(
                record,
                restore=net.was_there and not net.is_there,
                remove=net.is_there and not net.was_there,
                columns={} if net.is_new else net.before,
            )
        )
    return tuple(_without_shared_scans(connection, found))


def steps_to_restore(connection: Connection, act_id: UUID) -> tuple[Step, ...]:
    """Return the steps that bring back what an act removed.

    What else it changed is changed back as far as nobody has changed it since.
    """
    nets = _nets(connection, act_id)
    steps = (_step_back(connection, act_id, record, net) for record, net in nets.items())
    found = [step for step in steps if step is not None]
    if not any(step.restore for step in found):
        raise Refused(
            msg("What was removed there is back already, or was removed for good."),
            msg("Look at the list again."),
        )
    return tuple(found)


def _step_back(connection: Connection, act_id: UUID, record: RecordKey, net: _Net) -> Step | None:
    row = selecting.by_id(connection, *record)
    if row is None or net.is_new:
        return None
    restore = net.was_there and not net.is_there and row[REMOVED_BY] == act_id
    stands = restore or row[REMOVED_BY] is None
    columns = _unchanged_since(net, row) if stands else {}
    return Step(record, restore=restore, columns=columns) if restore or columns else None


def _unchanged_since(net: _Net, row: RowMapping) -> Columns:
    """Return what a record had before an act where it has still what the act gave it."""
    same = {name for name, value in net.after.items() if row[name] == value}
    return {name: value for name, value in net.before.items() if name in same}


def refuse_loose_ends(
    connection: Connection, steps: Sequence[Step], act_id: UUID | None = None
) -> None:
    """Raise `Refused` when, after these steps, a record that is there refers to one that is not.

    What was so before the act `act_id` may be so again.
    """
    going = [step.record for step in steps if step.remove]
    for gone, user in _users_of(connection, going):
        if not _was_there(connection, act_id, user, since=gone):
            raise Refused(
                msg("This cannot be taken back: other records build upon it by now."),
                msg("Undo the later steps first, or remove what builds upon it."),
            )
    for target in _missed(connection, [step.record for step in steps if not step.remove]):
        if act_id is None or _at(connection, act_id, target, done=False).is_there:
            raise Refused(
                msg("This belongs to something that was removed itself."),
                msg("Restore that first; the trash lists it."),
            )


def _missed(connection: Connection, records: Iterable[RecordKey]) -> Iterator[RecordKey]:
    """Yield what those of the records that are there refer to although it is not."""
    for record in records:
        row = _row_there(connection, record)
        targets = () if row is None else _refers_to(record[0], row)
        yield from (each for each in targets if _row_there(connection, each) is None)


def _row_there(connection: Connection, record: RecordKey) -> RowMapping | None:
    row = selecting.by_id(connection, *record)
    return row if row is not None and row[REMOVED_BY] is None else None


def _was_there(
    connection: Connection, act_id: UUID | None, user: RecordKey, *, since: RecordKey
) -> bool:
    """Tell whether a record used another one before an act."""
    if act_id is None:
        return False
    then = _at(connection, act_id, user, done=False)
    return then.is_there and since[1] in then.after.values()


def _nets(connection: Connection, act_id: UUID) -> dict[RecordKey, _Net]:
    nets: dict[RecordKey, _Net] = {}
    for change in journal.changes_of(connection, act_id):
        record = change.record, change.record_id
        if record not in nets:
            is_there = change.verb in {Verb.SET, Verb.REMOVE}
            nets[record] = _Net(was_there=is_there, is_new=change.verb is Verb.ADD)
        _add_up(nets[record], change)
    if not nets:
        raise Refused(
            msg("What this step changed is no longer kept, so that it cannot be taken back."),
            msg("It was erased for good; what was only removed can be restored."),
        )
    return nets


def _add_up(net: _Net, change: Change) -> None:
    if change.verb is Verb.SET:
        net.before.setdefault(change.field, journal.reversed_columns(change).get(change.field))
        net.after.update(_plain(change.record, {change.field: change.after}))
    elif change.verb is Verb.REMOVE:
        net.is_there = False
    else:
        net.is_there = True
        if change.after is not None:
            net.after.update(journal.from_plain(change.record, json.loads(change.after)))


def _plain(kind: type[Record], columns: dict[str, str | None]) -> Columns:
    loaded = {name: None if text is None else json.loads(text) for name, text in columns.items()}
    return journal.from_plain(kind, loaded)


def _stands(connection: Connection, act_id: UUID, record: RecordKey, net: _Net) -> bool:
    """Tell whether a record is still, or again, as the act left it."""
    row = selecting.by_id(connection, *record)
    if row is None:
        return False
    if not net.is_there:
        return row[REMOVED_BY] in _done_again(connection, act_id)
    if row[REMOVED_BY] is not None:
        return False
    left = net.after
    if not net.was_there and not net.is_new:
        # it came back as a whole, so that a later change to any field builds upon it
        left = _at(connection, act_id, record, done=True).after
    return all(row[name] == value for name, value in left.items() if name in row)


def _done_again(connection: Connection, act_id: UUID) -> set[UUID]:
    """Return the act, and the acts that did it again after it was undone."""
    found, new = {act_id}, {act_id}
    undoing = ACT.alias("undoing")
    while new:
        query = (
            select(ACT.c.id)
            .join(undoing, ACT.c.undoes == undoing.c.id)
            .where(undoing.c.undoes.in_(new))
        )
        new = set(connection.execute(query).scalars()) - found
        found |= new
    return found


def _at(connection: Connection, act_id: UUID, record: RecordKey, *, done: bool) -> _Net:
    """Return whether a record was there before an act, or when it was done, and its columns."""
    query = select(ACT.c.clock).where(ACT.c.id == act_id)
    until = bytes(connection.execute(query).scalar_one())
    then = _Net(was_there=False, is_there=False)
    for change in journal.history_of(connection, *record):
        if change.clock < until or (done and change.clock == until):
            _add_up(then, change)
    return then


def _latest_change(connection: Connection, act_id: UUID, record: RecordKey) -> Row[Any] | None:
    """Return the name of the last act that changed a record after this one."""
    this = select(ACT.c.clock).where(ACT.c.id == act_id).scalar_subquery()
    query = (
        select(ACT.c.name)
        .join(CHANGE, CHANGE.c.act_id == ACT.c.id)
        .where(CHANGE.c.record_id == record[1], CHANGE.c.kind == NAME_OF_RECORD[record[0]])
        .where(ACT.c.clock > this)
        .order_by(ACT.c.clock.desc())
        .limit(1)
    )
    return connection.execute(query).one_or_none()


def _built_upon(connection: Connection, act_id: UUID, record: RecordKey) -> Refused:
    name = _name_of(connection, act_id)
    later = _latest_change(connection, act_id, record)
    if later is None:
        return Refused(
            msg("“{act}” cannot be taken back: what it changed is no longer as it was.", act=name),
            msg("Put back single values from the history instead."),
        )
    return Refused(
        msg(
            "“{act}” cannot be taken back: “{later}” was done to the same afterwards.",
            act=name,
            later=kept_message.from_json(later.name),
        ),
        msg("Undo the later step first, or put back single values from the history."),
    )


def _name_of(connection: Connection, act_id: UUID) -> Message:
    text = connection.execute(select(ACT.c.name).where(ACT.c.id == act_id)).scalar_one()
    return kept_message.from_json(text)


def _without_shared_scans(connection: Connection, steps: Sequence[Step]) -> Iterator[Step]:
    going = {step.record for step in steps if step.remove}
    scans = {record for record in going if record[0] is StoredFile}
    staying = {used for used, user in _users_of(connection, scans) if user not in going}
    return (step for step in steps if step.record not in staying)


def _refers_to(kind: type[Record], row: Any) -> Iterator[RecordKey]:  # noqa: ANN401
    for column in table_of(kind).c:
        for key in column.foreign_keys:
            target = KINDS_OF_RECORD.get(key.column.table.name)
            if target is not None and row[column.name] is not None:
                yield target, row[column.name]


def _users_of(
    connection: Connection, records: Iterable[RecordKey]
) -> Iterator[tuple[RecordKey, RecordKey]]:
    """Yield which of these records are used, each with a record that is there and uses it."""
    wanted: dict[str, list[UUID]] = {}
    for kind, record_id in records:
        wanted.setdefault(NAME_OF_RECORD[kind], []).append(record_id)
    for kind, column, name in _references():
        table = table_of(kind)
        for some in in_portions(wanted.get(name, ())):
            query = select(column, table.c.id).where(
                column.in_(some), table.c[REMOVED_BY].is_(None)
            )
            for used, user in connection.execute(query).all():
                yield (KINDS_OF_RECORD[name], used), (kind, user)


def _references() -> Iterator[tuple[type[Record], Column[Any], str]]:
    """Yield each kind with a column that refers to another table, and the name of that."""
    for kind in NAME_OF_RECORD:
        for column in table_of(kind).c:
            for key in column.foreign_keys:
                yield kind, column, key.column.table.name
