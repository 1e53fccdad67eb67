# SPDX-License-Identifier: MIT
"""Marking an item of the checklist."""

from dataclasses import replace

from kvisa_desktop.domain.case import Case
from kvisa_desktop.domain.checklist import ChecklistItem, ItemProgress, ItemStateId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault

_NEEDS_REASON = {ItemProgress.NOT_APPLICABLE, ItemProgress.REJECTED}


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
        known = act.find(ChecklistItem, case_id=case.id, item=item)
        if known:
            state = replace(known[0], progress=progress, reason=reason)
        else:
            state = ChecklistItem(
                id=ItemStateId(act.new_id()),
                case_id=case.id,
                item=item,
                progress=progress,
                reason=reason,
            )
        act.put(state)
    return Done(state, act.changes, name)
