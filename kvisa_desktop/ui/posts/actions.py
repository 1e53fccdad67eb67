# SPDX-License-Identifier: MIT
"""Acts on the post of the open case."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from kvisa_desktop.domain.documents import DocumentId
from kvisa_desktop.domain.post import PostPoint, PostRule
from kvisa_desktop.domain.post_box import PostBox
from kvisa_desktop.messages import msg
from kvisa_desktop.services import post_boxes, posts
from kvisa_desktop.services.posts import Said
from kvisa_desktop.ui.case_state import CaseState
from kvisa_desktop.ui.tasks import Told


def record(
    state: CaseState,
    point: PostPoint,
    said: Said,
    on: date,
    *,
    then: Callable[[], None],
    failed: Told,
) -> None:
    """Record what the post said on a point; `failed` is told why it was not taken."""
    post = state.file.post
    if post is None:
        return
    state.act(
        lambda vault: posts.record_rule(vault, post, point, said, on=on),
        lambda _rule: then(),
        say=msg("What the post said was recorded."),
        failed=failed,
    )


def remove(state: CaseState, rule: PostRule) -> None:
    """Remove what the post is recorded to have said."""
    state.act(
        lambda vault: posts.remove_rule(vault, rule),
        say=msg("What the post said was removed."),
        undoable=True,
    )


def attach(state: CaseState, rule: PostRule, notice: object) -> None:
    """Say which paper keeps the notice behind what the post said."""
    kept = notice if isinstance(notice, UUID) else None
    state.act(lambda vault: posts.attach_notice(vault, rule, DocumentId(kept) if kept else None))


def change_post(state: CaseState, field: str, value: object) -> None:
    """Keep one field of the post."""
    if state.file.post is not None:
        state.change(state.file.post, msg("Change a post"), **{field: value})


def keep_box(
    state: CaseState,
    box: PostBox | None,
    fields: dict[str, object],
    on: date,
    *,
    then: Callable[[], None],
    failed: Told,
) -> None:
    """Record a box of the online form, or what was changed of it."""
    post = state.file.post
    if post is None:
        return
    state.act(
        lambda vault: (
            post_boxes.add_box(vault, post, on=on, **fields)
            if box is None
            else post_boxes.change_box(vault, box, on=on, **fields)
        ),
        lambda _box: then(),
        say=msg("The box was recorded."),
        failed=failed,
    )


def move_box(state: CaseState, box: PostBox, places: int) -> None:
    """Put a box further up or down in the form."""
    state.act(lambda vault: post_boxes.move_box(vault, box, places))


def remove_box(state: CaseState, box: PostBox) -> None:
    """Remove a box of the online form."""
    state.act(
        lambda vault: post_boxes.remove_box(vault, box),
        say=msg("The box was removed."),
        undoable=True,
    )
