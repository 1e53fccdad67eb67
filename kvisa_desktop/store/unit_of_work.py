# SPDX-License-Identifier: MIT
"""Looks at the vault, and acts on it: what services get through `read()` and `act()`."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from kvisa_desktop.domain.documents import FileId, StoredFile
from kvisa_desktop.domain.erasure import OldBackups
from kvisa_desktop.domain.files import FileFacts
from kvisa_desktop.domain.history import PastChange
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused, VaultDamaged
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.changes import Changes
from kvisa_desktop.store import clock, erasing, pending_erasures, reversal, selecting
from kvisa_desktop.store.erasing import Gone
from kvisa_desktop.store.files import EncryptedFiles
from kvisa_desktop.store.journal import ActEntry, Journal
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.reversal import Step
from kvisa_desktop.store.tables import FILE_KEY, REMOVED_BY, table_of

R = TypeVar("R", bound=Record)


class Look:
    """A consistent look at the vault (the port `Reader`)."""

    def __init__(self, connection: Connection, files: EncryptedFiles) -> None:
        """Look through an open connection in a transaction."""
        self._connection = connection
        self._files = files

    def get(self, kind: type[R], record_id: UUID) -> R:
        """Return a record; raise `Refused` when it is not there or was removed."""
        row = selecting.by_id(self._connection, kind, record_id)
        if row is None or row[REMOVED_BY] is not None:
            raise Refused(
                msg("What you asked for is not in the vault, or was removed from it."),
                msg("Go back to the list, and open it again from there."),
                where=str(record_id),
            )
        return mapping_of(kind).decode(row)

    def find(self, kind: type[R], /, **equal: object) -> tuple[R, ...]:
        """Return the records whose fields equal the given values, in order of their ids.

        A tuple, list or set as value means "one of these".
        """
        return selecting.matching(self._connection, kind, equal)

    def latest(self, kind: type[R], count: int) -> tuple[R, ...]:
        """Return so many records of a kind at most, the latest first."""
        return selecting.latest(self._connection, kind, count)

    def read_file(self, file_id: FileId) -> bytes:
        """Return the plain bytes of a kept file; raise `VaultDamaged` when they are not intact."""
        return self._content(self.get(StoredFile, file_id))

    def _content(self, file: StoredFile) -> bytes:
        name = self._files.name_of(file.sha256)
        row = self._connection.execute(
            select(FILE_KEY).where(FILE_KEY.c.name == name)
        ).one_or_none()
        if row is None:
            raise VaultDamaged(
                msg(
                    "The key of the scan “{name}” is missing from the vault.",
                    name=file.original_name,
                ),
                msg("Add the scan again, or restore the vault from a backup."),
            )
        return self._files.read(name, row.file_id, row.key, file.original_name)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an act signs itself with."""

    name: Message
    actor: str
    device: bytes
    reading: bytes
    undoes: UUID | None = None
    origin: str = ""


