# SPDX-License-Identifier: MIT
"""Following the paper originals: given out of the hand, and back."""

from dataclasses import replace
from datetime import date

from kvisa_desktop.domain.chain_step import OriginalMove, OriginalMoveId
from kvisa_desktop.domain.documents import Document
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault


def give_away(
    vault: Vault,
    document: Document,
    *,
    place: str,
    holder: str,
    since: date,
    on: date,
    note: str = "",
) -> Done[OriginalMove]:
    """Record to whom an original was given; where it was until then, it is no longer.

    Raise `Refused` when it is said neither where nor with whom it is, or for a day after `on`.
    """
    if not (place.strip() or holder.strip()):
        raise Refused(
            msg("Where the original is, is missing."), msg("Name the place, or who has it.")
        )
    _refuse_to_come(since, on)
    name = msg("Give an original away")
    with vault.act(name) as act:
        for each in act.find(OriginalMove, document_id=document.id):
            if each.returned_on is None:
                act.put(replace(each, returned_on=max(since, each.since or since)))
        move = OriginalMove(
            id=OriginalMoveId(act.new_id()),
            document_id=document.id,
            place=place.strip(),
            holder=holder.strip(),
            since=since,
            note=note.strip(),
        )
        act.put(move)
    return Done(move, act.changes, name)


def take_back(vault: Vault, document: Document, *, returned_on: date, on: date) -> Done[Document]:
    """Record that an original is back; raise `Refused` when it was not away, or cannot be so."""
    _refuse_to_come(returned_on, on)
    name = msg("Take an original back")
    with vault.act(name) as act:
        out = [
            each
            for each in act.find(OriginalMove, document_id=document.id)
            if each.returned_on is None
        ]
        if not out:
            raise Refused(
                msg("This original was not given away."),
                msg("Record first with whom it is."),
            )
        for each in out:
            _refuse_before(returned_on, each.since)
            act.put(replace(each, returned_on=returned_on))
    return Done(document, act.changes, name)


def _refuse_to_come(day: date, on: date) -> None:
    if day > on:
        raise Refused(msg("{day} is still to come.", day=day), _GIVE_THE_DAY)


def _refuse_before(day: date, since: date | None) -> None:
    if since is not None and day < since:
        raise Refused(
            msg("{day} lies before {since}, the day it was given away.", day=day, since=since),
            _GIVE_THE_DAY,
        )


_GIVE_THE_DAY: Message = msg("Give the day on which it happened.")
