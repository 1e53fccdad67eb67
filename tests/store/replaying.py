# SPDX-License-Identifier: MIT
"""A record as its history tells it: what the journal has to be enough for."""

import json
from collections.abc import Iterable
from typing import Any

from kvisa_desktop.domain.history import Verb
from kvisa_desktop.domain.record import Record
from kvisa_desktop.store.journal import Change, from_plain
from kvisa_desktop.store.mapping import mapping_of


def replayed(history: Iterable[Change]) -> Record:
    """Return a record as its history made it, whether removed in the end or not."""
    columns: dict[str, Any] = {}
    for change in history:
        if change.verb is Verb.ADD and change.after is not None:
            columns = json.loads(change.after)
        elif change.verb is Verb.SET and change.after is not None:
            columns[change.field] = json.loads(change.after)
    return mapping_of(change.record).decode(from_plain(change.record, columns))
