# SPDX-License-Identifier: MIT
"""What the history says of each change: the record, the field, its value before and after."""

from collections.abc import Mapping
from uuid import UUID

from kvisa_desktop.domain.history import PastChange, Verb
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.history import Happening
from kvisa_desktop.services.record_words import field_said, record_said, values_said
from kvisa_desktop.services.words import word

_VERBS: Mapping[Verb, Message] = {
    Verb.ADD: msg("added"),
    Verb.REMOVE: msg("removed"),
    Verb.RESTORE: msg("restored"),
}


def change_said(change: PastChange, happening: Happening) -> Message:
    """Return a change in words; secrets are hidden."""
    name = record_said(change.kind, happening.states.get(change.record))
    if change.verb is not Verb.SET:
        return msg("{record}: {what}", record=name, what=_VERBS[change.verb])
    before, after = values_said(change, word, lambda each: _name_in(happening, each))
    return msg(
        "{record}: {field}: {before} → {after}",
        record=name,
        field=field_said(change),
        before=before,
        after=after,
    )


def _name_in(happening: Happening, record_id: UUID) -> Message | None:
    for (kind, found), state in happening.states.items():
        if found == record_id:
            return record_said(kind, state)
    return None
