# SPDX-License-Identifier: MIT
"""Marking and planning an item of the checklist."""

from dataclasses import replace
from datetime import date

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Act, Vault

_NEEDS_REASON = {ItemProgress.NOT_APPLICABLE, ItemProgress.REJECTED}
_UNTIL_RECEIVED = {*_NEEDS_REASON, ItemProgress.ASKED}


def mark(
    vault: Vault, case: Case, item: str, progress: ItemProgress, reason: str = ""
) -> Done[ChecklistItem]:
    """Record how far an item has come; "not applicable" and "rejected" need a reason."""
    if progress in _NEEDS_REASON and not reason.strip():
        raise Refused(
            msg("“Not applicable” and “rejected” need a reason."),
            msg("Write in a few words why."),
        )
    name = msg("Mark a checklist item")
    with vault.act(name) as act:
        state = replace(_state(act, case, item), progress=progress, reason=reason)
        act.put(state)
    return Done(state, act.changes, name)


def plan(
    vault: Vault, case: Case, item: str, *, owner: str, due_on: date | None
) -> Done[ChecklistItem]:
    """Record who brings an item and by when."""
    name = msg("Plan a checklist item")
    with vault.act(name) as act:
        state = replace(_state(act, case, item), owner=owner, due_on=due_on)
        act.put(state)
    return Done(state, act.changes, name)


def receive(act: Act, case: Case, item: str) -> None:
    """Take an item as received, where it was marked as asked for, rejected or not applicable."""
    for each in act.find(ChecklistItem, case_id=case.id, item=item):
        if each.progress in _UNTIL_RECEIVED:
            act.put(replace(each, progress=ItemProgress.RECEIVED, reason=""))


def _state(act: Act, case: Case, item: str) -> ChecklistItem:
    known = act.find(ChecklistItem, case_id=case.id, item=item)
    if known:
        return known[0]
    return ChecklistItem(id=ItemStateId(act.new_id()), case_id=case.id, item=item)
