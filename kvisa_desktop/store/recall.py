# SPDX-License-Identifier: MIT
"""Looks at what was done to a vault (the port `Recall`)."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, select

from kvisa_desktop.domain import kept_message
from kvisa_desktop.domain.case import CaseId
from kvisa_desktop.domain.history import PastAct, PastChange, RecordKey, Verb
from kvisa_desktop.domain.record import Record
from kvisa_desktop.domain.records import KINDS_OF_RECORD, NAME_OF_RECORD
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.store import belongings, selecting
from kvisa_desktop.store.mapping import column_value, mapping_of
from kvisa_desktop.store.tables import ACT, CHANGE, REMOVED_BY, table_of

_BATCH = 50
_TARGET = ACT.alias("target")
_ACTS = select(ACT, _TARGET.c.undoes.is_not(None).label("is_redo")).outerjoin(
    _TARGET, ACT.c.undoes == _TARGET.c.id
)


class Recollection:
    """What a look at the journal answers."""

    def __init__(self, connection: Connection) -> None:
        """Look through an open connection in a transaction."""
        self._connection = connection

    def acts(self) -> Iterator[PastAct]:
        """Yield all acts, the latest first."""
        before: bytes | None = None
        while True:
            query = _ACTS.order_by(ACT.c.clock.desc()).limit(_BATCH)
            rows = self._rows(query if before is None else query.where(ACT.c.clock < before))
            yield from map(_act, rows)
            if len(rows) < _BATCH:
                return
            before = rows[-1].clock

    def act(self, act_id: UUID) -> PastAct:
        """Return an act; raise `Refused` when there is none of that id."""
        rows = self._rows(_ACTS.where(ACT.c.id == act_id))
        if not rows:
            raise Refused(
                msg("What is to be undone is not in the history of this vault."),
                msg("Look at the history again; what was erased is not kept there."),
            )
        return _act(rows[0])

    def taken_back_by(self, act_id: UUID) -> tuple[PastAct, ...]:
        """Return the acts that took back an act."""
        query = _ACTS.where(ACT.c.undoes == act_id).order_by(ACT.c.clock)
        return tuple(map(_act, self._rows(query)))

    def changes_of(self, act_id: UUID) -> tuple[PastChange, ...]:
        """Return what an act changed, in its order."""
        query = select(CHANGE).where(CHANGE.c.act_id == act_id).order_by(CHANGE.c.seq)
        return tuple(map(_change, self._rows(query)))

    def changes_to(self, records: Collection[RecordKey]) -> tuple[PastChange, ...]:
        """Return everything that ever happened to these records, oldest first."""
        wanted = {(NAME_OF_RECORD[kind], record_id) for kind, record_id in records}
        found: list[Row[Any]] = []
        for some in belongings.in_portions({record_id for _, record_id in records}):
            found += self._rows(select(CHANGE).where(CHANGE.c.record_id.in_(some)))
        found.sort(key=lambda row: (row.clock, row.seq))
        return tuple(_change(row) for row in found if (row.kind, row.record_id) in wanted)

    def removals(self) -> tuple[PastChange, ...]:
        """Return the removals of all records that are removed now."""
        found: list[PastChange] = []
        for kind in NAME_OF_RECORD:
            columns = table_of(kind).c
            query = select(columns.id, columns[REMOVED_BY]).where(columns[REMOVED_BY].is_not(None))
            found += [
                PastChange(row.removed_by, kind, row.id, Verb.REMOVE) for row in self._rows(query)
            ]
        return tuple(found)

    def of_case(self, case_id: CaseId) -> frozenset[RecordKey]:
        """Return the records of a case and its person, removed ones too, scans left out.

        What was noted of the institutions of the degrees is among them: other cases may share it.
        """
        person = belongings.person_of(self._connection, case_id)
        if person is None:
            return frozenset()
        return frozenset(
            belongings.of_cases(self._connection, {case_id})
            | belongings.of_person(self._connection, person)
            | belongings.facts_for(self._connection, person)
        )

    def last_state(self, record: RecordKey) -> Record | None:
        """Return a record as it is, or as it was when it was removed; None when it is erased."""
        kind, record_id = record
        row = selecting.by_id(self._connection, kind, record_id)
        return None if row is None else mapping_of(kind).decode(row)

    def _rows(self, query: Select[Any]) -> Sequence[Row[Any]]:
        return self._connection.execute(query).all()


def _act(row: Row[Any]) -> PastAct:
    return PastAct(
        row.id,
        kept_message.from_json(row.name),
        row.actor,
        datetime.fromisoformat(row.at),
        row.undoes,
        row.origin,
        bool(row.is_redo),
    )


def _change(row: Row[Any]) -> PastChange:
    kind, verb = KINDS_OF_RECORD[row.kind], Verb(row.verb)
    if verb is not Verb.SET:
        return PastChange(row.act_id, kind, row.record_id, verb)
    before, after = (None if each is None else json.loads(each) for each in (row.before, row.after))
    field, half, old = column_value(kind, row.field, before)
    new = column_value(kind, row.field, after)[-1]
    return PastChange(row.act_id, kind, row.record_id, verb, field, half, old, new)