class Deed(Look):
    """One act of a person on the vault (the port `Act`).

    `written` names the files it has written so far, for when it comes to nothing.
    """

    def __init__(
        self,
        connection: Connection,
        files: EncryptedFiles,
        stamp: Stamp,
        new_id: Callable[[], UUID],
    ) -> None:
        """Act through an open connection in a transaction that locks out other writers."""
        super().__init__(connection, files)
        self.written: list[str] = []
        self._stamp = stamp
        self._new_id = new_id
        self._act_id = new_id()
        self._journal = Journal(stamp.reading)
        self._touched: set[tuple[type[Record], UUID]] = set()

    @property
    def changes(self) -> Changes:
        """What the act has touched so far."""
        return Changes(frozenset(self._touched))

    def new_id(self) -> UUID:
        """Return a fresh id, ordered by time."""
        return self._new_id()

    def put(self, record: Record) -> None:
        """Add the record, or replace the one with its id, bringing it back if it was removed."""
        kind = type(record)
        table, after = table_of(kind), mapping_of(kind).encode(record)
        before = selecting.by_id(self._connection, kind, record.id)
        if before is None:
            self._connection.execute(insert(table), after)
            self._journal.added(kind, record.id, after)
            self._touched.add((kind, record.id))
            return
        changed = {name: value for name, value in after.items() if before[name] != value}
        values: dict[str, Any] = dict(changed)
        if before[REMOVED_BY] is not None:
            self._journal.restored(kind, record.id)
            values[REMOVED_BY] = None
        self._journal.changed(kind, record.id, before, changed)
        self._update(kind, record.id, values)

    def remove(self, record: Record) -> None:
        """Mark the record as removed; it stays in the journal and can be restored."""
        kind = type(record)
        row = selecting.by_id(self._connection, kind, record.id)
        if row is not None and row[REMOVED_BY] is None:
            self._journal.removed(kind, record.id)
            self._update(kind, record.id, {REMOVED_BY: self._act_id})

    def take_back(self, act_id: UUID) -> None:
        """Reverse an act; raise `Refused` when later acts were built upon it."""
        self._go(reversal.steps_back(self._connection, act_id), act_id)

    def bring_back(self, act_id: UUID) -> None:
        """Restore what an act removed, and what it changed for that as far as it still stands."""
        self._go(reversal.steps_to_restore(self._connection, act_id), act_id)

    def put_back(self, change: PastChange) -> None:
        """Give a field the value it had before a change."""
        kept: Any = self.get(change.kind, change.record_id)
        value: Any = change.before
        if change.half:
            value = replace(getattr(kept, change.field), **{change.half: value})
        self.put(replace(kept, **{change.field: value}))
        reversal.refuse_loose_ends(self._connection, (Step(change.record),))

    def erase(self, case_id: UUID, old: OldBackups = OldBackups.KEEP) -> Gone:
        """Erase a case for good; no step of the history says so, and none can bring it back.

        What is to become of backups that hold it is noted until `settle` is told that it was done.
        """
        gone = erasing.erase(self._connection, self._files, case_id)
        pending_erasures.add(self._connection, gone, old)
        return gone

    def settle(self, gone: Gone, old: OldBackups | None) -> None:
        """Note what is to become of the backups that hold a client; None when none does."""
        if old is None:
            pending_erasures.drop(self._connection, gone)
        else:
            pending_erasures.add(self._connection, gone, old)

    def keep_file(self, data: bytes, facts: FileFacts, name: str, password: str = "") -> StoredFile:
        """Keep a scan exactly as it is; the same bytes are kept once and the same record returned.

        A scan whose kept copy was lost or damaged is healed by keeping it again.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        file = self._known(sha256) or StoredFile(
            id=FileId(self._new_id()),
            sha256=sha256,
            size=len(data),
            type="" if facts.type is None else facts.type.value,
            original_name=name.encode("utf-8", "replace").decode("utf-8"),
            page_count=len(facts.pages),
            added_at=clock.instant_of(clock.wall_ms()),
        )
        if password:
            file = replace(file, password=password)
        self.put(file)
        if not self._keeps(file, data):
            self._seal(file, data)
        return file

    def finish(self) -> None:
        """Write the journal and make the kept files safe: the last thing before the commit."""
        self._files.sync()
        stamp = self._stamp
        if not self._journal and stamp.undoes is None:
            return
        at = clock.instant_of(int.from_bytes(stamp.reading[:6], "big"))
        entry = ActEntry(
            id=self._act_id,
            name=stamp.name,
            actor=stamp.actor,
            device=stamp.device,
            at=clock.as_text(at),
            clock=stamp.reading,
            undoes=stamp.undoes,
            origin=stamp.origin,
        )
        self._journal.write(self._connection, entry)

    def _go(self, steps: tuple[Step, ...], act_id: UUID) -> None:
        for step in steps:
            kind, record_id = step.record
            values: dict[str, Any] = {}
            if step.columns:
                before = selecting.by_id(self._connection, kind, record_id)
                if before is None:
                    continue
                values = {name: each for name, each in step.columns.items() if before[name] != each}
                self._journal.changed(kind, record_id, before, values)
            if step.restore:
                self._journal.restored(kind, record_id)
                values[REMOVED_BY] = None
            if step.remove:
                self._journal.removed(kind, record_id)
                values[REMOVED_BY] = self._act_id
            self._update(kind, record_id, values)
        reversal.refuse_loose_ends(self._connection, steps, act_id)

    def _update(self, kind: type[Record], record_id: UUID, values: dict[str, Any]) -> None:
        if values:
            table = table_of(kind)
            statement = update(table).where(table.c.id == bindparam("wanted"))
            self._connection.execute(statement, {**values, "wanted": record_id})
            self._touched.add((kind, record_id))

    def _known(self, sha256: str) -> StoredFile | None:
        table = table_of(StoredFile)
        query = select(table).where(table.c.sha256 == sha256).order_by(table.c.id)
        row = self._connection.execute(query).mappings().first()
        return None if row is None else mapping_of(StoredFile).decode(row)

    def _keeps(self, file: StoredFile, data: bytes) -> bool:
        try:
            return self._content(file) == data
        except VaultDamaged:
            return False

    def _seal(self, file: StoredFile, data: bytes) -> None:
        name = self._files.name_of(file.sha256)
        # noted before it is written, so that half a file goes too when the act fails
        self.written.append(name)
        key = self._files.write(name, file.id, data)
        self._connection.execute(delete(FILE_KEY).where(FILE_KEY.c.name == name))
        self._connection.execute(insert(FILE_KEY), {"name": name, "file_id": file.id, "key": key})
