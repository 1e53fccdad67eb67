# SPDX-License-Identifier: MIT
"""Two posts side by side, and what moving a case from one to the other changes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from kvisa_desktop.domain.casefile import CaseFile
from kvisa_desktop.domain.conditions import Relevance
from kvisa_desktop.domain.post import PostPoint, PostProfile, PostRule
from kvisa_desktop.domain.requirements import Item, Requirement, required
from kvisa_desktop.messages import Message, msg

POINT_WORDS = {
    PostPoint.AGE: msg("Age"),
    PostPoint.INSTITUTIONS: msg("Institutions"),
    PostPoint.ENTRIES: msg("Number of entries"),
    PostPoint.VALIDITY: msg("Validity"),
    PostPoint.STAY: msg("Days of each stay"),
    PostPoint.DOCUMENTS: msg("Documents asked for"),
    PostPoint.AUTHENTICATION: msg("Authentication of degree papers"),
    PostPoint.FEE: msg("Visa fee"),
    PostPoint.TIME: msg("Processing time"),
    PostPoint.PHOTO: msg("Photo requirements"),
}


class Difference(StrEnum):
    """How two posts stand to one another on a point."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_FIRST = "only-first"
    ONLY_SECOND = "only-second"
    BOTH_UNKNOWN = "both-unknown"

    @property
    def words(self) -> Message:
        """The difference as it is shown."""
        return _DIFFERENCES[self]


_DIFFERENCES = {
    Difference.SAME: msg("the same words"),
    Difference.DIFFERENT: msg("other words"),
    Difference.ONLY_FIRST: msg("recorded for the first post only"),
    Difference.ONLY_SECOND: msg("recorded for the second post only"),
    Difference.BOTH_UNKNOWN: msg("recorded for neither"),
}


@dataclass(frozen=True, slots=True)
class ComparedPoint:
    """One point that only a post can settle: what each of two posts said, as last recorded."""

    point: PostPoint
    first: PostRule | None
    second: PostRule | None
    difference: Difference


@dataclass(frozen=True, slots=True)
class Move:
    """What changes in a checklist when a case goes to another post.

    `changed` are items needed at both posts that weigh differently; `redated` those points whose
    day of reading differs.
    """

    added: tuple[Requirement, ...]
    dropped: tuple[Requirement, ...]
    changed: tuple[Requirement, ...]
    redated: tuple[ComparedPoint, ...]


def latest_rule(rules: Iterable[PostRule], point: PostPoint) -> PostRule | None:
    """Return what a post said on a point, as last read."""
    said = (each for each in rules if each.point is point)
    return max(said, key=lambda each: each.read_on or date.min, default=None)


def compare_posts(
    first: Iterable[PostRule], second: Iterable[PostRule]
) -> tuple[ComparedPoint, ...]:
    """Return all points, with what each of two posts said."""
    one, other = tuple(first), tuple(second)
    return tuple(
        _compared(point, latest_rule(one, point), latest_rule(other, point)) for point in PostPoint
    )


def _compared(point: PostPoint, first: PostRule | None, second: PostRule | None) -> ComparedPoint:
    if first and second:
        is_same = first.text == second.text
        difference = Difference.SAME if is_same else Difference.DIFFERENT
    elif first or second:
        difference = Difference.ONLY_FIRST if first else Difference.ONLY_SECOND
    else:
        difference = Difference.BOTH_UNKNOWN
    return ComparedPoint(point, first, second, difference)


def move(
    case_file: CaseFile,
    items: Iterable[Item],
    to: tuple[PostProfile, tuple[PostRule, ...]],
    on: date,
) -> Move:
    """Return what changes when the case goes to the post `to`, filed on `on`."""
    pack = tuple(items)
    post, rules = to
    before = {each.id: each for each in required(case_file, pack, on)}
    moved = replace(case_file, post=post, post_rules=rules)
    after = {each.id: each for each in required(moved, pack, on)}
    open_after = [each for each in after.values() if _is_open(each)]
    return Move(
        added=tuple(each for each in open_after if not _is_open(before[each.id])),
        dropped=tuple(
            each for each in before.values() if _is_open(each) and not _is_open(after[each.id])
        ),
        changed=tuple(
            each
            for each in open_after
            if _is_open(before[each.id]) and each.weight is not before[each.id].weight
        ),
        redated=tuple(
            each
            for each in compare_posts(case_file.post_rules, rules)
            if each.first and each.second and each.first.read_on != each.second.read_on
        ),
    )


def _is_open(requirement: Requirement) -> bool:
    return requirement.relevance is not Relevance.NOT_NEEDED and not requirement.is_done
