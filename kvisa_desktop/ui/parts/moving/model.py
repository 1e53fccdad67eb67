# SPDX-License-Identifier: MIT
"""What a move to another post changes, as lines to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from kvisa_desktop.domain.post import PostProfile, PostRule
from kvisa_desktop.domain.post_comparison import (
    POINT_WORDS,
    ComparedPoint,
    Difference,
    Move,
    compare_posts,
)
from kvisa_desktop.domain.requirements import Requirement
from kvisa_desktop.messages import Message, Value, msg
from kvisa_desktop.ui.theme import Tone
from kvisa_desktop.ui.words import bare, word

KnownPost = tuple[PostProfile, tuple[PostRule, ...]]

DIFFERENCE_TONES = {
    Difference.SAME: Tone.OK,
    Difference.DIFFERENT: Tone.WARN,
    Difference.ONLY_FIRST: Tone.WARN,
    Difference.ONLY_SECOND: Tone.INFO,
    Difference.BOTH_UNKNOWN: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one sort: what is added, dropped, weighs otherwise, or was read on another day."""

    name: str
    title: Message
    lines: tuple[Message, ...]


def groups(change: Move) -> list[Group]:
    """Return what a move changes, without the sorts of which there is nothing."""
    made = (
        Group("added", msg("Added by the move"), _items(change.added)),
        Group("dropped", msg("Dropped by the move"), _items(change.dropped)),
        Group("changed", msg("Weighing otherwise after the move"), _weighed(change.changed)),
        Group("redated", msg("Read on another day"), tuple(map(_redated, change.redated))),
    )
    return [each for each in made if each.lines]


def differing_points(first: Sequence[PostRule], second: Sequence[PostRule]) -> list[ComparedPoint]:
    """Return the points on which one of two posts said something at least."""
    compared = compare_posts(first, second)
    return [each for each in compared if each.difference is not Difference.BOTH_UNKNOWN]


def words_of(rule: PostRule | None) -> Message:
    """Return what a post said on a point, with the day on which it was read."""
    if rule is None:
        return msg("not recorded")
    if rule.read_on is None:
        return bare(rule.text)
    return msg("{words} (read on {day})", words=rule.text, day=rule.read_on)


def _items(requirements: Sequence[Requirement]) -> tuple[Message, ...]:
    return tuple(bare(each.item.name) for each in requirements)


def _weighed(requirements: Sequence[Requirement]) -> tuple[Message, ...]:
    return tuple(
        msg("{item}: {weight}", item=each.item.name, weight=word(each.weight))
        for each in requirements
        if each.weight is not None
    )


def _redated(point: ComparedPoint) -> Message:
    return msg(
        "{point}: {first} → {second}",
        point=POINT_WORDS[point.point],
        first=_day(point.first),
        second=_day(point.second),
    )


def _day(rule: PostRule | None) -> Value:
    known = rule.read_on if rule else None
    return known or msg("a day not recorded")
