# SPDX-License-Identifier: MIT
"""Recording the boxes of a post's online form, as its form or its notice shows them."""

from dataclasses import replace
from datetime import date
from typing import Any

from kvisa_desktop.domain.bilingual import Bilingual
from kvisa_desktop.domain.post import PostProfile
from kvisa_desktop.domain.post_box import PostBox, PostBoxId, in_form_order
from kvisa_desktop.errors import Refused
from kvisa_desktop.messages import Message, msg
from kvisa_desktop.services import editing
from kvisa_desktop.services.changes import Done
from kvisa_desktop.services.ports import Vault
from kvisa_desktop.services.posts import refuse_unfounded

_COUNTS = ("least_kb", "most_kb", "most_pages", "most_files")


def add_box(vault: Vault, post: PostProfile, *, on: date, **fields: Any) -> Done[PostBox]:  # noqa: ANN401
    """Record a box behind those that are there; it was read today, `on`, unless it says otherwise.

    Raise `Refused` without a name or a source, for a day to come, or for limits that are none.
    """
    name = msg("Record a box of the online form")
    with vault.act(name) as act:
        known = act.find(PostBox, post_id=post.id)
        last = max((each.position for each in known), default=-1)
        new = PostBox(id=PostBoxId(act.new_id()), post_id=post.id, position=last + 1, read_on=on)
        box = replace(new, **fields)
        refuse_unsound(box, on)
        act.put(box)
    return Done(box, act.changes, name)


def change_box(vault: Vault, box: PostBox, *, on: date, **fields: Any) -> Done[PostBox]:  # noqa: ANN401
    """Give fields of a box new values, under the same conditions as when it was recorded."""
    refuse_unsound(replace(box, **fields), on)
    return editing.change(vault, box, msg("Change a box of the online form"), **fields)


def remove_box(vault: Vault, box: PostBox) -> Done[PostBox]:
    """Remove a box of the form."""
    return editing.remove(vault, box, msg("Remove a box of the online form"))


def move_box(vault: Vault, box: PostBox, places: int) -> Done[PostBox]:
    """Put a box `places` further down in the form, or up when negative."""
    name = msg("Move a box of the online form")
    with vault.act(name) as act:
        order = list(in_form_order(act.find(PostBox, post_id=box.post_id)))
        at = next(n for n, each in enumerate(order) if each.id == box.id)
        order.insert(max(0, at + places), order.pop(at))
        for position, each in enumerate(order):
            if each.position != position:
                act.put(replace(each, position=position))
        moved = act.get(PostBox, box.id)
    return Done(moved, act.changes, name)


def refuse_unsound(box: PostBox, on: date) -> None:
    """Raise `Refused` for a box that nobody could check again, or whose limits are none."""
    if box.name == Bilingual():
        raise Refused(
            msg("The box has no name."), msg("Write what the form calls it, in English or Chinese.")
        )
    refuse_unfounded(box.source, box.read_on or on, box.source_date, on)
    fault = _fault(box)
    if fault is not None:
        raise Refused(fault, msg("Leave out what the form does not say."))


def _fault(box: PostBox) -> Message | None:
    counts = [getattr(box, each) for each in _COUNTS]
    if any(each is not None and each < 1 for each in counts):
        return msg("A limit of a box is a whole number from 1.")
    if box.least_kb and box.most_kb and box.least_kb > box.most_kb:
        return msg(
            "The least size, {least} KB, is above the most, {most} KB.",
            least=box.least_kb,
            most=box.most_kb,
        )
    return None
