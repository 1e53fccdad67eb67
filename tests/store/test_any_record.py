# SPDX-License-Identifier: MIT
"""Whatever is put into the vault comes out of it, and the journal can tell how it came about."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kvisa_desktop.domain.fields import Shape, fields_of
from kvisa_desktop.domain.history import Verb
from kvisa_desktop.domain.record import Record
from kvisa_desktop.errors import Refused
from kvisa_desktop.store import database, journal
from kvisa_desktop.store.mapping import mapping_of
from kvisa_desktop.store.tables import table_of
from kvisa_desktop.store.vault import OpenVault
from tests.properties import examples
from tests.store.any_records import KINDS, parent, records
from tests.store.replaying import replayed
from tests.store.vaults import ACT, copied, engine_of, reopened

RECORD = UUID(int=1000)


@pytest.fixture(scope="module")
def shared(made: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    """Give one vault for all examples, in which every reference finds its record."""
    folder = copied(made[0], tmp_path_factory.mktemp("shared") / "Shared.kvisa")
    with reopened(folder) as vault:
        with vault.act(ACT) as act:
            for kind in KINDS:
                act.put(parent(kind))
        yield vault


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=examples(25))
@given(data=st.data())
def test_a_record_comes_out_as_it_was_put_in(
    shared: OpenVault, kind: type[Record], data: st.DataObject
) -> None:
    record = data.draw(records(kind, uuid4()))
    with shared.act(ACT) as act:
        act.put(record)
        assert act.get(kind, record.id) == record
    with shared.read() as look:
        assert look.get(kind, record.id) == record
        everything = {field.name: _wanted(getattr(record, field.name)) for field in fields_of(kind)}
        assert look.find(kind, **everything) == (record,)


def _wanted(value: Any) -> Any:  # noqa: ANN401
    """Return a value as `find` takes it: a tuple there means "one of these"."""
    return (value,) if isinstance(value, tuple) else value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(max_examples=examples(12))
@given(data=st.data())
def test_the_journal_can_tell_every_state_a_record_was_in(
    shared: OpenVault, kind: type[Record], data: st.DataObject
) -> None:
    own_id = uuid4()
    states = data.draw(st.lists(records(kind, own_id), min_size=1, max_size=4))
    for state in states:
        with shared.act(ACT) as act:
            act.put(state)
    with shared.read() as look:
        assert look.get(kind, own_id) == states[-1]
    with database.reading(engine_of(shared)) as connection:
        history = journal.history_of(connection, kind, own_id)
    assert history[0].verb is Verb.ADD
    assert replayed(history) == states[-1]
    assert replayed(history[:1]) == states[0]
    assert undone(kind, states[-1], history) == states[0]
    assert [each.clock for each in history] == sorted(each.clock for each in history)


def undone(kind: type[Record], last: Record, history: tuple[journal.Change, ...]) -> Record:
    """Return the record with all its changes taken back, the last one first."""
    columns: dict[str, Any] = dict(mapping_of(kind).encode(last))
    for change in reversed(history):
        columns.update(journal.reversed_columns(change))
    return mapping_of(kind).decode(columns)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_has_columns_and_every_column_a_field(kind: type[Record]) -> None:
    assert [column.name for column in table_of(kind).columns] == [
        *mapping_of(kind).columns,
        "removed_by",
    ]


@pytest.mark.parametrize(
    ("shape", "value"),
    [
        (Shape.TEXT, "half \ud83d a face"),
        (Shape.TEXTS, ("\udc00",)),
        (Shape.WHOLE, 1 << 63),
        (Shape.WHOLE, -(1 << 63) - 1),
    ],
    ids=repr,
)
def test_what_no_database_can_hold_is_refused_by_field(
    shared: OpenVault, shape: Shape, value: object
) -> None:
    kind, field = next(
        (kind, field.name) for kind in KINDS for field in fields_of(kind) if field.shape is shape
    )
    record: Any = replace(parent(kind), **{"id": RECORD, field: value})  # type: ignore[type-var]
    with pytest.raises(Refused, match="cannot be saved") as caught, shared.act(ACT) as act:
        act.put(record)
    assert caught.value.where == field
