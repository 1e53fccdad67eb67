# SPDX-License-Identifier: MIT
"""Finds the case that is to be erased: one that was removed, or never came to be, counts too."""

from kvisa_desktop.domain.case import Case, CaseId
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import msg, verbatim
from kvisa_desktop.services import cases
from kvisa_desktop.services.ports import History


def find(vault: History, key: str) -> CaseId:
    """Return the id of the case whose reference or id is `key`.

    A case that is there goes first, and a removed one is looked for after it: in the trash, or
    taken away when its import was undone. Raises `Refused` when there is none, or several.
    """
    try:
        return cases.find(vault, key).id
    except Refused:
        found = _removed(vault, key.strip().casefold())
        if not found:
            raise
    if len(found) > 1:
        ids = ", ".join(str(each) for each in found)
        raise Refused(
            msg("Several removed cases are called “{key}”.", key=key),
            msg("Name one by its whole id: {ids}", ids=verbatim(ids)),
        )
    return found[0]


def _removed(vault: History, wanted: str) -> list[CaseId]:
    with vault.recall() as recall:
        states = [
            recall.last_state((Case, each.record_id))
            for each in recall.removals()
            if each.kind is Case
        ]
    removed = [each for each in states if isinstance(each, Case)]
    return sorted(
        each.id for each in removed if wanted in {each.ref.casefold(), str(each.id)} - {""}
    )
